"""The fast path: says of a record that it is fine, and of any other only that a careful reading is due."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml_rs

from penholder.reading.characters import is_clear
from penholder.reading.prose import is_plain

_NODE_START = r"(?:^[ \t]*|[-?:][ \t]+|[\[{,][ \t]*|(?<=[\"']):)"
_MULTILINE = re.MULTILINE
_GUARDS: tuple[tuple[tuple[str, ...], re.Pattern[str] | None], ...] = (
    # An escape can bring any character; directives and markers, deep indentation.
    (("\\", "\n%", "\n---", "\n...", "\n" + " " * 30), None),
    # An anchor, an alias or a tag.
    (("&", "*", "!"), re.compile(rf"{_NODE_START}[&*!](?![ \t\n])", _MULTILINE)),
    # Sequences opened on one line, which exhaust the loader's stack.
    (("- -", "? ?", "- ?", "? -", "-\t", "?\t"), None),
    # A key that is not simple; a merge key; what is not a number though it is written like one.
    (("? ", "?\n"), re.compile(rf"{_NODE_START}\?(?=\s)", _MULTILINE)),
    (("<<", ".inf", ".nan", ".Inf", ".NaN", ".INF", ".NAN"), None),
)
"""What the compiled loader reads otherwise than the careful one, or does not report: marks to look for, and, where a
mark is common in prose too, the pattern that tells."""
_KEY = re.compile(r"[^:]*:(?=\s|$)")
_BRACE = re.compile(r"\[|\{(?![a-z_]+\})")
_MAX_BRACES = 24

IsValid = Callable[[Any], bool]
"""A compiled schema validator."""


def read_fast(text: str, is_valid: IsValid, *, may_hold_numbers: bool) -> dict[str, Any] | None:
    """The data of a record that is fine, or None where a careful reading is due.

    The loader knows numbers only as values, `1.10` as 1.1: where the schema admits numbers, a record that has any is
    read carefully; where it admits none, such a record is not valid, and read carefully as well.
    """
    if not (is_clear(text) and is_plain(text) and _is_simple(text)):
        return None
    try:
        data = yaml_rs.loads(text, parse_datetime=False)
        if not isinstance(data, dict) or not is_valid(data):
            return None
    except (ValueError, TypeError):
        return None
    return None if may_hold_numbers and any(isinstance(value, int | float) for value in _scalars(data)) else data


def _is_simple(text: str) -> bool:
    """Whether both readings of a text are alike, as far as its signs tell."""
    if text.startswith(("%", "---", "...")):
        return False
    for marks, pattern in _GUARDS:
        if any(mark in text for mark in marks) and (pattern is None or pattern.search(text) is not None):
            return False
    if text.count("[") + text.count("{") > _MAX_BRACES and len(_BRACE.findall(text)) > _MAX_BRACES:
        return False
    return text.isascii() or all(_has_plain_key(line) for line in text.split("\n") if not line.isascii())


def _has_plain_key(line: str) -> bool:
    """Whether what may be a key at the beginning of a line is ASCII."""
    key = _KEY.match(line)
    return key is None or key.group().isascii()


def _scalars(data: Any) -> Iterator[Any]:  # noqa: ANN401
    ahead = [data]
    while ahead:
        value = ahead.pop()
        if isinstance(value, dict):
            ahead.extend(value.values())
        elif isinstance(value, list):
            ahead.extend(value)
        elif not isinstance(value, bool):
            yield value
