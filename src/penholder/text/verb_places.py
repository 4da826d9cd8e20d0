"""Where the verbs of a paragraph stand in its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

Places: TypeAlias = list[list[tuple[int, int]]]
"""For each line, where a verb begins and ends in it."""


def verb_places(lines: Sequence[str], verbs: Sequence[str]) -> Places:
    """Find each verb at the first place after the one before it.

    They are looked for as whole words; where not all are found so, as in Chinese, which has no spaces, as any run of
    characters. A verb that is not among the words, or not in the order of the verbs, has no place.
    """
    whole = _places(lines, verbs, r"(?<!\w){}(?!\w)")
    return whole if sum(map(len, whole)) == len(verbs) else _places(lines, verbs, "{}")


def _places(lines: Sequence[str], verbs: Sequence[str], form: str) -> Places:
    found: Places = [[] for _ in lines]
    line = at = 0
    for verb in filter(None, verbs):
        pattern = re.compile(form.format(re.escape(verb)))
        for number in range(line, len(lines)):
            match = pattern.search(lines[number], at if number == line else 0)
            if match:
                line, at = number, match.end()
                found[number].append(match.span())
                break
    return found
