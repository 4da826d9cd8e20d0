"""A clause that needs another stands in a draft with it."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.entries import CLAUSE
from penholder.drafting.extension import outlines
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import RecordName


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each clause of a draft that requires one which the draft does not have, where it first stands."""
    for whole in outlines(base):
        present = {entry.clause: entry for entry in reversed(tuple(whole.entries()))}
        for entry in reversed(present.values()):
            clause = base.get(entry.clause)
            for required in clause.data.get("requires", ()) if clause else ():
                if RecordName(CLAUSE, required) not in present:
                    message = f"{entry.clause} requires clause/{required}, which the draft does not have"
                    hint = f"add clause/{required}, or say in a note why it is not needed"
                    yield Finding("clause-requirement", *whole.place(entry, "clause"), message, hint)
