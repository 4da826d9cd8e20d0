"""The fast path: says of a record that it is fine, and of any other only that a careful reading is due.

Two YAML loaders agree on what everybody writes and differ at the edges. So the compiled loader is given only texts that
consist of plain lines, as described here; what is not plainly written is read carefully, whatever it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml_rs

from penholder.reading.characters import is_clear
from penholder.reading.limits import DIGITS, MAX_NODES
from penholder.reading.prose import is_plain

_INDENT = "[ ]{0,40}"  # with one dash a line: far from the depth that exhausts the loader's stack
_KEY = r"(?!(?i:true|false|null):)[A-Za-z_][A-Za-z0-9_-]{0,59}:"
_END = r"(?:[ ]+\#[^\n]*)?(?:\n|\Z)"
_WORDS = r"(?:[^\n:\#]++|:(?=\S)|(?<=\S)\#)*+(?:(?<=\S)|(?<=[ ])\#[^\n]*)(?:\n|\Z)"
"""The rest of a plain scalar in one line, perhaps with a comment."""
_TEXT = rf"""(?:[^\W\d_]|[(“‘«…/$§])(?:{_WORDS})"""
_NUMBER = rf"(?:0|-?[1-9][0-9]{{0,{DIGITS - 1}}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,4}}–[0-9]{{1,4}}){_END}"
_NUMBER_IN_WORDS = rf"[0-9][^\s:\#]*+[ ](?=[^\s:\#]){_WORDS}"
_QUOTED = r"""(?:"[^"\\\n]*"|'(?:[^'\n]|'')*')"""
_ITEM = rf"(?:{_QUOTED}|(?!(?i:true|false|null)\b)[A-Za-z](?:[A-Za-z0-9_/.-]|[ ](?=[A-Za-z0-9]))*+)"
_ITEMS = rf"\[{_ITEM}(?:,[ ]{_ITEM})*\]"
_PAIRS = rf"\{{{_KEY}[ ]{_ITEM}(?:,[ ]{_KEY}[ ]{_ITEM})*\}}"
_VALUE = rf"(?:{_TEXT}|{_NUMBER}|{_NUMBER_IN_WORDS}|(?:{_QUOTED}|{_ITEMS}|{_PAIRS}){_END})"


def _block(group: str, least: str) -> str:
    """A block scalar after the group that holds the indentation, and at least so many spaces more."""
    line = r"(?=[^\n]*(?<=\S)(?:\n|\Z))"
    deep = f"{group}_"
    return (
        rf"[|>][-+]?\n\n*(?P={group})(?P<{deep}>{least}){line}\S[^\n]*(?:\n|\Z)"
        rf"(?:\n|(?P={group})(?P={deep}){line}[^\n]+(?:\n|\Z))*"
    )


_PLAIN = re.compile(
    rf"""
    ^(?:
        \n | [ ]*\#[^\n]*(?:\n|\Z)
      | {_INDENT}(?:-[ ])?{_KEY}(?:[ ]{_VALUE}|{_END})
      | {_INDENT}-[ ]{_VALUE}
      | (?P<in_key>{_INDENT}){_KEY}[ ]{_block("in_key", "[ ]+")}
      | (?P<in_entry>{_INDENT})-[ ]{_KEY}[ ]{_block("in_entry", "[ ]{3,}")}
      | (?P<in_list>{_INDENT})-[ ]{_block("in_list", "[ ]+")}
    )
    """,
    re.MULTILINE | re.VERBOSE,
)
"""A line as everybody writes it: a key, an entry or both, with a simple value; or such a line with a block of text."""

IsValid = Callable[[Any], bool]
"""A compiled schema validator."""


def is_plainly_written(text: str) -> bool:
    """Whether the compiled loader may be trusted with a text: nothing is left of it without its plain lines."""
    few = 4 * text.count("\n") + 2 * text.count(",") < MAX_NODES
    return few and "\t" not in text and is_clear(text) and is_plain(text) and not _PLAIN.sub("", text)


def read_fast(text: str, is_valid: IsValid) -> dict[str, Any] | None:
    """The data of a record that is fine, or None where a careful reading is due."""
    if not is_plainly_written(text):
        return None
    try:
        data = yaml_rs.loads(text, parse_datetime=False)
        if not isinstance(data, dict) or not is_valid(data):
            return None
    except (ValueError, TypeError):
        return None
    return data
