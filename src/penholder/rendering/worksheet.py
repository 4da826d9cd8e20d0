"""Worksheets: subjects that are rated by what one sees of them, on paper, in Word or in a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that is rated."""

    name: str
    """What programs know it by, such as `hate-speech`."""
    title: str
    """What it is called."""
    summary: str
    """What it is, in a sentence or two."""
    questions: tuple[str, ...]
    """What is rated of it, one by one."""
    eased_by: tuple[str, ...]
    """What eases it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Subjects that stand together."""

    title: str
    """What they have in common."""
    subjects: tuple[Subject, ...]
    """The subjects, in order."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the things on a worksheet are called."""

    subject: str
    """One subject, such as "Risk factor"."""
    subjects: str
    """Several of them."""
    group: str
    """What a group is, such as "Family"."""
    questions: str
    """What is rated, such as "Indicators"."""
    eased_by: str
    """How what eases a subject is introduced, such as "Mitigated by"."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet to fill in."""

    title: str
    """What it is called."""
    caution: str
    """What a rating does not say."""
    choices: tuple[str, ...]
    """The ratings in words; the first says that there is nothing, the last is the highest."""
    names: Names
    """What the things on it are called."""
    groups: tuple[Group, ...]
    """The groups, in order."""
    edition: str
    """What stands at the top on the right, such as the date of revision."""
    footer: str
    """What stands at the foot of each page."""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """All subjects, in order."""
        return tuple(subject for group in self.groups for subject in group.subjects)

    @property
    def guidance(self) -> str:
        """How it is filled in."""
        return f"Rate each line: {' · '.join(self.choices)}. Leave open what you do not know. {self.caution}"
