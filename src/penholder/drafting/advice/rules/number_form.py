"""Numbers as the United Nations writes them: commas in thousands, per cent in words, small numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject

_SMALL = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FORMS = (
    re.compile(r"(?<![\d/(.,])(?P<whole>\d{5,})(?![\d/.,]|\s?\()"),
    re.compile(
        r"(?<![\d/(.,-])(?P<small>[1-9])\s(?P<noun>days?|weeks?|months?|years?|times|battalions?|companies|phases|areas)\b"
    ),
    re.compile(r"(?P<share>\d+(?:\.\d+)?)\s?%"),
    re.compile(r"(?P<share>\d+(?:\.\d+)?|\w+) percent\b"),
)


def check(subject: Subject) -> Iterator[Remark]:
    """Advise at each number that is written otherwise."""
    for passage in subject.passages:
        for pattern in _FORMS:
            for match in pattern.finditer(passage.text):
                message = f"“{match[0]}” is not how numbers are written"
                yield Remark(passage.place, message, f"write “{_ours(match)}”", words=match[0])


def _ours(match: re.Match[str]) -> str:
    parts = match.groupdict()
    if "whole" in parts:
        return f"{int(parts['whole']):,}"
    if "small" in parts:
        return f"{_SMALL[int(parts['small'])]} {parts['noun']}"
    return f"{parts['share']} per cent"


RULE = Rule(
    code="advice-number-form",
    severity=Severity.NOTE,
    why="Ceilings and periods are what a text is searched for; one form makes them found, and misread less.",
    example=Adopted("S/RES/2100 (2013)", "12"),
    check=check,
)
