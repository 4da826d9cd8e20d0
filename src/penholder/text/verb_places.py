"""Where the verbs of a paragraph stand in its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

Places: TypeAlias = list[list[tuple[int, int]]]
"""For each line, where a verb begins and ends in it."""


def verb_places(lines: Sequence[str], verbs: Sequence[str]) -> Places:
    """Find each verb at the first place after the one before it, as a whole word where it stands as one.

    A verb that is not among the words, or not in the order of the verbs, has no place.
    """
    found: Places = [[] for _ in lines]
    line = at = 0
    for verb in verbs:
        place = _next(lines, verb, line, at)
        if place is not None:
            line, start = place
            at = start + len(verb)
            found[line].append((start, at))
    return found


def _next(lines: Sequence[str], verb: str, line: int, at: int) -> tuple[int, int] | None:
    """The next line and character where a verb begins; Chinese has no spaces, so any place will do at last."""
    if not verb:
        return None
    for pattern in (rf"(?<!\w){re.escape(verb)}(?!\w)", re.escape(verb)):
        search = re.compile(pattern).search
        for number in range(line, len(lines)):
            match = search(lines[number], at if number == line else 0)
            if match:
                return number, match.start()
    return None
