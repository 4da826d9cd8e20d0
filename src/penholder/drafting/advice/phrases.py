"""Phrases as people write them in records: words in a row, `…` for some words of the same sentence, in any case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

GAP = "…"


def has_one(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in a text."""
    return any(_pattern(phrase).search(text) for phrase in phrases)


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    parts = [r"\s+".join(map(re.escape, part.split())) for part in phrase.split(GAP)]
    return re.compile(rf"(?<!\w){'[^.;]{0,120}?'.join(part for part in parts if part)}(?!\w)", re.IGNORECASE)
