"""Alternatives to a paragraph stand where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.entries import DRAFT, Entry
from penholder.drafting.extension import written
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report preambular alternatives to operative paragraphs, and the reverse."""
    for draft in base.of_type(DRAFT):
        kind = ""
        for entry in written(draft):
            own = _kind(base, entry)
            if not entry.alternative:
                kind = own
            elif own and kind and own != kind:
                message = f"{entry.clause} is {own}, and an alternative to a paragraph that is {kind}"
                hint = "let it stand as a paragraph of its own"
                yield Finding("mixed-alternatives", draft.name, (*entry.field, "clause"), message, hint)


def _kind(base: KnowledgeBase, entry: Entry) -> str:
    clause = base.get(entry.clause)
    return str(clause.data["kind"]) if clause else ""
