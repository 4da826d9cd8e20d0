"""Projection: what remains of a knowledge base for an audience. Everything that is shown comes from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from penholder.knowledge.base import KnowledgeBase, knowledge_base
from penholder.knowledge.record import Record, RecordName
from penholder.knowledge.references import ReferencePlan
from penholder.knowledge.types import CLEARANCES, Field, Kind, RecordType


def may_see(audience: str, clearance: str) -> bool:
    """Whether an audience may see what has that clearance."""
    return CLEARANCES.index(clearance) <= CLEARANCES.index(audience)


def project(base: KnowledgeBase, audience: str) -> KnowledgeBase:
    """The base without the records and fields that the audience may not see.

    The types are described anew as well, so that no page can name a field that is withheld.
    """
    return Projection(audience).of(base)


class Projection:
    """Projects one base after the other; a record that the last one had too is not projected again."""

    def __init__(self, audience: str) -> None:
        self._audience = audience
        self._types: Mapping[str, RecordType] = {}
        self._made: dict[RecordName, tuple[Record, Record]] = {}

    def of(self, base: KnowledgeBase) -> KnowledgeBase:
        """What the audience may see of a base."""
        types = [type_.with_fields(_visible_fields(type_.fields, self._audience)) for type_ in base.types.values()]
        fields = {type_.name: type_.fields for type_ in types}
        plans = {type_.name: ReferencePlan(type_) for type_ in types}
        before = self._made if base.types == self._types else {}
        self._types, self._made = base.types, {}
        for record in base.records.values():
            if may_see(self._audience, record.clearance):
                whole, part = before.get(record.name, (None, None))
                if part is None or whole is not record:
                    data = _project(record.data, fields[record.name.type], {})
                    part = Record(record.name, record.path, data, plans[record.name.type].find(data))
                self._made[record.name] = record, part
        return knowledge_base(self._audience, types, (part for _, part in self._made.values()))


def _visible_fields(fields: tuple[Field, ...], audience: str) -> tuple[Field, ...]:
    return tuple(_visible(field, audience) for field in fields if may_see(audience, field.clearance))


def _visible(field: Field, audience: str) -> Field:
    items = None if field.items is None else _visible(field.items, audience)
    return field.with_parts(_visible_fields(field.fields, audience), items)


def _project(data: Mapping[str, Any], fields: tuple[Field, ...], above: Mapping[str, Field]) -> dict[str, Any]:
    known = {field.name: field for field in fields if field.name in data}
    return {
        key: _value(value, field, above)
        for key, value in data.items()
        if key in known and _is_described(value, field := _whole(known[key], above))
    }


def _whole(field: Field, above: Mapping[str, Field]) -> Field:
    """The field with its parts, which an outer field may have in its place."""
    return field if field.fields or field.items is not None else above.get(field.origin, field)


def _is_described(value: Any, field: Field) -> bool:  # noqa: ANN401
    """Whether the parts of a value have a field each; what no visible field describes, nobody has cleared."""
    if isinstance(value, dict):
        return bool(field.fields) or (field.kind is Kind.MAP and field.items is not None)
    return not isinstance(value, list) or field.items is not None


def _value(value: Any, field: Field, above: Mapping[str, Field]) -> Any:  # noqa: ANN401
    """What may be seen of a value; `above` are the fields that it stands in, by origin."""
    if isinstance(value, str):
        return value
    if field.origin and (field.fields or field.items is not None):
        above = {**above, field.origin: field}
    if isinstance(value, dict) and (field.kind is not Kind.MAP or field.items is None):
        return _project(value, field.fields, above)
    if isinstance(value, (dict, list)) and field.items is not None:
        items = _whole(field.items, above)
        if isinstance(value, dict):
            return {key: _value(entry, items, above) for key, entry in value.items() if _is_described(entry, items)}
        return [_value(entry, items, above) for entry in value if _is_described(entry, items)]
    return value
