"""What a rule on the graph is given. Of each record it may use the header and the references alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record, RecordName, Reference

HEADER = (
    "not_carried_out",
    "id",
    "title",
    "summary",
    "status",
    "clearance",
    "revised",
    "review_by",
    "superseded_by",
    "formerly",
)
"""The fields that rules on the graph may read."""


@dataclass(frozen=True)
class Situation:
    """The records as they stand."""

    base: KnowledgeBase
    """All records that passed their schema."""
    reserved: frozenset[RecordName]
    """Names whose file has a mistake of its own; a reference to one is no second mistake."""
    today: dt.date
    """The day on which the check is made."""
    doubtful: tuple[Record, ...] = ()
    """Records that did not pass their schema, as far as they could be read: only their references count."""

    @cached_property
    def unresolved(self) -> tuple[tuple[Record, Reference], ...]:
        """References that lead nowhere or to what may not stand there, each with the record that bears it."""
        records, reserved = self.base.records, self.reserved
        return tuple(
            (record, reference)
            for record in chain(records.values(), self.doubtful)
            for reference in record.references
            if (reference.target not in records and reference.target not in reserved)
            or (len(reference.relation.takes) > 1 and reference.target.type not in reference.relation.takes)
        )

    def exists(self, name: RecordName) -> bool:
        """Whether a record of that name is there, right or wrong."""
        return name in self.base.records or name in self.reserved

    @cached_property
    def ids(self) -> Mapping[str, list[str]]:
        """All ids by type, for suggestions."""
        found: dict[str, list[str]] = {type_name: [] for type_name in self.base.types}
        for name in (*self.base.records, *self.reserved):
            found.setdefault(name.type, []).append(name.id)
        return found
