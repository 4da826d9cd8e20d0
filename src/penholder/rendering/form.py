"""Forms: questions in stages, to be answered on paper, in Word or in a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """The kind of answer that a question takes."""

    YES_NO = "yes-no"
    SCALE = "scale"
    TEXT = "text"
    DATE = "date"


SCALE = ("1", "2", "3", "4", "5")
"""The ratings of a scale; 5 is best."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form."""

    number: str
    """Its number, such as `2.3`."""
    text: str
    """What is asked, in plain words."""
    facts: tuple[tuple[str, str], ...]
    """What helps to answer it: a label, such as "Evidence", and the words."""
    answer: Answer
    """The kind of answer."""
    required: bool
    """Whether the gate of its stage waits for it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Questions that belong together."""

    title: str
    """What the stage is called."""
    questions: tuple[Question, ...]
    """Its questions, in order."""
    gate: str = ""
    """What must be true before the next stage begins; empty where nothing must."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill in."""

    title: str
    """What it is called."""
    summary: str
    """What it is for, in a sentence."""
    facts: tuple[tuple[str, str], ...]
    """What to know before one begins: a label, such as "When", and the words."""
    stages: tuple[Stage, ...]
    """Its stages, in order."""
    header: str
    """What stands at the top of each page, such as "Checklist"."""
    edition: str
    """What stands at the top on the right, such as the date of revision."""
    footer: str
    """What stands at the foot of each page, such as the name of the record."""
