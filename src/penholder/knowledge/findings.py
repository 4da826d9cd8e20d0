"""A finding: what a rule says of a place in a record, before the place has a line and column."""

from __future__ import annotations

from dataclasses import dataclass

from penholder.knowledge.record import FieldPath, RecordName


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or doubtful in a record that passed its schema."""

    code: str
    """A name from `penholder.diagnostics.CODES`."""
    record: RecordName
    """The record."""
    field: FieldPath
    """Where in the record; empty for the whole."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do about it."""
