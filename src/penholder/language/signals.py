"""Signals: the words by which an element record recognizes its subject, and where they count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from penholder.language.phrases import Phrase, phrase


class Grade(StrEnum):
    """What words are worth where they count."""

    COVERED = "covered"
    """The element is there."""
    PARTIAL = "partial"
    """Half of it is there."""
    NOTHING = "nothing"
    """The words look like the element and are something else: no signal is found in them."""


class Where(StrEnum):
    """Where words count."""

    TASK = "task"
    """In what the Council asks of the mission, its head or the Secretary-General, or decides on the mission."""
    OPERATIVE = "operative"
    """In any operative paragraph, whomever it addresses."""
    PREAMBLE = "preamble"
    """In the preamble alone."""
    ANYWHERE = "anywhere"
    """In the preamble as well as in any operative paragraph."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A group of phrases that mean the same."""

    shows: str
    """What is found where they stand, as half a sentence."""
    grade: Grade
    """What they are worth."""
    where: Where
    """Where they are worth that."""
    otherwise: Grade
    """What they are worth in other places; never more than partial."""
    words: tuple[Phrase, ...]
    """The phrases; any of them will do."""
    near: tuple[Phrase, ...]
    """One of these must stand in the same statement or in what it continues; empty where nothing must."""
    without: tuple[Phrase, ...]
    """None of these may stand in the same statement."""
    also: tuple[Phrase, ...]
    """One of these must stand somewhere in the text, where such words count; empty where nothing must."""


def signals(data: Mapping[str, Any]) -> tuple[Signal, ...]:
    """The signals of an element record, in its order: the strongest of a grade first."""
    return tuple(_signal(entry) for entry in data["signals"])


def _signal(entry: Mapping[str, Any]) -> Signal:
    grade = Grade(entry["grade"])
    place = Where.TASK if grade is Grade.COVERED else Where.ANYWHERE
    return Signal(
        shows=entry.get("shows", ""),
        grade=grade,
        where=Where(entry.get("where", place)),
        otherwise=Grade(entry.get("otherwise", Grade.PARTIAL if grade is Grade.COVERED else Grade.NOTHING)),
        words=_phrases(entry, "words"),
        near=_phrases(entry, "with"),
        without=_phrases(entry, "without"),
        also=_phrases(entry, "also"),
    )


def _phrases(entry: Mapping[str, Any], field: str) -> tuple[Phrase, ...]:
    return tuple(phrase(written) for written in entry.get(field, ()))
