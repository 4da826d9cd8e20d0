"""The Word writer: a resolution text as a Word file with real numbering, references and footnotes.

Each paragraph has a named style of the reference document, and the styles are linked to lists of several levels; so
Word counts, and counts again when a paragraph is put in. Each paragraph bears a bookmark with the name of its clause,
by which a marked-up copy finds its way back; references are fields that show the number of a bookmark.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from penholder.rendering.numbered import Lists, style_name
from penholder.rendering.ooxml import Properties, W, core_properties, packed, parts_of, serialized
from penholder.rendering.reference import DOCUMENT, FOOTNOTES, NUMBERING, REFERENCE, VAL, Reference, w
from penholder.text.header import edition
from penholder.text.model import (
    Block,
    Edition,
    Fact,
    Heading,
    Paragraph,
    ParagraphNote,
    Product,
    ResolutionText,
    SourceNote,
    Span,
    Spans,
    paragraphs,
)

_BOOKMARK_LENGTH = 40
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def word(text: ResolutionText, *, templates: Path, epoch: int) -> bytes:
    """The text as a Word file that bears the time `epoch` (seconds since 1970) and names no author.

    Raises `EnvironmentFault` where the reference document is not to be used.
    """
    return WordWriter(Reference(templates / REFERENCE)).write(text, epoch=epoch)


def bookmark(name: str) -> str:
    """The bookmark of a paragraph or item: letters, digits and underscores, 40 at most, as Word wants them."""
    found = f"clause_{name.replace('-', '_')}"
    if len(found) <= _BOOKMARK_LENGTH and "/" not in found:
        return found
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{found.replace('/', '_')[: _BOOKMARK_LENGTH - 9]}_{digest}"


@dataclass(frozen=True, slots=True)
class Blank:
    """A Word file without words."""

    parts: Mapping[str, bytes]
    """Its parts. The document is empty; TITLE, MARKING and EDITION stand where those words belong, and the time is
    the beginning of 1970."""
    styles: Mapping[str, str]
    """The ids of its styles by their names."""


class WordWriter:
    """Writes texts with the styles of one reference document."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference

    def write(self, text: ResolutionText, *, epoch: int) -> bytes:
        """The text as a Word file that bears the time `epoch`, in seconds since 1970."""
        working = text.edition is Edition.WORKING and text.product is Product.OPERATIVE_TEXT
        lists = Lists(self._reference, working=working)
        body = _Body(self._reference, lists, _chains(text))
        body.text(text)
        words = {"MARKING": text.marking, "EDITION": edition(text), "FOOTER": ""}
        properties = Properties(title=text.title, subject=text.marking, epoch=epoch)
        made = {
            DOCUMENT: body.document(),
            FOOTNOTES: body.footnotes(),
            NUMBERING: lists.part(),
            "docProps/core.xml": core_properties(properties),
        }
        return packed({**self._reference.parts, **made}, words)

    def blank(self) -> Blank:
        """What a writer elsewhere needs, such as the one in `docs/assets/basket-word.js`."""
        lists = Lists(self._reference, working=False)
        body = _Body(self._reference, lists, {})
        made = {
            DOCUMENT: body.document(),
            FOOTNOTES: body.footnotes(),
            NUMBERING: lists.part(),
            "docProps/core.xml": core_properties(Properties(title="TITLE", subject="MARKING", epoch=0)),
        }
        return Blank(parts_of({**self._reference.parts, **made}, {"FOOTER": ""}), self._reference.styles)


def _chains(text: ResolutionText) -> dict[str, tuple[str, ...]]:
    """For each named paragraph and item, the names on the way down to it; an item in between is named by its place."""
    return dict(_chains_of(paragraphs((*text.preambular, *text.operative)), ()))


