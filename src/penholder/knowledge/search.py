"""Search: records by words, best first. For the command line; the site has its own search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record

_WORD = re.compile(r"\w+")
_WEIGHTS = {"id": 6, "acronym": 6, "aliases": 5, "title": 5, "tags": 4, "summary": 3}
"""What a word counts for by the field it stands in; elsewhere, one."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A record that has all the words."""

    rank: int
    """Negative: the lower, the better."""
    record: Record
    """The record."""


def search(base: KnowledgeBase, words: str) -> tuple[Hit, ...]:
    """Records that have every word, or one that begins with it, in any field; best first, then by name."""
    wanted = _words(words)
    hits = []
    for record in base.records.values():
        scores = [_score(record, word) for word in wanted]
        if wanted and all(scores):
            hits.append(Hit(-sum(scores), record))
    return tuple(sorted(hits, key=lambda hit: (hit.rank, hit.record.name)))


def _score(record: Record, word: str) -> int:
    score = 0
    for field, value in record.data.items():
        weight = _WEIGHTS.get(field, 1)
        for text in _texts(value):
            for found in _words(text):
                if found == word:
                    score += 2 * weight
                elif found.startswith(word):
                    score += weight
    return score


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from _texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
