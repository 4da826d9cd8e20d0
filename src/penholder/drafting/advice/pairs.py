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
    olds, news = [_words(one) for one in old], [_words(one) for one in new]
    best = [max(range(len(olds)), key=lambda at: _alike(words, olds[at]), default=-1) for words in news]
    for at, found in enumerate(best):
        if found < 0 or (score := _alike(news[at], olds[found])) < _ALIKE:
            continue
        rivals = (_alike(words, olds[found]) for number, words in enumerate(news) if number != at)
        if max(rivals, default=0.0) <= score:
            yield old[found], new[at]


def _words(passage: Passage) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(passage.text))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    if min(len(one), len(other)) < _SHORTEST:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))
