"""The preamble comes first: no preambular clause stands after an operative one."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.entries import PREAMBULAR
from penholder.drafting.extension import outlines
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each preambular paragraph of a draft that follows an operative one."""
    for whole in outlines(base):
        operative = False
        for entry in whole.entries():
            clause = base.get(entry.clause)
            if clause is None or entry.alternative:  # another rule asks whether alternatives are of one kind
                continue
            if clause.data["kind"] != PREAMBULAR:
                operative = True
            elif operative:
                message = f"{clause.name} is preambular and stands after an operative paragraph"
                hint = "move it before the operative paragraphs"
                place = whole.place(entry, "clause")
                yield Finding("preambular-after-operative", *place, message, hint)
