"""A form as a Word file: a table for each stage, with fields to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from penholder.rendering import form_fields as fields
from penholder.rendering.blocks import Block, Field, Heading, Paragraph, Run
from penholder.rendering.form import Form, Question, Stage
from penholder.rendering.form_table import GROUND, FormTable, write_line
from penholder.rendering.handout import Drawn, Handout, HandoutWriter

_WIDTHS = (624, 5216, 3230)
"""Number, question and answer, in twentieths of a point; together they fill the page between its margins."""


def form_word(form: Form, *, reference: Path, epoch: int) -> bytes:
    """The form as a Word file with the styles of `reference`; it bears the time `epoch`, in seconds since 1970."""
    opening: list[Block | Drawn] = [Paragraph((Run(form.summary),))]
    opening += [Field(label, (Run(said),)) for label, said in form.facts]
    opening.append(Filled())
    for number, stage in enumerate(form.stages, start=1):
        opening += [Heading(1, f"Stage {number}. {stage.title}"), _Questions(stage, number)]
    handout = Handout(form.title, "", tuple(opening), form.header, form.edition, form.footer)
    return HandoutWriter(reference).write(handout, epoch=epoch)


@dataclass(frozen=True, slots=True)
class Filled:
    """Who fills a form in, for what and when."""

    def write_into(self, body: etree._Element) -> None:
        """Write it."""
        write_line(body, [fields.words("Filled in for: ", bold=True), fields.text("subject")])
        write_line(body, [fields.words("By: ", bold=True), fields.text("by")])
        write_line(body, [fields.words("On: ", bold=True), fields.date("on")])


@dataclass(frozen=True, slots=True)
class _Questions:
    """The questions of a stage and its gate."""

    stage: Stage
    """The stage."""
    number: int
    """Its number, from 1."""

    def write_into(self, body: etree._Element) -> None:
        """Write them."""
        table = FormTable(body, _WIDTHS)
        table.row(*([[fields.words(said, bold=True)]] for said in ("No.", "Question", "Answer")), head=True)
        for question in self.stage.questions:
            tag = f"item-{question.number.replace('.', '-')}"
            table.row([[fields.words(question.number)]], _asked(question), _answered(question, tag))
        if self.stage.gate:
            tag = f"gate-{self.number}"
            asked = [[fields.words("Gate. ", bold=True), fields.words(self.stage.gate)]]
            met = [[fields.tick(tag), fields.words(" The condition is met")], *_signed(tag)]
            table.row([[fields.words("")]], asked, met, ground=GROUND)
        write_line(body, [])


def _asked(question: Question) -> list[Sequence[etree._Element]]:
    note = " (required)" if question.required else ""
    lines: list[Sequence[etree._Element]] = [[fields.words(question.text, bold=True), fields.words(note, quiet=True)]]
    lines += [
        [fields.words(f"{label}: ", quiet=True), fields.words(said, quiet=True)] for label, said in question.facts
    ]
    return lines


def _answered(question: Question, tag: str) -> list[Sequence[etree._Element]]:
    note = [fields.words("Note: ", quiet=True), fields.text(f"{tag}-note")]
    return [*fields.answer_fields(question.answer, tag), note, *_signed(tag)]


def _signed(tag: str) -> list[Sequence[etree._Element]]:
    return [
        [fields.words("By: ", quiet=True), fields.text(f"{tag}-by")],
        [fields.words("On: ", quiet=True), fields.date(f"{tag}-on")],
    ]
