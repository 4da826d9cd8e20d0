"""Passages: the paragraphs and items of an adopted text, each with the place by which a person cites it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from penholder.text.adopted import AdoptedItem, AdoptedText, OperativeParagraph
from penholder.text.labels import is_mark


class Part(StrEnum):
    """The part of a resolution that a passage stands in."""

    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or an item, up to its first item."""

    part: Part
    """Where it stands."""
    place: str
    """As cited: `PP12`, `16`, `16 (c) (i)`, `Annex I, 3`; `OP1` where no number is printed. A dash has no label: it is
    cited by what it stands under."""
    text: str
    """Its own words, without what stands below it."""
    verbs: tuple[str, ...] = ()
    """The verbs of the paragraph as printed, the leading one first; an item has those of its paragraph."""
    heading: str = ""
    """The nearest unnumbered heading above it; it stays until the next."""
    lead: str = ""
    """What it continues: the words of the paragraph and the items that it stands under, one a line."""
    depth: int = 0
    """0 for a paragraph, 1 for (a), 2 for (i) …"""

    @property
    def verb(self) -> str:
        """The leading verb; empty where none was found."""
        return self.verbs[0] if self.verbs else ""


def passages(text: AdoptedText) -> Iterator[Passage]:
    """All passages of a text in the order of print: the preamble, the operative part with its items, the annexes."""
    for number, preambular in enumerate(text.preambular, 1):
        verbs = (preambular.verb,) if preambular.verb else ()
        yield Passage(Part.PREAMBULAR, f"PP{number}", preambular.text, verbs)
    heading = ""
    for number, paragraph in enumerate(text.operative, 1):
        heading = paragraph.heading.rpartition("\n")[2] or heading
        yield from _operative(paragraph, paragraph.number or f"OP{number}", heading)
    for annex in text.annexes:
        for number, words in enumerate(annex.paragraphs, 1):
            yield Passage(Part.ANNEX, f"{annex.label or 'Annex'}, {number}", words)


def _operative(paragraph: OperativeParagraph, place: str, heading: str) -> Iterator[Passage]:
    yield Passage(Part.OPERATIVE, place, paragraph.text, paragraph.verbs, heading)
    waiting = [(item, place, heading, paragraph.text, 1) for item in reversed(paragraph.items)]
    while waiting:
        item, above, over, lead, depth = waiting.pop()
        here = cited(above, item)
        over = item.heading.rpartition("\n")[2] or over
        yield Passage(Part.OPERATIVE, here, item.text, paragraph.verbs, over, lead, depth)
        below = f"{lead}\n{item.text}"
        waiting.extend((child, here, over, below, depth + 1) for child in reversed(item.items))


def cited(above: str, item: AdoptedItem) -> str:
    """The place of an item under a place."""
    return above if not item.label or is_mark(item.label) else f"{above} {item.label}"
