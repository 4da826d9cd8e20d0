"""A value that a draft gives is for a parameter of its clauses."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from penholder.drafting.entries import DRAFT, drafted
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import FieldPath, RecordName


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each value that no clause of the draft, or not the clause of its paragraph, declares."""
    declared: dict[RecordName, set[str]] = {}
    for draft, entry, clause in drafted(base):
        own = set(clause.data.get("parameters", {}))
        declared.setdefault(draft.name, set()).update(own)
        for name in entry.values:
            if name not in own:
                yield _finding(draft.name, (*entry.field, "with", name), name, own, str(clause.name))
    for draft in base.of_type(DRAFT):
        known = declared.get(draft.name, set())
        for name in draft.data.get("parameters", {}):
            if name not in known:
                yield _finding(draft.name, ("parameters", name), name, known, "no clause of the draft")


def _finding(draft: RecordName, field: FieldPath, name: str, known: set[str], whose: str) -> Finding:
    verb = "declares" if whose.startswith("no ") else "does not declare"
    near = get_close_matches(name, sorted(known), n=1)
    hint = f'did you mean "{near[0]}"?' if near else "remove the value"
    return Finding("unknown-parameter", draft, field, f'{whose} {verb} the parameter "{name}"', hint)
