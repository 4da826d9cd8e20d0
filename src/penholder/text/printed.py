"""The flat stream between the readers and the splitter: lines as printed, whatever format they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from penholder.text.model import Span, Spans, joined, words

_SPACE = re.compile(r"[\s\u200b\ufeff]+")
MAX_BYTES = 8 * 2**20
"""The largest file, or part of a Word file, that is read; the longest resolutions take a tenth of it."""
MAX_LINES = 100_000
"""The most lines of a text."""


class Place(Enum):
    """Where a line certainly stands, where its format leaves no doubt."""

    TEXT = "text"
    """In the run of the text; the words tell the rest."""
    FRONT = "front"
    """In a masthead."""
    NOTE = "note"
    """In a footnote, or in the head or foot of a page."""
    ANNEX = "annex"
    """In something attached."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it is printed, of whatever rank."""

    spans: Spans
    """Its words, with single spaces and none at either end."""
    label: str = ""
    """Its number or letter where the format keeps it apart from the words; otherwise it opens the words."""
    place: Place = Place.TEXT
    """Where it stands."""
    heading: bool = False
    """Whether the format calls it a heading, or prints the whole of it bold."""

    @property
    def text(self) -> str:
        """Its words without their faces and without its label."""
        return words(self.spans)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a reader found in a file."""

    lines: tuple[Line, ...]
    """The lines, in order."""
    date: str = ""
    """The date of adoption (YYYY-MM-DD) where the format states it apart from the words."""
    remarks: tuple[str, ...] = ()
    """What a reader should know of the reading."""


def plain(text: str) -> str:
    """The words with single spaces, no-break spaces among them, and none at either end."""
    return _SPACE.sub(" ", text).strip(" ")


def line(
    spans: list[Span], label: str = "", place: Place = Place.TEXT, *, heading: bool = False, final: bool = False
) -> Line | None:
    """A line of raw spans; None where nothing is printed, unless a label is and nothing more will come (`final`)."""
    tidy: list[Span] = []
    open_space = False
    for span in spans:
        text = _SPACE.sub(" ", span.text)
        if text.startswith(" ") and (open_space or not tidy):
            text = text[1:]
        if text:
            tidy.append(Span(text, span.italic))
            open_space = text.endswith(" ")
    if tidy:
        tidy[-1] = Span(tidy[-1].text.rstrip(" "), tidy[-1].italic)
    found = joined(tidy)
    if not found and not (label and final):
        return None
    return Line(found, plain(label), place, heading)


def cut(line: Line, at: int) -> tuple[Line, Line | None]:
    """A line in two, at a character."""
    before: list[Span] = []
    after: list[Span] = []
    for span in line.spans:
        before.append(Span(span.text[:at], span.italic))
        after.append(Span(span.text[at:], span.italic))
        at = max(0, at - len(span.text))
    rest = joined(after)
    if rest:
        rest = (Span(rest[0].text.lstrip(" "), rest[0].italic), *rest[1:])
    rest = joined(rest)
    return Line(joined(before), line.label, line.place, line.heading), Line(rest, "", line.place) if rest else None
