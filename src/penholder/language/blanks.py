"""Blanks: what stands in a text for something that differs from mission to mission, filled or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PLACEHOLDER = re.compile(r"\[[^\[\]]*\]")


def blanks(text: str, values: Sequence[str]) -> list[tuple[int, int]]:
    """Where placeholders stand, such as `[mission]`, or the values that fill them: from first character to end."""
    filled = [re.escape(value) for value in values if value.strip()]
    patterns = [_PLACEHOLDER, *([re.compile(rf"\b(?:{'|'.join(filled)})\b", re.IGNORECASE)] if filled else [])]
    return sorted(match.span() for pattern in patterns for match in pattern.finditer(text))


def without_blanks(text: str, values: Sequence[str]) -> str:
    """The text with spaces in the place of what differs from mission to mission."""
    for start, end in blanks(text, values):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
