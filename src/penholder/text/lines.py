"""Lines: an adopted text as it is printed, line by line, each with its label and the place by which it is cited.

A passage is what a person cites; a line is what stands on the page. A heading is a line of its own, and a paragraph
that goes on after a break has several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from penholder.text.adopted import AdoptedItem, AdoptedText, OperativeParagraph, PreambularParagraph
from penholder.text.front import is_opener
from penholder.text.passages import Part, cited


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a text."""

    part: Part
    """The part of the resolution that it stands in."""
    place: str
    """As cited: `PP12`, `16 (c) (i)`, `Annex I, 3`; a heading is `before 11`, the organ that opens a text `opening`."""
    text: str
    """Its words, without its label."""
    label: str = ""
    """The number, letter or mark printed before the words: `16.`, `(c)`, `–`; empty where none is printed."""
    paragraph: int = 0
    """Which paragraph of the text it belongs to, from 0; a heading between paragraphs counts as one."""
    number: int = 0
    """Which line of the text it is, from 0."""
    depth: int = 0
    """0 for a paragraph, 1 for (a), 2 for (i) …"""
    heading: bool = False
    """Whether it is an unnumbered heading."""
    italic: tuple[tuple[int, int], ...] = ()
    """Where the Council's verbs stand in the words: from the first character to after the last."""

    @property
    def printed(self) -> str:
        """The label and the words with a tab between, as on a page."""
        return "\t".join(filter(None, (self.label, self.text)))


def lines(text: AdoptedText) -> tuple[TextLine, ...]:
    """The lines of a text in the order of print: its opening, the preamble, the operative part, the annexes.

    The notes of the text, such as its masthead, votes and footnotes, have no place among them, except the organ.
    """
    found: list[TextLine] = []
    for paragraph, group in enumerate(_paragraphs(text)):
        found += [replace(line, paragraph=paragraph) for line in group if line.printed]
    return tuple(replace(line, number=number) for number, line in enumerate(found))


def _paragraphs(text: AdoptedText) -> Iterator[list[TextLine]]:
    organ = next((note for note in text.notes if is_opener(note)), "")
    if organ:
        yield [TextLine(Part.PREAMBULAR, "opening", organ, italic=((0, len(organ.rstrip(" ,،，:;."))),))]
    for number, preambular in enumerate(text.preambular, 1):
        yield _preambular(preambular, f"PP{number}")
    for number, operative in enumerate(text.operative, 1):
        place = operative.number or f"OP{number}"
        for words in filter(None, operative.heading.split("\n")):
            yield [TextLine(Part.OPERATIVE, f"before {place}", words, heading=True)]
        yield _operative(operative, place)
    for annex in text.annexes:
        if annex.label:
            yield [TextLine(Part.ANNEX, annex.label, annex.label, heading=True)]
        for number, words in enumerate(annex.paragraphs, 1):
            yield list(_broken(Part.ANNEX, f"{annex.label or 'Annex'}, {number}", "", words))


def _preambular(paragraph: PreambularParagraph, place: str) -> list[TextLine]:
    found = list(_broken(Part.PREAMBULAR, place, "", paragraph.text))
    return _with_verbs(found, (paragraph.verb,))


def _operative(paragraph: OperativeParagraph, place: str) -> list[TextLine]:
    number = f"{paragraph.number}." if paragraph.number else ""
    found = list(_broken(Part.OPERATIVE, place, number, paragraph.text))
    waiting = [(item, place, 1) for item in reversed(paragraph.items)]
    while waiting:
        item, above, depth = waiting.pop()
        here = cited(above, item)
        found += _item(item, here, depth)
        waiting.extend((child, here, depth + 1) for child in reversed(item.items))
    return _with_verbs(found, paragraph.verbs)


def _item(item: AdoptedItem, place: str, depth: int) -> Iterator[TextLine]:
    for words in filter(None, item.heading.split("\n")):
        yield TextLine(Part.OPERATIVE, f"before {place}", words, depth=depth, heading=True)
    yield from _broken(Part.OPERATIVE, place, item.label, item.text, depth)


def _broken(part: Part, place: str, label: str, text: str, depth: int = 0) -> Iterator[TextLine]:
    """A paragraph or item, with a line for each of its breaks; the label stands before the first."""
    first, *more = text.split("\n")
    yield TextLine(part, place, first.strip(), label, depth=depth)
    for words in more:
        yield TextLine(part, place, words.strip(), depth=depth)


def _with_verbs(found: list[TextLine], verbs: Sequence[str]) -> list[TextLine]:
    """The lines of a paragraph with the places of its verbs, which come in the order of print."""
    italic: list[list[tuple[int, int]]] = [[] for _ in found]
    line = start = 0
    for verb in filter(None, verbs):
        pattern = re.compile(rf"(?<!\w){re.escape(verb)}(?!\w)", re.IGNORECASE)
        for at in range(line, len(found)):
            match = None if found[at].heading else pattern.search(found[at].text, start if at == line else 0)
            if match:
                italic[at].append(match.span())
                line, start = at, match.end()
                break
    return [replace(one, italic=tuple(marked)) for one, marked in zip(found, italic, strict=True)]
