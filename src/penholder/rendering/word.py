"""The Word writer: a resolution text as a Word file with real numbering.

Pandoc writes the paragraphs in the named styles of `templates/word/reference.docx`; the styles are linked to one
list of several levels, so that Word counts, and counts again when a paragraph is put in. What pandoc cannot do, the
header and the properties, is done to the finished package.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from penholder.rendering import pandoc
from penholder.rendering.ooxml import LEVELS, Properties, finished
from penholder.rendering.pandoc import Node
from penholder.text.header import edition
from penholder.text.model import Block, Fact, Heading, Product, ResolutionText, SourceNote, Span, Spans

REFERENCE = Path("word", "reference.docx")
"""The file with the styles, in the folder of templates."""
_BOOKMARK_LENGTH = 40


def word(text: ResolutionText, *, templates: Path, epoch: int) -> bytes:
    """The text as a Word file that bears the time `epoch` (seconds since 1970) and names no author.

    Raises `EnvironmentFault` where pandoc does not do its work.
    """
    package = pandoc.word(tuple(_text(text)), templates / REFERENCE, epoch=epoch)
    properties = Properties(title=text.title, subject=text.marking, epoch=epoch)
    return finished(package, properties, {"MARKING": text.marking, "EDITION": edition(text), "FOOTER": ""})


def bookmark(name: str) -> str:
    """The bookmark of a paragraph: letters, digits and underscores, 40 at most, as Word wants them."""
    found = f"clause_{name.replace('-', '_')}"
    if len(found) <= _BOOKMARK_LENGTH:
        return found
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{found[: _BOOKMARK_LENGTH - 9]}_{digest}"


def _text(text: ResolutionText) -> Iterator[Node]:
    if text.product is Product.ANNEX:
        yield _paragraph("Annex Label", (Span("Annex"),))
        yield _paragraph("Annex Title", (Span(text.title),))
    else:
        yield _paragraph("Draft Title", (Span(text.title),))
    if text.organ:
        yield _paragraph("Organ", (Span(text.organ, italic=True), Span(",")))
    yield from _blocks(text.preambular, "Preambular")
    yield from _blocks(text.operative, "Operative")
    if text.note:
        yield from _note(text.note)


def _blocks(blocks: Iterable[Block], part: str, level: int = 1) -> Iterator[Node]:
    for block in blocks:
        if isinstance(block, Heading):
            yield _paragraph("Section Heading" if level == 1 else "Item Heading", block.spans)
            continue
        style = "Preambular" if (part, level) == ("Preambular", 1) else f"{part} {min(level, LEVELS)}"
        yield _paragraph(style, block.spans, bookmark(block.name) if block.name else "")
        yield from _blocks(block.items, part, level + 1)


def _note(note: SourceNote) -> Iterator[Node]:
    yield _paragraph("Source Note Title", (Span("Source note"),))
    yield _paragraph("Source Note", (Span("For the drafters; not part of the text."),))
    yield from _facts(note.facts)
    for paragraph in note.paragraphs:
        yield _paragraph("Source Note Heading", (Span(f"{paragraph.paragraph} · {paragraph.title}"),))
        yield from _facts(paragraph.facts)
    if note.blanks:
        yield _paragraph("Source Note Heading", (Span("To be filled in"),))
        yield from _facts(note.blanks)


def _facts(facts: Iterable[Fact]) -> Iterator[Node]:
    for fact in facts:
        term = _node("Span", [_attributes(style="Source Note Term"), [_node("Str", fact.term)]])
        tab = _node("RawInline", ["openxml", "<w:r><w:tab/></w:r>"])
        yield _styled("Source Note Fact", [term, tab, *_inlines(fact.spans)])


def _paragraph(style: str, spans: Spans, name: str = "") -> Node:
    inlines = _inlines(spans)
    return _styled(style, [_node("Span", [_attributes(name), inlines])] if name else inlines)


def _styled(style: str, inlines: list[Node]) -> Node:
    return _node("Div", [_attributes(style=style), [_node("Para", inlines)]])


def _inlines(spans: Spans) -> list[Node]:
    plain = (_node("Str", span.text) for span in spans)
    return [_node("Emph", [text]) if span.italic else text for span, text in zip(spans, plain, strict=True)]


def _attributes(name: str = "", *, style: str = "") -> list[object]:
    return [name, [], [["custom-style", style]] if style else []]


def _node(kind: str, content: object) -> Node:
    return {"t": kind, "c": content}
