"""Record types: what a schema says of the fields, their kinds and their references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

CLEARANCES = ("public", "internal", "restricted")
"""From what anybody may see to what named persons may see."""
ANY = ("*",)
"""The references of a field that takes full names of any type."""
DEPTH = 4
"""How many levels of a schema that refers to itself are described: items go down to (i), a."""
_Schema = Mapping[str, Any]


class Kind(StrEnum):
    """What sort of value a field holds."""

    LINE = "line"
    PROSE = "prose"
    VOCABULARY = "vocabulary"
    REFERENCE = "reference"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LIST = "list"
    OBJECT = "object"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Field:
    """One property of a record type, or an entry of a list."""

    name: str
    """The key in the file; empty for the entries of a list or map."""
    title: str
    """What pages call it."""
    description: str
    """What to write in it."""
    kind: Kind
    """What sort of value it holds."""
    fields: tuple[Field, ...] = ()
    """The properties of an object, in order."""
    items: Field | None = None
    """What each entry of a list, or each value of a map, is."""
    references: tuple[str, ...] = ()
    """The types that a reference may name; `("*",)` for a full name of any type."""
    clearance: str = "public"
    """The least clearance one needs to see it (`x-clearance`)."""
    facet: bool = False
    """Whether listings filter by it (`x-facet`)."""
    vocabulary: tuple[str, ...] = ()
    """The values it may have, in order."""
    explanations: tuple[str, ...] = ()
    """What each value means, beside `vocabulary`."""
    inverse: str = ""
    """What the target of a reference calls the relation (`x-inverse`)."""
    acyclic: bool = False
    """Whether a cycle of such references is an error (`x-acyclic`)."""
    required: bool = False
    """Whether a record must have it."""

    def field(self, name: str) -> Field | None:
        """The property of that name, where there is one."""
        return next((field for field in self.fields if field.name == name), None)

    def with_parts(self, fields: tuple[Field, ...], items: Field | None) -> Field:
        """The same field with other parts."""
        return replace(self, fields=fields, items=items)


@dataclass(frozen=True, slots=True)
class RecordType:
    """A kind of record, as its schema describes it."""

    name: str
    """The name in full record names, such as `risk-factor`."""
    folder: str
    """The folder under `content/` and on the site, such as `risk-factors`."""
    title: str
    """What one record of the type is called."""
    plural: str
    """What several are called."""
    description: str
    """What such a record is."""
    fields: tuple[Field, ...]
    """The common fields, then the type's own, in schema order."""
    schema: _Schema
    """The schema itself."""

    def field(self, name: str) -> Field | None:
        """The field of that name, where there is one."""
        return next((field for field in self.fields if field.name == name), None)

    def with_fields(self, fields: tuple[Field, ...]) -> RecordType:
        """The same type with other fields."""
        return replace(self, fields=fields)


def record_type(name: str, schemas: Mapping[str, _Schema]) -> RecordType:
    """Describe the type `name` from its schema file; `schemas` maps file names to schemas."""
    schema = schemas[f"{name}.schema.json"]
    reader = _Reader(schemas)
    fields = {field.name: field for field in reader.properties(schema, schema, 0)}
    return RecordType(
        name=name,
        folder=str(schema["x-folder"]),
        title=str(schema["title"]),
        plural=str(schema["x-plural"]),
        description=str(schema["description"]),
        fields=tuple(fields.values()),
        schema=schema,
    )


class _Reader:
    """Follows a schema's references and makes fields of its properties."""

    def __init__(self, schemas: Mapping[str, _Schema]) -> None:
        self.schemas = schemas

    def follow(self, schema: _Schema, document: _Schema) -> tuple[_Schema, _Schema]:
        """The schema with its `$ref` followed (what stands beside it wins), and the document it ends in."""
        seen: list[str] = []
        while "$ref" in schema and schema["$ref"] not in seen:
            seen.append(schema["$ref"])
            name, _, pointer = schema["$ref"].partition("#")
            document = self.schemas[name] if name else document
            target: Any = document
            for step in pointer.split("/")[1:]:
                target = target[step]
            schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
        return schema, document

    def properties(self, schema: _Schema, document: _Schema, depth: int) -> Iterator[Field]:
        """The fields of an object schema, those of its `allOf` first."""
        for part in schema.get("allOf", ()):
            yield from self.properties(*self.follow(part, document), depth)
        required = schema.get("required", ())
        for name, value in schema.get("properties", {}).items():
            yield self.field(name, value, document, depth, required=name in required)

    def field(self, name: str, schema: _Schema, document: _Schema, depth: int, *, required: bool = False) -> Field:
        """One field from its schema."""
        schema, document = self.follow(schema, document)
        kind = _kind(schema)
        deeper = depth < 2 * DEPTH + 4
        items = None
        if deeper and kind is Kind.LIST and "items" in schema:
            items = self.field("", schema["items"], document, depth + 1)
        elif deeper and kind is Kind.MAP:
            items = self.field("", schema["additionalProperties"], document, depth + 1)
        return Field(
            name=name,
            title=str(schema.get("title", name)),
            description=str(schema.get("description", "")),
            kind=kind,
            fields=tuple(self.properties(schema, document, depth + 1)) if deeper and kind is Kind.OBJECT else (),
            items=items,
            references=tuple(schema.get("x-references", ())),
            clearance=str(schema.get("x-clearance", "public")),
            facet=bool(schema.get("x-facet", False)),
            vocabulary=tuple(schema.get("enum", ())),
            explanations=tuple(schema.get("enumDescriptions", ())),
            inverse=str(schema.get("x-inverse", "")),
            acyclic=bool(schema.get("x-acyclic", False)),
            required=required,
        )


def _kind(schema: _Schema) -> Kind:
    types = schema.get("type", "string")
    types = [types] if isinstance(types, str) else list(types)
    if "object" in types:
        return Kind.OBJECT if "properties" in schema else Kind.MAP
    for name, kind in (("array", Kind.LIST), ("integer", Kind.INTEGER), ("number", Kind.NUMBER)):
        if name in types:
            return kind
    if "boolean" in types:
        return Kind.BOOLEAN
    for mark, kind in (("x-references", Kind.REFERENCE), ("enum", Kind.VOCABULARY)):
        if mark in schema:
            return kind
    if schema.get("format") == "date":
        return Kind.DATE
    return Kind.PROSE if schema.get("contentMediaType") == "text/markdown" else Kind.LINE
