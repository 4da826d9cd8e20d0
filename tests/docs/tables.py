"""The tables of the reference that follow from the schemas: record types with their fields, and vocabularies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from html import escape

from penholder.knowledge.types import ANY, Field, Kind, RecordType, record_type
from tests.docs.handbook import ROOT, slug

_SUFFIX = ".schema.json"
_COMMON = f"common{_SUFFIX}"
_WORDS = {
    Kind.LINE: "text",
    Kind.PROSE: "CommonMark",
    Kind.DATE: "date",
    Kind.INTEGER: "whole number",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "true or false",
    Kind.OBJECT: "mapping",
}
_MASS = ("text", "CommonMark")
_Vocabulary = tuple[tuple[str, ...], tuple[str, ...]]


@cache
def schemas() -> dict[str, dict[str, object]]:
    """Every schema by file name."""
    files = sorted((ROOT / "schemas").glob(f"*{_SUFFIX}"))
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}


@cache
def types() -> tuple[RecordType, ...]:
    """The record types, by name."""
    return tuple(record_type(name.removesuffix(_SUFFIX), schemas()) for name in schemas() if name != _COMMON)


def type_sections() -> str:
    """The fields that all records have, then a section a type."""
    shared = common_names()
    fields = [field for field in types()[0].fields if field.name in shared]
    parts = ["## Every record", "These fields stand first in every record.", "\n".join(_table(fields))]
    for type_ in types():
        required = [name for name in shared if name in type_.schema["required"]]
        more = f" Here {' and '.join(f'`{name}`' for name in required)} must be given too." if required else ""
        parts += [
            f"## {type_.title}",
            f"{type_.description} Type name `{type_.name}`, folder `content/{type_.folder}/`.{more}",
            "\n".join(_table(field for field in type_.fields if field.name not in shared)),
        ]
    return "\n\n".join(parts) + "\n"


def common_names() -> tuple[str, ...]:
    """The fields that every type has, in order."""
    names = ({field.name for field in type_.fields} for type_ in types())
    everywhere = set.intersection(*names)
    return tuple(field.name for field in types()[0].fields if field.name in everywhere)


def vocabulary_sections() -> str:
    """A table for each vocabulary, in alphabetical order of their names."""
    parts = []
    for (values, meanings), places in sorted(_vocabularies().items(), key=lambda pair: _name(pair[1])):
        used = ", ".join(f"`{place}` of {_a(type_.title.lower())}" for type_, place, _ in places)
        used = "every record" if len(places) == len(types()) else used
        rows = [f"| `{value}` | {meaning} |" for value, meaning in zip(values, meanings, strict=True)]
        table = "\n".join(["| Value | Meaning |", "|---|---|", *rows])
        parts += [f"## {_name(places)}", f"Used in: {used}.", table]
    return "\n\n".join(parts) + "\n"


@cache
def _vocabularies() -> dict[_Vocabulary, list[tuple[RecordType, str, str]]]:
    """The places of each vocabulary: type, field and title of the field."""
    found: dict[_Vocabulary, list[tuple[RecordType, str, str]]] = {}
    for type_ in types():
        for path, field in _fields(type_.fields, ""):
            holder = field if field.kind is not Kind.LIST or field.items is None else field.items
            if holder.vocabulary:
                key = (holder.vocabulary, holder.explanations)
                found.setdefault(key, []).append((type_, path, field.title))
    return found


def _name(places: list[tuple[RecordType, str, str]]) -> str:
    type_, _, title = places[0]
    return title if len(places) > 1 else f"{title} ({type_.title.lower()})"


def _fields(
    fields: Iterable[Field], prefix: str, above: tuple[str, ...] = (), told: dict[str, str] | None = None
) -> Iterator[tuple[str, Field]]:
    """Every field with its place, such as `sections[].clauses[].clause`; what repeats itself is cut.

    A field whose parts have been told at another place says so.
    """
    told = {} if told is None else told
    for field in fields:
        path = prefix + field.name
        parts = field.fields or (field.items is not None and field.items.fields)
        before = told.get(field.origin) if field.origin and parts and not above.count(field.description) else None
        if before is not None:
            yield path, replace(field, description=f"{field.description} Its parts are those of `{before}`.")
            continue
        yield path, field
        if parts and field.origin:
            told[field.origin] = path
        if field.description not in above:
            inner, mark = field, ""
            while inner.items is not None:
                mark += "[]" if inner.kind is Kind.LIST else ".<name>"
                inner = inner.items
            yield from _fields(inner.fields, f"{path}{mark}.", (*above, field.description), told)


def _table(fields: Iterable[Field]) -> Iterator[str]:
    yield "| Field | Takes | What it is |"
    yield "|---|---|---|"
    for path, field in _fields(fields, ""):
        required = ", **required**" if field.required else ""
        yield f"| {_code(path)} | {_takes(field)}{required} | {_said(field)} |"


def _code(path: str) -> str:
    """A field's place; a long one may break after its dots."""
    return f"`{path}`" if "." not in path else f"<code>{escape(path).replace('.', '.<wbr>')}</code>"


def _takes(field: Field) -> str:
    if field.vocabulary:
        return f"one of {_vocabulary(field)}"
    if field.kind is Kind.REFERENCE:
        return (
            "full name of a record"
            if field.references == ANY
            else f"id of {_a(field.references[0])[: -len(field.references[0])]}{_types(field)}"
        )
    if field.kind is Kind.LIST:
        return f"list of {_several(field.items)}" if field.items else "list, as above"
    if field.items is not None:
        return f"names, each with {_a(_takes(field.items))}"
    return _WORDS[field.kind]


def _several(field: Field) -> str:
    if field.vocabulary:
        return _vocabulary(field)
    if field.kind is Kind.REFERENCE:
        return "full names of records" if field.references == ANY else f"ids of {_types(field)} records"
    return "mappings" if field.kind is Kind.OBJECT else _takes(field)


def _vocabulary(field: Field) -> str:
    name = _name(_vocabularies()[field.vocabulary, field.explanations])
    return f"[{name}](vocabularies.md#{slug(name)})"


def _types(field: Field) -> str:
    return " or ".join(f"[{name}](#{name})" for name in field.references)


def _said(field: Field) -> str:
    said = field.description.replace("|", "\\|").replace("{", "&#123;").replace("}", "&#125;")
    if field.inverse:
        said += f" The other record’s page says “{field.inverse}”."
    if field.clearance != "public":
        said += f" Seen by the {field.clearance} audience only."
    return said


def _a(noun: str) -> str:
    return noun if noun in _MASS else f"an {noun}" if noun[0] in "aeio" else f"a {noun}"
