"""The resolution text: a document split into preambular and operative paragraphs with their items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Edition(StrEnum):
    """For whom a text is printed; `editions.edited` makes one from a composed text."""

    CLEAN = "clean"
    WORKING = "working"
    ANNOTATED = "annotated"
    SOURCE_NOTE = "source-note"


class Product(StrEnum):
    """What sort of document a text is."""

    OPERATIVE_TEXT = "operative-text"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words in one face."""

    text: str
    """The words as they are printed, spaces included."""
    italic: bool = False
    """Whether they are in italics, as the verb of a paragraph is."""
    target: str = ""
    """The name of the paragraph or item whose number the words are; empty for all other words."""
    aside: bool = False
    """Whether the words are for negotiators alone, such as the delegation that a bracket comes from."""
    footnote: tuple[Span, ...] = ()
    """The words of the footnote whose mark stands here; such a span has no words of its own."""

    @property
    def plain(self) -> bool:
        """Whether it is words and nothing else, so that it may be joined with its like."""
        return not (self.target or self.aside or self.footnote)


Spans: TypeAlias = tuple[Span, ...]
"""The words of a paragraph, in order."""


@dataclass(frozen=True, slots=True)
class Heading:
    """An unnumbered line above the paragraphs or items that follow it."""

    spans: Spans
    """Its words."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item below one; they differ only in where they stand."""

    spans: Spans
    """Its words, up to its first item."""
    items: tuple[Block, ...] = ()
    """What stands below it, in order."""
    label: str = ""
    """The number or letter as printed: `1.`, `5 bis.`, `(a)`, `(i)`, `–`; empty where none is printed."""
    name: str = ""
    """What bookmarks and links call it, unique in the text; empty where nothing refers to it."""
    alternative: int = 0
    """0 for a paragraph; 1 for an alternative *bis* to the paragraph before it, 2 for *ter*, and so on."""
    annotation: ParagraphNote | None = None
    """What is printed below it and its items, in a shaded box, for the drafters; not part of the text."""


Block: TypeAlias = Heading | Paragraph
"""What a text is a sequence of, at every level."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a source note: a term and what is said of it."""

    term: str
    """What is told, such as "Precedent"."""
    spans: Spans
    """The words."""


@dataclass(frozen=True, slots=True)
class ParagraphNote:
    """What stands behind one paragraph."""

    paragraph: str
    """The paragraph as drafters cite it: `PP2`, `OP5`."""
    name: str
    """The name of the paragraph in the text."""
    title: str
    """What its clause is called."""
    facts: tuple[Fact, ...]
    """Where its language comes from."""
    brief: tuple[Fact, ...] = ()
    """What an annotated edition says of it: why it stands there, and on what it rests, in short."""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """For the drafters: where the language comes from and what is still open. Not part of the text."""

    facts: tuple[Fact, ...]
    """About the whole text."""
    paragraphs: tuple[ParagraphNote, ...]
    """About each paragraph, in order."""
    blanks: tuple[Fact, ...]
    """The placeholders that nothing fills: as printed, what they stand for and where."""


@dataclass(frozen=True, slots=True)
class ResolutionText:
    """The text of a resolution or of an annex, drafted or adopted."""

    title: str
    """What the document is called; for an annex, the heading under "Annex"."""
    product: Product
    """Whether it opens with an organ or is an annex."""
    preambular: tuple[Block, ...]
    """The preamble, in order."""
    operative: tuple[Block, ...]
    """The operative part, in order."""
    language: str = "en"
    """The language of the words (ISO 639-1)."""
    organ: str = ""
    """The organ that speaks, such as "The Security Council"; empty in an annex."""
    marking: str = ""
    """What stands in the header of every page, such as "DRAFT / NON-PAPER"."""
    version: str = ""
    """The version of a draft."""
    date: str = ""
    """The date of the version or of adoption, YYYY-MM-DD."""
    note: SourceNote | None = None
    """The source note of a draft."""
    edition: Edition = Edition.SOURCE_NOTE
    """For whom it is printed."""


def joined(spans: Iterable[Span]) -> Spans:
    """The same words with plain neighbours of one face made one span and empty spans left out."""
    found: list[Span] = []
    for span in spans:
        before = found[-1] if found else None
        if before and before.plain and span.plain and before.italic == span.italic:
            found[-1] = Span(before.text + span.text, span.italic)
        elif span.text or span.footnote:
            found.append(span)
    return tuple(found)


def words(spans: Spans) -> str:
    """The words without their faces."""
    return "".join(span.text for span in spans)


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs of one level, without the headings between them."""
    return (block for block in blocks if isinstance(block, Paragraph))


def every_paragraph(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs of a level with the items below each, in the order of print."""
    for block in paragraphs(blocks):
        yield block
        yield from every_paragraph(block.items)
