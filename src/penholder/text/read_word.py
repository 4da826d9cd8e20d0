"""Reading Word: its paragraphs with the numbers that Word computes, what was inserted, and nothing that was deleted."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from penholder.diagnostics import UsageFault
from penholder.text.model import Span
from penholder.text.numbering import letters, roman
from penholder.text.printed import MAX_BYTES, MAX_LINES, Line, Place, Printed, line
from penholder.text.read_akn import parse

_MOST_PARTS = 2_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LEFT_OUT = {
    "del": "deletions that are tracked were left out, insertions taken as part of the text",
    "moveFrom": "moved text was read where it was moved to",
    "vanish": "hidden text was left out",
}
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST_STYLE = 20
_NOTES = "source note"
"""How the names of the styles begin in which drafts of ours tell where their language comes from."""


def read_word(data: bytes) -> Printed:
    """The lines of a Word document. Raises UsageFault where it is none, is damaged, encrypted, or too large."""
    package = _Package(data)
    document = package.xml("word/document.xml")
    if document is None:
        raise UsageFault("it is a zip archive but not a Word document", "save it as .docx")
    styles = _Styles(package.xml("word/styles.xml"))
    numbers = _Numbers(package.xml("word/numbering.xml"))
    remarks: Counter[str] = Counter()
    lines: list[Line] = []
    for name in package.named(r"word/header\d*\.xml"):
        lines += _lines(package.xml(name), styles, numbers, remarks, Place.FRONT)
    lines += _lines(document, styles, numbers, remarks, Place.TEXT)
    for name in package.named(r"word/(?:footnotes|endnotes|footer\d*)\.xml"):
        lines += _lines(package.xml(name), styles, numbers, remarks, Place.NOTE)
    return Printed(tuple(lines), "", tuple(_LEFT_OUT[name] for name in _LEFT_OUT if remarks[name]))


class _Package:
    """The zip archive, read with care: how many parts it has, and how large each is, is looked at before."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = self._zip.namelist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
            raise UsageFault("it is a damaged Word document or zip archive", "save it anew") from error
        if len(self._names) > _MOST_PARTS:
            raise UsageFault(f"it has {len(self._names):,} parts, and no Word document of a text does")
        if any(name.lower().endswith("vbaproject.bin") for name in self._names):
            raise UsageFault("it holds macros", "save it as .docx")
        if len(set(self._names)) < len(self._names):
            raise UsageFault("it has two parts of one name", "save it anew")

    def named(self, pattern: str) -> list[str]:
        """The parts whose names have a form, in order."""
        return sorted(name for name in self._names if re.fullmatch(pattern, name))

    def xml(self, name: str) -> etree._Element | None:
        """A part; None where there is none."""
        if name not in self._names:
            return None
        try:
            with self._zip.open(posixpath.normpath(name)) as stream:
                data = stream.read(MAX_BYTES + 1)  # what the archive says of its sizes is not believed
        except RuntimeError as error:
            raise UsageFault("it is encrypted", "save it without a password") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise UsageFault(f"its part {name} is damaged", "save it anew") from error
        if len(data) > MAX_BYTES:
            raise UsageFault(f"its part {name} is larger than {MAX_BYTES // 2**20} MB, and no resolution is")
        if data.count(b"<w:p>") + data.count(b"<w:p ") + data.count(b"<w:p/") > MAX_LINES:
            raise UsageFault(f"it has more than {MAX_LINES:,} paragraphs, and no resolution does")
        return parse(data.replace(_STRICT, _TRANSITIONAL))


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of the paragraphs or runs in it."""

    above: str
    italic: bool | None
    bold: bool | None
    list_: tuple[str, int] | None
    name: str


class _Styles:
    """The styles of a document, and what they inherit."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        for style in root.iter(f"{_W}style") if root is not None else ():
            properties = style.find(f"{_W}rPr")
            self._styles[_value(style, "styleId")] = _Style(
                _of(style, "basedOn"),
                _switch(properties, "i"),
                _switch(properties, "b"),
                _list(style.find(f"{_W}pPr")),
                _of(style, "name").lower(),
            )

    def chain(self, name: str) -> Iterator[_Style]:
        """A style and those it is based on, never in a circle."""
        for _ in range(_DEEPEST_STYLE):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = style.above

    def list_of(self, name: str) -> tuple[str, int] | None:
        """The list that a paragraph style puts its paragraphs in."""
        return next((style.list_ for style in self.chain(name) if style.list_), None)

    def italic(self, name: str) -> bool:
        """Whether a style prints in italics."""
        return bool(next((style.italic for style in self.chain(name) if style.italic is not None), False))

    def bold(self, name: str) -> bool:
        """Whether a style prints bold."""
        return bool(next((style.bold for style in self.chain(name) if style.bold is not None), False))

    def note(self, name: str) -> bool:
        """Whether a style is that of the source note of a draft, which is no part of the text."""
        return any(style.name.startswith(_NOTES) for style in self.chain(name))

    def heading(self, name: str) -> bool:
        """Whether a style is that of headings."""
        return any(style.name.startswith("heading") for style in self.chain(name))


