"""A worksheet as a Word file: a table for each group, with a box to tick for each rating and room for notes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from penholder.rendering import form_fields as fields
from penholder.rendering.blocks import Block, Heading, Paragraph, Run
from penholder.rendering.form_table import GROUND, FormTable, write_line
from penholder.rendering.form_word import Filled
from penholder.rendering.handout import Drawn, Handout, HandoutWriter
from penholder.rendering.worksheet import Group, Subject, Worksheet

_WIDTH = 9070
"""What the page holds between its margins, in twentieths of a point."""
_NUMBER, _CHOICE, _NOTE = 560, 780, 2300
_BLANK = 17
"""How many signs of a blank line the column of notes holds."""
_HIGHEST = 5
"""How many of the subjects rated highest the form has room for at its end."""


def worksheet_word(sheet: Worksheet, *, reference: Path, epoch: int) -> bytes:
    """The worksheet as a Word file with the styles of `reference`; it bears the time `epoch`, in seconds since 1970."""
    blocks: list[Block | Drawn] = [Paragraph((Run(sheet.guidance),)), Filled()]
    for number, group in enumerate(sheet.groups, start=1):
        blocks += [Heading(1, f"{number}. {group.title}"), _Ratings(sheet, group, number)]
    blocks += [Heading(1, "What to look at first"), _Highest(sheet), Paragraph((Run(sheet.caution),))]
    handout = Handout(sheet.title, "", tuple(blocks), sheet.names.subjects, sheet.edition, sheet.footer)
    return HandoutWriter(reference).write(handout, epoch=epoch)


@dataclass(frozen=True, slots=True)
class _Ratings:
    """The subjects of a group, each with its lines to rate."""

    sheet: Worksheet
    """The worksheet."""
    group: Group
    """The group."""
    number: int
    """Its number, from 1."""

    def write_into(self, body: etree._Element) -> None:
        """Write them."""
        choices, names = self.sheet.choices, self.sheet.names
        asked = _WIDTH - _NUMBER - _NOTE - _CHOICE * len(choices)
        table = FormTable(body, (_NUMBER, asked, *[_CHOICE] * len(choices), _NOTE))
        heads = (fields.words(said, bold=True) for said in ("No.", names.questions))
        ratings = (fields.words(said, quiet=True) for said in choices)
        table.row(*([[run]] for run in (*heads, *ratings, fields.words("Note", bold=True))), head=True)
        for place, subject in enumerate(self.group.subjects, start=1):
            self._subject(table, subject, f"{self.number}.{place}")
        write_line(body, [])

    def _subject(self, table: FormTable, subject: Subject, number: str) -> None:
        title = [fields.words(f"{number}  {subject.title}", bold=True)]
        table.row([title, [fields.words(subject.summary, quiet=True)]], ground=GROUND, follows=True)
        for place, question in enumerate(subject.questions, start=1):
            tag = f"{subject.name}-{place}"
            ticks = ([[fields.tick(f"{tag}-rating-{rating}")]] for rating in range(len(self.sheet.choices)))
            table.row(
                [[fields.words(str(place))]],
                [[fields.words(question)]],
                *ticks,
                [[fields.text(f"{tag}-note", blank=_BLANK)]],
            )
        if subject.eased_by:
            eased = fields.words(f"{self.sheet.names.eased_by}: ", bold=True), fields.words("; ".join(subject.eased_by))
            table.row([[fields.words("")]], [eased])


@dataclass(frozen=True, slots=True)
class _Highest:
    """Room for what was rated highest, with what is done about it."""

    sheet: Worksheet
    """The worksheet."""

    def write_into(self, body: etree._Element) -> None:
        """Write it."""
        table = FormTable(body, (_NUMBER, 3290, 3290, 1930))
        names = self.sheet.names
        heads = ("No.", names.subject, names.eased_by, "By whom, by when")
        table.row(*([[fields.words(said, bold=True)]] for said in heads), head=True, follows=True)
        for place in range(1, _HIGHEST + 1):
            parts = ([[fields.text(f"first-{place}-{part}", blank=_BLANK)]] for part in ("subject", "eased-by", "by"))
            table.row([[fields.words(str(place))]], *parts, follows=place < _HIGHEST)
        write_line(body, [])
