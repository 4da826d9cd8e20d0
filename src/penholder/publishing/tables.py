"""Tables: all records of a type, or some of them, as CSV for programs and as an Excel sheet for people."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record
from penholder.knowledge.types import Field, Kind, RecordType
from penholder.publishing import addresses
from penholder.publishing.desk import Desk
from penholder.publishing.field_views import FieldView
from penholder.publishing.products import Product
from penholder.publishing.trace import Trace
from penholder.publishing.views import RecordView
from penholder.rendering.prose import plain
from penholder.rendering.sheet import Column, Sheet, write_sheet

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet read a cell as a formula (OWASP, CSV injection)."""
_WIDTHS = {Kind.PROSE: 60, Kind.LIST: 40, Kind.OBJECT: 50, Kind.MAP: 50, Kind.DATE: 18}
_WIDE = {"title": 40, "summary": 60, "id": 28}


def csv_table(type_: RecordType, records: Iterable[Record]) -> bytes:
    """The records as rows and the fields of the type as columns (RFC 4180, UTF-8).

    Several values of one cell stand on lines of their own; what has structure is JSON. A cell that a spreadsheet
    would take for a formula begins with an apostrophe.
    """
    names = [field.name for field in type_.fields]
    return csv_rows(names, ([record.data.get(name) for name in names] for record in records))


def csv_rows(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows under their column names, in the same form."""
    table = io.BytesIO()
    with io.TextIOWrapper(table, encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(names)
        for row in rows:
            writer.writerow(_cell(value) for value in row)
        text.flush()
        return table.getvalue()


def _cell(value: Any) -> str:  # noqa: ANN401
    text = _text(value)
    return f"'{text}" if text.lstrip(" \n").startswith(_ACTIVE) else text


def _text(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return "\n".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class PackedSheet:
    """A sheet on its way to a worker: thousands of rows in little memory."""

    name: str
    """What the rows are."""
    columns: tuple[Column, ...]
    """The columns, in order."""
    rows: bytes
    """The rows: one a line as JSON, compressed."""


def excel_tables(base: KnowledgeBase, shape: bytes) -> Iterator[Product[PackedSheet]]:
    """The sheet of each type; `shape` is a digest of what shapes them all."""
    for type_ in base.types.values():
        origin = f"schemas/{type_.name}{addresses.SCHEMA}"
        yield Product(addresses.sheet_address(type_), origin, shape, partial(_all_of, base, type_))


def write_sheets(epoch: int, some: list[tuple[str, PackedSheet]]) -> list[tuple[Any, bytes]]:
    """What a worker does: sheets as Excel workbooks that bear the time `epoch`, in seconds since 1970."""
    return [(None, write_sheet(_unpacked(one), epoch=epoch)) for _, one in some]


def excel_sheet(type_: RecordType, records: Sequence[Record], desk: Desk) -> Sheet:
    """The records as rows in words, as pages say them; fields that none of them has are left out."""
    used = {field.name for record in records for field in desk.record(record).fields}
    fields = [field for field in type_.fields if field.name in used]
    columns = [Column(field.title, _width(field)) for field in fields]
    return Sheet(type_.plural, columns, (_row(desk.record(record), fields) for record in records))


def _row(record: RecordView, fields: Iterable[Field]) -> list[str]:
    words = {field.name: _words(field) for field in record.fields}
    return [words.get(field.name, "") for field in fields]


def _all_of(base: KnowledgeBase, type_: RecordType, trace: Trace) -> PackedSheet:
    desk = Desk(base, "", trace)
    desk.of_type(type_.name)
    sheet = excel_sheet(type_, base.of_type(type_.name), desk)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1, mtime=0) as lines:
        for row in sheet.rows:
            lines.write(orjson.dumps(row) + b"\n")
    return PackedSheet(sheet.name, tuple(sheet.columns), packed.getvalue())


def _unpacked(sheet: PackedSheet) -> Sheet:
    lines = gzip.GzipFile(fileobj=io.BytesIO(sheet.rows))
    return Sheet(sheet.name, sheet.columns, map(orjson.loads, lines))


def _width(field: Field) -> int:
    return _WIDE.get(field.name, _WIDTHS.get(field.kind, 20))


def _words(field: FieldView) -> str:
    """A value in words; entries of a list stand on lines of their own."""
    if field.kind in (Kind.LIST, Kind.MAP):
        entries = (
            f"{entry.label}: {_words(entry)}" if field.kind == Kind.MAP else _words(entry) for entry in field.entries
        )
        return "\n".join(entries)
    if field.kind == Kind.OBJECT:
        return "; ".join(f"{part.label}: {_words(part)}" for part in field.parts)
    if field.kind == Kind.PROSE:
        return plain(field.text)
    if field.kind == Kind.DATE:
        return str(field.value)  # as it stands in the file, for it sorts
    target = field.target
    return target.title if target else field.text
