"""Reading HTML: blocks become lines, ordered lists get the labels that a browser prints."""

from __future__ import annotations

import contextlib
import re

from lxml import etree

from penholder.diagnostics import UsageFault
from penholder.text.model import Span
from penholder.text.numbering import letters, roman
from penholder.text.printed import MAX_LINES, Line, Place, Printed, line
from penholder.text.read_plain import decoded

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "o:p",
    ]
)
_SKIPPED = frozenset(["title", "script", "style", "template", "noscript", "iframe", "object", "svg", "math"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_UPRIGHT = re.compile(r"font-style\s*:\s*normal", re.IGNORECASE)
_NO_MARKS = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_FORMS = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
}


def read_html(data: bytes) -> Printed:
    """The lines of a page. Raises UsageFault where it is no text."""
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", data[:4096], re.IGNORECASE)
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    text, remarks = decoded(data)
    if declared and remarks:
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            text, remarks = data.decode(declared[1].decode("ascii")), ()
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\0", "")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UsageFault(f"it is not HTML: {str(error) or 'nothing is in it'}") from error
    if root is None:
        return Printed((), "", remarks)
    walker = _Walker()
    walker.walk(root)
    return Printed(tuple(walker.lines), "", remarks)


class _Walker:
    """Gathers lines while it goes through a page."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._spans: list[Span] = []
        self._label = ""
        self._faces = [False]
        self._bold = 0
        self._all_bold = True
        self._heading = 0
        self._aside = 0
        self._counts: list[tuple[str, int]] = []

    def walk(self, root: etree._Element) -> None:
        """Go through an element, without recursion."""
        skipped = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag.lower() if isinstance(element.tag, str) else ""
            if tag in _SKIPPED:
                skipped += 1 if event == "start" else -1
                if event == "end" and not skipped:
                    self._add(element.tail)
            elif not skipped and event == "start":
                self._starts(tag, element)
                self._add(element.text)
            elif not skipped:
                self._ends(tag)
                self._add(element.tail)
        self._flush(final=True)

    def _starts(self, tag: str, element: etree._Element) -> None:
        style = element.get("style") or ""
        italic = self._faces[-1] or tag in {"i", "em", "cite", "dfn", "var"} or bool(_ITALIC.search(style))
        self._faces.append(italic and not _UPRIGHT.search(style))
        self._bold += tag in {"b", "strong"}
        if tag in _INLINE:
            return
        self._flush()
        self._heading += tag in _HEADINGS
        self._aside += tag == "aside"
        if tag in {"ol", "ul"}:
            plain = "ul" if tag == "ul" else _FORMS.get(_style_type(style), element.get("type") or "1")
            self._counts.append(("" if _NO_MARKS.search(style) else plain, _whole(element.get("start"), 1) - 1))
        elif tag == "li" and self._counts:
            form, count = self._counts[-1]
            count = _whole(element.get("value"), count + 1)
            self._counts[-1] = (form, count)
            self._flush(final=True)
            self._label = _printed(form, count)

    def _ends(self, tag: str) -> None:
        self._faces.pop()
        self._bold -= tag in {"b", "strong"}
        if tag in _INLINE:
            return
        self._flush(final=tag == "li")
        self._heading -= tag in _HEADINGS
        self._aside -= tag == "aside"
        if tag in {"ol", "ul"} and self._counts:
            self._counts.pop()

    def _add(self, text: str | None) -> None:
        if text:
            self._spans.append(Span(text, self._faces[-1]))
            if text.strip() and not self._bold:
                self._all_bold = False

    def _flush(self, *, final: bool = False) -> None:
        heading = self._heading > 0 or (self._all_bold and not self._label)
        place = Place.NOTE if self._aside else Place.TEXT
        found = line(self._spans, self._label, place, heading=heading, final=final)
        self._spans = []
        self._all_bold = True
        if found:
            self._label = ""
            self.lines.append(found)
        if len(self.lines) > MAX_LINES:
            raise UsageFault(f"it has more than {MAX_LINES:,} paragraphs, and no resolution does")


def _style_type(style: str) -> str:
    match = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", style)
    return match[1].lower() if match else ""


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise


def _printed(form: str, count: int) -> str:
    if form == "ul":
        return "•"
    if not form or count < 1:
        return ""
    shown = {"a": letters(count), "A": letters(count).upper(), "i": roman(count), "I": roman(count).upper()}
    return f"({shown[form]})" if form in shown and count < 1000 else f"{count}."
