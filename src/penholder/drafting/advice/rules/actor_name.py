"""Actors bear their official names; the records of actors tell which form is not one."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.forms import avoided
from penholder.drafting.advice.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where each name first stands that is not official."""
    return avoided(subject, subject.vocabulary.names)


RULE = Rule(
    code="advice-actor-name",
    severity=Severity.NOTE,
    why="A name that is not the official one is a second thing to negotiate, and sometimes an offence.",
    example=Adopted("S/RES/2531 (2020)", "62"),
    check=check,
)
