"""Exporting: records as data, all or a selection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

import orjson

from penholder.diagnostics import UsageFault
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record
from penholder.knowledge.selection import selection
from penholder.knowledge.types import RecordType
from penholder.pipeline.epoch import epoch_of
from penholder.publishing.api import record_document
from penholder.publishing.desk import Desk
from penholder.publishing.handouts import handout
from penholder.publishing.tables import csv_table, excel_sheet
from penholder.rendering.book import BOOKS, Book, book
from penholder.rendering.reference import REFERENCE
from penholder.rendering.sheet import write_sheet
from penholder.text.header import printed_date

TABLES = ("csv", "xlsx")
"""The exports that hold records of one type."""
EXPORTS = ("json", *TABLES, *BOOKS)
"""What records can be written as."""
PRINTED = ("json", "csv")
"""The exports that a terminal or a pipe can take."""


def exported(
    base: KnowledgeBase, type_name: str | None, to: str, conditions: Iterable[str], *, templates: Path
) -> bytes:
    """The records of a type, or of all, that meet the conditions, in the format `to`, one of `EXPORTS`.

    `templates` is the workspace's folder of templates. Raises UsageFault where there is no such type, where a table is
    to hold several, or where a condition makes no sense.
    """
    if type_name is not None and type_name not in base.types:
        raise UsageFault(f'there is no type "{type_name}"', f"types: {', '.join(base.types)}")
    if to in TABLES and type_name is None:
        raise UsageFault("a table holds records of one type", f"name the type: penholder export clause --to {to}")
    types = [type_ for name, type_ in base.types.items() if type_name in (None, name)]
    chosen = selection(types, conditions)
    records = [record for type_ in types for record in base.of_type(type_.name) if chosen.takes(record)]
    if to == "csv":
        return csv_table(types[0], records)
    if to == "xlsx":
        return write_sheet(excel_sheet(types[0], records, Desk(base, "")), epoch=epoch_of(base))
    if to in BOOKS:
        return book(_book(base, types, records), to, reference=templates / REFERENCE, epoch=epoch_of(base))
    return orjson.dumps([record_document(base, record) for record in records], option=orjson.OPT_INDENT_2) + b"\n"


def _book(base: KnowledgeBase, types: Sequence[RecordType], records: Sequence[Record]) -> Book:
    desk = Desk(base, "")
    day = dt.datetime.fromtimestamp(epoch_of(base), dt.UTC).date().isoformat()
    return Book(
        title=types[0].plural if len(types) == 1 else "Records",
        name=types[0].folder if len(types) == 1 else "records",
        chapters=tuple(handout(desk.record(record)) for record in records),
        edition=printed_date(day),
    )
