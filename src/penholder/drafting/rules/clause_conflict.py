"""Clauses that conflict do not stand in the same draft."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.extension import Outline, outlines
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import Record, RecordName


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each clause of a draft that conflicts with one before it, whichever of the two says so.

    Alternatives to one paragraph may conflict: one of them stays.
    """
    for whole in outlines(base):
        yield from _conflicts(base, whole)


def _conflicts(base: KnowledgeBase, whole: Outline) -> Iterator[Finding]:
    earlier: dict[RecordName, Record] = {}
    for section in whole.sections:
        for paragraph in section.paragraphs:
            clauses = {entry.clause: clause for entry in paragraph if (clause := base.get(entry.clause))}
            for entry in paragraph:
                clause = clauses.get(entry.clause)
                for other in earlier.values() if clause else ():
                    if clause and (clause.name.id in _named(other) or other.name.id in _named(clause)):
                        message = f"{clause.name} conflicts with {other.name}, which stands before it"
                        place = whole.place(entry, "clause")
                        yield Finding("clause-conflict", *place, message, "keep one of the two")
            earlier |= clauses


def _named(clause: Record) -> tuple[str, ...]:
    return tuple(clause.data.get("conflicts", ()))
