"""Clauses that conflict do not stand in the same draft."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.entries import drafted
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import Record, RecordName


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each clause of a draft that conflicts with one before it, whichever of the two says so."""
    before: dict[RecordName, dict[RecordName, Record]] = {}
    for draft, entry, clause in drafted(base):
        earlier = before.setdefault(draft.name, {})
        for other in earlier.values():
            if clause.name.id in _conflicts(other) or other.name.id in _conflicts(clause):
                message = f"{clause.name} conflicts with {other.name}, which stands before it"
                yield Finding("clause-conflict", draft.name, (*entry.field, "clause"), message, "keep one of the two")
        earlier[clause.name] = clause


def _conflicts(clause: Record) -> tuple[str, ...]:
    return tuple(clause.data.get("conflicts", ()))
