"""Counts of tasks: how many a text gives, by what they are printed under, by how they are done and by who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from penholder.drafting.advice.vocabulary import Vocabulary
from penholder.text.tasks import Modality, Task

NO_HEADING = "under no heading"
"""The category of tasks above which nothing is printed."""
FUNCTIONS = ("bind", "authorize", "demand", "task", "exhort", "assess", "recall", "express")
"""The strengths, in the order of the vocabulary of verbs."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many tasks share something, now and before."""

    name: str
    """What they share."""
    now: int
    """How many the text has."""
    before: int | None
    """How many the text that it renews has; None where there is none."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The tasks of a text, counted."""

    all: Count
    """All of them."""
    categories: tuple[Count, ...]
    """By heading, in the order of print; those that only the older text has come last."""
    modalities: tuple[Count, ...]
    """By how they are done."""
    strengths: tuple[Count, ...]
    """By what the verb does that gives them."""


def counts(tasks: tuple[Task, ...], before: tuple[Task, ...] | None, vocabulary: Vocabulary) -> Counts:
    """Count the tasks of a text, beside those of the text that it renews."""

    def strength(task: Task) -> str:
        verb = vocabulary.ladder.verb(task.given_by)
        return verb.function if verb else task.given_by

    def by(key: Callable[[Task], str], order: Iterable[str] = ()) -> tuple[Count, ...]:
        now, then = Counter(map(key, tasks)), Counter(map(key, before or ()))
        names = [name for name in order if now[name] or then[name]]
        names += [name for name in (*now, *then) if name not in names]
        return tuple(_count(name, now, then, before) for name in dict.fromkeys(names))

    return Counts(
        Count("all", len(tasks), None if before is None else len(before)),
        by(lambda task: task.category or NO_HEADING),
        by(lambda task: str(task.modality), [str(one) for one in Modality]),
        by(strength, FUNCTIONS),
    )


def _count(name: str, now: Mapping[str, int], then: Mapping[str, int], before: object) -> Count:
    return Count(name, now.get(name, 0), None if before is None else then.get(name, 0))
