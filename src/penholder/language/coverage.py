"""Coverage: which elements a text has, by the signals of the element records, and what shows it.

The rules are those of the handbook, "How coverage is judged": the strongest passage decides; covered needs words that
count in a task of the mission, its head, the Secretary-General, or in the Council's decision on the mission; in the
preamble, or where others are addressed, the same words are worth half; annexes and cited documents say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from penholder.language.actors import Who
from penholder.language.signals import Grade, Signal, Where
from penholder.language.statements import Place, Statements

FIELD = (Who.MISSION, Who.HEAD)
"""Those in the field: of several tasks, theirs are shown first."""
EVIDENCE = 4
"""How many paragraphs are named for an element at most."""


class Status(StrEnum):
    """The answer for an element."""

    COVERED = "covered"
    PARTIAL = "partial"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a passage, and what it is worth there."""

    place: Place
    """The statement that it stands in."""
    start: int
    """Where the phrase begins in the words of the passage, in characters."""
    end: int
    """Where it ends."""
    signal: int
    """Which signal of the element, from 0."""
    grade: Grade
    """What it is worth here."""
    phrase: str
    """The phrase as the record has it."""

    @property
    def phrase_found(self) -> str:
        """The words that it matched, as printed."""
        return " ".join(self.place.passage.text[self.start : self.end].split())


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer for one element, with its reasons."""

    status: Status
    """Covered, partial or absent."""
    hits: tuple[Hit, ...]
    """What shows it, the strongest first, one a paragraph; none where it is absent."""
    signal: Signal | None
    """The signal that decided; None where the element is absent."""


def judge(text: Statements, signals: Sequence[Signal], beside: Statements | None = None) -> Judgement:
    """The answer for the element that has these signals.

    Where a signal asks for other words as well, they may stand in the text `beside`, such as the text that a clause is
    meant for.
    """
    hits = list(_hits(text, signals, (text, beside) if beside else (text,)))
    for grade, status in ((Grade.COVERED, Status.COVERED), (Grade.PARTIAL, Status.PARTIAL)):
        found = [hit for hit in hits if hit.grade is grade]
        if found:
            best = _strongest(found)
            return Judgement(status, best, signals[best[0].signal])
    return Judgement(Status.ABSENT, (), None)


def _hits(text: Statements, signals: Sequence[Signal], whole: Sequence[Statements]) -> Iterator[Hit]:
    blank = _blank(text, signals)
    for number, signal in enumerate(signals):
        if signal.grade is Grade.NOTHING or not any(_also(part, signal) for part in whole):
            continue
        for words in signal.words:
            for start, end in text.find(words):
                place = text.place(start)
                grade = _worth(signal, place)
                if grade is not Grade.NOTHING and blank.isdisjoint(range(start, end)) and _fits(text, place, signal):
                    yield Hit(place, *text.characters(start, end), number, grade, words.written)


def _blank(text: Statements, signals: Sequence[Signal]) -> frozenset[int]:
    """The tokens that only look like the element."""
    return frozenset(
        token
        for signal in signals
        if signal.grade is Grade.NOTHING
        for words in signal.words
        for start, end in text.find(words)
        if _fits(text, text.place(start), signal)
        for token in range(start, end)
    )


def _worth(signal: Signal, place: Place) -> Grade:
    """What the words of a signal are worth in a place; whatever a record says, a preamble covers nothing."""
    grade = signal.grade if counts(place, signal.where) else signal.otherwise
    return Grade.PARTIAL if grade is Grade.COVERED and not place.statement.operative else grade


def _fits(text: Statements, place: Place, signal: Signal) -> bool:
    return (not signal.near or text.stands(signal.near, place, above=True)) and not text.stands(signal.without, place)


def _also(text: Statements, signal: Signal) -> bool:
    if not signal.also:
        return True
    return any(
        counts(place, signal.where)
        for words in signal.also
        for start, _ in text.find(words)
        for place in (text.place(start),)
    )


def counts(place: Place, where: Where) -> bool:
    """Whether words count in a place."""
    statement = place.statement
    if where is Where.TASK:
        return statement.is_task or statement.acts
    if where is Where.PREAMBLE:
        return not statement.operative
    return where is Where.ANYWHERE or statement.operative


def _strongest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The best hit of each paragraph: tasks first, then by the order of the signals, then by how much stands there."""
    by_place: dict[str, list[Hit]] = {}
    for hit in hits:
        by_place.setdefault(hit.place.passage.place, []).append(hit)
    ranked = sorted(
        (min(group, key=lambda hit: (hit.signal, hit.place.number, hit.start)) for group in by_place.values()),
        key=lambda hit: (
            not hit.place.statement.is_task,
            not hit.place.statement.operative,
            hit.signal,
            hit.place.statement.who not in FIELD,
            -len({(other.phrase) for other in by_place[hit.place.passage.place] if other.signal == hit.signal}),
            hit.place.number,
        ),
    )
    return tuple(ranked[:EVIDENCE])
