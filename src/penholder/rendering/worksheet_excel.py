"""A worksheet as an Excel workbook of three sheets: what is rated, what comes first, and the counts behind that.

All that is computed is computed by formulas that every spreadsheet has had for twenty years.
"""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet as Page

from penholder.rendering.form_excel import ACCENT, OPEN, WRAPPED, new_workbook, row_height
from penholder.rendering.worksheet import Worksheet

_RATED, _FIRST, _COUNTS = "Worksheet", "Look at first", "Counts"
_HEAD = 5
"""The row of the headings on each sheet, from 0; below it, the counts have a row for each subject."""
_WIDTHS = (22, 30, 5, 58, 16, 40, 16, 16)
"""Of what is rated: group, subject, number, question, rating, note, by and on, in characters."""
_QUESTION, _RATING, _ON = 3, 4, 7
_TALLIES = 3
"""On the sheet of counts: the column of the first rating, after group, subject and what eases it."""
_SOME, _MOST = "#FBF0DC", "#F3C9C3"
"""What stands behind a rating, and behind the highest; the words say it as well."""


def worksheet_excel(sheet: Worksheet, *, epoch: int) -> bytes:
    """The worksheet as a workbook that bears the time `epoch`, in seconds since 1970.

    Words are never taken for formulas. The same worksheet gives the same bytes.
    """
    target = BytesIO()
    book = new_workbook(target, sheet.title, sheet.names.subjects, epoch)
    _Book(book, sheet).write()
    book.close()
    return target.getvalue()


