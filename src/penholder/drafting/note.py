"""The source note: what stands behind each paragraph of a draft, and what is still to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from penholder.drafting.citations import citation, paragraph_reference
from penholder.drafting.entries import Entry
from penholder.drafting.wording import placeholders
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record, RecordName
from penholder.text.model import Fact, ParagraphNote, SourceNote, Span, joined, words
from penholder.text.placeholders import printed
from penholder.text.spans import line, remark


@dataclass(frozen=True, slots=True)
class Drafted:
    """A paragraph that was made, with what it was made of."""

    paragraph: str
    """The paragraph as drafters cite it: `PP2`, `OP5`."""
    name: str
    """Its name in the text."""
    entry: Entry
    """What the draft ordered."""
    clause: Record
    """The clause."""
    wording: Mapping[str, Any]
    """The strength that was taken."""
    unfilled: tuple[str, ...]
    """The parameters that nothing filled."""


def source_note(base: KnowledgeBase, draft: Record, drafted: Iterable[Drafted]) -> SourceNote:
    """The note at the end of a draft."""
    made = tuple(drafted)
    return SourceNote(
        facts=tuple(_general(base, draft)),
        paragraphs=tuple(
            ParagraphNote(
                paragraph=one.paragraph,
                name=one.name,
                title=one.clause.title,
                facts=tuple(_facts(base, one)),
                brief=tuple(_brief(base, one)),
            )
            for one in made
        ),
        blanks=tuple(_blanks(made)),
    )


def _general(base: KnowledgeBase, draft: Record) -> Iterator[Fact]:
    for name in draft.data.get("basis", ()):
        source = base.get(RecordName("source", name))
        if source is not None:
            yield Fact("Basis", citation(source))
    yield from _cited(base, "Source", _sources(draft))


def _facts(base: KnowledgeBase, one: Drafted) -> Iterator[Fact]:
    data = one.clause.data
    provenance = _provenance(base, str(data["provenance"]))
    if one.entry.wording:
        yield Fact(
            "Clause", (Span(f"{one.clause.name.id}, in own wording in the place of the {one.entry.strength} one"),)
        )
        yield Fact("Provenance", (Span(f"adapted for this draft; of the clause: {provenance}"),))
    else:
        yield Fact("Clause", (Span(f"{one.clause.name.id}, {one.entry.strength} wording"),))
        yield Fact("Provenance", (Span(provenance),))
    if one.entry.by:
        yield Fact("Proposed by", (Span(line(one.entry.by)),))
    precedents = [(precedent, paragraph_reference(precedent["paragraph"])) for precedent in data.get("precedents", ())]
    yield from _cited(base, "Precedent", precedents)
    yield from _cited(base, "Source", _sources(one.clause))
    if one.entry.note:
        yield Fact("Note", remark(one.entry.note))


def _brief(base: KnowledgeBase, one: Drafted) -> Iterator[Fact]:
    data = one.clause.data
    wording = f"own, for the {one.entry.strength} one" if one.entry.wording else one.entry.strength
    provenance = "adapted for this draft" if one.entry.wording else str(data["provenance"])
    yield Fact("Wording", (Span(f"{wording}; {provenance}"),))
    if one.entry.by:
        yield Fact("Proposed by", (Span(line(one.entry.by)),))
    if one.entry.note:
        yield Fact("Note", remark(one.entry.note))
    yield Fact("Why", remark(data["rationale"]))
    precedents = tuple(_places(base, data.get("precedents", ())))
    if precedents:
        yield Fact("Precedent", (Span("; ".join(precedents)),))
    names = (RecordName("recommendation", id_) for id_ in data.get("implements", ()))
    titles = [recommendation.title for name in names if (recommendation := base.get(name))]
    if titles:
        yield Fact("Carries out", (Span("; ".join(titles)),))


def _places(base: KnowledgeBase, precedents: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """The adopted texts that use the language, each once with its paragraphs: `S/RES/2625 (2022), paras. 3, 16 (c)`."""
    found: dict[str, list[str]] = {}
    for precedent in precedents:
        found.setdefault(precedent["source"], []).append(precedent["paragraph"])
    for id_, places in found.items():
        source = base.get(RecordName("source", id_))
        cited = words(citation(source)) if source else id_
        numbered = [place for place in places if place[:1].isdigit()]
        mark = "para. " if len(numbered) == 1 else "paras. " if numbered else ""
        yield f"{cited}, {', '.join([*(place for place in places if place not in numbered), *_first(mark, numbered)])}"


def _first(mark: str, places: list[str]) -> list[str]:
    """The places with a mark before the first."""
    return [mark + places[0], *places[1:]] if places else []


def _sources(record: Record) -> list[tuple[Mapping[str, Any], str]]:
    return [(source, f"{source['locator']} ({source['role']})") for source in record.data.get("sources", ())]


def _provenance(base: KnowledgeBase, value: str) -> str:
    clause = base.types.get("clause")
    field = clause.field("provenance") if clause else None
    meanings = dict(zip(field.vocabulary, field.explanations, strict=False)) if field else {}
    return f"{value}: {meanings[value]}" if value in meanings else value


def _cited(base: KnowledgeBase, term: str, references: Iterable[tuple[Mapping[str, Any], str]]) -> Iterator[Fact]:
    """A fact for each reference and its place; a source that is cited again at once is "Ibid."."""
    before = ""
    for reference, place in references:
        source = base.get(RecordName("source", reference["source"]))
        cited = citation(source) if source is not None else (Span(reference["source"]),)
        if reference["source"] == before:
            cited = (Span("Ibid."),)
        note = (Span(". "), *remark(reference["note"])) if "note" in reference else ()
        yield Fact(term, joined((*cited, Span(f", {line(place)}"), *note)))
        before = reference["source"]


def _blanks(made: Iterable[Drafted]) -> Iterator[Fact]:
    places: dict[str, list[str]] = {}
    meanings: dict[str, str] = {}
    for one in made:
        for name in placeholders(one.wording):
            if name in one.unfilled:
                places.setdefault(name, []).append(one.paragraph)
                declared = one.clause.data.get("parameters", {}).get(name, {})
                meanings.setdefault(name, line(declared.get("description", "")).rstrip("."))
    for name, where in places.items():
        yield Fact(printed(name), (Span(f"{meanings[name] or 'not declared'} ({', '.join(where)})"),))
