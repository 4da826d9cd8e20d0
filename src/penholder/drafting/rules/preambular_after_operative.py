"""The preamble comes first: no preambular clause stands after an operative one."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.entries import PREAMBULAR, drafted
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import RecordName


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each preambular paragraph of a draft that follows an operative one."""
    operative: set[RecordName] = set()
    for draft, entry, clause in drafted(base):
        if clause.data["kind"] != PREAMBULAR:
            operative.add(draft.name)
        elif draft.name in operative:
            message = f"{clause.name} is preambular and stands after an operative paragraph"
            hint = "move it before the operative paragraphs"
            yield Finding("preambular-after-operative", draft.name, (*entry.field, "clause"), message, hint)
