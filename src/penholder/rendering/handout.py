"""Handouts: the Word file of a record, written fast.

A site has thousands of them, so nothing is asked of pandoc: the parts of `templates/word/reference.docx` are read
once, and for each handout only the document, its lists and its properties are made.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Protocol, runtime_checkable

from lxml import etree

from penholder.rendering.blocks import Block, Field, Figure, Heading, ListItem, Paragraph, Run, Runs, Table, Tone
from penholder.rendering.ooxml import LEVELS, Properties, W, core_properties, entry, replaced, serialized

NUMBERS = 4
"""The numbering definition of numbered lists in the reference document."""
BULLETS = 3
"""The numbering definition of bullet lists in the reference document."""
_WIDTH = 9026
"""The text width of an A4 page with the margins of the reference document, in twentieths of a point."""
_FILLS = {Tone.FULL: "CFE8D5", Tone.HALF: "FBE7B5", Tone.NONE: "F3D3CF"}
_MADE = ("word/document.xml", "word/numbering.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml")


@runtime_checkable
class Drawn(Protocol):
    """A part of a handout that knows how it is written, such as a table to fill in."""

    def write_into(self, body: etree._Element) -> None:
        """Write it at the end of a document's body."""


@dataclass(frozen=True, slots=True)
class Handout:
    """What the Word file of a record says."""

    title: str
    """What it is called."""
    subtitle: str
    """A line under the title; may be empty."""
    blocks: tuple[Block | Drawn, ...]
    """The content, in order."""
    header: str = ""
    """What stands at the top of each page, such as the kind of record."""
    edition: str = ""
    """What stands at the top on the right, such as a date."""
    footer: str = ""
    """What stands at the foot of each page, beside the page number."""


class HandoutWriter:
    """Writes handouts with the styles of one reference document."""

    def __init__(self, reference: Path) -> None:
        with zipfile.ZipFile(reference) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        target = BytesIO()
        with zipfile.ZipFile(target, "w") as package:
            for name, content in parts.items():
                if name not in _MADE:
                    package.writestr(entry(name), content)
        self._frame = target.getvalue()
        self._parts = {name: parts[name] for name in _MADE}
        document = etree.fromstring(self._parts["word/document.xml"])
        self._section = etree.tostring(document[0][-1])

    def write(self, handout: Handout, *, epoch: int) -> bytes:
        """The handout as a Word file that bears the time `epoch`, in seconds since 1970."""
        document, lists = self._document(handout)
        words = {"MARKING": handout.header, "EDITION": handout.edition, "FOOTER": handout.footer}
        made = (
            document,
            self._numbering(lists),
            replaced(self._parts["word/header1.xml"], words),
            replaced(self._parts["word/footer1.xml"], words),
            core_properties(Properties(title=handout.title, subject=handout.subtitle, epoch=epoch)),
        )
        target = BytesIO(self._frame)
        with zipfile.ZipFile(target, "a") as package:
            for name, content in zip(_MADE, made, strict=True):
                package.writestr(entry(name), content)
        return target.getvalue()

    def _document(self, handout: Handout) -> tuple[bytes, _Lists]:
        root = etree.Element(_w("document"), nsmap={"w": W})
        body = etree.SubElement(root, _w("body"))
        _paragraph(body, "Title", (Run(handout.title),))
        if handout.subtitle:
            _paragraph(body, "Subtitle", (Run(handout.subtitle),))
        lists = _Lists()
        for block in handout.blocks:
            if isinstance(block, ListItem):
                style = "ListNumber" if block.ordered else "ListBullet"
                _paragraph(body, style, block.runs, (_level(block), lists.definition(block)))
            elif isinstance(block, Drawn):
                block.write_into(body)
            else:
                _plain(body, block)
        body.append(etree.fromstring(self._section))
        return serialized(root), lists

    def _numbering(self, lists: _Lists) -> bytes:
        """The numbering with a definition for each numbered list, so that each begins at 1."""
        uses = "".join(
            f'<w:num w:numId="{NUMBERS + number}"><w:abstractNumId w:val="{NUMBERS}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for number, level in enumerate(lists.levels, start=1)
        )
        return self._parts["word/numbering.xml"].replace(b"</w:numbering>", f"{uses}</w:numbering>".encode())


class _Lists:
    """The numbered lists of a document, in order, and which of them are open."""

    def __init__(self) -> None:
        self.levels: list[int] = []
        self._open: dict[int, int] = {}

    def definition(self, item: ListItem) -> int:
        """The numbering definition of the list that the item belongs to."""
        if not item.ordered:
            return BULLETS
        level = _level(item)
        if item.first or level not in self._open:
            self.levels.append(level)
            self._open[level] = NUMBERS + len(self.levels)
        return self._open[level]


