"""A record and what it refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

SEPARATOR = "/"
FieldPath = tuple[str | int, ...]
"""The way to a value inside a record: keys and list indexes."""


class RecordName(NamedTuple):
    """The full name of a record, such as `clause/early-warning-cell`. A tuple, because a check makes 60,000 of them."""

    type: str
    """The name of the record type, such as `risk-factor`."""
    id: str
    """The id, unique within the type."""

    @classmethod
    def parse(cls, text: str) -> RecordName | None:
        """Read a full name; None where the text is not one."""
        type_name, slash, record_id = text.partition(SEPARATOR)
        return cls(type_name, record_id) if slash and type_name and record_id else None

    def __str__(self) -> str:
        return f"{self.type}{SEPARATOR}{self.id}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A field of a record type that names other records, as the schema declares it."""

    name: str
    """The field that bears the relation, such as `implements`."""
    title: str
    """What pages call it."""
    inverse: str
    """What the target calls it, such as "Implemented by" (`x-inverse`)."""
    takes: tuple[str, ...]
    """The types that may be named; `("*",)` for a full name of any type (`x-references`)."""
    acyclic: bool
    """Whether it orders records, so that a cycle is an error (`x-acyclic`)."""
    clearance: str
    """The clearance of the field or of one that it stands in (`x-clearance`)."""

    @property
    def takes_full_names(self) -> bool:
        """Whether a full name is due, because more than one type may be meant."""
        return self.takes == ("*",) or len(self.takes) > 1


class Reference(NamedTuple):
    """A place in a record that names another record."""

    field: FieldPath
    """Where in the record the name stands."""
    target: RecordName
    """The record that is meant; it may be missing, and its type is empty where a full name was due and none stands."""
    relation: Relation
    """What the place says of the target."""

    @property
    def inverse(self) -> str:
        """What the target calls the relation, such as "Implemented by"."""
        return self.relation.inverse


@dataclass(frozen=True, slots=True)
class Record:
    """One YAML file, read and checked."""

    name: RecordName
    """Its full name."""
    path: str
    """Its file, relative to the workspace."""
    data: Mapping[str, Any]
    """Everything that the file holds, as plain values; dates are ISO strings."""
    references: tuple[Reference, ...]
    """What it refers to, in schema order."""

    @property
    def title(self) -> str:
        """What the record is called."""
        return str(self.data["title"])

    @property
    def summary(self) -> str:
        """The answer first, in one or two sentences."""
        return str(self.data["summary"])

    @property
    def status(self) -> str:
        """draft, in-review, published, superseded or withdrawn."""
        return str(self.data["status"])

    @property
    def clearance(self) -> str:
        """public, internal or restricted."""
        return str(self.data["clearance"])

    @property
    def revised(self) -> str:
        """The day of the last change, YYYY-MM-DD."""
        return str(self.data["revised"])
