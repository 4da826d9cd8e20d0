"""Worksheets: whose records are rated by what one sees, as the schema of their type declares it (`x-worksheet`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from penholder.knowledge.types import RecordType


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What makes one worksheet of all records of a type."""

    type: RecordType
    """The type whose records are rated."""
    name: str
    """What commands and files call it, such as `risk-worksheet`; no other type's worksheet has the name."""
    title: str
    """What it is called."""
    caution: str
    """What a rating does not say."""
    group: str
    """The field by which the records are grouped."""
    rated: str
    """The field whose entries are rated, one by one."""
    choices: tuple[str, ...]
    """The ratings in words; the first says that there is nothing, the last is the highest."""
    eased_by: str
    """The field that names what eases a record."""


def worksheet_of(type_: RecordType) -> Worksheet | None:
    """The worksheet of a type; None where it is none, or where a field that makes it one may not be seen."""
    declared = type_.schema.get("x-worksheet")
    if declared is None:
        return None
    group, rated, eased_by = (str(declared[key]) for key in ("group", "rated", "eased_by"))
    if not all(map(type_.field, (group, rated, eased_by))):
        return None
    name, title, caution = (str(declared[key]) for key in ("name", "title", "caution"))
    return Worksheet(type_, name, title, caution, group, rated, tuple(declared["choices"]), eased_by)


def worksheets(types: Iterable[RecordType]) -> dict[str, Worksheet]:
    """The worksheets of some types, by name."""
    return {sheet.name: sheet for sheet in map(worksheet_of, types) if sheet}
