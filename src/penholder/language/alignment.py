"""Alignment: which line of one text became which line of another, found by content alone.

A line is a set of its words and pairs of neighbouring words, each weighed by how rare it is in both texts, so that
formulas such as "the Secretary-General" count little. Two lines are alike by the weight that they share (Dice's
coefficient), or, where the one is much shorter, by how much of it the other holds. The likeliest pairs are taken
first; what is doubtful has to fit the order of what is sure.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from penholder.text.changes import tokens
from penholder.text.lines import TextLine

SURE = 0.5
"""How alike two lines have to be, of 1, to be paired whatever their order."""
DOUBTFUL = 0.3
"""How alike two lines have to be to be paired where their order fits."""
PART = 0.35
"""How much of the shorter line another has to hold, beyond what its own partner holds, for the one to be a part of it."""
ENOUGH = 30.0
"""The weight, in rare words and pairs of them, that two lines have to share before one counts as part of the other."""
_OTHER_PART = 0.9
_PART_OF = 0.85

Features: TypeAlias = frozenset[str]
"""The words of a line and its pairs of neighbouring words."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of the old text and one of the new."""

    old: int
    """The number of the old line."""
    new: int
    """The number of the new line."""
    likeness: float
    """How alike they are, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which lines belong together."""

    pairs: tuple[Pair, ...]
    """Lines that became each other; each line is in one pair at most. In the order of the new text."""
    parts_of_old: tuple[Pair, ...]
    """New lines in no pair that were part of an old line which is in one: the old line was split."""
    parts_of_new: tuple[Pair, ...]
    """Old lines in no pair that became part of a new line which is in one: the old lines were merged."""


def align(old: Sequence[TextLine], new: Sequence[TextLine]) -> Alignment:
    """Align the lines of two texts. The same texts always give the same alignment."""
    weighing = _Weighing(old, new)
    likely = [pair for pair in weighing.pairs() if pair.likeness >= DOUBTFUL]
    sure = _one_to_one((pair for pair in likely if pair.likeness >= SURE), _rank(old, new))
    chain = in_order(sure, lambda pair: pair.likeness * weighing.weight_of(pair))
    fitting = (pair for pair in likely if pair.likeness < SURE and _fits(pair, chain))
    pairs = _one_to_one([*sure, *_sorted(fitting, _rank(old, new))], None)
    paired_old, paired_new = {pair.old: pair.new for pair in pairs}, {pair.new: pair.old for pair in pairs}
    return Alignment(
        pairs=tuple(sorted(pairs, key=lambda pair: pair.new)),
        parts_of_old=tuple(weighing.parts(paired_old, paired_new)),
        parts_of_new=tuple(
            Pair(pair.new, pair.old, pair.likeness) for pair in weighing.turned().parts(paired_new, paired_old)
        ),
    )


def in_order(pairs: Iterable[Pair], weight: Callable[[Pair], float]) -> tuple[Pair, ...]:
    """The heaviest of the pairs that stand in the same order in both texts; the others have moved."""
    ordered = sorted(pairs, key=lambda pair: (pair.new, pair.old))
    best: list[tuple[float, int]] = []
    for at, pair in enumerate(ordered):
        before = [(best[i][0], i) for i in range(at) if ordered[i].old < pair.old and ordered[i].new < pair.new]
        heaviest, last = max(before, key=lambda way: (way[0], -way[1]), default=(0.0, -1))
        best.append((heaviest + weight(pair), last))
    at = max(range(len(best)), key=lambda i: (best[i][0], -i), default=-1)
    chain: list[Pair] = []
    while at >= 0:
        chain.append(ordered[at])
        at = best[at][1]
    return tuple(reversed(chain))


def normalized(text: str) -> list[str]:
    """The words of a text as they are compared: without case, marks, and differences of hyphens and apostrophes."""
    folded = text.casefold().replace("\u2011", "-").replace("’", "'")
    return [token for token in tokens(folded) if token[0].isalnum()]


