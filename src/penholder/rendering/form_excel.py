"""A form as an Excel workbook: one sheet, a row for each question, answers checked as they are typed."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from penholder.rendering.form import SCALE, Answer, Form, Question

_COLUMNS = (
    ("Stage", 7),
    ("No.", 6),
    ("Question", 52),
    ("Help", 46),
    ("Required", 10),
    ("Answer", 22),
    ("Note", 34),
    ("By", 18),
    ("On", 14),
    ("Settled", 9),
)
_STAGE, _REQUIRED, _ANSWER, _ON, _SETTLED = 0, 4, 5, 8, 9
_HEAD = 4
"""The row of the headings, from 0; what the form is and what it is filled in for stand above."""
ACCENT, OPEN = "#0B4F82", "#FFFDF0"
"""The colour of headings, and what stands behind a cell to fill in."""
WRAPPED: dict[str, Any] = {"text_wrap": True, "valign": "top", "bottom": 4, "bottom_color": "#AAB7C3"}
"""How a cell of running words looks."""
_GROUND = "#E8F1F9"


def form_excel(form: Form, *, epoch: int) -> bytes:
    """The form as a workbook that bears the time `epoch`, in seconds since 1970.

    Words are never taken for formulas. The same form gives the same bytes.
    """
    target = BytesIO()
    book = new_workbook(target, form.title, form.header, epoch)
    _Sheet(book, form).write()
    book.close()
    return target.getvalue()


def new_workbook(target: BytesIO, title: str, subject: str, epoch: int) -> Workbook:
    """A workbook in which what looks like a formula, a number or an address stays words."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = Workbook(target, options)
    time = dt.datetime.fromtimestamp(epoch, dt.UTC).replace(tzinfo=None)
    book.set_properties({"title": title, "subject": subject, "author": "", "created": time})
    return book


def row_height(*cells: tuple[str, int]) -> float:
    """The height of a row, in points, that shows the wrapped words of its cells, each given with its width.

    Excel would find it by itself; other programs leave the row at one line.
    """
    lines = (sum(ceil((len(line) + 1) / width * 1.1) for line in said.split("\n")) for said, width in cells)
    return 15.0 * max(lines) + 3


class _Sheet:
    """The sheet of a form, row by row."""

    def __init__(self, book: Workbook, form: Form) -> None:
        self._form = form
        self._sheet: Worksheet = book.add_worksheet(form.header)
        self._title = book.add_format({"bold": True, "font_size": 15, "font_color": ACCENT})
        self._bold = book.add_format({"bold": True})
        self._plain = book.add_format({})
        self._head = book.add_format({"bold": True, "bg_color": ACCENT, "font_color": "#FFFFFF", "valign": "vcenter"})
        self._words = book.add_format(WRAPPED)
        self._asked = book.add_format({**WRAPPED, "bold": True})
        self._open = book.add_format({**WRAPPED, "bg_color": OPEN, "locked": False})
        self._day = book.add_format({**WRAPPED, "bg_color": OPEN, "num_format": "d mmmm yyyy", "align": "left"})
        self._gate = book.add_format({**WRAPPED, "bg_color": _GROUND, "bold": True})
        self._row = _HEAD + 1

    def write(self) -> None:
        """Write it all."""
        sheet, form = self._sheet, self._form
        sheet.write_string(0, 0, form.title, self._title)
        sheet.write_string(1, 0, form.summary, self._plain)
        sheet.write_string(2, 0, f"{form.footer} · {form.edition}", self._plain)
        sheet.write_string(3, 0, "Filled in for:", self._bold)
        sheet.merge_range(3, 2, 3, 3, "", self._open)
        for column, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEAD, column, name, self._head)
        for number, stage in enumerate(form.stages, start=1):
            first = self._row
            for question in stage.questions:
                self._question(number, question)
            self._end(number, stage.title, stage.gate, first)
        sheet.freeze_panes(_HEAD + 1, 3)
        sheet.autofilter(_HEAD, 0, self._row - 1, len(_COLUMNS) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD)
        sheet.set_footer(f"&L{form.footer.replace('&', '&&')}&R&P / &N")

    def _question(self, stage: int, question: Question) -> None:
        sheet, row = self._sheet, self._row
        sheet.write_number(row, _STAGE, stage, self._words)
        sheet.write_string(row, 1, question.number, self._words)
        sheet.write_string(row, 2, question.text, self._asked)
        facts = "\n".join(f"{label}: {said}" for label, said in question.facts)
        sheet.write_string(row, 3, facts, self._words)
        sheet.set_row(row, row_height((question.text, _COLUMNS[2][1]), (facts, _COLUMNS[3][1])))
        sheet.write_string(row, _REQUIRED, "Required" if question.required else "Optional", self._words)
        sheet.write_blank(row, _ANSWER, None, self._day if question.answer is Answer.DATE else self._open)
        for column in range(_ANSWER + 1, _ON):
            sheet.write_blank(row, column, None, self._open)
        sheet.write_blank(row, _ON, None, self._day)
        sheet.data_validation(row, _ON, row, _ON, _DAY)
        if question.answer in _CHECKS:
            sheet.data_validation(row, _ANSWER, row, _ANSWER, _CHECKS[question.answer])
        cell = f"F{row + 1}"
        settled = f'{cell}="Yes"' if question.answer is Answer.YES_NO else f"LEN({cell})>0"
        sheet.write_formula(row, _SETTLED, f'=IF({settled},"yes","no")', self._words, "no")
        self._row += 1

    def _end(self, number: int, title: str, gate: str, first: int) -> None:
        """The gate, or the end, of a stage: how many required questions are not settled."""
        sheet, row = self._sheet, self._row
        last = row
        left = f'COUNTIFS(E{first + 1}:E{last},"Required",J{first + 1}:J{last},"no")'
        waiting = sum(question.required for question in self._form.stages[number - 1].questions)
        sheet.write_number(row, _STAGE, number, self._gate)
        sheet.write_string(row, 1, "Gate" if gate else "End", self._gate)
        sheet.write_string(row, 2, gate or title, self._gate)
        sheet.set_row(row, row_height((gate or title, _COLUMNS[2][1])))
        told = f"{waiting} required not settled" if waiting else "All required settled"
        formula = f'=IF({left}=0,"All required settled",{left}&" required not settled")'
        sheet.write_formula(row, 3, formula, self._gate, told)
        sheet.write_blank(row, _REQUIRED, None, self._gate)
        for column in range(_ANSWER, _SETTLED + 1):
            sheet.write_blank(row, column, None, self._gate)
        if gate:
            sheet.data_validation(row, _ANSWER, row, _ANSWER, _CHECKS[Answer.YES_NO])
        self._row += 1


_DAY: dict[str, Any] = {
    "validate": "date",
    "criteria": ">=",
    "value": dt.date(2000, 1, 1),
    "error_title": "A date",
    "error_message": "Type a date, such as 31 March 2027.",
}
_CHECKS: dict[Answer, dict[str, Any]] = {
    Answer.YES_NO: {"validate": "list", "source": ["Yes", "No"]},
    Answer.SCALE: {"validate": "list", "source": list(SCALE)},
    Answer.DATE: _DAY,
}
"""What may be typed as an answer of each kind; a text may be anything."""
