"""A small knowledge base to draft from, put together by hand."""

from __future__ import annotations

from typing import Any

from penholder.knowledge.base import KnowledgeBase, knowledge_base
from penholder.knowledge.record import Record, RecordName


def record(type_: str, id_: str, **data: Any) -> Record:
    """A record with the common fields filled in."""
    common = {
        "id": id_,
        "title": data.pop("title", id_.replace("-", " ").capitalize()),
        "summary": "A record of the workshop.",
        "status": "published",
        "clearance": "public",
        "revised": "2025-03-05",
    }
    return Record(RecordName(type_, id_), f"content/{type_}s/{id_}.yaml", {**common, **data}, ())


def verb(id_: str, form: str, kind: str = "operative") -> Record:
    """A verb with its printed form."""
    return record("verb", id_, form=form, kind=kind, function="task", usage="Opens a paragraph.")


def clause(id_: str, text: str, *, verb: str = "requests", kind: str = "operative", **data: Any) -> Record:
    """A clause with one wording, or with `strengths` of its own."""
    wording = {"verb": verb, "text": text, **({"items": data.pop("items")} if "items" in data else {})}
    fixed = {"kind": kind, "function": "task", "rationale": "It is needed.", "provenance": "proposed"}
    return record("clause", id_, **{**fixed, "strengths": {"preferred": wording}, **data})


def draft(*sections: dict[str, Any] | list[Any], id_: str = "renewal", **data: Any) -> Record:
    """A draft; a section is a list of clause ids or entries, or a mapping with a heading."""
    full = [section if isinstance(section, dict) else {"clauses": section} for section in sections]
    for section in full:
        section["clauses"] = [
            {"strength": "preferred", **({"clause": entry} if isinstance(entry, str) else entry)}
            for entry in section["clauses"]
        ]
    fixed = {"product": "operative-text", "version": "0.1", "date": "2025-03-05", "marking": "DRAFT / NON-PAPER"}
    return record("draft", id_, **{**fixed, "sections": full, **data})


VERBS = (
    verb("recalling", "Recalling", "preambular"),
    verb("deeply-concerned", "Deeply concerned", "preambular"),
    verb("acting", "Acting", "preambular"),
    verb("decides", "Decides"),
    verb("requests", "Requests"),
    verb("calls-upon", "Calls upon"),
)


def base(*records: Record) -> KnowledgeBase:
    """The records with the usual verbs, linked."""
    return knowledge_base("public", (), (*VERBS, *records))


SOURCES = (
    record(
        "source",
        "s-res-2100-2013",
        title="Resolution 2100 (2013)",
        kind="resolution",
        symbol="S/RES/2100 (2013)",
        date="2013-04-25",
    ),
    record(
        "source",
        "handbook-2020",
        title="The Protection Handbook",
        kind="policy",
        publisher="An office",
        authors=["A. Author", "B. Author"],
        date="2020-11",
    ),
)
MISSION = {"type": "mission", "description": "The short name of the mission.", "example": "UNMIX"}
HOST = {"type": "state", "description": "The State where the mission is.", "example": "Ruritania"}
REPORT = {"type": "number", "description": "Days between reports.", "default": "90", "example": "180"}

CLAUSES = (
    clause(
        "recalling-decisions",
        "its resolution {previous} and all previous resolutions on the situation in {host_state}",
        kind="preambular",
        verb="recalling",
        provenance="agreed",
        parameters={
            "previous": {"type": "symbol", "description": "The last mandate.", "example": "2100 (2013)"},
            "host_state": HOST,
        },
        precedents=[{"source": "s-res-2100-2013", "paragraph": "PP1", "note": "The opening is *usual*."}],
    ),
    clause(
        "warning-signs",
        "that signs of mass violence were reported and not acted upon, and *condemning* the following",
        kind="preambular",
        verb="deeply-concerned",
        items=["Incitement to violence against civilians because of their identity", "The arming of local militias"],
    ),
    clause(
        "chapter-seven",
        "under Chapter VII of the Charter of the United Nations",
        kind="preambular",
        verb="acting",
        provenance="agreed",
    ),
    clause(
        "extend-mandate",
        "to extend the mandate of {mission} until {end}",
        verb="decides",
        parameters={
            "mission": MISSION,
            "end": {"type": "date", "description": "The last day.", "example": "30 June 2030"},
        },
        provenance="adapted",
        precedents=[
            {"source": "s-res-2100-2013", "paragraph": "7"},
            {"source": "s-res-2100-2013", "paragraph": "16 (c) (i)"},
        ],
    ),
    clause(
        "early-warning-cell",
        "{mission} to establish, within its capabilities and areas of deployment, an early "
        "warning cell, and *decides* that its tasks shall be",
        title="Early warning cell",
        parameters={"mission": MISSION},
        sources=[{"source": "handbook-2020", "locator": "section 3.2", "role": "basis"}],
        items=[
            "To collect and analyse information on risks to civilians",
            {
                "text": "To advise the leadership of {mission} on",
                "items": [
                    "Early signs of incitement",
                    {"text": "Measures that could be taken by", "items": ["The police", "The force"]},
                ],
            },
            "To report to the Secretary-General within 24 hours",
        ],
    ),
    clause(
        "report-back",
        "the Secretary-General to report every {interval} days on the implementation of this "
        "resolution, with {{7*7}} as it stands & <b>plain</b>",
        parameters={"interval": REPORT},
    ),
    clause("remain-seized", "to remain actively seized of the matter", verb="decides"),
)

RENEWAL = draft(
    ["recalling-decisions", "warning-signs", "chapter-seven"],
    {"heading": "Mandate", "clauses": ["extend-mandate"]},
    {"heading": "Early warning", "clauses": [{"clause": "early-warning-cell", "note": "The **host State** may ask."}]},
    {"clauses": ["report-back", "remain-seized"]},
    title="Renewal of the mandate of UNMIX",
    parameters={"mission": "UNMIX", "previous": "2100 (2013)", "host_state": "Ruritania"},
    basis=["s-res-2100-2013"],
)
"""A draft that has something of everything; `end` is not filled."""

WORKSHOP = base(*SOURCES, *CLAUSES, RENEWAL)
"""The base of that draft."""

FOOTNOTE = "See the report of {mission}."
ROUND = draft(
    [{"clause": "chapter-seven", "by": "Norland", "alternatives": [{"by": "Southmark"}]}],
    [
        {
            "clause": "early-warning-cell",
            "wording": {
                "verb": "requests",
                "text": "{mission} to act as paragraph {paragraph:extend-mandate} says [Norland| at once]",
                "items": ["to look", {"text": "to speak", "items": [{"name": "late", "text": "late"}]}],
            },
        },
        {
            "clause": "extend-mandate",
            "alternatives": [
                {
                    "wording": {
                        "verb": "decides",
                        "text": "to see[^1] to it",
                        "items": ["a", "b"],
                        "footnotes": [FOOTNOTE],
                    }
                },
                {"by": "Southmark"},
            ],
        },
        {
            "clause": "remain-seized",
            "wording": {"verb": "decides", "text": "as {paragraph:early-warning-cell/late} says"},
        },
    ],
    id_="round",
    title="A round of negotiation",
    parameters={"mission": "UNMIX", "end": "2030-06-30"},
)
"""A draft that has something of everything that is not agreed."""

NEGOTIATION = base(*SOURCES, *CLAUSES, ROUND)
"""The base of that draft."""
