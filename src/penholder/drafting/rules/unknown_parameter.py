"""A value that a draft gives is for a parameter of its clauses, or of its own wording."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from penholder.drafting.entries import Entry
from penholder.drafting.extension import outlines, written
from penholder.drafting.wording import placeholders
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import FieldPath, RecordName


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each value that no clause of the draft, or not the clause of its paragraph, declares."""
    for whole in outlines(base):
        draft = whole.draft
        for entry in written(draft):
            own = _names(base, entry)
            for name in entry.values if base.get(entry.clause) else ():
                if name not in own:
                    yield _finding(draft.name, (*entry.field, "with", name), name, own, str(entry.clause))
        known = {name for entry in whole.entries() for name in _names(base, entry)}
        for name in draft.data.get("parameters", {}):
            if name not in known:
                yield _finding(draft.name, ("parameters", name), name, known, "no clause of the draft")


def _names(base: KnowledgeBase, entry: Entry) -> set[str]:
    """The parameters of a paragraph: those of its clause, and those that its own wording names."""
    clause = base.get(entry.clause)
    declared = clause.data.get("parameters", {}) if clause else {}
    return {*declared, *(placeholders(entry.wording) if entry.wording else ())}


def _finding(draft: RecordName, field: FieldPath, name: str, known: set[str], whose: str) -> Finding:
    verb = "declares" if whose.startswith("no ") else "does not declare"
    near = get_close_matches(name, sorted(known), n=1)
    hint = f'did you mean "{near[0]}"?' if near else "remove the value"
    return Finding("unknown-parameter", draft, field, f'{whose} {verb} the parameter "{name}"', hint)
