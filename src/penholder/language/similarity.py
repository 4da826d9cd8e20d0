"""Similarity: how much of some words another text says in the same order.

The longest common sequence of words is found; then the part of the other text that answers is cut to where it says
most. The similarity is twice the weight of the common words, divided by the weight of the words that were asked for
and of the words of that part: 1 where the part says the same words and no others, 0 where nothing is in common. Rare
words weigh more than common ones.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz.distance import LCSseq

LEAST_WEIGHT = 0.1
"""What the commonest words weigh; words that stand once in a corpus weigh 1."""
NUMBER_WEIGHT = 0.2
"""What a number weighs: dates and ceilings change with every renewal."""


class Weights:
    """What words weigh in a corpus."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        self.counts = counts
        """In how many wordings each word stands."""
        self._total = total
        self._known: dict[str, float] = {}

    def of(self, words: Sequence[str]) -> list[float]:
        """The weight of each word."""
        return [self._known.get(word) or self._weigh(word) for word in words]

    def _weigh(self, word: str) -> float:
        if word[0].isdigit():
            weight = NUMBER_WEIGHT
        else:
            count = self.counts.get(word, 1)
            weight = max(LEAST_WEIGHT, 1 - math.log(count) / math.log(max(self._total, count, 2)))
        self._known[word] = weight
        return weight


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a text answers to some words."""

    similarity: float
    """0 to 1."""
    first: int
    """The first word of the part that answers, counted from 0."""
    last: int
    """Its last word, plus one."""


def likeness(asked: Sequence[str], other: Sequence[str], weights: Weights) -> Likeness:
    """How a text answers to the words that were asked for."""
    blocks = [op for op in LCSseq.opcodes(asked, other) if op.tag == "equal"]
    if not blocks:
        return Likeness(0.0, 0, 0)
    upto = list(accumulate(weights.of(other), initial=0.0))
    wanted = sum(weights.of(asked))
    common = [upto[block.dest_end] - upto[block.dest_start] for block in blocks]
    first, last, total = 0, len(blocks) - 1, sum(common)

    def score(start: int, end: int, weight: float) -> float:
        return 2 * weight / (wanted + upto[blocks[end].dest_end] - upto[blocks[start].dest_start])

    best = score(first, last, total)
    while first < last:
        without_first = score(first + 1, last, total - common[first])
        without_last = score(first, last - 1, total - common[last])
        if max(without_first, without_last) <= best:
            break
        if without_first >= without_last:
            best, total, first = without_first, total - common[first], first + 1
        else:
            best, total, last = without_last, total - common[last], last - 1
    start, begin = blocks[first].src_start, blocks[first].dest_start
    stop, end = blocks[last].src_end, blocks[last].dest_end
    # The longest sequence may take a word from afar that also stands right there.
    while start and begin and asked[start - 1] == other[begin - 1]:
        start, begin = start - 1, begin - 1
    while stop < len(asked) and end < len(other) and asked[stop] == other[end]:
        stop, end = stop + 1, end + 1
    total += upto[blocks[first].dest_start] - upto[begin] + upto[end] - upto[blocks[last].dest_end]
    return Likeness(min(2 * total / (wanted + upto[end] - upto[begin]), 1.0), begin, end)
