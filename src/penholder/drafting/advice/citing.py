"""How working drafts cite a place: `OP5 (a)`, `PP12`."""

from __future__ import annotations


def as_cited(place: str) -> str:
    """The place of a passage as drafters cite it; an operative paragraph is an OP, the others bear their name."""
    return f"OP{place}" if place[:1].isdigit() else place
