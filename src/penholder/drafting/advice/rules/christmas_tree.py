"""A mandate in which everything is a task has no priority: the "Christmas tree"."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject
from penholder.text.tasks import tasks

_MANY = 40
"""Nine in ten of the mandates adopted since 2000 that give eight tasks or more give no more (our count)."""
_GROWTH = 1.2
"""From one fifth more tasks than before on, growth is worth a word."""
_FEW = 8
"""Below so many tasks, one more is a fifth and means nothing."""


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where a text gives very many tasks, or many more than the one that it renews."""
    now = len(subject.tasks)
    before = len(tasks(subject.basis)) if subject.basis is not None else 0
    if before and now >= _FEW and now > before * _GROWTH:
        message = f"{now} tasks, against {before} in the text that it renews"
        yield Remark("", message, "say which task gives way to each new one, and which come first")
    elif now > _MANY:
        message = f"{now} tasks: more than nine in ten adopted mandates have"
        yield Remark("", message, "keep those that the strategic objective needs, and say which come first")


RULE = Rule(
    code="advice-christmas-tree",
    severity=Severity.NOTE,
    why="A mission that is given everything at once chooses for itself what comes first.",
    example=Adopted("S/RES/2820 (2026)", "4"),
    check=check,
)
