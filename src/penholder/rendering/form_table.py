"""Tables of a Word form: rows of cells with lines to read and fields to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from penholder.rendering.ooxml import W

GROUND = "E8F1F9"
"""The colour behind a row that stands out."""
_RULE = "AAB7C3"


class FormTable:
    """A table at the end of a document's body."""

    def __init__(self, body: etree._Element, widths: Sequence[int]) -> None:
        """`widths` are those of its columns, in twentieths of a point."""
        self._widths = widths
        self._table = etree.SubElement(body, _w("tbl"))
        properties = etree.SubElement(self._table, _w("tblPr"))
        etree.SubElement(properties, _w("tblW"), {_w("w"): str(sum(widths)), _w("type"): "dxa"})
        borders = etree.SubElement(properties, _w("tblBorders"))
        for side in ("top", "bottom", "insideH"):
            etree.SubElement(borders, _w(side), {_w("val"): "single", _w("sz"): "4", _w("color"): _RULE})
        etree.SubElement(properties, _w("tblLayout"), {_w("type"): "fixed"})
        margins = etree.SubElement(properties, _w("tblCellMar"))
        for side, width in (("top", "60"), ("left", "70"), ("bottom", "60"), ("right", "70")):
            etree.SubElement(margins, _w(side), {_w("w"): width, _w("type"): "dxa"})
        grid = etree.SubElement(self._table, _w("tblGrid"))
        for column in widths:
            etree.SubElement(grid, _w("gridCol"), {_w("w"): str(column)})

    def row(
        self, *cells: Sequence[Iterable[etree._Element]], head: bool = False, ground: str = "", follows: bool = False
    ) -> None:
        """A row; each cell is given as its lines, and the last one takes the columns that are left.

        A row is never broken between two pages, and the head is repeated; with `follows`, the next row stands on the
        same page.
        """
        row = etree.SubElement(self._table, _w("tr"))
        properties = etree.SubElement(row, _w("trPr"))
        etree.SubElement(properties, _w("cantSplit"))
        if head:
            etree.SubElement(properties, _w("tblHeader"))
        last = len(cells) - 1
        widths = [*self._widths[:last], sum(self._widths[last:])]
        for number, (width, lines) in enumerate(zip(widths, cells, strict=True)):
            cell = etree.SubElement(row, _w("tc"))
            shape = etree.SubElement(cell, _w("tcPr"))
            etree.SubElement(shape, _w("tcW"), {_w("w"): str(width), _w("type"): "dxa"})
            if number == last and len(self._widths) > len(cells):
                etree.SubElement(shape, _w("gridSpan"), {_w("val"): str(len(self._widths) - last)})
            if ground:
                etree.SubElement(shape, _w("shd"), {_w("val"): "clear", _w("color"): "auto", _w("fill"): ground})
            for line in lines:
                write_line(cell, line, follows=follows)


def write_line(parent: etree._Element, runs: Iterable[etree._Element], *, follows: bool = False) -> None:
    """A line of runs and fields; with `follows`, what comes next stands on the same page."""
    paragraph = etree.SubElement(parent, _w("p"))
    properties = etree.SubElement(paragraph, _w("pPr"))
    etree.SubElement(properties, _w("pStyle"), {_w("val"): "Compact"})
    if follows:
        etree.SubElement(properties, _w("keepNext"))
    paragraph.extend(runs)


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
