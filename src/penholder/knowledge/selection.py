"""Selection: the records that have certain values, as filters on a listing and on the command line mean it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from penholder.diagnostics import UsageFault
from penholder.knowledge.record import Record
from penholder.knowledge.types import Field, Kind, RecordType
from penholder.reading.nearest import suggestion

_SINGLE = {Kind.LINE, Kind.VOCABULARY, Kind.REFERENCE, Kind.DATE, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN}


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions on fields, all of which must hold."""

    wanted: Mapping[str, frozenset[str]]
    """The values for each field, of which a record must have at least one."""

    def takes(self, record: Record) -> bool:
        """Whether a record meets all conditions."""
        return all(values & _values(record.data.get(name)) for name, values in self.wanted.items())


def selection(types: Iterable[RecordType], conditions: Iterable[str]) -> Selection:
    """Read conditions such as `phase=operations`; two on one field mean either value.

    A condition must make sense for one of the types at least: its field holds single values, or a list of them, and
    the value is one of the vocabulary where there is one. Raises UsageFault where it does not.
    """
    fields = [field for type_ in types for field in type_.fields if _leaf(field) is not None]
    wanted: dict[str, set[str]] = {}
    for condition in conditions:
        name, sign, value = condition.partition("=")
        if not sign or not value:
            raise UsageFault(f'"{condition}" is not a condition', "write it as FIELD=VALUE, such as status=published")
        leaves = [leaf for field in fields if field.name == name and (leaf := _leaf(field)) is not None]
        if not leaves:
            raise UsageFault(
                f'no field "{name}" can be compared with a value', suggestion(name, [field.name for field in fields])
            )
        known = {word for leaf in leaves for word in leaf.vocabulary}
        if known and value not in known and all(leaf.vocabulary for leaf in leaves):
            raise UsageFault(f'"{value}" is not a value of "{name}"', f"values: {', '.join(sorted(known))}")
        wanted.setdefault(name, set()).add(value)
    return Selection({name: frozenset(values) for name, values in wanted.items()})


def _leaf(field: Field) -> Field | None:
    """What a single value of the field is; None where it has parts, or is prose."""
    one = field.items if field.kind is Kind.LIST else field
    return one if one is not None and one.kind in _SINGLE else None


def _values(value: Any) -> frozenset[str]:  # noqa: ANN401
    values = value if isinstance(value, list) else [] if value is None else [value]
    return frozenset(("no", "yes")[one] if isinstance(one, bool) else str(one) for one in values)
