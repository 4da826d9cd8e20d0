"""Record types: what a schema says of the fields, in whatever way it says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from penholder.knowledge.types import Field, Kind, RecordType, record_type
from tests.support.workspaces import SCHEMAS, schema

DOCUMENTS = {path.name: schema(path.name.partition(".")[0]) for path in sorted(SCHEMAS.glob("*.schema.json"))}
TYPES = [record_type(name.partition(".")[0], DOCUMENTS) for name in DOCUMENTS if name != "common.schema.json"]


def _all(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _all(field.fields + (() if field.items is None else (field.items,)))


def _described(rules: Any, **definitions: Any) -> Field:
    """The field that a schema makes of a property."""
    document = {"x-folder": "things", "title": "Thing", "x-plural": "Things", "description": "A thing."}
    own = {**document, "properties": {"x": rules}, "$defs": definitions}
    field = record_type("thing", {**DOCUMENTS, "thing.schema.json": own}).field("x")
    assert field is not None
    return field


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.name)
def test_common_fields_come_first_and_all_are_explained(type_: RecordType) -> None:
    assert [field.name for field in type_.fields][:6] == ["id", "title", "summary", "status", "clearance", "revised"]
    assert [field.name for field in type_.fields if not field.title or not field.description] == []
    assert [field.name for field in _all(type_.fields) if len(field.vocabulary) != len(field.explanations)] == []


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.name)
def test_a_field_is_required_whoever_requires_it(type_: RecordType) -> None:
    required = {*type_.schema["required"], *DOCUMENTS["common.schema.json"]["$defs"]["record"]["required"]}
    assert {field.name for field in type_.fields if field.required} == required


@pytest.mark.parametrize(
    ("rules", "kind"),
    [
        ({"type": "string"}, Kind.LINE),
        ({"type": "string", "contentMediaType": "text/markdown"}, Kind.PROSE),
        ({"type": "string", "enum": ["a"]}, Kind.VOCABULARY),
        ({"type": "string", "x-references": ["actor"]}, Kind.REFERENCE),
        ({"$ref": "common.schema.json#/$defs/date"}, Kind.DATE),
        ({"allOf": [{"$ref": "common.schema.json#/$defs/date"}], "title": "Day"}, Kind.DATE),
        ({"type": "integer"}, Kind.INTEGER),
        ({"type": "number"}, Kind.NUMBER),
        ({"type": "boolean"}, Kind.BOOLEAN),
        ({"type": "array", "items": {"type": "string"}}, Kind.LIST),
        ({"type": "array"}, Kind.LIST),
        ({"type": "object", "properties": {}}, Kind.OBJECT),
        ({"type": "object", "additionalProperties": {"type": "string"}}, Kind.MAP),
        ({"type": "object"}, Kind.MAP),
        ({"type": ["string", "object"], "properties": {}}, Kind.OBJECT),
        ({"type": ["string", "null"]}, Kind.LINE),
        (True, Kind.LINE),
        ({}, Kind.LINE),
    ],
)
def test_what_kind_a_field_is(rules: Any, kind: Kind) -> None:
    assert _described(rules).kind is kind


@pytest.mark.parametrize(
    "rules",
    [
        {"type": "string", "x-clearance": "internal"},
        {"$ref": "#/$defs/hidden"},
        {"$ref": "#/$defs/hidden", "x-clearance": "public"},
        {"$ref": "#/$defs/open", "x-clearance": "internal"},
        {"$ref": "#/$defs/again"},
        {"allOf": [{"$ref": "#/$defs/hidden"}]},
        {"allOf": [{"$ref": "#/$defs/again"}], "x-clearance": "public"},
        {"allOf": [{"$ref": "#/$defs/open"}, {"$ref": "#/$defs/hidden"}]},
        {"type": "object", "allOf": [{"x-clearance": "internal"}], "properties": {"a": True}},
    ],
)
def test_a_clearance_is_raised_by_whoever_raises_it_and_never_lowered(rules: dict[str, Any]) -> None:
    hidden = {"type": "string", "x-clearance": "internal"}
    again = {"$ref": "#/$defs/hidden"}
    assert _described(rules, hidden=hidden, again=again, open={"type": "string"}).clearance == "internal"


def test_a_type_cannot_lower_the_clearance_of_a_common_field() -> None:
    common = schema("common")
    common["$defs"]["record"]["properties"]["notes"] = {"type": "string", "x-clearance": "restricted"}
    term = schema("term")
    term["properties"]["notes"] = {"type": "string"}
    field = record_type("term", {"common.schema.json": common, "term.schema.json": term}).field("notes")
    assert field is not None
    assert field.clearance == "restricted"


def test_items_within_items_are_described_some_levels_down() -> None:
    clause = next(type_ for type_ in TYPES if type_.name == "clause")
    strengths = clause.field("strengths")
    assert strengths is not None
    items = strengths.fields[0].field("items")
    for _ in range(4):
        assert items is not None
        assert items.items is not None
        assert items.items.kind is Kind.OBJECT
        assert items.items.field("text") is not None
        items = items.items.field("items")


def test_a_schema_that_branches_into_itself_is_described_in_no_time() -> None:
    tree = {"type": "object", "properties": {f"branch-{number}": {"$ref": "#/$defs/tree"} for number in range(6)}}
    assert len(list(_all((_described({"$ref": "#/$defs/tree"}, tree=tree),)))) < 10_000
