"""Dates as the United Nations writes them: day, month in full, year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FULL = "|".join(_MONTHS)
_SHORT = "|".join(month[:3] for month in _MONTHS if len(month) > 3)
_FORMS = (
    re.compile(rf"\b(?P<month>{_FULL}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th) (?:of )?(?P<month>{_FULL}),?(?: (?P<year>\d{{4}}))?\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_FULL}), (?P<year>\d{{4}})\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_SHORT})\.? (?P<year>\d{{4}})\b"),
    re.compile(r"(?<![\d/])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?![\d/])"),
    re.compile(r"(?<![\d/-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])"),
)


def check(subject: Subject) -> Iterator[Remark]:
    """Advise at each date that is written otherwise."""
    for passage in subject.passages:
        for pattern in _FORMS:
            for match in pattern.finditer(passage.text):
                message = f"“{match[0]}” is not how dates are written"
                yield Remark(passage.place, message, f"write “{_ours(match)}”", words=match[0])


def _ours(match: re.Match[str]) -> str:
    month = match["month"]
    if month.isdigit():
        month = _MONTHS[int(month) - 1] if 1 <= int(month) <= len(_MONTHS) else "month"
    else:
        month = next(name for name in _MONTHS if name.startswith(month))
    return " ".join(filter(None, (str(int(match["day"])), month, match["year"])))


RULE = Rule(
    code="advice-date-form",
    severity=Severity.NOTE,
    why="A mandate ends on a day, and 05/06/2027 is a day in May for some and in June for others.",
    example=Adopted("S/RES/2531 (2020)", "16"),
    check=check,
)