def _level(item: ListItem) -> int:
    return min(item.level, LEVELS - 1)


def _plain(body: etree._Element, block: Heading | Paragraph | Field | Table | Figure) -> None:
    if isinstance(block, Table):
        _table(body, block)
    elif isinstance(block, Figure):
        pass  # Word has no SVG of its own; what the picture says stands in a table beside it
    elif isinstance(block, Heading):
        _paragraph(body, f"Heading{min(max(block.level, 1), 3)}", (Run(block.text),))
    elif isinstance(block, Paragraph):
        _paragraph(body, "BlockText" if block.quoted else "BodyText", block.runs)
    else:
        _paragraph(body, "FieldTerm", (Run(block.term),))
        _paragraph(body, "BodyText", block.runs)


def _table(body: etree._Element, block: Table) -> None:
    _paragraph(body, "FieldTerm", (Run(block.caption),))
    table = etree.SubElement(body, _w("tbl"))
    properties = etree.SubElement(table, _w("tblPr"))
    etree.SubElement(properties, _w("tblW"), {_w("w"): "5000", _w("type"): "pct"})
    borders = etree.SubElement(properties, _w("tblBorders"))
    for side in ("top", "bottom", "insideH"):
        etree.SubElement(borders, _w(side), {_VAL: "single", _w("sz"): "4", _w("color"): "9AA0A6"})
    etree.SubElement(properties, _w("tblLayout"), {_w("type"): "fixed"})
    margins = etree.SubElement(properties, _w("tblCellMar"))
    for side in ("left", "right"):
        etree.SubElement(margins, _w(side), {_w("w"): "60", _w("type"): "dxa"})
    shares = block.shares or (1,) * len(block.head)
    widths = [_WIDTH * share // sum(shares) for share in shares]
    grid = etree.SubElement(table, _w("tblGrid"))
    for width in widths:
        etree.SubElement(grid, _w("gridCol"), {_w("w"): str(width)})
    head = tuple((Run(words, bold=True),) for words in block.head)
    for number, cells in enumerate((head, *block.rows)):
        _row(table, widths, cells, head=number == 0)
    _paragraph(body, "BodyText", ())  # Word joins two tables that nothing parts


def _row(table: etree._Element, widths: Sequence[int], cells: Sequence[Runs], *, head: bool) -> None:
    row = etree.SubElement(table, _w("tr"))
    behaviour = etree.SubElement(row, _w("trPr"))
    etree.SubElement(behaviour, _w("cantSplit"))
    if head:
        etree.SubElement(behaviour, _w("tblHeader"))
    for width, runs in zip(widths, cells, strict=True):
        cell = etree.SubElement(row, _w("tc"))
        shape = etree.SubElement(cell, _w("tcPr"))
        etree.SubElement(shape, _w("tcW"), {_w("w"): str(width), _w("type"): "dxa"})
        tone = next((run.tone for run in runs if run.tone), None)
        if tone:
            etree.SubElement(shape, _w("shd"), {_VAL: "clear", _w("color"): "auto", _w("fill"): _FILLS[tone]})
        _paragraph(cell, "Compact", runs)


def _paragraph(body: etree._Element, style: str, runs: Runs, place: tuple[int, int] | None = None) -> None:
    paragraph = etree.SubElement(body, _w("p"))
    properties = etree.SubElement(paragraph, _w("pPr"))
    etree.SubElement(properties, _w("pStyle"), {_VAL: style})
    if place:
        level, definition = place
        numbering = etree.SubElement(properties, _w("numPr"))
        etree.SubElement(numbering, _w("ilvl"), {_VAL: str(level)})
        etree.SubElement(numbering, _w("numId"), {_VAL: str(definition)})
    for run in runs:
        _run(paragraph, run)


def _run(paragraph: etree._Element, run: Run) -> None:
    element = etree.SubElement(paragraph, _w("r"))
    if run.bold or run.italic or run.code:
        properties = etree.SubElement(element, _w("rPr"))
        if run.code:
            etree.SubElement(properties, _w("rStyle"), {_VAL: "VerbatimChar"})
        for wanted, name in ((run.bold, "b"), (run.italic, "i")):
            if wanted:
                etree.SubElement(properties, _w(name))
    for number, words in enumerate(run.text.split("\n")):
        if number:
            etree.SubElement(element, _w("br"))
        text = etree.SubElement(element, _w("t"), {_SPACE: "preserve"})
        text.text = words


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


_VAL = _w("val")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
