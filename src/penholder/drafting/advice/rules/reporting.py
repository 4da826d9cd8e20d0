"""A mandate asks for reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject

_REPORTS = re.compile(
    r"\b(?:report|inform(?!ation)|brief|update|apprise)\w*\b|\bprovide\b[^.;]{0,40}\binformation", re.IGNORECASE
)


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where a mandate is set and nobody is asked to report on it."""
    if subject.mandates and not any(_REPORTS.search(passage.text) for passage in subject.operative):
        message = "a mandate is set and nobody is asked to report on it"
        hint = "ask for a report with an interval or a date, and say what it has to cover"
        yield Remark(subject.mandates[0].place, message, hint)


RULE = Rule(
    code="advice-reporting",
    severity=Severity.NOTE,
    why="Without a report the Council has no occasion to look at what became of its decision.",
    example=Adopted("S/RES/2531 (2020)", "62"),
    check=check,
)
