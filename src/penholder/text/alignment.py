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
from itertools import pairwise
from typing import TypeAlias

from penholder.text.changes import tokens
from penholder.text.lines import TextLine

SURE = 0.5
"""How alike two lines have to be, of 1, to be paired whatever their order."""
DOUBTFUL = 0.3
"""How alike two lines have to be to be paired where their order fits."""
PART = 0.35
"""How much of the shorter of two lines the other has to hold, beyond what its own partner holds, to count as a part."""
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
    fitting = [pair for pair in likely if pair.likeness < SURE and _fits(pair, chain)]
    pairs = _one_to_one([*sure, *fitting], _rank(old, new))
    paired = {pair.old: pair.new for pair in pairs}
    turned = {pair.new: pair.old for pair in pairs}
    split = weighing.parts(weighing.old, weighing.new, paired)
    merged = weighing.parts(weighing.new, weighing.old, turned)
    return Alignment(
        pairs=tuple(sorted(pairs, key=lambda pair: pair.new)),
        parts_of_old=tuple(Pair(whole, part, share) for whole, part, share in split),
        parts_of_new=tuple(Pair(part, whole, share) for whole, part, share in merged),
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


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the texts, weighed."""

    lines: Sequence[TextLine]
    features: Sequence[Features]
    masses: Sequence[float]


class _Weighing:
    """How alike the lines of two texts are."""

    def __init__(self, old: Sequence[TextLine], new: Sequence[TextLine]) -> None:
        features = [[_features(line.text) for line in side] for side in (old, new)]
        counts = Counter(feature for side in features for line in side for feature in line)
        total = len(old) + len(new)
        self._weights = {feature: math.log((total + 1) / count) for feature, count in counts.items()}
        self.old, self.new = (
            _Side(lines, side, [self._mass(line) for line in side])
            for lines, side in zip((old, new), features, strict=True)
        )

    def weight_of(self, pair: Pair) -> float:
        """The weight of the words of a pair."""
        return self.old.masses[pair.old] + self.new.masses[pair.new]

    def pairs(self) -> Iterator[Pair]:
        """Every pair of lines that share a word, with their likeness."""
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, features in enumerate(self.new.features):
            for feature in features:
                holders[feature].append(number)
        for number, features in enumerate(self.old.features):
            shared: defaultdict[int, float] = defaultdict(float)
            for feature in sorted(features):  # a sum depends on its order
                weight = self._weights[feature]
                for other in holders.get(feature, ()):
                    shared[other] += weight
            for other in sorted(shared):
                yield Pair(number, other, self._likeness(number, other, shared[other]))

    def parts(self, whole: _Side, part: _Side, paired: Mapping[int, int]) -> Iterator[tuple[int, int, float]]:
        """Lines of `part` that are in no pair, each with the line of `whole` that held it.

        `paired` has for each line of `whole` the one of `part` that it is in a pair with; what that one holds does not
        count. Each answer is the number in `whole`, the number in `part` and the share of the shorter line.
        """
        taken = set(paired.values())
        for number, line in enumerate(part.lines):
            if number in taken or line.heading:
                continue
            best = max(
                (
                    (self._share(whole, candidate, part, number, partner), -candidate)
                    for candidate, partner in paired.items()
                    if not whole.lines[candidate].heading
                ),
                default=(0.0, 0),
            )
            if best[0] >= PART:
                yield -best[1], number, best[0]

    def _share(self, whole: _Side, candidate: int, part: _Side, number: int, partner: int) -> float:
        """How much of the shorter of two lines both have and the partner of the whole one has not."""
        common = part.features[number] & (whole.features[candidate] - part.features[partner])
        shared = self._mass(common)
        mass = min(part.masses[number], whole.masses[candidate])
        return round(shared / mass, 6) if shared >= ENOUGH else 0.0

    def _likeness(self, old: int, new: int, shared: float) -> float:
        before, after = self.old.lines[old], self.new.lines[new]
        if before.heading != after.heading:
            return 0.0
        mass = (self.old.masses[old], self.new.masses[new])
        likeness = 2 * shared / (sum(mass) or 1.0)
        if shared >= ENOUGH and not before.heading:
            likeness = max(likeness, _PART_OF * shared / min(mass))
        if before.part is not after.part:
            likeness *= _OTHER_PART
        return round(likeness, 6)  # so that a rounding error decides nothing

    def _mass(self, features: Features) -> float:
        return math.fsum(self._weights[feature] for feature in features)


def _features(text: str) -> Features:
    words = normalized(text)
    return frozenset([*words, *(f"{one} {two}" for one, two in pairwise(words))] or [text])


def _rank(old: Sequence[TextLine], new: Sequence[TextLine]) -> Callable[[Pair], tuple[float, ...]]:
    """The likeliest pair first; among equals the one whose places in the texts differ least."""

    def rank(pair: Pair) -> tuple[float, ...]:
        far = abs(pair.old / len(old) - pair.new / len(new))
        return (-pair.likeness, far, pair.new, pair.old)

    return rank


def _one_to_one(pairs: Iterable[Pair], rank: Callable[[Pair], tuple[float, ...]]) -> list[Pair]:
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found: list[Pair] = []
    for pair in sorted(pairs, key=rank):
        if pair.old not in taken_old and pair.new not in taken_new:
            taken_old.add(pair.old)
            taken_new.add(pair.new)
            found.append(pair)
    return found


def _fits(pair: Pair, chain: Sequence[Pair]) -> bool:
    """Whether a pair stands in order with those that are sure."""
    at = bisect_left(chain, pair.new, key=lambda one: one.new)
    return (at == 0 or chain[at - 1].old < pair.old) and (at == len(chain) or pair.old < chain[at].old)
