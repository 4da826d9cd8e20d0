"""The rules on the graph: each small workspace gives these findings at these fields, and no other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from penholder.knowledge.findings import Finding
from penholder.knowledge.loading import load
from tests.support.workspaces import found, in_short, judged, lay_out, schema, term


def actor(record_id: str, **typed: str) -> str:
    return term(record_id, definition="", role="It acts.", kind="office", **typed)


def verb(record_id: str, *weaker: str) -> str:
    more = {"stronger_than": f"[{', '.join(weaker)}]"} if weaker else {}
    return term(record_id, definition="", form="Asks", kind="operative", function="task", usage="Often.", **more)


def source(record_id: str, *renewed: str) -> str:
    more = {"renews": f"[{', '.join(renewed)}]"} if renewed else {}
    return term(record_id, definition="", kind="paper", date='"2024"', **more)


def clause(record_id: str, verb_id: str = "asks", **typed: str) -> str:
    strengths = f"{{preferred: {{verb: {verb_id}, text: the Secretary-General to act}}}}"
    fixed = {"kind": "operative", "function": "task", "rationale": "Why.", "provenance": "proposed"}
    return term(record_id, definition="", strengths=strengths, **{**fixed, **typed})


def cites(source_id: str) -> str:
    return f"[{{source: {source_id}, locator: p. 1, role: basis}}]"


def files(**texts: str) -> dict[str, str]:
    """Files by record: `actor_jmac` stands for `actors/jmac.yaml`."""
    return {
        f"content/{key.partition('_')[0]}s/{key.partition('_')[2].replace('_', '-')}.yaml": texts[key] for key in texts
    }


PARENTS = {"a": "b", "b": "c", "c": "a", "d": "e", "e": "d", "f": "a", "g": "g", "h": "i", "i": "f"}
CASES: dict[str, tuple[dict[str, str], list[str]]] = {
    # A reference leads to a record.
    "a reference to nothing": (
        files(actor_office=actor("office", parent="ofice-of-all")),
        ["actor/office parent dangling-reference"],
    ),
    "references to nothing, deep inside": (
        files(
            term_x=term("x", sources=cites("paper"), equivalents="{fr: {term: a, source: papr, locator: b}}"),
            source_paper=source("paper"),
        ),
        ["term/x equivalents.fr.source dangling-reference"],
    ),
    "a full name of nothing": (files(term_x=term("x", related="[term/y]")), ["term/x related.0 dangling-reference"]),
    "an id that leads out of the folder": (
        files(actor_office=actor("office", parent="/etc/passwd")),
        ["actor/office parent dangling-reference"],
    ),
    # … of the right type, in the right form.
    "a record of another type": (
        files(actor_office=actor("office", parent="x"), term_x=term("x")),
        ["actor/office parent mistyped-reference"],
    ),
    "a full name where an id is due": (
        files(actor_a=actor("a", parent="actor/b"), actor_b=actor("b")),
        ["actor/a parent mistyped-reference"],
    ),
    "a full name of another type where an id is due": (
        files(actor_a=actor("a", parent="term/x"), term_x=term("x")),
        ["actor/a parent mistyped-reference"],
    ),
    "an id where a full name is due": (
        files(term_a=term("a", related="[b]"), term_b=term("b")),
        ["term/a related.0 mistyped-reference"],
    ),
    "a full name of no type": (
        files(term_a=term("a", related="[terms/b]"), term_b=term("b")),
        ["term/a related.0 mistyped-reference"],
    ),
    "half a full name": (files(term_a=term("a", related="[term/]")), ["term/a related.0 mistyped-reference"]),
    "a path": (files(actor_a=actor("a", parent="../terms/x")), ["actor/a parent mistyped-reference"]),
    # A relation that orders does not lead back.
    "a record that is part of itself": (files(actor_a=actor("a", parent="a")), ["actor/a parent cycle"]),
    "a cycle of two": (
        files(verb_asks=verb("asks", "bids"), verb_bids=verb("bids", "asks")),
        ["verb/asks stronger_than.0 cycle"],
    ),
    "a cycle of three, with a way in": (
        files(
            source_a=source("a", "b"),
            source_b=source("b", "d", "c"),
            source_c=source("c", "a"),
            source_d=source("d", "c"),
        ),
        ["source/a renews.0 cycle"],
    ),
    "several cycles apart, and chains that lead into them": (
        files(**{f"actor_{one}": actor(one, parent=other) for one, other in PARENTS.items()}),
        ["actor/a parent cycle", "actor/d parent cycle", "actor/g parent cycle"],
    ),
    "two ways to the same place are no cycle": (
        files(
            source_a=source("a", "b", "c"), source_b=source("b", "d"), source_c=source("c", "d"), source_d=source("d")
        ),
        [],
    ),
    "a cycle where nothing is ordered": (
        files(term_a=term("a", related="[term/b, term/a]"), term_b=term("b", related="[term/a]")),
        [],
    ),
    "a cycle across two relations": (
        files(
            clause_a=clause("a", requires="[b]"),
            clause_b=clause("b", conflicts="[a]", related="[clause/a]"),
            verb_asks=verb("asks"),
        ),
        [],
    ),
    # A superseded record names what is in force.
    "superseded by nothing": (files(term_a=term("a", status="superseded")), ["term/a status supersession"]),
    "superseded by itself": (
        files(term_a=term("a", status="superseded", superseded_by="term/a")),
        ["term/a superseded_by supersession"],
    ),
    "superseded in a circle": (
        files(
            term_a=term("a", status="superseded", superseded_by="term/b"),
            term_b=term("b", status="superseded", superseded_by="term/a"),
            term_c=term("c", status="superseded", superseded_by="term/a"),
        ),
        ["term/a superseded_by supersession", "term/b superseded_by supersession"],
    ),
    "a chain of successors": (
        files(
            term_a=term("a", status="superseded", superseded_by="term/b"),
            term_b=term("b", status="superseded", superseded_by="term/c"),
            term_c=term("c"),
        ),
        [],
    ),
    "a successor that is missing": (
        files(term_a=term("a", status="superseded", superseded_by="term/b")),
        ["term/a superseded_by dangling-reference"],
    ),
    "a successor of what is in force": (
        files(term_a=term("a", superseded_by="term/b"), term_b=term("b")),
        ["term/a superseded_by supersession"],
    ),
    # A former id leads to one record.
    "a former id that is in use": (
        files(term_a=term("a", formerly="[c, b]"), term_b=term("b")),
        ["term/a formerly.1 former-id"],
    ),
    "a former id that two claim": (
        files(term_a=term("a", formerly="[c]"), term_b=term("b", formerly="[c]")),
        ["term/b formerly.0 former-id"],
    ),
    "a former id that is the present one": (files(term_a=term("a", formerly="[a]")), ["term/a formerly.0 former-id"]),
    "the same former id in two types": (
        files(term_a=term("a", formerly="[c]"), actor_a=actor("a", formerly="[c]")),
        [],
    ),
    # Nobody is pointed at what they may not see.
    "a public record that names an internal one": (
        files(term_a=term("a", related="[term/b]"), term_b=term("b", clearance="internal")),
        ["term/a related.0 clearance"],
    ),
    "an internal record that names a restricted one": (
        files(
            term_a=term("a", clearance="internal", related="[term/c, term/b]"),
            term_b=term("b", clearance="restricted"),
            term_c=term("c", clearance="internal"),
        ),
        ["term/a related.1 clearance"],
    ),
    "a restricted record may name anything": (
        files(term_a=term("a", clearance="restricted", related="[term/b]"), term_b=term("b", clearance="internal")),
        [],
    ),
    "a hidden source deep in a public record": (
        files(
            term_a=term("a", equivalents="{fr: {term: a, source: s, locator: b}}"),
            source_s=source("s").replace("public", "internal"),
        ),
        ["term/a equivalents.fr.source clearance"],
    ),
}
SHOWN = {finding.rpartition(" ")[2] for _, findings in CASES.values() for finding in findings}
SHOWN |= {"review-due", "unreferenced", "not-carried-out"}


def _findings(root: Path, texts: dict[str, str], today: dt.date = dt.date(2026, 11, 20)) -> list[Finding]:
    loaded = load(lay_out(root, texts))
    assert loaded.diagnostics == ()
    return judged(loaded, today)


@pytest.mark.parametrize("name", CASES)
def test_what_the_rules_say(name: str, tmp_path: Path) -> None:
    texts, expected = CASES[name]
    assert in_short(_findings(tmp_path, texts)) == expected


@pytest.mark.parametrize(
    ("texts", "hint"),
    [
        (files(actor_a=actor("a", parent="secretariats"), actor_secretariat=actor("secretariat")), '"secretariat"'),
        (files(term_a=term("a", related="[term/warnin]"), term_warning=term("warning")), '"term/warning"'),
        (files(term_a=term("a", related="[warning]"), term_warning=term("warning")), '"term/warning"'),
        (files(actor_a=actor("a", parent="actor/b"), actor_b=actor("b")), 'write "b"'),
        (files(actor_a=actor("a", parent="secretariat"), actor_b=actor("b")), "known: a, b"),
    ],
)
def test_the_hint_can_be_typed_as_it_stands(texts: dict[str, str], hint: str, tmp_path: Path) -> None:
    (finding,) = (one for one in _findings(tmp_path, texts) if one.code != "unreferenced")
    assert hint in finding.hint


def test_a_cycle_shows_its_way(tmp_path: Path) -> None:
    (finding,) = (
        one for one in _findings(tmp_path, CASES["a cycle of three, with a way in"][0]) if one.code == "cycle"
    )
    assert finding.message.endswith("a → b → c → a") or finding.message.endswith("a → b → d → c → a")


def _with_restricted_field(root: Path, clearance: str) -> list[str]:
    term_ = schema("term")
    term_["properties"]["inside"] = {"type": "string", "x-references": ["actor"], "x-clearance": "internal"}
    texts = files(term_a=term("a", inside="office"), actor_office=actor("office").replace("public", clearance))
    return in_short(judged(load(lay_out(root, texts, {"term": term_}))))


def test_a_field_that_is_withheld_may_name_what_its_readers_may_see(tmp_path: Path) -> None:
    for clearance in ("public", "internal", "restricted"):
        (tmp_path / clearance).mkdir()
    assert _with_restricted_field(tmp_path / "public", "public") == []
    assert _with_restricted_field(tmp_path / "internal", "internal") == []
    assert _with_restricted_field(tmp_path / "restricted", "restricted") == ["term/a inside clearance"]


@pytest.mark.parametrize(
    ("related", "expected"),
    [
        ("[actor/b, term/a]", []),
        ("[actor/c]", ["term/a several.0 dangling-reference"]),
        ("[source/s]", ["term/a several.0 mistyped-reference"]),
        ("[b]", ["term/a several.0 mistyped-reference"]),
    ],
)
def test_a_field_that_takes_some_types_takes_no_other(related: str, expected: list[str], tmp_path: Path) -> None:
    term_ = schema("term")
    items = {"type": "string", "x-references": ["actor", "term"]}
    term_["properties"]["several"] = {"type": "array", "items": items, "x-inverse": "Named by"}
    texts = files(term_a=term("a", several=related), actor_b=actor("b"), source_s=source("s"))
    assert in_short(judged(load(lay_out(tmp_path, texts, {"term": term_})))) == expected


@pytest.mark.parametrize(("days", "due"), [(-1, False), (0, False), (1, True)])
def test_a_review_is_due_on_the_day_after(days: int, due: bool, tmp_path: Path) -> None:
    texts = files(term_a=term("a", review_by="2026-11-20"))
    findings = _findings(tmp_path, texts, dt.date(2026, 11, 20) + dt.timedelta(days))
    assert in_short(findings) == (["term/a review_by review-due"] if due else [])


@pytest.mark.parametrize("more", [{"status": "withdrawn"}, {"status": "superseded", "superseded_by": "term/b"}])
def test_what_is_settled_needs_no_review(more: dict[str, str], tmp_path: Path) -> None:
    texts = files(term_a=term("a", review_by="2020-01-01", **more), term_b=term("b"))
    assert in_short(_findings(tmp_path, texts)) == []


def test_who_is_named_by_nobody(tmp_path: Path) -> None:
    texts = files(
        source_cited=source("cited"),
        source_alone=source("alone", "earlier"),
        source_earlier=source("earlier"),
        term_a=term("a", sources=cites("cited")),
        actor_self=actor("self"),
    )
    findings = [one for one in _findings(tmp_path, texts) if one.code == "unreferenced"]
    assert in_short(findings, notes=True) == ["actor/self  unreferenced", "source/alone  unreferenced"]


def test_what_nobody_carries_out_says_why(tmp_path: Path) -> None:
    actor_ = schema("actor")
    actor_["x-carried-out-by"] = ["parent"]
    actor_["properties"]["not_carried_out"] = {"type": "string"}
    texts = files(
        actor_idle=actor("idle"),
        actor_carried=actor("carried"),
        actor_part=actor("part", parent="carried", not_carried_out="It is the last in the chain."),
        actor_gone=actor("gone").replace("published", "withdrawn"),
        term_a=term("a", related="[actor/idle]"),
    )
    found_ = judged(load(lay_out(tmp_path, texts, {"actor": actor_})))
    assert in_short([one for one in found_ if one.code == "not-carried-out"]) == ["actor/idle  not-carried-out"]


def test_a_reference_to_a_record_with_a_mistake_is_no_second_mistake(tmp_path: Path) -> None:
    texts = files(
        term_a=term("a", related="[term/b, actor/c]", sources=cites("s")),
        term_b=term("b", title=""),
        actor_c=actor("c", parent="d", formerly="[d]"),
        actor_d="{",
        source_s=source("s").replace("id: s", "id: t"),
    )
    loaded = load(lay_out(tmp_path, texts))
    assert [one.partition(" ")[2] for one in found(loaded.diagnostics)] == [
        "yaml-syntax",
        "id-mismatch",
        "missing-field",
    ]
    # The file of the former id is there, whatever is wrong in it; who names whom is not known while some are unread.
    assert in_short(judged(loaded), notes=True) == ["actor/c formerly.0 former-id"]


def test_a_long_chain_is_no_deep_recursion(tmp_path: Path) -> None:
    texts = {f"content/actors/a{n}.yaml": actor(f"a{n}", parent=f"a{(n + 1) % 1_500}") for n in range(1_500)}
    assert in_short(_findings(tmp_path, texts)) == ["actor/a0 parent cycle"]
