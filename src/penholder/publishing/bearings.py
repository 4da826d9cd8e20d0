"""Bearings: what records rest on, in a table: a row for each record, a column for each of the main things they name.

A list of citations names sources, each with its role; what most records rest on has a column of its own, and the rest
is counted in one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from penholder.knowledge.types import RecordType
from penholder.publishing.facets import declared
from penholder.publishing.views import RecordView


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of a role."""

    role: str
    """The role as the records have it, such as `basis`."""
    number: int
    """How many; never 0."""


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the main things that records name: a column."""

    record: RecordView
    """What is named."""
    tallies: tuple[Tally, ...]
    """How many records name it in each role."""


@dataclass(frozen=True, slots=True)
class BearingRow:
    """What one record rests on."""

    record: RecordView
    """The record."""
    cells: tuple[tuple[str, ...], ...]
    """For each column the roles that it has for this record; none where it is not named."""
    others: tuple[Tally, ...]
    """How many things without a column it names in each role."""
    sums: tuple[Tally, ...]
    """How many things it names in each role, whether they have a column or not."""


@dataclass(frozen=True, slots=True)
class Bearings:
    """Records by what they rest on."""

    columns: tuple[Pillar, ...]
    """The main things, those on which most records rest first."""
    roles: tuple[str, ...]
    """The roles, in the order of their vocabulary."""
    held: Mapping[str, Mapping[str, frozenset[str]]]
    """For each record, by id, what it names, by id, and in which roles."""

    def rows(self, records: Iterable[RecordView]) -> tuple[BearingRow, ...]:
        """Rows of some of the records; the one that rests on most comes first."""
        rows = [self._row(record) for record in records]

        def rank(row: BearingRow) -> tuple[list[int], str, str]:
            numbers = {tally.role: tally.number for tally in row.sums}
            return [-numbers.get(role, 0) for role in self.roles], row.record.title.casefold(), row.record.id

        return tuple(sorted(rows, key=rank))

    def shared(self, role: str, least: int) -> int:
        """How many records name at least so many things in a role."""
        return sum(sum(role in roles for roles in named.values()) >= least for named in self.held.values())

    def _row(self, record: RecordView) -> BearingRow:
        named = self.held.get(record.id, {})
        own = {column.record.id for column in self.columns}
        cells = tuple(
            tuple(role for role in self.roles if role in named.get(column.record.id, ())) for column in self.columns
        )
        others = [roles for target, roles in named.items() if target not in own]
        return BearingRow(record, cells, _counted(others, self.roles), _counted(named.values(), self.roles))


def bearings(type_: RecordType, records: Iterable[RecordView], path: tuple[str, str, str], most: int) -> Bearings:
    """What the records of a type rest on; `most` things have a column.

    `path` names a list of objects, in each of them what is named, and its role. Raises AttributeError where the type
    has no such fields.
    """
    list_name, target_name, role_name = path
    role_field = declared(type_, f"{list_name}.{role_name}")
    if role_field is None or declared(type_, f"{list_name}.{target_name}") is None:
        raise AttributeError(f"a {type_.name} has no {list_name} with {target_name} and {role_name}")
    roles = role_field.vocabulary
    targets: dict[str, RecordView] = {}
    held: dict[str, dict[str, frozenset[str]]] = {}
    for record in records:
        field = record.get(list_name)
        named = held.setdefault(record.id, {})
        for entry in field.entries if field else ():
            reference, role = entry.get(target_name), entry.get(role_name)
            target = reference.target if reference else None
            if target and role:
                targets.setdefault(target.id, target)
                named[target.id] = named.get(target.id, frozenset()) | {str(role.value)}
    counted: dict[str, Counter[str]] = {target: Counter() for target in targets}
    for named in held.values():
        for name, own in named.items():
            counted[name].update(own)
    ranked = sorted(targets, key=lambda target: ([-counted[target][role] for role in roles], targets[target].title))
    columns = tuple(Pillar(targets[target], _tallies(counted[target], roles)) for target in ranked[:most])
    return Bearings(columns, roles, held)


def _counted(found: Iterable[Iterable[str]], roles: tuple[str, ...]) -> tuple[Tally, ...]:
    """How many have each role."""
    return _tallies(Counter(role for own in found for role in own), roles)


def _tallies(counted: Counter[str], roles: tuple[str, ...]) -> tuple[Tally, ...]:
    return tuple(Tally(role, counted[role]) for role in roles if counted[role])
