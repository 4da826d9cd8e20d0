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
    agreeing: int
    """How many things, each counted once, agree with it."""
    differing: tuple[Tally, ...]
    """How many things it names in each of the roles that do not agree."""


@dataclass(frozen=True, slots=True)
class Bearings:
    """Records by what they rest on."""

    columns: tuple[Pillar, ...]
    """The main things, those on which most records rest first."""
    roles: tuple[str, ...]
    """The roles, in the order of their vocabulary."""
    agreeing: frozenset[str]
    """Those in which what is named agrees with who names it."""
    held: Mapping[str, Mapping[str, frozenset[str]]]
    """For each record, by id, what it names, by id, and in which roles."""

    def rows(self, records: Iterable[RecordView]) -> tuple[BearingRow, ...]:
        """Rows of some of the records; the one with which most agrees comes first."""
        rows = map(self._row, records)
        return tuple(sorted(rows, key=lambda row: (-row.agreeing, row.record.title.casefold(), row.record.id)))

    def agreed(self, least: int) -> int:
        """With how many records at least so many things agree."""
        return sum(self._agreeing(named) >= least for named in self.held.values())

    def having(self, role: str) -> int:
        """How many records name something in a role."""
        return sum(any(role in own for own in named.values()) for named in self.held.values())

    def _agreeing(self, named: Mapping[str, frozenset[str]]) -> int:
        return sum(bool(own & self.agreeing) for own in named.values())

    def _row(self, record: RecordView) -> BearingRow:
        named = self.held.get(record.id, {})
        columns = [column.record.id for column in self.columns]
        cells = tuple(tuple(role for role in self.roles if role in named.get(id_, ())) for id_ in columns)
        others = _counted((own for target, own in named.items() if target not in columns), self.roles)
        differing = [role for role in self.roles if role not in self.agreeing]
        return BearingRow(record, cells, others, self._agreeing(named), _counted(named.values(), differing))


def bearings(
    type_: RecordType, records: Iterable[RecordView], path: tuple[str, str, str], agreeing: Iterable[str], most: int
) -> Bearings:
    """What the records of a type rest on; `most` things have a column.

    `path` names a list of objects, in each of them what is named, and its role; `agreeing` are the roles in which it
    agrees. Raises AttributeError where the type has no such fields.
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
    return Bearings(columns, roles, frozenset(agreeing), held)


def _counted(found: Iterable[Iterable[str]], roles: Iterable[str]) -> tuple[Tally, ...]:
    return _tallies(Counter(role for own in found for role in own), roles)


def _tallies(counted: Counter[str], roles: Iterable[str]) -> tuple[Tally, ...]:
    return tuple(Tally(role, counted[role]) for role in roles if counted[role])
