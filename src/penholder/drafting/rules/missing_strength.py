"""A draft takes a wording that its clause has."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.entries import DRAFT
from penholder.drafting.extension import written
from penholder.drafting.wording import wordings
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each paragraph of a draft whose clause lacks the strength that is asked for."""
    for draft in base.of_type(DRAFT):
        for entry in written(draft):
            clause = base.get(entry.clause)
            strengths = [strength for strength, _ in wordings(clause)] if clause else [entry.strength]
            if entry.strength not in strengths:
                message = f"{entry.clause} has no {entry.strength} wording"
                hint = f"it has {', '.join(strengths)}"
                yield Finding("missing-strength", draft.name, (*entry.field, "strength"), message, hint)
