"""Tables: all records of a type as CSV, for a spreadsheet that must not run what contributors write."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from penholder.knowledge.record import Record
from penholder.knowledge.types import RecordType

_BOM = "\ufeff"
"""Tells Excel that the bytes are UTF-8."""
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet read a cell as a formula (OWASP, CSV injection)."""


def csv_table(type_: RecordType, records: Iterable[Record]) -> bytes:
    """The records as rows and the fields of the type as columns (RFC 4180, UTF-8).

    Several values of one cell stand on lines of their own; what has structure is JSON. A cell that a spreadsheet
    would take for a formula begins with an apostrophe.
    """
    names = [field.name for field in type_.fields]
    return csv_rows(names, ([record.data.get(name) for name in names] for record in records))


def csv_rows(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows under their column names, in the same form."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow(_cell(value) for value in row)
    return (_BOM + text.getvalue()).encode()


def _cell(value: Any) -> str:  # noqa: ANN401
    text = _text(value)
    return f"'{text}" if text.lstrip(" \n").startswith(_ACTIVE) else text


def _text(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return "\n".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
