"""Remedies: the clauses that would close a gap, in the weakest strength that does so by the same rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record
from penholder.language.coverage import Status, judge
from penholder.language.signals import Signal
from penholder.language.statements import Statements
from penholder.text.as_adopted import as_adopted
from penholder.text.model import Block, Paragraph, Product, ResolutionText, paragraphs, words
from penholder.text.numbering import lettered, numbered

_STRENGTHS = ("compromise", "preferred")
"""The strengths that are proposed, in this order: what can be had before what is wished."""

Wording = Callable[[Record, str], Paragraph]
"""The paragraph that a clause makes in one of its strengths, with `[name]` for what is to be filled in."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A clause that would close a gap."""

    id: str
    """The id of the clause."""
    title: str
    """What it is called."""
    strength: str
    """The compromise, or the preferred wording where only that closes the gap."""
    wording: tuple[str, ...]
    """Its words in that strength: the paragraph, then its items."""
    closes: bool
    """Whether the text would have the element with this wording, by the rules it was judged by."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What adds it to a section of a draft record."""
        return (f"- clause: {self.id}", f"  strength: {self.strength}")


@dataclass(frozen=True, slots=True)
class _Version:
    """A clause in one strength."""

    strength: str
    """Which strength it is."""
    words: tuple[str, ...]
    """Its words: the paragraph, then its items."""
    statements: Statements
    """The same, ready to be judged."""


class Remedies:
    """The clauses of a knowledge base that say which elements they supply."""

    def __init__(self, base: KnowledgeBase, wording: Wording) -> None:
        self._wording = wording
        self._clauses = [clause for clause in base.of_type("clause") if "covers" in clause.data]
        self._versions: dict[str, tuple[_Version, ...]] = {}

    def of(self, element: str, signals: Sequence[Signal], text: Statements) -> tuple[Remedy, ...]:
        """The clauses that supply an element to a text, those first that close the gap by its signals."""
        found = [self._remedy(clause, signals, text) for clause in self._clauses if element in clause.data["covers"]]
        return tuple(sorted(found, key=lambda remedy: not remedy.closes))

    def _remedy(self, clause: Record, signals: Sequence[Signal], text: Statements) -> Remedy:
        versions = self._of(clause)
        closing = [
            version for version in versions if judge(version.statements, signals, beside=text).status is Status.COVERED
        ]
        chosen = (closing or versions)[0]
        return Remedy(clause.name.id, clause.title, chosen.strength, chosen.words, bool(closing))

    def _of(self, clause: Record) -> tuple[_Version, ...]:
        if clause.name.id not in self._versions:
            strengths = [strength for strength in _STRENGTHS if strength in clause.data["strengths"]]
            made = [(strength, self._wording(clause, strength)) for strength in strengths]
            preambular = clause.data["kind"] == "preambular"
            self._versions[clause.name.id] = tuple(_version(*one, preambular=preambular) for one in made)
        return self._versions[clause.name.id]


def _version(strength: str, made: Paragraph, *, preambular: bool) -> _Version:
    """A version of a clause from the paragraph that it makes."""
    text = _text(made, preambular=preambular)
    return _Version(strength, tuple(_lines(lettered((made,)))), Statements(as_adopted(text)))


def _text(paragraph: Paragraph, *, preambular: bool) -> ResolutionText:
    """A text of one paragraph."""
    if preambular:
        return ResolutionText("", Product.OPERATIVE_TEXT, lettered((paragraph,)), ())
    return ResolutionText("", Product.OPERATIVE_TEXT, (), numbered((paragraph,)))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for one in paragraphs(blocks):
        yield " ".join(filter(None, (one.label, words(one.spans))))
        yield from _lines(one.items)