class _Numbers:
    """The numbers that Word prints before the paragraphs of its lists."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for abstract in root.iter(f"{_W}abstractNum"):
            levels = {}
            for level in abstract.iter(f"{_W}lvl"):
                form = _of(level, "numFmt") or "decimal"
                levels[_whole(_value(level, "ilvl"))] = (form, _of(level, "lvlText"), _whole(_of(level, "start"), 1))
            self._levels[_value(abstract, "abstractNumId")] = levels
        for number in root.iter(f"{_W}num"):
            id_ = _value(number, "numId")
            self._abstract[id_] = _of(number, "abstractNumId")
            for override in number.iter(f"{_W}lvlOverride"):
                if start := _of(override, "startOverride"):
                    self._starts[id_, _whole(_value(override, "ilvl"))] = _whole(start, 1)

    def next(self, id_: str, depth: int) -> str:
        """The label of the next paragraph of a list at a level; empty where it prints none."""
        abstract = self._abstract.get(id_, "")
        levels = self._levels.get(abstract, {})
        if id_ == "0" or depth not in levels:
            return ""
        overridden = any(number == id_ for number, _ in self._starts)
        counts = self._counts.setdefault(id_ if overridden else f"/{abstract}", {})
        start = self._starts.get((id_, depth), levels[depth][2])
        counts[depth] = counts[depth] + 1 if depth in counts else start
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        form, text, _ = levels[depth]
        if form == "none":
            return ""
        if form == "bullet":
            return text if text in {"–", "—", "-", "•", "*"} else "•"
        return re.sub(r"%(\d)", lambda match: self._shown(levels, counts, int(match[1]) - 1), text)

    def _shown(self, levels: dict[int, tuple[str, str, int]], counts: dict[int, int], depth: int) -> str:
        form, _, start = levels.get(depth, ("decimal", "", 1))
        count = counts.get(depth, start)
        if not 0 < count < 1000 or form == "decimal":
            return str(count)
        shown = {
            "lowerLetter": letters(count),
            "upperLetter": letters(count).upper(),
            "lowerRoman": roman(count),
            "upperRoman": roman(count).upper(),
        }
        return shown.get(form, str(count))


def _lines(
    root: etree._Element | None, styles: _Styles, numbers: _Numbers, remarks: Counter[str], place: Place
) -> Iterator[Line]:
    if root is None:
        return
    before: list[tuple[Span, bool]] = []
    for paragraph in root.iter(f"{_W}p"):
        properties = paragraph.find(f"{_W}pPr")
        spans = [*before, *_spans(paragraph, styles, remarks)]
        before = spans if _runs_on(properties) else []
        if before:
            continue
        style = _of(properties, "pStyle")
        in_list = _list(properties) or styles.list_of(style)
        printed = [(span, bold) for span, bold in spans if span.text.strip()]
        label = numbers.next(*in_list) if in_list and printed else ""
        bold = styles.bold(style)
        heading = styles.heading(style) or (
            bool(printed) and not label and (bold or all(strong for _, strong in printed))
        )
        italic = styles.italic(style)
        where = Place.NOTE if styles.note(style) else place
        found = line([Span(span.text, span.italic or italic) for span, _ in spans], label, where, heading=heading)
        if found:
            yield found


def _runs_on(properties: etree._Element | None) -> bool:
    """Whether the mark at the end of a paragraph was deleted, so that it goes on in the next one."""
    mark = properties.find(f"{_W}rPr") if properties is not None else None
    return mark is not None and mark.find(f"{_W}del") is not None


def _spans(paragraph: etree._Element, styles: _Styles, remarks: Counter[str]) -> Iterator[tuple[Span, bool]]:
    """The words of one paragraph, with whether they are bold; a paragraph in a box inside it comes by itself."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if tag in {"del", "moveFrom"}:
            remarks[tag] += 1
        elif tag == "r":
            properties = element.find(f"{_W}rPr")
            if properties is not None and _switch(properties, "vanish"):
                remarks["vanish"] += 1
                continue
            style = _of(properties, "rStyle")
            italic = _switch(properties, "i")
            bold = _switch(properties, "b")
            text = "".join(_characters(element))
            yield (
                Span(text, styles.italic(style) if italic is None else italic),
                styles.bold(style) if bold is None else bold,
            )
        elif tag not in {"p", "pPr", "txbxContent", "Fallback"}:
            waiting.extend(reversed(element))


def _characters(run: etree._Element) -> Iterator[str]:
    for element in run:
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if tag == "t":
            yield element.text or ""
        elif tag in {"tab", "br", "cr", "ptab"}:
            yield " "
        elif tag == "noBreakHyphen":
            yield "\u2011"
        elif tag == "sym":
            yield "•"


def _list(properties: etree._Element | None) -> tuple[str, int] | None:
    if properties is None:
        return None
    list_ = properties.find(f"{_W}numPr")
    if list_ is None:
        return None
    id_ = _of(list_, "numId")
    return (id_, _whole(_of(list_, "ilvl"))) if id_ else None


def _switch(properties: etree._Element | None, name: str) -> bool | None:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return None if found is None else _value(found, "val") not in _OFF


def _of(element: etree._Element | None, name: str) -> str:
    found = element.find(f"{_W}{name}") if element is not None else None
    return "" if found is None else _value(found, "val")


def _value(element: etree._Element, name: str) -> str:
    return str(element.get(f"{_W}{name}") or "")


def _whole(text: str, otherwise: int = 0) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else otherwise
