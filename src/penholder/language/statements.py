"""Statements of a whole text, ready for looking for phrases in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from penholder.language.actors import Actors, Who, actors
from penholder.language.addressee import Statement, statements
from penholder.language.phrases import Index, Phrase
from penholder.language.tokens import STOP, tokens
from penholder.text.adopted import AdoptedText
from penholder.text.passages import Part, Passage, passages


@dataclass(frozen=True, slots=True)
class Place:
    """A statement with the passage that it stands in."""

    number: int
    """Its number in the text, from 0."""
    passage: Passage
    """The passage."""
    statement: Statement
    """The statement."""
    above: tuple[int, ...]
    """The numbers of the statements that it continues: the last ones of what it stands under."""


class Statements:
    """The statements of a text, its annexes left out, as one run of tokens."""

    def __init__(self, text: AdoptedText, known: Mapping[str, Who] | None = None) -> None:
        shown = [passage for passage in passages(text) if passage.part is not Part.ANNEX]
        self.actors: Actors = actors((passage.text for passage in shown), known)
        """The actors that it names."""
        self.places: list[Place] = []
        """The statements in order."""
        self._firsts: list[int] = []  # the first token of each statement
        words: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        open_: list[int] = []  # the last statement of each passage that the next may stand under, by depth
        for passage in shown:
            del open_[passage.depth :]
            found = tokens(passage.text)
            at = 0
            for statement in statements(passage, self.actors):
                self.places.append(Place(len(self.places), passage, statement, tuple(open_)))
                self._firsts.append(len(words))
                first = at
                while at < len(found.words) and found.starts[at] < statement.end:
                    at += 1
                words += (*found.words[first:at], STOP)
                self._starts += (*found.starts[first:at], statement.end)
                self._ends += (*found.ends[first:at], statement.end)
            open_.append(len(self.places) - 1)
        self._index = Index(words)
        self._found: dict[Phrase, Sequence[tuple[int, int]]] = {}
        self._numbers: dict[Phrase, frozenset[int]] = {}

    def find(self, phrase: Phrase) -> Sequence[tuple[int, int]]:
        """Where a phrase stands, as ranges of tokens, in order."""
        if phrase not in self._found:
            self._found[phrase] = tuple(self._index.find(phrase))
        return self._found[phrase]

    def place(self, token: int) -> Place:
        """The statement that a token belongs to."""
        return self.places[bisect_right(self._firsts, token) - 1]

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """The characters of a range of tokens, in the words of its passage."""
        return self._starts[start], self._ends[end - 1]

    def stands(self, phrases: Iterable[Phrase], place: Place, *, above: bool = False) -> bool:
        """Whether one of the phrases stands in a statement, or `above` in what it continues."""
        numbers = {place.number, *(place.above if above else ())}
        return any(not numbers.isdisjoint(self._standing(phrase)) for phrase in phrases)

    def _standing(self, phrase: Phrase) -> frozenset[int]:
        """The numbers of the statements that a phrase begins in."""
        if phrase not in self._numbers:
            self._numbers[phrase] = frozenset(self.place(start).number for start, _ in self.find(phrase))
        return self._numbers[phrase]
