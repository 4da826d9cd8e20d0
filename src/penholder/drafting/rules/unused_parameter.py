"""A parameter that a clause declares stands in one of its texts."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.entries import CLAUSE
from penholder.drafting.wording import placeholders, wordings
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each parameter that no strength of its clause names."""
    for clause in base.of_type(CLAUSE):
        used = {name for _, wording in wordings(clause) for name in placeholders(wording)}
        for name in clause.data.get("parameters", {}):
            if name not in used:
                message = f'no text of the clause names the parameter "{name}"'
                hint = f"write {{{name}}} where it belongs, or remove it"
                yield Finding("unused-parameter", clause.name, ("parameters", name), message, hint)
