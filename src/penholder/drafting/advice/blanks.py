"""Blanks: what stands in a text where a value is still to come."""

from __future__ import annotations

import re

_BLANK = re.compile(
    r"\{[a-z][a-z0-9_]*\}|\[[a-z]+(?:_[a-z0-9]+)+\]|\[(?:date|name|number|symbol|mission|TB[CD]|X+|…|\.\.\.|_+)\]"
    r"|\b(?:TBC|TBD|XXX+)\b|\bXX(?= )|_{3,}"
)


def blanks(text: str) -> tuple[str, ...]:
    """The blanks of a text as they are printed, each once: `[date]`, `[mission_name]`, `TBC`."""
    return tuple(dict.fromkeys(match[0] for match in _BLANK.finditer(text)))
