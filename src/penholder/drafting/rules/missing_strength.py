"""A draft takes a wording that its clause has."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.entries import drafted
from penholder.drafting.wording import wordings
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each paragraph of a draft whose clause lacks the strength that is asked for."""
    for draft, entry, clause in drafted(base):
        strengths = [strength for strength, _ in wordings(clause)]
        if entry.strength not in strengths:
            message = f"{clause.name} has no {entry.strength} wording"
            hint = f"it has {', '.join(strengths)}"
            yield Finding("missing-strength", draft.name, (*entry.field, "strength"), message, hint)
