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
            data = _project(record.data, fields[record.name.type])
            records.append(Record(record.name, record.path, data, plans[record.name.type].find(data)))
    return knowledge_base(audience, types, records)


def _visible_fields(fields: tuple[Field, ...], audience: str) -> tuple[Field, ...]:
    return tuple(_visible(field, audience) for field in fields if may_see(audience, field.clearance))


def _visible(field: Field, audience: str) -> Field:
    items = None if field.items is None else _visible(field.items, audience)
    return field.with_parts(_visible_fields(field.fields, audience), items)


def _project(data: Mapping[str, Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    known = {field.name: field for field in fields}
    return {key: _value(value, known[key]) for key, value in data.items() if key in known}


def _value(value: Any, field: Field) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        if field.kind is Kind.MAP and field.items is not None:
            return {key: _value(entry, field.items) for key, entry in value.items()}
        return _project(value, field.fields) if field.fields else value
    if isinstance(value, list) and field.items is not None:
        return [_value(entry, field.items) for entry in value]
    return value
