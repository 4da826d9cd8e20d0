"""Listings: the records of a type as a page lists them, all or in groups."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from penholder.knowledge.types import Kind, RecordType
from penholder.publishing import addresses
from penholder.publishing.bearings import Bearings, bearings
from penholder.publishing.crossing import Table, cross
from penholder.publishing.desk import Desk
from penholder.publishing.facets import Facet, facets, values_at
from penholder.publishing.field_views import FieldView
from penholder.publishing.views import RecordView

_SUMMARIES = 10_000
"""How many signs of summaries a listing carries; they make about 3 kB of a page that shall weigh 10 (compressed)."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """Records of a listing that have a value in common."""

    anchor: str
    """What a link calls the group: the value, or `other` for those that have none."""
    label: str
    """The value in words; empty for those that have none."""
    meaning: str
    """What the value means."""
    records: tuple[RecordView, ...]
    """The records, by title."""


@dataclass(frozen=True, slots=True)
class ListingView:
    """All records of a type on a page."""

    type: RecordType
    """The type."""
    desk: Desk
    """What the page has at hand."""

    @property
    def records(self) -> tuple[RecordView, ...]:
        """The records, by title."""
        return tuple(sorted(self.desk.of_type(self.type.name), key=lambda view: (view.title.casefold(), view.id)))

    @property
    def address(self) -> str:
        """The page, from the root of the site."""
        return addresses.listing_address(self.type)

    @property
    def url(self) -> str:
        """The page."""
        return self.desk.root + self.address

    @property
    def table_url(self) -> str:
        """All of them as one table."""
        return self.desk.root + addresses.table_address(self.type)

    @property
    def terse(self) -> bool:
        """Whether the page leaves the summaries out until it is asked for them, since it would be slow to load."""
        return sum(len(record.summary) for record in self.records) > _SUMMARIES

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What the page can be filtered by."""
        return facets(self.records)

    def cross(self, rows: str, columns: str) -> Table:
        """The records in a table by two fields; one of them is a key such as `phase` or `sources.role`."""
        return cross(self.type, self.records, rows, columns, self.url)

    def bearings(self, name: str, target: str, role: str, agreeing: Iterable[str], most: int) -> Bearings:
        """What the records rest on: `name` is a list such as `sources`, and in each entry `target` has a `role`.

        `agreeing` are the roles in which it agrees; the `most` on which most records rest have a column of their own.
        """
        return bearings(self.type, self.records, (name, target, role), agreeing, most)

    def having(self, name: str, value: str) -> tuple[RecordView, ...]:
        """The records that have a value in a field, by title."""
        return tuple(record for record in self.records if any(one.value == value for one in values_at(record, name)))

    @property
    def revised(self) -> str:
        """The day on which one of them was revised last; empty where there is none."""
        days = (record.get("revised") for record in self.records)
        return max((str(day.value) for day in days if day), default="")

    def holding(self, name: str) -> tuple[RecordView, ...]:
        """The records that have a field at all, by title."""
        return tuple(record for record in self.records if record.get(name))

    @property
    def sheet_url(self) -> str:
        """All of them as an Excel workbook."""
        return self.desk.root + addresses.sheet_address(self.type)

    def __len__(self) -> int:
        return len(self.desk.of_type(self.type.name))

    def has_group(self, name: str, anchor: str) -> bool:
        """Whether the page has that group of records by a field."""
        values = (_first(record, name) for record in self.desk.of_type(self.type.name))
        return any(_anchor(str(value.value) if value else "") == anchor for value in values)

    def by(self, name: str) -> tuple[GroupView, ...]:
        """The records by their (first) value of a field, in the order of its vocabulary."""
        groups: dict[str, list[RecordView]] = {}
        first: dict[str, FieldView | None] = {}
        for view in self.records:
            value = _first(view, name)
            key = str(value.value) if value else ""
            first.setdefault(key, value)
            groups.setdefault(key, []).append(view)
        made = []
        for key in sorted(groups, key=lambda key: _rank(first[key], key)):
            value = first[key]
            label, meaning = (value.text, value.meaning) if value else ("", "")
            made.append(GroupView(_anchor(key), label, meaning, tuple(groups[key])))
        return tuple(made)


def _first(record: RecordView, name: str) -> FieldView | None:
    """The value of a field, the first where it has several."""
    value = record.get(name)
    if value is not None and value.kind == Kind.LIST:
        return next(iter(value.entries), None)
    return value


def _anchor(key: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", key.casefold()).strip("-") or "other"


def _rank(value: FieldView | None, key: str) -> tuple[int, str]:
    if value is None:
        return (1_000, key)
    vocabulary = value.declared.vocabulary
    return (vocabulary.index(key) if key in vocabulary else len(vocabulary), key.casefold())
