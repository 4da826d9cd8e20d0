"""The nearest word: what a person probably meant."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word that was probably meant, or None where none is near."""
    limit = max(1, len(word) // 3)
    # Most checks find nothing to suggest, so the library is loaded by the first that does.
    process, distance = import_module("rapidfuzz.process"), import_module("rapidfuzz.distance")
    scorer = distance.DamerauLevenshtein.distance
    found = process.extractOne(word, sorted(known), scorer=scorer, score_cutoff=limit)
    return None if found is None else str(found[0])


def suggestion(word: str, known: Sequence[str]) -> str:
    """The hint that names the nearest word, or lists a few where none is near."""
    meant = nearest(word, known)
    if meant is not None:
        return f'did you mean "{meant}"?'
    few = sorted(known)[:12]
    return f"known: {', '.join(few)}{', …' if len(known) > len(few) else ''}" if few else ""