def _chains_of(blocks: Iterable[Paragraph], above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for index, block in enumerate(blocks, 1):
        chain = (*above, _name(block, above, index))
        if block.name:
            yield block.name, chain
        yield from _chains_of(paragraphs(block.items), chain)


def _name(block: Paragraph, above: Sequence[str], index: int) -> str:
    return block.name or f"{above[-1] if above else ''}/{index}"


class _Body:
    """The words of one document, as they are written."""

    def __init__(self, reference: Reference, lists: Lists, chains: dict[str, tuple[str, ...]]) -> None:
        self._reference = reference
        self._lists = lists
        self._chains = chains
        self._marked = {name for chain in chains.values() for name in chain}
        self._bookmarks = 0
        self._document = etree.Element(w("document"), nsmap={"w": W})
        self._body = etree.SubElement(self._document, w("body"))
        self._footnotes = etree.fromstring(reference.parts[FOOTNOTES])

    def document(self) -> bytes:
        self._body.append(etree.fromstring(self._reference.section))
        return serialized(self._document)

    def footnotes(self) -> bytes:
        return serialized(self._footnotes)

    def text(self, text: ResolutionText) -> None:
        if text.product is Product.ANNEX:
            self._paragraph("Annex Label", (Span("Annex"),))
            self._paragraph("Annex Title", (Span(text.title),))
        else:
            self._paragraph("Draft Title", (Span(text.title),))
        if text.organ:
            self._paragraph("Organ", (Span(text.organ, italic=True), Span(",")))
        self._blocks(text.preambular, "Preambular")
        self._blocks(text.operative, "Operative")
        if text.note:
            self._note(text.note)

    def _blocks(self, blocks: Iterable[Block], part: str, above: tuple[str, ...] = (), list_: str = "") -> None:
        """The blocks of a level; `list_` is the number of the list where it is not that of the style."""
        index = 0
        for block in blocks:
            if isinstance(block, Heading):
                self._paragraph("Item Heading" if above else "Section Heading", block.spans)
                continue
            index += 1
            name = _name(block, above, index)
            place = (len(above), list_) if list_ else None
            style = style_name(part, len(above), block.alternative)
            self._paragraph(style, block.spans, name if name in self._marked else "", place, keep=bool(block.items))
            below = self._lists.restart(part) if block.alternative and block.items else list_
            self._blocks(block.items, part, (*above, name), below)
            if block.annotation:
                self._annotation(block.annotation)

    def _annotation(self, note: ParagraphNote) -> None:
        self._paragraph("Annotation Heading", (Span(f"{note.paragraph} · {note.title}"),))
        for fact in note.brief:
            self._fact("Annotation", fact)

    def _note(self, note: SourceNote) -> None:
        self._paragraph("Source Note Title", (Span("Source note"),))
        self._paragraph("Source Note", (Span("For the drafters; not part of the text."),))
        self._facts(note.facts)
        for paragraph in note.paragraphs:
            self._paragraph("Source Note Heading", (Span(f"{paragraph.paragraph} · {paragraph.title}"),))
            self._facts(paragraph.facts)
        if note.blanks:
            self._paragraph("Source Note Heading", (Span("To be filled in"),))
            self._facts(note.blanks)

    def _facts(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            self._fact("Source Note Fact", fact)

    def _fact(self, style: str, fact: Fact) -> None:
        paragraph = self._paragraph(style, ())
        _run(paragraph, fact.term, style=self._reference.style("Source Note Term"))
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("tab"))
        self._spans(paragraph, fact.spans)

    def _paragraph(
        self, style: str, spans: Spans, name: str = "", place: tuple[int, str] | None = None, *, keep: bool = False
    ) -> etree._Element:
        """A paragraph; `keep` keeps it on the page of its first item."""
        paragraph = etree.SubElement(self._body, w("p"))
        properties = etree.SubElement(paragraph, w("pPr"))
        etree.SubElement(properties, w("pStyle"), {VAL: self._reference.style(style)})
        if keep:
            etree.SubElement(properties, w("keepNext"))
        if place:
            level, list_ = place
            numbering = etree.SubElement(properties, w("numPr"))
            etree.SubElement(numbering, w("ilvl"), {VAL: str(level)})
            etree.SubElement(numbering, w("numId"), {VAL: list_})
        number = str(self._bookmarks)
        if name:
            self._bookmarks += 1
            etree.SubElement(paragraph, w("bookmarkStart"), {w("id"): number, w("name"): bookmark(name)})
        self._spans(paragraph, spans)
        if name:
            etree.SubElement(paragraph, w("bookmarkEnd"), {w("id"): number})
        return paragraph

    def _spans(self, paragraph: etree._Element, spans: Spans) -> None:
        for span in spans:
            if span.footnote:
                self._footnote(paragraph, span.footnote)
            elif span.target in self._chains:
                self._reference_to(paragraph, span)
            else:
                _run(
                    paragraph,
                    span.text,
                    italic=span.italic,
                    style=self._reference.style("Delegation") if span.aside else "",
                )

    def _reference_to(self, paragraph: etree._Element, span: Span) -> None:
        """The number as fields, one for each level: `16`, `(c)`. Word's own form would be 16(c), without the space."""
        chain = self._chains[span.target]
        parts = span.text.split(" (")
        numbers = [parts[0], *(f"({part}" for part in parts[1:])]
        if len(numbers) != len(chain):  # an item labelled a. or i. has no bracket of its own to be parted at
            chain, numbers = chain[-1:], [span.text]
        for index, (name, number) in enumerate(zip(chain, numbers, strict=True)):
            if index:
                _run(paragraph, " ", italic=span.italic)
            _field(paragraph, rf" REF {bookmark(name)} \n \h ", number, italic=span.italic)

    def _footnote(self, paragraph: etree._Element, spans: Spans) -> None:
        numbers = [int(note.get(w("id"), "0")) for note in self._footnotes]
        number = str(max(numbers) + 1)
        sign = self._reference.style("footnote reference")
        run = _run(paragraph, "", style=sign)
        etree.SubElement(run, w("footnoteReference"), {w("id"): number})
        note = etree.SubElement(self._footnotes, w("footnote"), {w("id"): number})
        words = etree.SubElement(note, w("p"))
        properties = etree.SubElement(words, w("pPr"))
        etree.SubElement(properties, w("pStyle"), {VAL: self._reference.style("footnote text")})
        etree.SubElement(_run(words, "", style=sign), w("footnoteRef"))
        _run(words, " ")
        self._spans(words, spans)


def _run(paragraph: etree._Element, text: str, *, italic: bool = False, style: str = "") -> etree._Element:
    run = etree.SubElement(paragraph, w("r"))
    if italic or style:
        properties = etree.SubElement(run, w("rPr"))
        if style:
            etree.SubElement(properties, w("rStyle"), {VAL: style})
        if italic:
            etree.SubElement(properties, w("i"))
            etree.SubElement(properties, w("iCs"))
    if text:
        element = etree.SubElement(run, w("t"), {_SPACE: "preserve"})
        element.text = text
    return run


def _field(paragraph: etree._Element, instruction: str, shown: str, *, italic: bool) -> None:
    """A field with the result that it has now, so that nothing need be updated to be read."""
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        if kind == "shown":
            _run(paragraph, shown, italic=italic)
            continue
        run = _run(paragraph, "", italic=italic)
        if kind == "instruction":
            element = etree.SubElement(run, w("instrText"), {_SPACE: "preserve"})
            element.text = instruction
        else:
            etree.SubElement(run, w("fldChar"), {w("fldCharType"): kind})
