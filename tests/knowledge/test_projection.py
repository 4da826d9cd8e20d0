"""Projection: what an audience may not see leaves no trace, and what it may see is all there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.knowledge import projection
from penholder.knowledge.base import KnowledgeBase, knowledge_base
from penholder.knowledge.projection import project
from penholder.knowledge.record import Record, RecordName
from penholder.knowledge.references import ReferencePlan
from penholder.knowledge.types import CLEARANCES, Field, RecordType, record_type
from tests.support.workspaces import schema

TEXT = {"type": "string"}
INSIDE = {"type": "string", "x-clearance": "internal"}
SECRET = {"type": "string", "x-clearance": "restricted"}
LINKS = {"type": "array", "items": {"type": "string", "x-references": ["*"]}, "x-inverse": "Linked"}
HIDDEN_LINKS = {**LINKS, "x-clearance": "internal", "x-inverse": "Linked inside"}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _list(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


NOTE = {
    "title": "Note",
    "description": "A note.",
    "x-plural": "Notes",
    "x-folder": "notes",
    "type": "object",
    "allOf": [{"$ref": "common.schema.json#/$defs/record"}],
    "properties": {
        "open": TEXT,
        "inside": INSIDE,
        "secret": SECRET,
        "beside": {"$ref": "#/$defs/line", "x-clearance": "internal"},
        "behind": {"$ref": "#/$defs/inside"},
        "within": {"allOf": [{"$ref": "#/$defs/inside"}]},
        "entries": _list(_object(text=TEXT, remark=INSIDE, deep=_list(_object(word=TEXT, hint=SECRET)))),
        "whole": {**_list(TEXT), "x-clearance": "internal"},
        "some": _list(TEXT),
        "named": {"type": "object", "additionalProperties": _object(value=TEXT, remark=INSIDE)},
        "only": _object(remark=INSIDE),
        "onlys": _list(_object(remark=INSIDE)),
        "maps": _list({"type": "object", "additionalProperties": INSIDE}),
        "mixed": _list({"type": ["string", "object"], "properties": {"text": TEXT, "remark": INSIDE}}),
        "tree": {"$ref": "#/$defs/tree"},
        "links": LINKS,
        "hidden_links": HIDDEN_LINKS,
    },
    "$defs": {
        "line": TEXT,
        "inside": INSIDE,
        "tree": _object(text=TEXT, remark=INSIDE, children=_list({"$ref": "#/$defs/tree"})),
    },
}
WITHHELD = {"inside", "secret", "beside", "behind", "within", "whole", "maps", "remark", "hint", "hidden_links"}
COMMON = {"id": "a", "title": "A", "summary": "A.", "status": "draft", "clearance": "public", "revised": "2026-01-01"}
SCHEMAS = {
    "common.schema.json": schema("common"),
    "note.schema.json": NOTE,
    "idea.schema.json": {**NOTE, "title": "Idea"},
}
TYPES = tuple(record_type(name, SCHEMAS) for name in ("idea", "note"))
PLANS = {type_.name: ReferencePlan(type_) for type_ in TYPES}
TOKEN = re.compile(r"canary-[0-9]+")


class Words:
    """Makes words that are found again, and remembers who may see each."""

    def __init__(self) -> None:
        self.level: dict[str, int] = {}

    def new(self, *clearances: str) -> str:
        word = f"canary-{len(self.level)}"
        self.level[word] = max(map(CLEARANCES.index, clearances))
        return word

    def seen_by(self, audience: str) -> set[str]:
        return {word for word, level in self.level.items() if level <= CLEARANCES.index(audience)}


def _data(draw: st.DrawFn, words: Words, record: str) -> dict[str, Any]:
    """Values for some of the fields, each with a word of its own."""

    def word(clearance: str = "public") -> str:
        return words.new(record, clearance)

    def times() -> Iterator[int]:
        yield from range(draw(st.integers(1, 2)))

    def tree(depth: int) -> dict[str, Any]:
        node: dict[str, Any] = {"text": word(), "remark": word("internal")}
        return {**node, "children": [tree(depth - 1)]} if depth else node

    makers = {
        "open": word,
        "inside": lambda: word("internal"),
        "secret": lambda: word("restricted"),
        "beside": lambda: word("internal"),
        "behind": lambda: word("internal"),
        "within": lambda: word("internal"),
        "entries": lambda: [
            {
                "text": word(),
                "remark": word("internal"),
                "deep": [{"word": word(), "hint": word("restricted")} for _ in times()],
            }
            for _ in times()
        ],
        "whole": lambda: [word("internal") for _ in times()],
        "some": lambda: [word() for _ in times()],
        "named": lambda: {word(): {"value": word(), "remark": word("internal")} for _ in times()},
        "only": lambda: {"remark": word("internal")},
        "onlys": lambda: [{"remark": word("internal")} for _ in times()],
        "maps": lambda: [{word("internal"): word("internal")} for _ in times()],
        "mixed": lambda: [word(), {"text": word(), "remark": word("internal")}],
        "tree": lambda: tree(draw(st.integers(0, 6))),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(makers)), max_size=6))
    return {name: makers[name]() for name in sorted(chosen)}


@st.composite
def bases(draw: st.DrawFn) -> tuple[KnowledgeBase, Words]:
    """A knowledge base in which nobody is pointed at what they may not see, and its words."""
    words = Words()
    made: list[tuple[str, str]] = []
    records = []
    for number in range(draw(st.integers(1, 7))):
        name = RecordName(draw(st.sampled_from(["idea", "note"])), f"r{number}")
        clearance = draw(st.sampled_from(CLEARANCES))

        def visible(to: str) -> list[str]:
            names = [name for name, level in made if CLEARANCES.index(level) <= CLEARANCES.index(to)]
            return draw(st.lists(st.sampled_from(names), unique=True, max_size=3)) if names else []

        data: dict[str, Any] = {
            **COMMON,
            "id": name.id,
            "title": words.new(clearance),
            "clearance": clearance,
            "revised": f"2026-01-{number + 10}",
            "tags": [words.new(clearance)],
            **_data(draw, words, clearance),
            "links": visible(clearance),
            "hidden_links": visible(max(clearance, "internal", key=CLEARANCES.index)),
        }
        made.append((str(name), clearance))
        records.append(Record(name, f"content/{words.new(clearance)}", data, PLANS[name.type].find(data)))
    return knowledge_base("restricted", TYPES, records), words


def _without(base: KnowledgeBase, audience: str) -> KnowledgeBase:
    kept = (one for one in base.records.values() if CLEARANCES.index(one.clearance) <= CLEARANCES.index(audience))
    return knowledge_base("restricted", base.types.values(), kept)


@pytest.mark.parametrize("audience", CLEARANCES)
@settings(max_examples=100)
@given(made=bases())
def test_the_projection_is_that_of_a_base_without_the_hidden_records(
    audience: str, made: tuple[KnowledgeBase, Words]
) -> None:
    base, _ = made
    whole, part = project(base, audience), project(_without(base, audience), audience)
    assert whole == part
    assert list(whole.records) == list(part.records)
    for name in base.records:
        assert whole.get(name) == part.get(name)
        assert whole.referrers(name) == part.referrers(name)
    for type_ in base.types:
        assert whole.of_type(type_) == part.of_type(type_)


@pytest.mark.parametrize("audience", CLEARANCES)
@settings(max_examples=150)
@given(made=bases())
def test_every_word_is_where_it_may_be_seen_and_nowhere_else(audience: str, made: tuple[KnowledgeBase, Words]) -> None:
    base, words = made
    projected = project(base, audience)
    shown = set(TOKEN.findall(repr(projected.records)))
    assert shown == words.seen_by(audience)
    for name in base.records:
        assert set(TOKEN.findall(repr(projected.referrers(name)))) == set()


@settings(max_examples=50)
@given(made=bases())
def test_references_out_of_hidden_fields_are_gone(made: tuple[KnowledgeBase, Words]) -> None:
    public = project(made[0], "public")
    for record in public.records.values():
        assert {reference.relation.name for reference in record.references} <= {"links"}
        assert all(reference.target in public.records for reference in record.references)
        assert {link.inverse for link in public.referrers(record.name)} <= {"Linked"}


def _names(fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        yield field.name
        yield from _names(field.fields + (() if field.items is None else (field.items,)))


def test_a_withheld_field_is_not_even_described() -> None:
    public = project(knowledge_base("restricted", TYPES, ()), "public").types["note"]
    assert WITHHELD & set(_names(public.fields)) == set()
    assert set(_names(TYPES[1].fields)) >= WITHHELD
    internal = project(knowledge_base("restricted", TYPES, ()), "internal").types["note"]
    assert WITHHELD - set(_names(internal.fields)) == {"secret", "hint"}


def _one(data: dict[str, Any], type_: RecordType = TYPES[1]) -> dict[str, Any]:
    common = {
        "id": "a",
        "title": "A",
        "summary": "A.",
        "status": "draft",
        "clearance": "public",
        "revised": "2026-01-01",
    }
    record = Record(RecordName(type_.name, "a"), "content/notes/a.yaml", {**common, **data}, ())
    return dict(project(knowledge_base("restricted", [type_], [record]), "public").records[record.name].data)


def test_however_deep_a_value_lies_nothing_is_lost_and_nothing_shown() -> None:
    tree: dict[str, Any] = {"text": "open", "remark": "hidden"}
    for _ in range(30):
        tree = {"text": "open", "remark": "hidden", "children": [tree]}
    shown = repr(_one({"tree": tree}))
    assert "hidden" not in shown
    assert shown.count("open") == 31


def test_what_no_field_describes_is_withheld() -> None:
    document = {**NOTE, "properties": {"free": {"oneOf": [_object(a=INSIDE), TEXT]}, "open": TEXT}}
    type_ = record_type("note", {**SCHEMAS, "note.schema.json": document})
    shown = _one({"free": {"a": "hidden"}, "unknown": "hidden", "open": "seen"}, type_)
    assert "hidden" not in repr(shown)
    assert shown["open"] == "seen"


def test_the_original_is_left_as_it_was() -> None:
    base = knowledge_base("restricted", TYPES, [Record(RecordName("note", "a"), "", _one({"open": "x"}), ())])
    before = repr(base)
    project(base, "public")
    assert repr(base) == before


@pytest.mark.parametrize(
    ("name", "leak"),
    [
        ("may_see", lambda audience, clearance: True),
        ("_visible_fields", lambda fields, audience: fields),
        ("_is_described", lambda value, field: True),
        ("_project", lambda data, fields, above: dict(data)),
    ],
)
def test_the_search_for_words_sees_a_leak(name: str, leak: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Words()
    data = {**COMMON} | {
        "only": {"remark": words.new("internal")},
        "inside": words.new("internal"),
        "open": words.new("public"),
    }
    base = knowledge_base("restricted", TYPES, [Record(RecordName("note", "a"), "", data, ())])
    assert set(TOKEN.findall(repr(project(base, "public").records))) == words.seen_by("public")
    right = projection._value
    if name == "_is_described":  # without that question, an object of which nothing may be seen came through whole
        monkeypatch.setattr(
            projection, "_value", lambda value, field, above: right(value, field, above) if field.fields else value
        )
    monkeypatch.setattr(projection, name, leak)
    assert set(TOKEN.findall(repr(project(base, "public").records))) > words.seen_by("public")
