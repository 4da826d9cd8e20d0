"""Parameters: the types of values, what each takes, and how it is printed.

Figures have a comma from one thousand on, and numbers below ten are words; dates are written 31 March 2027 (United
Nations Editorial Manual). Where figures are due below ten, as before "per cent", the parameter is a text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from penholder.drafting.entries import Value
from penholder.text.header import MONTHS, printed_date
from penholder.text.model import Span, Spans
from penholder.text.placeholders import Sort, fill, pieces, targets
from penholder.text.spans import line

_DIGITS = re.compile(r"\d{1,3}(?:[ ,\u00a0]\d{3})+|\d{1,15}")
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _number(value: str) -> str | None:
    if value in _WORDS:
        return value
    if not _DIGITS.fullmatch(value):
        return None
    number = int(re.sub(r"\D", "", value))
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def _date(value: str) -> str | None:
    words = _DAY.fullmatch(value)
    written = f"{words[3]}-{MONTHS.index(words[2]) + 1:02}-{int(words[1]):02}" if words else value
    try:
        return printed_date(dt.date.fromisoformat(written).isoformat()) if len(written) == len("2027-03-31") else None
    except ValueError:
        return None


def _named(value: str) -> str | None:
    return value if any(character.isalpha() for character in value) else None


def _symbol(value: str) -> str | None:
    return value if any(character.isdecimal() for character in value) else None


def _paragraphs(value: str) -> str | None:
    sorts = {piece.sort for piece in pieces(value)}
    return value if Sort.REFERENCE in sorts and sorts <= {Sort.REFERENCE, Sort.WORDS} else None


TAKES: Mapping[str, str] = {
    "text": "words without references",
    "mission": "a name",
    "state": "a name",
    "actor": "a name",
    "date": 'a day, such as "31 March 2027" or "2027-03-31"',
    "number": 'a whole number, such as "12,000"',
    "symbol": 'a symbol or a resolution with its number, such as "S/2026/9901"',
    "paragraphs": 'references, such as "paragraphs {paragraph:first-clause} to {paragraph:last-clause}"',
}
"""The types of parameters, and what a value of each is."""
_PRINTED: Mapping[str, Callable[[str], str | None]] = {
    **dict.fromkeys(("mission", "state", "actor"), _named),
    "date": _date,
    "number": _number,
    "symbol": _symbol,
    "paragraphs": _paragraphs,
}


def printed_value(type_: str, value: Value) -> str | None:
    """A value as it is printed; None where it is none of its type."""
    words = line(str(value))
    if targets(words) and type_ != "paragraphs":
        return None
    return _PRINTED[type_](words) if type_ in _PRINTED else words


def value_spans(type_: str, value: Value) -> Spans:
    """A value as it is printed in a paragraph; what its type does not take is printed as it is."""
    printed = (Span(printed_value(type_, value) or line(str(value))),)
    return fill(printed, {}) if type_ == "paragraphs" else printed
