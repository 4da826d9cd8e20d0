"""Facets: what records can be filtered by, as schemas say (`x-facet`), wherever such a field stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from penholder.knowledge.types import Field, Kind, RecordType
from penholder.publishing.field_views import FieldView
from penholder.publishing.views import RecordView

_DOT = "."
"""Parts the names of a field that stands in another, such as `sources.role`."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that records can be filtered by, with the values that they have."""

    key: str
    """What an address calls it: the name of the field, such as `phase` or `sources.role`."""
    label: str
    """What pages call it."""
    values: tuple[tuple[str, str], ...]
    """Each value as an address calls it and in words; in the order of the vocabulary, or of the words."""


def facet_values(record: RecordView) -> Iterator[tuple[str, str, FieldView]]:
    """What a record is filtered by: for each value the key of the facet, its label, and the value.

    It looks at nothing else of the record, so that a listing is not made anew when other words change.
    """
    fields = (record.get(declared.name) for declared in record.type.fields if _holds_facet(declared))
    return _values(tuple(field for field in fields if field), "", "")


def _holds_facet(declared: Field) -> bool:
    below = (*declared.fields, *([declared.items] if declared.items else []))
    return declared.facet or any(map(_holds_facet, below))


def facets(records: Iterable[RecordView]) -> tuple[Facet, ...]:
    """What a list of records can be filtered by: by vocabularies, then by all else.

    What all records have in common parts nothing, and is left out.
    """
    count = 0
    labels: dict[str, str] = {}
    found: dict[str, dict[str, FieldView]] = {}
    having: dict[tuple[str, str], int] = {}
    for record in records:
        count += 1
        own = {(key, str(view.value)): (label, view) for key, label, view in facet_values(record)}
        for (key, value), (label, view) in own.items():
            having[key, value] = having.get((key, value), 0) + 1
            labels.setdefault(key, label)
            found.setdefault(key, {}).setdefault(value, view)
    return tuple(
        Facet(key, labels[key], tuple((value, in_words(values[value])) for value in sorted_values(values)))
        for key, values in sorted(found.items(), key=lambda item: not _vocabulary(item[1]))
        if len(values) > 1 or any(having[key, value] < count for value in values)
    )


def _vocabulary(values: dict[str, FieldView]) -> bool:
    return all(value.declared.vocabulary for value in values.values())


def sorted_values(values: dict[str, FieldView]) -> list[str]:
    """Values in the order of their vocabulary, others in that of their words."""

    def rank(value: str) -> tuple[int, str, str]:
        vocabulary, words = values[value].declared.vocabulary, in_words(values[value])
        return (vocabulary.index(value) if value in vocabulary else len(vocabulary), words.casefold(), value)

    return sorted(values, key=rank)


def in_words(value: FieldView) -> str:
    """A value as a list of filters names it: a record by its title."""
    target = value.target
    return target.title if target else value.text


def query(*pairs: tuple[str, str]) -> str:
    """What follows the address of a listing for a filter to be set: `?phase=operations&capacity=analytical`."""
    return f"?{urlencode(pairs)}" if pairs else ""


def declared(type_: RecordType, key: str) -> Field | None:
    """The field that a key names, such as `sources.role`."""
    fields: tuple[Field, ...] = type_.fields
    found = None
    for name in key.split(_DOT):
        found = next((field for field in fields if field.name == name), None)
        fields = single(found).fields if found else ()
    return found


def single(field: Field) -> Field:
    """What each value of a field is, where the field is a list or a map; else the field."""
    return single(field.items) if field.items else field


def values_at(record: RecordView, key: str) -> Iterator[FieldView]:
    """The single values that a record has in the field that a key names."""
    name, _, rest = key.partition(_DOT)
    field = record.get(name)
    return _at(field, rest) if field else iter(())


def _at(field: FieldView, rest: str) -> Iterator[FieldView]:
    if field.kind in (Kind.LIST, Kind.MAP):
        for entry in field.entries:
            yield from _at(entry, rest)
    elif not rest:
        yield field
    else:
        name, _, rest = rest.partition(_DOT)
        part = field.get(name) if field.kind == Kind.OBJECT else None
        if part:
            yield from _at(part, rest)


def _values(fields: Iterable[FieldView], above: str, label: str) -> Iterator[tuple[str, str, FieldView]]:
    """`label` is that of the facet in which the fields stand, and empty outside one; `above` the key so far."""
    for field in fields:
        name = field.declared.name
        key = f"{above}{_DOT}{name}" if above and name else above or name
        facet = label or (field.label if field.declared.facet else "")
        if field.kind in (Kind.LIST, Kind.MAP):
            yield from _values(field.entries, key, facet)
        elif field.kind == Kind.OBJECT:
            yield from _values(field.parts, key, facet)
        elif facet:
            yield key, facet, field
