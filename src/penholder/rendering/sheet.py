"""The sheet writer: a table as an Excel workbook of one sheet, to be sorted and filtered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook

CELL = 32_767
"""How many characters a cell may hold (Microsoft, Excel specifications and limits)."""
_NAME = 31
"""How many characters the name of a sheet may have."""
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_ACCENT = "#0B4F82"
_MOST_LINES = 6
"""How many lines a row shows; longer cells are read in the line above the sheet."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet."""

    title: str
    """What its values are."""
    width: int
    """Its width in characters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table."""

    name: str
    """What the rows are, such as "Clauses"."""
    columns: Sequence[Column]
    """The columns, in order."""
    rows: Iterable[Sequence[str]]
    """The cells of each row, in the order of the columns. They are asked for once, one by one."""


def write_sheet(sheet: Sheet, *, epoch: int) -> bytes:
    """The table as a workbook that bears the time `epoch`, in seconds since 1970.

    Every cell is text, whatever it looks like; one with more characters than Excel takes ends with an ellipsis. The
    same table gives the same bytes. No more than one row is held in memory.
    """
    target = BytesIO()
    book = Workbook(target, {"constant_memory": True})
    time = dt.datetime.fromtimestamp(epoch, dt.UTC).replace(tzinfo=None)
    book.set_properties({"title": sheet.name, "author": "", "created": time})
    head = book.add_format({"bold": True, "bg_color": _ACCENT, "font_color": "#FFFFFF", "valign": "vcenter"})
    words = book.add_format({"text_wrap": True, "valign": "top", "bottom": 4, "bottom_color": "#AAB7C3"})
    page = book.add_worksheet(sheet.name.translate(_NOT_IN_NAMES)[:_NAME].strip("' ") or "Records")
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.title, head)
    last = 0
    for last, cells in enumerate(sheet.rows, start=1):
        page.set_row(last, _height(cells, sheet.columns))
        for place, text in enumerate(cells):
            page.write_string(last, place, text if len(text) <= CELL else f"{text[: CELL - 1]}…", words)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.repeat_rows(0)
    page.repeat_columns(0)
    book.close()
    return target.getvalue()


def _height(cells: Sequence[str], columns: Sequence[Column]) -> float:
    """The height of a row in points. Excel would find it by itself; other programs leave the row at one line."""
    lines = (
        sum(max(1, ceil(len(line) * 1.1 / column.width)) for line in text.split("\n"))
        for text, column in zip(cells, columns, strict=True)
    )
    return 15.0 * min(_MOST_LINES, max(lines, default=1)) + 3