class _Book:
    """The workbook of a worksheet."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._pages: dict[str, Page] = {name: book.add_worksheet(name) for name in (_RATED, _FIRST, _COUNTS)}
        self._title = book.add_format({"bold": True, "font_size": 15, "font_color": ACCENT})
        self._head = book.add_format(
            {"bold": True, "bg_color": ACCENT, "font_color": "#FFFFFF", "valign": "vcenter", "text_wrap": True}
        )
        self._words = book.add_format(WRAPPED)
        self._number = book.add_format({**WRAPPED, "align": "center"})
        self._bare = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
        self._bold = book.add_format({**WRAPPED, "bold": True})
        self._open = book.add_format({**WRAPPED, "bg_color": OPEN})
        self._day = book.add_format({**WRAPPED, "bg_color": OPEN, "num_format": "d mmmm yyyy", "align": "left"})
        ruled = {"bottom": 4, "bottom_color": "#AAB7C3"}
        self._some = book.add_format({**ruled, "bg_color": _SOME})
        self._most = book.add_format({**ruled, "bg_color": _MOST, "bold": True})
        self._ruled = book.add_format(ruled)
        self._many = len(sheet.subjects)
        self._total = _TALLIES + len(sheet.choices)
        self._highest, self._weight = self._total + 1, self._total + 2
        ratings = xl_range_abs(_HEAD, _TALLIES, _HEAD, self._total - 1)
        self._ratings = f"{_COUNTS}!{ratings}"
        """Where the ratings stand in words: the headings of the counts."""

    def write(self) -> None:
        """Write it all."""
        self._write_rated()
        self._write_first()
        self._write_counts()

    def _write_rated(self) -> None:
        sheet, names = self._sheet, self._sheet.names
        heads = (names.group, names.subject, "No.", names.questions, "Rating", "Note", "By", "On")
        page = self._begin(_RATED, sheet.guidance, heads, _WIDTHS)
        page.write_string(3, 0, "Filled in for:")
        page.merge_range(3, 1, 3, _QUESTION, "", self._open)
        page.write_string(3, _RATING, "On:")
        page.write_blank(3, _RATING + 1, None, self._day)
        row = _HEAD
        for group in sheet.groups:
            for subject in group.subjects:
                for number, question in enumerate(subject.questions, start=1):
                    row += 1
                    page.write_string(row, 0, group.title, self._words)
                    page.write_string(row, 1, subject.title, self._bold)
                    page.write_number(row, 2, number, self._number)
                    page.write_string(row, _QUESTION, question, self._words)
                    for column in range(_RATING, _ON):
                        page.write_blank(row, column, None, self._open)
                    page.write_blank(row, _ON, None, self._day)
                    told = group.title, subject.title, question
                    page.set_row(row, row_height(*zip(told, (_WIDTHS[0], _WIDTHS[1], _WIDTHS[_QUESTION]), strict=True)))
        if row > _HEAD:
            answers = _HEAD + 1, _RATING, row, _RATING
            page.data_validation(*answers, {"validate": "list", "source": f"={self._ratings}"})
            for rating, words in enumerate(sheet.choices[1:], start=1):
                look = self._most if rating == len(sheet.choices) - 1 else self._some
                page.conditional_format(
                    *answers, {"type": "cell", "criteria": "==", "value": _quoted(words), "format": look}
                )
        page.autofilter(_HEAD, 0, row, len(_WIDTHS) - 1)

    def _write_first(self) -> None:
        """The subjects of which something was seen, in the order of their ratings, with what eases them."""
        sheet, names, many = self._sheet, self._sheet.names, self._many
        told = tuple(reversed(sheet.choices[1:]))
        heads = ("", names.subject, names.group, "Highest rating", *told, "Of", names.eased_by)
        widths = (4, 36, 30, 16, *[9] * len(told), 6, 90)
        page = self._begin(_FIRST, sheet.caution, heads, widths)
        page.set_column(0, 0, 4, None, {"hidden": True})  # where in the counts the subject of the row stands
        found = f"COUNT({xl_range_abs(_HEAD + 1, 0, _HEAD + max(many, 1), 0)})"
        nothing = "Nothing is rated yet. What is rated on the first sheet stands here, the highest first."
        some = f'{found}&" of {many} show something. The highest stand first."'
        page.write_formula(3, 1, f"=IF({found}=0,{_quoted(nothing)},{some})", None, nothing)
        eases = (("; ".join(subject.eased_by), widths[-1]) for subject in sheet.subjects)
        height = row_height(*eases) if many else None
        weights = self._counted(self._weight)
        shares = range(self._total - 1, _TALLIES, -1)
        for rank in range(1, many + 1):
            row = _HEAD + rank
            weight, place = f"LARGE({weights},{rank})", f"$A{row + 1}"
            page.set_row(row, height)
            page.write_formula(row, 0, f'=IF({weight}=0,"",MATCH({weight},{weights},0))', self._bare, "")
            values = [f"INDEX({self._counted(column)},{place})" for column in (1, 0, self._highest, *shares)]
            values[2] = f"INDEX({self._ratings},{values[2]}+1)"
            values += [f"INDEX({self._counted(column)},{place})" for column in (self._total, 2)]
            for column, value in enumerate(values, start=1):
                page.write_formula(row, column, f'=IF({place}="","",{value})', self._bare, "")
        if many:
            there = f'=$A{_HEAD + 2}<>""'
            most = f"=$D{_HEAD + 2}={_quoted(sheet.choices[-1])}"
            for criteria, look, last in (
                (most, self._most, 3),
                (there, self._some, 3),
                (there, self._ruled, len(heads) - 1),
            ):
                rule = {"type": "formula", "criteria": criteria, "format": look, "stop_if_true": True}
                page.conditional_format(_HEAD + 1, 1 if last == 3 else 4, _HEAD + many, last, rule)

    def _write_counts(self) -> None:
        """How often each rating was given to each subject, and what that weighs."""
        sheet, names = self._sheet, self._sheet.names
        heads = (names.group, names.subject, names.eased_by, *sheet.choices, "Of", "Highest", "Weight")
        guidance = (
            "Computed: there is nothing to type here. The weight gives the order: the highest rating, then the sum."
        )
        page = self._begin(_COUNTS, guidance, heads, (28, 34, 40, *[10] * (len(sheet.choices) + 3)))
        row, first = _HEAD, _HEAD + 1
        for group in sheet.groups:
            for subject in group.subjects:
                row, last = row + 1, first + len(subject.questions) - 1
                for column, words in enumerate((group.title, subject.title, "; ".join(subject.eased_by))):
                    page.write_string(row, column, words, self._words)
                answers = f"{_RATED}!{xl_range_abs(first, _RATING, last, _RATING)}"
                for column in range(_TALLIES, self._total):
                    word = xl_rowcol_to_cell(_HEAD, column, row_abs=True)
                    page.write_formula(row, column, f"=COUNTIF({answers},{word})", self._words, 0)
                page.write_number(row, self._total, len(subject.questions), self._words)
                page.write_formula(row, self._highest, f"={self._height_in(row)}", self._words, 0)
                page.write_formula(row, self._weight, f"={self._weight_in(row)}", self._words, 0)
                first = last + 1

    def _height_in(self, row: int) -> str:
        """The highest rating in a row of counts, from 0."""
        found = "0"
        for rating in range(1, len(self._sheet.choices)):
            found = f"IF({xl_rowcol_to_cell(row, _TALLIES + rating)}>0,{rating},{found})"
        return found

    def _weight_in(self, row: int) -> str:
        """The highest rating, then the sum of all, then the order of the sheet; 0 where nothing is seen."""
        cells = [xl_rowcol_to_cell(row, _TALLIES + rating) for rating in range(1, len(self._sheet.choices))]
        total = "+".join(f"{rating}*{cell}" for rating, cell in enumerate(cells, start=1))
        highest = xl_rowcol_to_cell(row, self._highest)
        order = 1 - (row - _HEAD) / (self._many + 1)
        return f"IF({highest}=0,0,{highest}*1000000+({total})*1000+{order:.6f})"

    def _counted(self, column: int) -> str:
        """A column of the counts."""
        return f"{_COUNTS}!{xl_range_abs(_HEAD + 1, column, _HEAD + max(self._many, 1), column)}"

    def _begin(self, name: str, guidance: str, heads: tuple[str, ...], widths: tuple[int, ...]) -> Page:
        """The top of a sheet and how it is printed."""
        page, sheet = self._pages[name], self._sheet
        page.write_string(
            0, int(name == _FIRST), sheet.title if name == _RATED else f"{sheet.title}: {name.lower()}", self._title
        )
        page.write_string(1, int(name == _FIRST), guidance)
        page.write_string(2, int(name == _FIRST), f"{sheet.footer} · {sheet.edition}")
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            page.set_column(column, column, width)
            page.write_string(_HEAD, column, head, self._head)
        page.set_row(_HEAD, 32)
        page.freeze_panes(_HEAD + 1, 2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(_HEAD)
        page.set_footer(f"&L{sheet.footer.replace('&', '&&')}&R&P / &N")
        return page


def _quoted(words: str) -> str:
    """Words as a formula holds them."""
    doubled = words.replace('"', '""')
    return f'"{doubled}"'