class _Weighing:
    """How alike the lines of two texts are."""

    def __init__(self, old: Sequence[TextLine], new: Sequence[TextLine]) -> None:
        self._old, self._new = old, new
        self._features = ([_features(line.text) for line in old], [_features(line.text) for line in new])
        counts = Counter(feature for side in self._features for line in side for feature in line)
        total = len(old) + len(new)
        self._weights = {feature: math.log((total + 1) / count) for feature, count in counts.items()}
        self._masses = tuple([self._mass(line) for line in side] for side in self._features)

    def turned(self) -> _Weighing:
        """The same with old and new exchanged."""
        turned = object.__new__(_Weighing)
        turned._old, turned._new = self._new, self._old
        turned._features = (self._features[1], self._features[0])
        turned._weights = self._weights
        turned._masses = (self._masses[1], self._masses[0])
        return turned

    def weight_of(self, pair: Pair) -> float:
        """The weight of the words of a pair."""
        return self._masses[0][pair.old] + self._masses[1][pair.new]

    def pairs(self) -> Iterator[Pair]:
        """Every pair of lines that share a word, with their likeness."""
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, features in enumerate(self._features[1]):
            for feature in sorted(features):
                holders[feature].append(number)
        for number, features in enumerate(self._features[0]):
            shared: defaultdict[int, float] = defaultdict(float)
            for feature in sorted(features):
                weight = self._weights[feature]
                for other in holders.get(feature, ()):
                    shared[other] += weight
            for other in sorted(shared):
                yield Pair(number, other, self._likeness(number, other, shared[other]))

    def parts(self, paired_old: Mapping[int, int], paired_new: Mapping[int, int]) -> Iterator[Pair]:
        """New lines without an old one, each with the paired old line that held it and whose new one does not."""
        for number, line in enumerate(self._new):
            if number in paired_new or line.heading:
                continue
            found = [
                Pair(other, number, self._share(number, other, partner))
                for other, partner in sorted(paired_old.items())
                if not self._old[other].heading
            ]
            best = max(found, key=lambda pair: (pair.likeness, -pair.old), default=None)
            if best and best.likeness >= PART:
                yield best

    def _share(self, number: int, other: int, partner: int) -> float:
        """How much of a new line, or of the old one, is what both have and the partner of the old one has not."""
        common = self._features[1][number] & (self._features[0][other] - self._features[1][partner])
        shared = self._mass(common)
        mass = min(self._masses[1][number], self._masses[0][other])
        return round(shared / mass, 6) if shared >= ENOUGH else 0.0

    def _likeness(self, old: int, new: int, shared: float) -> float:
        before, after = self._old[old], self._new[new]
        if before.heading != after.heading:
            return 0.0
        mass = (self._masses[0][old], self._masses[1][new])
        likeness = 2 * shared / (sum(mass) or 1.0)
        if shared >= ENOUGH and not before.heading:
            likeness = max(likeness, _PART_OF * shared / min(mass))
        if before.part is not after.part:
            likeness *= _OTHER_PART
        return round(likeness, 6)  # sums in another order must not decide anything

    def _mass(self, features: Features) -> float:
        return math.fsum(self._weights[feature] for feature in features)


def _features(text: str) -> Features:
    words = normalized(text)
    return frozenset([*words, *(f"{one} {two}" for one, two in zip(words, words[1:], strict=False))] or [text])


def _rank(old: Sequence[TextLine], new: Sequence[TextLine]) -> Callable[[Pair], tuple[float, ...]]:
    """The likeliest pair first; among equals the one whose places in the texts differ least."""

    def rank(pair: Pair) -> tuple[float, ...]:
        far = abs(pair.old / len(old) - pair.new / len(new))
        return (-pair.likeness, far, pair.new, pair.old)

    return rank


def _sorted(pairs: Iterable[Pair], rank: Callable[[Pair], tuple[float, ...]]) -> list[Pair]:
    return sorted(pairs, key=rank)


def _one_to_one(pairs: Iterable[Pair], rank: Callable[[Pair], tuple[float, ...]] | None) -> list[Pair]:
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found: list[Pair] = []
    for pair in sorted(pairs, key=rank) if rank else pairs:
        if pair.old not in taken_old and pair.new not in taken_new:
            taken_old.add(pair.old)
            taken_new.add(pair.new)
            found.append(pair)
    return found


def _fits(pair: Pair, chain: Sequence[Pair]) -> bool:
    """Whether a pair stands in order with those that are sure."""
    at = bisect_left(chain, pair.new, key=lambda one: one.new)
    return (at == 0 or chain[at - 1].old < pair.old) and (at == len(chain) or pair.old < chain[at].old)
