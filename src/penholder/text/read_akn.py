"""Reading Akoma Ntoso, or any XML: its blocks in the order of the document, its nesting left aside."""

from __future__ import annotations

import re

from lxml import etree

from penholder.diagnostics import UsageFault
from penholder.text.model import Span
from penholder.text.printed import MAX_LINES, Line, Place, Printed, line

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "affectedDocument",
        "b",
        "change",
        "concept",
        "date",
        "def",
        "docAuthority",
        "docDate",
        "docNumber",
        "docStatus",
        "docTitle",
        "docType",
        "entity",
        "eol",
        "event",
        "i",
        "inline",
        "location",
        "mod",
        "mmod",
        "noteRef",
        "num2",
        "object",
        "omissis",
        "organization",
        "person",
        "quantity",
        "quotedText",
        "ref",
        "role",
        "rref",
        "session",
        "shortTitle",
        "span",
        "sub",
        "sup",
        "term",
        "time",
        "u",
        "decoration",
        "img",
        "docProponent",
        "docPurpose",
        "docStage",
        "docketNumber",
        "process",
        "signature",
        "party",
    ]
)
_SKIPPED = frozenset({"meta"})
_HEADINGS = frozenset({"heading", "subheading", "crossHeading"})
_NOTES = frozenset({"authorialNote", "note"})
_SPACED = frozenset({"docDate", "eol", "docNumber"})


def parse(data: bytes) -> etree._Element:
    """The root of an XML document; nothing outside it is fetched, no entity is resolved.

    Raises UsageFault where it is not well formed, or declares entities.
    """
    if b"<!ENTITY" in data:
        raise UsageFault("it declares entities of its own, which are not read", "save it without a document type")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        told = str(error).replace("\n", " ") or "nothing is in it"
        raise UsageFault(f"it is not well-formed XML: {told}") from error
    if root is None:
        raise UsageFault("it is not well-formed XML: nothing is in it")
    return root


def read_akn(data: bytes) -> Printed:
    """The lines of an Akoma Ntoso document. Raises UsageFault where it cannot be parsed."""
    walker = _Walker()
    root = parse(data)
    walker.walk(root)
    dates = root.findall(".//{*}docDate[@refersTo='#adoptionDate']")
    date = next((str(found.get("date")) for found in dates if found.get("date")), "")
    return Printed(tuple(walker.lines), date if re.fullmatch(r"(?:19|20)\d\d-\d\d-\d\d", date) else "", ())


class _Walker:
    """Gathers lines while it goes through the elements."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._spans: list[Span] = []
        self._label = ""
        self._in_label = 0
        self._place = [Place.TEXT]
        self._heading = 0
        self._italic = 0
        self._bold = 0
        self._all_bold = True
        self._noted: list[Line] = []

    def walk(self, root: etree._Element) -> None:
        """Go through an element, without recursion, however deep it is."""
        skipped = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if tag in _SKIPPED:
                skipped += 1 if event == "start" else -1
                if event == "end":
                    self._add(element.tail)
                continue
            if skipped:
                continue
            if event == "start":
                self._starts(tag, element)
                self._add(element.text)
            else:
                self._ends(tag, element)
                self._add(element.tail)
        self._flush()
        if self._label:
            self._emit(line([], self._label, self._place[-1], final=True))
        self.lines += self._noted

    def _starts(self, tag: str, element: etree._Element) -> None:
        if tag in _INLINE:
            self._italic += _has(element, "italic", "i")
            self._bold += _has(element, "bold", "b")
            if tag in _SPACED:
                self._spans.append(Span(" "))
            return
        if tag in _NOTES:
            self._place.append(Place.NOTE)
            self._outer = (self._spans, self._all_bold)
            self._spans = []
            return
        self._flush()
        if tag == "coverPage":
            self._place.append(Place.FRONT)
        elif tag in {"attachments", "attachment", "annex"}:
            self._place.append(Place.ANNEX)
        elif tag == "num":
            if self._label:
                self._emit(line([], self._label, self._place[-1], final=True))
                self._label = ""
            self._in_label += 1
        self._heading += tag in _HEADINGS

    def _ends(self, tag: str, element: etree._Element) -> None:
        if tag in _INLINE:
            self._italic -= _has(element, "italic", "i")
            self._bold -= _has(element, "bold", "b")
            return
        if tag in _NOTES:
            found = line(self._spans, "", Place.NOTE)
            self._noted += [found] if found else []
            self._place.pop()
            self._spans, self._all_bold = self._outer
            return
        if self._place[-1] is Place.NOTE:
            self._spans.append(Span(" "))
            return
        if tag == "num":
            self._label = " ".join("".join(span.text for span in self._spans).split())
            self._spans = []
            self._in_label -= 1
        self._flush()
        self._heading -= tag in _HEADINGS
        if tag in {"coverPage", "attachments", "attachment", "annex"}:
            self._place.pop()

    def _add(self, text: str | None) -> None:
        if text:
            self._spans.append(Span(text, self._italic > 0))
            if text.strip() and not self._bold:
                self._all_bold = False

    def _flush(self) -> None:
        if self._place[-1] is Place.NOTE or self._in_label:
            return
        found = line(
            self._spans, self._label, self._place[-1], heading=self._heading > 0 or (self._all_bold and not self._label)
        )
        self._spans = []
        self._all_bold = True
        if found:
            self._label = ""
            self._emit(found)

    def _emit(self, found: Line | None) -> None:
        if found:
            self.lines.append(found)
            self.lines += self._noted
            self._noted = []
        if len(self.lines) > MAX_LINES:
            raise UsageFault(f"it has more than {MAX_LINES:,} paragraphs, and no resolution does")


def _has(element: etree._Element, face: str, tag: str) -> bool:
    return face in (element.get("class") or "").split() or etree.QName(element).localname == tag
