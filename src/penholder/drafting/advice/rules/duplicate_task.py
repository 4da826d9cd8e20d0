"""A task is given once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.citing import as_cited
from penholder.drafting.advice.subject import Subject
from penholder.text.tasks import Task

_ALIKE = 88.0
"""From which likeness on (0 to 100, words sorted) two tasks are taken for one."""
_SHORTEST = 6
"""Words; below that, tasks are alike by chance."""


def check(subject: Subject) -> Iterator[Remark]:
    """Advise at each task that says nearly what one before it says."""
    long = [(task, _sorted(task)) for task in subject.tasks if len(task.words.split()) >= _SHORTEST]
    told: set[int] = set()
    for (_, (first, one)), (number, (second, other)) in combinations(enumerate(long), 2):
        if number not in told and fuzz.ratio(one, other, score_cutoff=_ALIKE):
            told.add(number)
            message = f"nearly the task of {as_cited(first.place)}"
            yield Remark(second.place, message, "give it once, and refer to it elsewhere")


def _sorted(task: Task) -> str:
    """The words of a task from its verb on, in alphabetical order: who gives it and their order do not count."""
    words = task.words[max(task.words.find(task.verb), 0) :]
    return " ".join(sorted(default_process(words).split()))


RULE = Rule(
    code="advice-duplicate-task",
    severity=Severity.NOTE,
    why="A task that stands twice is carried out by two sections, or by none, and its two wordings will differ.",
    example=Adopted("S/RES/2100 (2013)", "17"),
    check=check,
)
