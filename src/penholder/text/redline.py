"""The redline: how one text became another, paragraph by paragraph and word by word. A model that every writer shares.

Every word of both texts stands in it once: kept and deleted words make the old text, kept and inserted ones the new.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from penholder.text.changes import Change, Run, tokens
from penholder.text.lines import TextLine


class Kind(StrEnum):
    """What became of a paragraph, an item or a heading."""

    KEPT = "kept"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the old text, a line of the new one, or both, and what became of the words."""

    kind: Kind
    """What became of it. A line that came out of part of another is `split`, one that went into another `merged`."""
    old: TextLine | None
    """The line of the old text; None where it is new."""
    new: TextLine | None
    """The line of the new text; None where it is gone."""
    runs: tuple[Run, ...]
    """The words of both lines, their labels left out."""
    elsewhere: str = ""
    """The place in the other text that a split line came from or a merged one went to; empty otherwise."""
    echo: tuple[Run, ...] = ()
    """What a split or merged line shares with that place: kept where it stands there too. Its words count in `runs`."""
    anchored: bool = False
    """Whether it holds two lines that stand in the same order as the other anchored ones, so that neither has moved."""

    @property
    def kept(self) -> int:
        """How many words both lines have."""
        return _words(self.runs, Change.KEPT)

    @property
    def deleted(self) -> int:
        """How many words are gone."""
        return _words(self.runs, Change.DELETED)

    @property
    def inserted(self) -> int:
        """How many words are new."""
        return _words(self.runs, Change.INSERTED)

    @property
    def identical(self) -> bool:
        """Whether not a word or mark differs, labels left out."""
        return all(run.change is Change.KEPT for run in self.runs)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the old text with what became of it, or of several; its items are among its lines."""

    kind: Kind
    """What became of it."""
    old: tuple[str, ...]
    """The places in the old text, in order; empty where it was added."""
    new: tuple[str, ...]
    """The places in the new text, in order; empty where it was dropped."""
    rows: tuple[Row, ...]
    """Its lines in the order of the new text, those that are gone where they stood."""
    numbered: bool = True
    """Whether it is a paragraph; False for a heading between paragraphs and for the opening."""


@dataclass(frozen=True, slots=True)
class Named:
    """One of the two texts."""

    title: str
    """What a reader knows it by: its symbol, the title of a draft, the name of a file."""
    symbol: str = ""
    """Its symbol; empty where it has none."""
    date: str = ""
    """Its date, YYYY-MM-DD; empty where it has none."""
    language: str = "en"
    """The language of its words (ISO 639-1)."""


@dataclass(frozen=True, slots=True)
class Redline:
    """How one text became another."""

    old: Named
    """The old text."""
    new: Named
    """The new text."""
    passages: tuple[Passage, ...]
    """The paragraphs and headings in the order of the new text, those that are gone where they stood."""
    remarks: tuple[str, ...] = ()
    """What a reader should know of the comparison, such as what was not compared."""


def _words(runs: tuple[Run, ...], change: Change) -> int:
    return sum(1 for run in runs if run.change is change for token in tokens(run.text) if token[0].isalnum())
