"""Crossing: records in a table by two of their fields, with the empty cells in sight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from penholder.knowledge.types import RecordType
from penholder.publishing.facets import declared, in_words, query, single, sorted_values, values_at
from penholder.publishing.field_views import FieldView
from penholder.publishing.phrases import in_words as value_in_words
from penholder.publishing.views import RecordView

_SHADES = 4
"""How many shades tell a full cell from a nearly empty one."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a row or a column stands for."""

    key: str
    """The value as the records have it."""
    label: str
    """The value in words."""
    meaning: str
    """What the value means; empty where the schema does not say."""
    url: str
    """The page of the record that it is; empty where it is none."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a row and a column meet."""

    column: Heading
    """What the column stands for."""
    records: tuple[RecordView, ...]
    """The records that have both values."""
    url: str
    """The listing, filtered by both as far as it can be."""
    shade: int
    """How full it is beside the fullest: 0 (empty) to 4."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells."""

    heading: Heading
    """What it stands for."""
    cells: tuple[Cell, ...]
    """A cell for each column."""
    records: tuple[RecordView, ...]
    """The records that have its value, whatever the column."""
    url: str
    """The listing, filtered by it as far as it can be."""


@dataclass(frozen=True, slots=True)
class Table:
    """Records by two fields. A record with several values stands in several cells."""

    corner: str
    """What the rows are, such as "Phase"."""
    columns: tuple[Heading, ...]
    """What the columns stand for: all values of a vocabulary, or those that occur."""
    rows: tuple[Row, ...]
    """In the order of the vocabulary; those of other fields with the fullest first."""


def cross(type_: RecordType, records: Iterable[RecordView], rows: str, columns: str, url: str) -> Table:
    """The records of a type by the fields that two keys name; `url` is that of their listing.

    Raises AttributeError where the type has no such field.
    """
    row_field, column_field = declared(type_, rows), declared(type_, columns)
    if row_field is None or column_field is None:
        raise AttributeError(f"a {type_.name} has no field {columns if row_field else rows}")
    held = [(record, _held(record, rows), _held(record, columns)) for record in records]
    down = _headings(type_, rows, [values for _, values, _ in held])
    across = _headings(type_, columns, [values for _, _, values in held])
    cells: dict[tuple[str, str], list[RecordView]] = {}
    whole: dict[str, list[RecordView]] = {}
    for record, ones, others in held:
        for one in ones:
            whole.setdefault(one, []).append(record)
            for other in others:
                cells.setdefault((one, other), []).append(record)
    most = max(map(len, cells.values()), default=1)
    if not single(row_field).vocabulary:
        down = sorted(down, key=lambda heading: -len(whole[heading.key]))

    def address(row: str, column: str = "") -> str:
        pairs = [(rows, row)] * row_field.facet + [(columns, column)] * (column_field.facet and bool(column))
        return url + query(*pairs)

    def cell(row: Heading, column: Heading) -> Cell:
        found = tuple(cells.get((row.key, column.key), ()))
        return Cell(column, found, address(row.key, column.key), -(-len(found) * _SHADES // most))

    return Table(
        row_field.title,
        tuple(across),
        tuple(
            Row(row, tuple(cell(row, column) for column in across), tuple(whole.get(row.key, ())), address(row.key))
            for row in down
        ),
    )


def _held(record: RecordView, key: str) -> dict[str, FieldView]:
    return {str(value.value): value for value in values_at(record, key)}


def _headings(type_: RecordType, key: str, held: Iterable[dict[str, FieldView]]) -> list[Heading]:
    found: dict[str, FieldView] = {}
    for values in held:
        found |= values
    field = declared(type_, key)
    one = single(field) if field else None
    if one is None or not one.vocabulary:
        return [_heading(name, found[name]) for name in sorted_values(found)]
    meanings = dict(zip(one.vocabulary, one.explanations, strict=False))
    labels = ((name, one.label(name) or value_in_words(name)) for name in one.vocabulary)
    return [Heading(name, label, meanings.get(name, ""), "") for name, label in labels]


def _heading(key: str, value: FieldView) -> Heading:
    target = value.target
    return Heading(key, in_words(value), value.meaning, target.url if target else "")
