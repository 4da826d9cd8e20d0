"""A mandate ends on a day that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject

_END = re.compile(
    r"\b(?:until|through|to|by|for|of|within|and)\b[^.;]{0,80}"
    r"(?:\b\d{1,2} [A-Z]\w+ \d{4}\b|\b(?:months?|days?|years?|weeks?)\b)|\[[^]]*date[^]]*\]|\[[^]]*end[^]]*\]"
)


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where a mandate is set and no paragraph names a date or a period."""
    if subject.mandates and not any(_END.search(passage.text) for passage in subject.operative):
        message = "a mandate is set without a date or a period"
        yield Remark(subject.mandates[0].place, message, "say “until” and the day")


RULE = Rule(
    code="advice-end-date",
    severity=Severity.NOTE,
    why="A mandate without an end ends only by a decision that a single permanent member can prevent.",
    example=Adopted("S/RES/2531 (2020)", "16"),
    check=check,
)
