"""A value is of the type that the clause declares for its parameter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from penholder.drafting.entries import CLAUSE, Value
from penholder.drafting.extension import outlines, written
from penholder.drafting.parameters import TAKES, printed_value
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import FieldPath, Record, RecordName


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report defaults and examples of clauses, and values of drafts, that are none of their type."""
    for clause in base.of_type(CLAUSE):
        for name, parameter in _declared(clause).items():
            for key in ("default", "example"):
                if key in parameter:
                    yield from _wrong(clause.name, ("parameters", name, key), parameter["type"], parameter[key])
    for whole in outlines(base):
        types: dict[str, str] = {}
        for entry in whole.entries():
            types |= {name: parameter["type"] for name, parameter in _declared(base.get(entry.clause)).items()}
        for name, value in whole.draft.data.get("parameters", {}).items():
            yield from _wrong(whole.draft.name, ("parameters", name), types.get(name, "text"), value)
        for entry in written(whole.draft):
            own = _declared(base.get(entry.clause))
            for name, value in entry.values.items():
                type_ = own[name]["type"] if name in own else types.get(name, "text")
                yield from _wrong(whole.draft.name, (*entry.field, "with", name), type_, value)


def _declared(clause: Record | None) -> Mapping[str, Any]:
    return clause.data.get("parameters", {}) if clause else {}


def _wrong(record: RecordName, field: FieldPath, type_: str, value: Value) -> Iterator[Finding]:
    if printed_value(type_, value) is None:
        yield Finding("parameter-type", record, field, f'"{value}" is not a {type_}', f"write {TAKES[type_]}")
