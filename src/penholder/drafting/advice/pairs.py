"""Pairs: which passage of an older text a passage goes back to, by the words that both have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from penholder.text.passages import Passage

_WORD = re.compile(r"[^\W\d_]{3,}")
_ALIKE = 0.6
"""The share of words that two passages have in common from which on they are taken for versions of one."""
_SHORTEST = 5
"""Fewer different words tell nothing."""


def pairs(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Each new passage with the old one that it resembles most, where that one resembles no other more."""
    olds = [_words(one) for one in old]
    nearest: list[tuple[float, int]] = []
    highest = [0.0] * len(old)
    for passage in new:
        words = _words(passage)
        scores = [_alike(words, other) for other in olds]
        nearest.append(max(((score, -at) for at, score in enumerate(scores)), default=(0.0, 0)))
        highest = [max(pair) for pair in zip(highest, scores, strict=True)]
    for passage, (score, at) in zip(new, nearest, strict=True):
        if score >= _ALIKE and score >= highest[-at]:
            yield old[-at], passage


def _words(passage: Passage) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(passage.text))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    if min(len(one), len(other)) < _SHORTEST:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))
