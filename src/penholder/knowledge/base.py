"""The knowledge base: all records, linked both ways, for one audience."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from penholder.knowledge.record import Record, RecordName
from penholder.knowledge.types import RecordType


class Backlink(NamedTuple):
    """A record that refers to another, and what the other calls that. A tuple, because there are many to sort."""

    inverse: str
    """The label on the target's page, such as "Implemented by"."""
    name: RecordName
    """The record that refers."""


@dataclass(frozen=True)
class KnowledgeBase:
    """Records that refer to each other. Never changed once made."""

    audience: str
    """The clearance of those it is for."""
    types: Mapping[str, RecordType]
    """The record types by name, in alphabetical order."""
    records: Mapping[RecordName, Record]
    """The records by full name, in order."""

    def get(self, name: RecordName) -> Record | None:
        """The record of that name, where there is one."""
        return self.records.get(name)

    def of_type(self, type_name: str) -> tuple[Record, ...]:
        """All records of a type, by id."""
        return self._by_type.get(type_name, ())

    def referrers(self, name: RecordName) -> tuple[Backlink, ...]:
        """Who refers to the record and how, each once, in order."""
        return self._backlinks.get(name, ())

    @cached_property
    def _by_type(self) -> dict[str, tuple[Record, ...]]:
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for name in sorted(self.records):
            found[name.type].append(self.records[name])
        return {type_name: tuple(records) for type_name, records in found.items()}

    @cached_property
    def _backlinks(self) -> dict[RecordName, tuple[Backlink, ...]]:
        found: defaultdict[RecordName, set[Backlink]] = defaultdict(set)
        for record in self.records.values():
            for reference in record.references:
                found[reference.target].add(Backlink(reference.inverse, record.name))
        return {name: tuple(sorted(links)) for name, links in found.items()}


def knowledge_base(audience: str, types: Iterable[RecordType], records: Iterable[Record]) -> KnowledgeBase:
    """Put records together; both mappings are in alphabetical order whatever the order given."""
    return KnowledgeBase(
        audience=audience,
        types={type_.name: type_ for type_ in sorted(types, key=lambda type_: type_.name)},
        records={record.name: record for record in sorted(records, key=lambda record: record.name)},
    )
