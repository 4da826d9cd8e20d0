"""The fast path: says of a record that it is fine, and of any other only that a careful reading is due."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml_rs

from penholder.reading.characters import is_clear
from penholder.reading.prose import is_plain
from penholder.reading.yaml_nodes import DIGITS, INTEGER

_NODE_START = r"(?:^[ \t]*|[-?:][ \t]+|[\[{,][ \t]*|(?<=[\"']):)"
_SPECIAL = re.compile(
    r"^%"  # a directive
    rf"|{_NODE_START}[&*!](?![ \t\n])"  # an anchor, alias or tag
    r"|^ {30}"  # deep indentation
    r"|(?:[-?:][ \t]+){4}"  # sequences opened on one line, which exhaust the loader's stack
    r"|\\"  # an escape can bring any character
    r"|^[ \t?-]*[^\s#:][^:\n]*[^\x00-\x7f][^:\n]*:(?:\s|$)"  # a key that is not ASCII
    rf"|{_NODE_START}(?:[-+]?\.(?:inf|nan)|\?|<<)"
    r"|^(?:---|\.\.\.)",
    re.MULTILINE | re.IGNORECASE,
)
"""What the compiled loader reads otherwise than the careful one, or does not report."""
_NUMBER = re.compile(
    rf"{_NODE_START}([-+]?\.?[0-9][0-9a-fox_.+-]*)(?=[ \t]*(?:$|[,\]}}#:]))", re.MULTILINE | re.IGNORECASE
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BRACE = re.compile(r"\[|\{(?![a-z_]+\})")
_MAX_BRACES = 24

IsValid = Callable[[Any], bool]
"""A compiled schema validator."""


def read_fast(text: str, is_valid: IsValid) -> dict[str, Any] | None:
    """The data of a record that is fine, or None where a careful reading is due."""
    if not is_clear(text) or not is_plain(text) or _SPECIAL.search(text) is not None:
        return None
    if not _numbers_are_canonical(text) or len(_BRACE.findall(text)) > _MAX_BRACES:
        return None
    try:
        data = yaml_rs.loads(text, parse_datetime=False)
        if not isinstance(data, dict) or not is_valid(data):
            return None
    except (ValueError, TypeError):
        return None
    return data


def _numbers_are_canonical(text: str) -> bool:
    return all(_DATE.fullmatch(number) or _is_canonical(number) for number in _NUMBER.findall(text))


def _is_canonical(number: str) -> bool:
    return INTEGER.fullmatch(number) is not None and len(number.lstrip("-")) <= DIGITS and number != "-0"
