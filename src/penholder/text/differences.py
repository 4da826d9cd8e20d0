"""Differences: what a redline comes to, in the few words that a reader wants first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from penholder.text.redline import Kind
from penholder.text.tasks import Modality, Task


class Direction(StrEnum):
    """Which way a change of wording goes. It advises: nobody has ranked the Council's verbs with authority."""

    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    OTHER = "other"
    """Of another function, or not ranked by anybody who is cited."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that gave way to another."""

    old_place: str
    """Where it stood."""
    new_place: str
    """Where the other stands."""
    old: str
    """The verb as printed, in lower case."""
    new: str
    """The other one."""
    direction: Direction
    """Which of the two is the stronger."""
    why: str
    """What the direction rests on: the functions of both verbs, or who ranks them so."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of known weight that were put in or taken out, such as "all necessary means" or "as appropriate"."""

    old_place: str
    """The paragraph that they stood in."""
    new_place: str
    """The paragraph that it became."""
    words: str
    """The words."""
    inserted: bool
    """Whether they were put in; otherwise they were taken out."""
    direction: Direction
    """What that does to the paragraph."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, date or time limit that changed."""

    old_place: str
    """Where it stood."""
    new_place: str
    """Where it stands now."""
    old: str
    """As it was printed, with the words that say of what; empty where there was none."""
    new: str
    """As it is printed now; empty where there is none any more."""


@dataclass(frozen=True, slots=True)
class TaskCount:
    """The tasks of one text."""

    tasks: tuple[Task, ...]
    """The tasks, in order."""

    @property
    def by_modality(self) -> dict[Modality, int]:
        """How many there are of each sort, none included."""
        return {modality: sum(task.modality is modality for task in self.tasks) for modality in Modality}


@dataclass(frozen=True, slots=True)
class Differences:
    """What a redline comes to."""

    paragraphs: Mapping[Kind, int]
    """How many paragraphs of each kind there are, none included; headings are not counted."""
    kept: int
    """How many words stayed."""
    deleted: int
    """How many words are gone."""
    inserted: int
    """How many words are new. What moved counts as kept."""
    verbs: tuple[Verb, ...]
    """The verbs that gave way to others, in the order of the new text."""
    phrases: tuple[Phrase, ...]
    """The words of known weight that were put in or taken out."""
    figures: tuple[Figure, ...]
    """The numbers and dates that changed."""
    tasks: tuple[TaskCount, TaskCount]
    """The tasks of the old text and of the new one."""
    ranking: tuple[str, ...]
    """What the ranking of verbs rests on, as it is cited; empty where no ranking was at hand."""
