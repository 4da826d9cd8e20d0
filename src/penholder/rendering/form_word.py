"""A form as a Word file: a table for each stage, with fields to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from penholder.rendering import form_fields as fields
from penholder.rendering.blocks import Block, Field, Heading, Paragraph, Run
from penholder.rendering.form import Form, Question, Stage
from penholder.rendering.handout import Drawn, Handout, HandoutWriter
from penholder.rendering.ooxml import W

_WIDTHS = (624, 5216, 3230)
"""Number, question and answer, in twentieths of a point; together they fill the page between its margins."""
_RULE = "AAB7C3"
_GROUND = "E8F1F9"


def form_word(form: Form, *, reference: Path, epoch: int) -> bytes:
    """The form as a Word file with the styles of `reference`; it bears the time `epoch`, in seconds since 1970."""
    opening: list[Block | Drawn] = [Paragraph((Run(form.summary),))]
    opening += [Field(label, (Run(said),)) for label, said in form.facts]
    opening.append(_Filled())
    for number, stage in enumerate(form.stages, start=1):
        opening += [Heading(1, f"Stage {number}. {stage.title}"), _Questions(stage, number)]
    handout = Handout(form.title, "", tuple(opening), form.header, form.edition, form.footer)
    return HandoutWriter(reference).write(handout, epoch=epoch)


@dataclass(frozen=True, slots=True)
class _Filled:
    """Who fills the form in, for what and when."""

    def write_into(self, body: etree._Element) -> None:
        """Write it."""
        _line(body, [fields.words("Filled in for: ", bold=True), fields.text("subject")])
        _line(body, [fields.words("By: ", bold=True), fields.text("by")])
        _line(body, [fields.words("On: ", bold=True), fields.date("on")])


@dataclass(frozen=True, slots=True)
class _Questions:
    """The questions of a stage and its gate."""

    stage: Stage
    """The stage."""
    number: int
    """Its number, from 1."""

    def write_into(self, body: etree._Element) -> None:
        """Write them."""
        table = _table(body)
        _row(table, ([[fields.words(said, bold=True)]] for said in ("No.", "Question", "Answer")), head=True)
        for question in self.stage.questions:
            tag = f"item-{question.number.replace('.', '-')}"
            _row(table, ([[fields.words(question.number)]], _asked(question), _answered(question, tag)))
        if self.stage.gate:
            tag = f"gate-{self.number}"
            asked = [[fields.words("Gate. ", bold=True), fields.words(self.stage.gate)]]
            met = [[fields.tick(tag), fields.words(" The condition is met")], *_signed(tag)]
            _row(table, ([[fields.words("")]], asked, met), ground=_GROUND)
        _line(body, [])


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


def _table(body: etree._Element) -> etree._Element:
    table = etree.SubElement(body, _w("tbl"))
    properties = etree.SubElement(table, _w("tblPr"))
    etree.SubElement(properties, _w("tblW"), {_w("w"): str(sum(_WIDTHS)), _w("type"): "dxa"})
    borders = etree.SubElement(properties, _w("tblBorders"))
    for side in ("top", "bottom", "insideH"):
        etree.SubElement(borders, _w(side), {_w("val"): "single", _w("sz"): "4", _w("color"): _RULE})
    etree.SubElement(properties, _w("tblLayout"), {_w("type"): "fixed"})
    margins = etree.SubElement(properties, _w("tblCellMar"))
    for side, width in (("top", "60"), ("left", "70"), ("bottom", "60"), ("right", "70")):
        etree.SubElement(margins, _w(side), {_w("w"): width, _w("type"): "dxa"})
    grid = etree.SubElement(table, _w("tblGrid"))
    for column in _WIDTHS:
        etree.SubElement(grid, _w("gridCol"), {_w("w"): str(column)})
    return table


def _row(
    table: etree._Element, cells: Iterable[Sequence[Sequence[etree._Element]]], *, head: bool = False, ground: str = ""
) -> None:
    """A row; each cell is given as its lines. A row is never broken between two pages, and the head is repeated."""
    row = etree.SubElement(table, _w("tr"))
    properties = etree.SubElement(row, _w("trPr"))
    etree.SubElement(properties, _w("cantSplit"))
    if head:
        etree.SubElement(properties, _w("tblHeader"))
    for width, lines in zip(_WIDTHS, cells, strict=True):
        cell = etree.SubElement(row, _w("tc"))
        shape = etree.SubElement(cell, _w("tcPr"))
        etree.SubElement(shape, _w("tcW"), {_w("w"): str(width), _w("type"): "dxa"})
        if ground:
            etree.SubElement(shape, _w("shd"), {_w("val"): "clear", _w("color"): "auto", _w("fill"): ground})
        for line in lines:
            _line(cell, line)


def _line(parent: etree._Element, runs: Iterable[etree._Element]) -> None:
    paragraph = etree.SubElement(parent, _w("p"))
    etree.SubElement(etree.SubElement(paragraph, _w("pPr")), _w("pStyle"), {_w("val"): "Compact"})
    paragraph.extend(runs)


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
