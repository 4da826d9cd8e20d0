"""A placeholder stands for a parameter that its clause declares, or to which its draft gives a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from penholder.drafting.entries import CLAUSE
from penholder.drafting.extension import outlines, written
from penholder.drafting.wording import texts, wordings
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import FieldPath, RecordName
from penholder.text.placeholders import names


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each text that names a parameter which nobody declares."""
    for clause in base.of_type(CLAUSE):
        declared = clause.data.get("parameters", {})
        for strength, wording in wordings(clause):
            hint = 'declare it under "parameters"'
            yield from _undeclared(clause.name, ("strengths", strength), wording, declared, hint)
    for whole in outlines(base):
        for entry in written(whole.draft):
            owner = base.get(entry.clause)
            if entry.wording is not None and owner is not None:
                known = (*owner.data.get("parameters", {}), *whole.parameters, *entry.values)
                field = (*entry.field, "wording")
                hint = 'give it a value under "with" or "parameters"'
                yield from _undeclared(whole.draft.name, field, entry.wording, known, hint)


def _undeclared(
    record: RecordName, place: FieldPath, wording: Mapping[str, Any], known: Iterable[str], otherwise: str
) -> Iterator[Finding]:
    declared = list(known)
    for field, text in texts(wording, place):
        for name in names(text):
            if name not in declared:
                near = get_close_matches(name, declared, n=1)
                hint = f'did you mean "{{{near[0]}}}"?' if near else otherwise
                yield Finding("undeclared-placeholder", record, field, f'the parameter "{name}" is not declared', hint)
