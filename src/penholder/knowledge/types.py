"""Record types: what a schema says of the fields, their kinds and their references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from penholder.reading.schema_marks import CLEARANCES as CLEARANCES

ANY = ("*",)
"""The references of a field that takes full names of any type."""
DEPTH = 4
"""How many levels of a definition that refers to itself are described: items go down to (i), a."""
_Schema = Mapping[str, Any]
_STRUCTURE = {"properties", "items", "additionalProperties", "allOf"}


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
    mentions: tuple[str, ...] = ()
    """The type of the records that placeholders in its words may name (`x-mentions`); empty for other fields."""
    clearance: str = "public"
    """The least clearance one needs to see it (`x-clearance`)."""
    facet: bool = False
    """Whether the search filters by it (`x-facet`)."""
    vocabulary: tuple[str, ...] = ()
    """The values it may have, in order."""
    labels: tuple[str, ...] = ()
    """How each value is printed, beside `vocabulary`; empty where the values speak for themselves (`enumLabels`)."""
    explanations: tuple[str, ...] = ()
    """What each value means, beside `vocabulary`."""
    inverse: str = ""
    """What the target of a reference calls the relation (`x-inverse`)."""
    acyclic: bool = False
    """Whether a cycle of such references is an error (`x-acyclic`)."""
    required: bool = False
    """Whether a record must have it."""
    origin: str = ""
    """The definition that describes its parts, as file and pointer; where the definition holds itself, the innermost
    field has no parts, and those of an outer field of the same origin apply."""

    def field(self, name: str) -> Field | None:
        """The property of that name, where there is one."""
        return next((field for field in self.fields if field.name == name), None)

    def label(self, value: str) -> str:
        """How a value of the vocabulary is printed; empty where the schema does not say."""
        return dict(zip(self.vocabulary, self.labels, strict=False)).get(value, "")

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
    defines: bool = False
    """Whether its records say what a word means (`x-defines`)."""

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
    return RecordType(
        name=name,
        folder=str(schema["x-folder"]),
        title=str(schema["title"]),
        plural=str(schema["x-plural"]),
        description=str(schema["description"]),
        fields=reader.fields(schema, f"{name}.schema.json", ()),
        schema=schema,
        defines=bool(schema.get("x-defines", False)),
    )


class _Reader:
    """Follows a schema's references and makes fields of its properties."""

    def __init__(self, schemas: Mapping[str, _Schema]) -> None:
        self.schemas = schemas

    def follow(self, schema: _Schema | bool, document: str) -> tuple[_Schema, str, str]:
        """The schema with its `$ref` followed (what stands beside it wins), the file it ends in, and its origin.

        A single part of an `allOf` is followed like a `$ref`. A clearance on the way is raised, never lowered.
        """
        found = schema if isinstance(schema, Mapping) else {}
        origin = ""
        while "$ref" in found or (len(found.get("allOf", ())) == 1 and "properties" not in found):
            clearance = _clearance(found)
            if "$ref" in found:
                name, _, pointer = found["$ref"].partition("#")
                document = name or document
                target = self._target(document, pointer)
                beside = {key: value for key, value in found.items() if key != "$ref"}
                origin = "" if _STRUCTURE & beside.keys() else f"{document}#{pointer}"
            else:
                target = found["allOf"][0]
                beside = {key: value for key, value in found.items() if key != "allOf"}
            target = target if isinstance(target, Mapping) else {}
            found = {**target, **beside, "x-clearance": _higher(clearance, _clearance(target))}
        return found, document, origin

    def _target(self, document: str, pointer: str) -> Any:  # noqa: ANN401
        target: Any = self.schemas[document]
        for step in pointer.split("/")[1:]:
            target = target[step.replace("~1", "/").replace("~0", "~")]
        return target

    def fields(self, schema: _Schema, document: str, above: tuple[str, ...]) -> tuple[Field, ...]:
        """The fields of an object schema, those of its `allOf` first; where one stands twice, the higher clearance."""
        found: dict[str, Field] = {}
        parts = list(self._parts(schema, document))
        required = {name for part, _ in parts for name in part.get("required", ())}
        for part, where in parts:
            for name, value in part.get("properties", {}).items():
                field = self.field(name, value, where, above, required=name in required)
                clearance = _higher(field.clearance, found[name].clearance) if name in found else field.clearance
                found[name] = replace(field, clearance=clearance)
        return tuple(found.values())

    def _parts(self, schema: _Schema, document: str) -> Iterator[tuple[_Schema, str]]:
        for part in schema.get("allOf", ()):
            yield from self._parts(*self.follow(part, document)[:2])
        yield schema, document

    def field(
        self, name: str, schema: _Schema | bool, document: str, above: tuple[str, ...], *, required: bool = False
    ) -> Field:
        """One field from its schema; `above` are the origins of the fields that it stands in."""
        schema, document, origin = self.follow(schema, document)
        clearance = max((_clearance(part) for part, _ in self._parts(schema, document)), key=CLEARANCES.index)
        kind = _kind(schema)
        deeper = not origin or above.count(origin) < DEPTH
        above = (*above, origin)
        items = None
        if deeper and kind is Kind.LIST:
            items = self.field("", schema.get("items", {}), document, above)
        elif deeper and kind is Kind.MAP:
            items = self.field("", schema.get("additionalProperties", {}), document, above)
        if items is not None:
            clearance = _higher(clearance, items.clearance)  # who may see no entry may not see how many there are
        return Field(
            name=name,
            title=str(schema.get("title", name)),
            description=str(schema.get("description", "")),
            kind=kind,
            fields=self.fields(schema, document, above) if deeper and kind is Kind.OBJECT else (),
            items=items,
            references=tuple(schema.get("x-references", ())),
            mentions=tuple(schema.get("x-mentions", ())),
            clearance=clearance,
            facet=bool(schema.get("x-facet", False)),
            vocabulary=tuple(schema.get("enum", ())),
            labels=tuple(schema.get("enumLabels", ())),
            explanations=tuple(schema.get("enumDescriptions", ())),
            inverse=str(schema.get("x-inverse", "")),
            acyclic=bool(schema.get("x-acyclic", False)),
            required=required,
            origin=origin,
        )


def _clearance(schema: _Schema) -> str:
    return str(schema.get("x-clearance", CLEARANCES[0]))


def _higher(one: str, other: str) -> str:
    return max(one, other, key=CLEARANCES.index)


def _kind(schema: _Schema) -> Kind:
    types = schema.get("type", "string")
    types = [types] if isinstance(types, str) else list(types)
    if "object" in types:
        return Kind.OBJECT if "properties" in schema or "allOf" in schema else Kind.MAP
    for name, kind in (("array", Kind.LIST), ("integer", Kind.INTEGER), ("number", Kind.NUMBER)):
        if name in types and "string" not in types:  # a value that may be words too is shown as it is written
            return kind
    if "boolean" in types:
        return Kind.BOOLEAN
    for mark, kind in (("x-references", Kind.REFERENCE), ("enum", Kind.VOCABULARY)):
        if mark in schema:
            return kind
    if schema.get("format") == "date":
        return Kind.DATE
    return Kind.PROSE if schema.get("contentMediaType") == "text/markdown" else Kind.LINE
