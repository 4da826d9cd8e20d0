"""Projection: what remains of a knowledge base for an audience. Everything that is shown comes from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from penholder.knowledge.base import KnowledgeBase, knowledge_base
from penholder.knowledge.record import Record
from penholder.knowledge.references import ReferencePlan
from penholder.knowledge.types import CLEARANCES, Field, Kind


def may_see(audience: str, clearance: str) -> bool:
    """Whether an audience may see what has that clearance."""
    return CLEARANCES.index(clearance) <= CLEARANCES.index(audience)


def project(base: KnowledgeBase, audience: str) -> KnowledgeBase:
    """The base without the records and fields that the audience may not see.

    The types are described anew as well, so that no page can name a field that is withheld.
    """
    types = [type_.with_fields(_visible_fields(type_.fields, audience)) for type_ in base.types.values()]
    fields = {type_.name: type_.fields for type_ in types}
    plans = {type_.name: ReferencePlan(type_) for type_ in types}
    records = []
    for record in base.records.values():
        if may_see(audience, record.clearance):
            data = _project(record.data, fields[record.name.type], {})
            records.append(Record(record.name, record.path, data, plans[record.name.type].find(data)))
    return knowledge_base(audience, types, records)


def _visible_fields(fields: tuple[Field, ...], audience: str) -> tuple[Field, ...]:
    return tuple(_visible(field, audience) for field in fields if may_see(audience, field.clearance))


def _visible(field: Field, audience: str) -> Field:
    items = None if field.items is None else _visible(field.items, audience)
    return field.with_parts(_visible_fields(field.fields, audience), items)


def _project(data: Mapping[str, Any], fields: tuple[Field, ...], above: Mapping[str, Field]) -> dict[str, Any]:
    known = {field.name: _whole(field, above) for field in fields}
    return {
        key: _value(value, known[key], above)
        for key, value in data.items()
        if key in known and _is_described(value, known[key])
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
