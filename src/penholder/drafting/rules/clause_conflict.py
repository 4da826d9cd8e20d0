"""Clauses that conflict do not stand in the same draft."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.entries import Entry
from penholder.drafting.extension import Outline, outlines
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import RecordName


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each clause of a draft that conflicts with one before it, whichever of the two says so.

    Alternatives to one paragraph may conflict: one of them stays.
    """
    for whole in outlines(base):
        yield from _conflicts(base, whole)


def _conflicts(base: KnowledgeBase, whole: Outline) -> Iterator[Finding]:
    earlier: dict[RecordName, Entry] = {}
    for section in whole.sections:
        for paragraph in section.paragraphs:
            for entry in paragraph:
                for name, before in earlier.items():
                    if name.id in _named(base, entry.clause) or entry.clause.id in _named(base, name):
                        message = f"{entry.clause} conflicts with {name}, which stands before it"
                        mendable = before if entry.draft != whole.draft.name else entry
                        place = whole.place(mendable, "clause")
                        yield Finding("clause-conflict", *place, message, "keep one of the two")
            earlier |= {entry.clause: entry for entry in paragraph if base.get(entry.clause)}


def _named(base: KnowledgeBase, name: RecordName) -> tuple[str, ...]:
    clause = base.get(name)
    return tuple(clause.data.get("conflicts", ())) if clause else ()
