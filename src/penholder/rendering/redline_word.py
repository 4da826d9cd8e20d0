"""The Word writer of redlines: true tracked changes in the look of our drafts.

Whoever accepts all changes has the new text, whoever rejects all has the old one, paragraph for paragraph. So the
numbers are words: they differ between the two texts, and a list of Word has only one count.

Three things are not left to a general writer. The ids of all changes and comments differ. The mark of a paragraph that
comes or goes is tracked, or an empty paragraph would stay. And the last mark of a document cannot be tracked, so what
comes or goes at the end shares it with what stands before. What has moved is deleted in one place and inserted in the
other, with a comment at both: every program understands that, and tracked moves only some.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from lxml import etree

from penholder.rendering.ooxml import LEVELS, Properties, W, finished, serialized, zipped
from penholder.rendering.redline_package import PLAIN, with_comments
from penholder.text.changes import Change
from penholder.text.header import printed_date
from penholder.text.lines import TextLine
from penholder.text.model import Span
from penholder.text.passages import Part
from penholder.text.printed_redline import PrintedLine, faces, printed_lines
from penholder.text.redline import Redline

_STEP = 567
"""The distance between a number and its words, in twentieths of a point, as in the reference document."""
_DIGIT, _POINT = 120, 70
"""About how wide a digit and a point or bracket are, in twentieths of a point."""
_NOT_XML = re.compile(r"[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_TITLE = 70


@dataclass(frozen=True, slots=True)
class Signature:
    """Who is said to have made the changes, and when."""

    author: str
    """The name that Word shows."""
    date: str
    """The day, YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of the file."""

    line: PrintedLine
    """Its words."""
    mark: Change
    """What becomes of its mark: where it goes, the paragraph joins the next."""
    now: TextLine | None
    """The line whose shape it has when all is accepted; None where nothing is left of it."""
    before: TextLine | None
    """The line whose shape it has when all is rejected; None where nothing is left of it."""


def redline_word(redline: Redline, *, reference: Path | None, signed: Signature, epoch: int) -> bytes:
    """The redline as a Word file that bears the time `epoch`, in seconds since 1970.

    `reference` is the document with the styles; without one, plain styles are used.
    """
    parts = dict(PLAIN) if reference is None else _parts(reference)
    body = _Body(signed, right_to_left="ar" in {redline.old.language, redline.new.language})
    for paragraph in _settled(printed_lines(redline)):
        body.add(paragraph)
    parts["word/document.xml"] = _document(parts["word/document.xml"], body.paragraphs)
    if body.comments:
        parts = with_comments(parts, serialized(body.comment_list()))
    old, new = (_shortened(title) for title in (redline.old.title, redline.new.title))
    properties = Properties(title=f"{new}: changes from {old}", subject="Redline", epoch=epoch)
    words = {
        "MARKING": "REDLINE",
        "EDITION": printed_date(redline.new.date) if redline.new.date else "",
        "FOOTER": f"{old} → {new}",
    }
    return finished(zipped(parts.items()), properties, words)


def _parts(reference: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(reference) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _shortened(title: str) -> str:
    title = _NOT_XML.sub("\ufffd", title)
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"


def _document(empty: bytes, paragraphs: Sequence[etree._Element]) -> bytes:
    """The document with its section, and the paragraphs in the place of the empty one."""
    root = etree.fromstring(empty)
    body = root[0]
    section = body[-1]
    body[:] = [*(paragraphs or [etree.Element(_w("p"))]), section]
    return serialized(root)


def _settled(lines: Sequence[PrintedLine]) -> Iterator[_Paragraph]:
    """The paragraphs with what becomes of their marks; the last mark always stays."""
    last = max((at for at, line in enumerate(lines) if line.old and line.new), default=-1)
    for line in lines[: max(last, 0)]:
        yield _Paragraph(line, _fate(line), line.new, line.old)
    stays = lines[last] if last >= 0 else None
    gone = [line for line in lines[last + 1 :] if line.old]
    come = [line for line in lines[last + 1 :] if line.new]
    if gone and come:
        ending: list[PrintedLine] = [*gone[:-1], *come[:-1], _joined(gone[-1], come[-1])]
    else:
        ending = [*gone, *come]
    if stays:
        # Where only new lines follow, the mark of this one is new as well and the last of them takes its old one.
        shared = Change.KEPT if not ending or (gone and come) else _fate(ending[0])
        yield _Paragraph(stays, shared, stays.new, None if shared is Change.INSERTED else stays.old)
    for line in ending[:-1]:
        yield _Paragraph(line, _fate(line), line.new, line.old)
    if ending:
        final = ending[-1]
        now, before = (stays.new, stays.old) if stays else (None, None)
        yield _Paragraph(final, Change.KEPT, final.new or now, final.old or before)


def _fate(line: PrintedLine) -> Change:
    return Change.KEPT if line.old and line.new else Change.DELETED if line.old else Change.INSERTED


def _joined(gone: PrintedLine, come: PrintedLine) -> PrintedLine:
    """Two lines in one paragraph, because the last mark belongs to both texts."""
    return PrintedLine(gone.old, come.new, (*gone.runs, *come.runs), " ".join(filter(None, (gone.note, come.note))))


class _Body:
    """The paragraphs and comments of a document, with ids that all differ."""

    def __init__(self, signed: Signature, *, right_to_left: bool) -> None:
        self._signed = signed
        self._right_to_left = right_to_left
        self._ids = count(1)
        self.paragraphs: list[etree._Element] = []
        self.comments: list[etree._Element] = []

    def add(self, paragraph: _Paragraph) -> None:
        """Write a paragraph."""
        element = etree.Element(_w("p"))
        self._properties(element, paragraph)
        comment = self._comment(paragraph.line.note) if paragraph.line.note else ""
        if comment:
            etree.SubElement(element, _w("commentRangeStart"), {_w("id"): comment})
        for change, span in _words(paragraph.line):
            self._run(element, change, span)
        if comment:
            etree.SubElement(element, _w("commentRangeEnd"), {_w("id"): comment})
            parent = self._tracked(element, _fate(paragraph.line))
            etree.SubElement(etree.SubElement(parent, _w("r")), _w("commentReference"), {_w("id"): comment})
        self.paragraphs.append(element)

    def comment_list(self) -> etree._Element:
        """The part of the package that holds the comments."""
        root = etree.Element(_w("comments"), nsmap={"w": W})
        root.extend(self.comments)
        return root

    def _properties(self, element: etree._Element, paragraph: _Paragraph) -> None:
        now, before = paragraph.now or paragraph.before, paragraph.before or paragraph.now
        properties = etree.SubElement(element, _w("pPr"))
        wider = _wider(paragraph.line)
        self._shape(properties, now, wider)
        if paragraph.mark is not Change.KEPT:
            mark = etree.SubElement(properties, _w("rPr"))
            etree.SubElement(mark, _w(_TRACKED[paragraph.mark]), self._stamp())
        if now and before and _form(now) != _form(before):
            changed = etree.SubElement(properties, _w("pPrChange"), self._stamp())
            self._shape(etree.SubElement(changed, _w("pPr")), before, wider)

    def _shape(self, properties: etree._Element, line: TextLine | None, wider: int) -> None:
        """Style and indent of a line; the count that comes with the style is taken out of it."""
        if line is None:
            return
        style, tab, indent = _form(line)
        etree.SubElement(properties, _w("pStyle"), {_w("val"): style})
        numbering = etree.SubElement(properties, _w("numPr"))
        etree.SubElement(numbering, _w("ilvl"), {_w("val"): "0"})
        etree.SubElement(numbering, _w("numId"), {_w("val"): "0"})
        if tab:
            tabs = etree.SubElement(properties, _w("tabs"))
            etree.SubElement(tabs, _w("tab"), {_w("val"): "left", _w("pos"): str(tab + wider)})
        if self._right_to_left:
            etree.SubElement(properties, _w("bidi"))
        etree.SubElement(properties, _w("ind"), {_w(name): str(value) for name, value in indent.items()})

    def _run(self, paragraph: etree._Element, change: Change, span: Span) -> None:
        run = etree.SubElement(self._tracked(paragraph, change), _w("r"))
        if span.italic or self._right_to_left:
            properties = etree.SubElement(run, _w("rPr"))
            if span.italic:
                etree.SubElement(properties, _w("i"))
            if self._right_to_left:
                etree.SubElement(properties, _w("rtl"))
        name = _w("delText" if change is Change.DELETED else "t")
        for number, words in enumerate(_NOT_XML.sub("\ufffd", span.text).split("\t")):
            if number:
                etree.SubElement(run, _w("tab"))
            if words:
                etree.SubElement(run, name, {_SPACE: "preserve"}).text = words

    def _tracked(self, parent: etree._Element, change: Change) -> etree._Element:
        """Where a run goes: into the paragraph itself, or into a tracked change in it."""
        if change is Change.KEPT:
            return parent
        return etree.SubElement(parent, _w(_TRACKED[change]), self._stamp())

    def _stamp(self) -> dict[str, str]:
        return {
            _w("id"): str(next(self._ids)),
            _w("author"): _NOT_XML.sub("\ufffd", self._signed.author),
            _w("date"): f"{self._signed.date}T00:00:00Z",
        }

    def _comment(self, note: str) -> str:
        """Write a comment; returns its id."""
        stamp = self._stamp()
        comment = etree.Element(_w("comment"), stamp)
        run = etree.SubElement(etree.SubElement(comment, _w("p")), _w("r"))
        etree.SubElement(run, _w("t"), {_SPACE: "preserve"}).text = _NOT_XML.sub("\ufffd", note)
        self.comments.append(comment)
        return stamp[_w("id")]


def _words(line: PrintedLine) -> Iterator[tuple[Change, Span]]:
    """The label, the tab after it and the words of a line."""
    old, new = (_opening(side) for side in (line.old, line.new))
    if old == new:
        shared = old
        old = new = ""
    else:
        shared = "\t" if old.endswith("\t") and new.endswith("\t") else ""
        old, new = old.removesuffix(shared), new.removesuffix(shared)
    for change, words in ((Change.DELETED, old), (Change.INSERTED, new), (Change.KEPT, shared)):
        if words:
            yield change, Span(words)
    yield from faces(line)


def _wider(line: PrintedLine) -> int:
    """How much further the words begin where two labels stand side by side and would touch them."""
    if not line.old or not line.new or line.old.label == line.new.label:
        return 0
    width = sum(_DIGIT if letter.isalnum() else _POINT for letter in line.old.label + line.new.label)
    return _STEP if width > _STEP - _POINT else 0


def _opening(line: TextLine | None) -> str:
    """What is printed before the words of a line: its label and a tab."""
    if line is None or not line.label:
        return ""
    return f"{line.label}\t" if line.text else line.label


def _form(line: TextLine) -> tuple[str, int, Mapping[str, int]]:
    """The style of a line, where the words begin after its label (0 without one), and its indent.

    The indent is that of the style, and stated nevertheless: without its list, a style loses it in some programs.
    """
    level = min(line.depth + 1, LEVELS)
    opened = {"left": 0, "firstLine": _STEP}
    if line.heading:
        above = "AnnexLabel" if line.part is Part.ANNEX else "SectionHeading" if line.depth == 0 else "ItemHeading"
        return above, 0, {"left": _STEP if line.depth else 0}
    if line.part is Part.PREAMBULAR:
        return "Organ" if line.place == "opening" else "Preambular", 0, opened
    tab = max(2, level) * _STEP if line.label else 0
    if line.depth > 1:
        return f"Operative{level}", tab, {"left": level * _STEP, "hanging": _STEP if line.label else 0}
    return f"Operative{level}", tab, opened


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


_TRACKED = {Change.INSERTED: "ins", Change.DELETED: "del"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
