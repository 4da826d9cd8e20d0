"""Terms that adopted texts avoid; the records of terms tell which, what to write, and why."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Remark, Rule
from penholder.drafting.advice.forms import avoided
from penholder.drafting.advice.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where each form first stands that the records say to avoid."""
    return avoided(subject, subject.vocabulary.terms)


RULE = Rule(
    code="advice-term",
    severity=Severity.NOTE,
    why="A word that the house does not use opens a discussion of the word in place of one of the matter.",
    example=None,
    check=check,
)
