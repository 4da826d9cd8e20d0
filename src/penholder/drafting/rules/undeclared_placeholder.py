"""A placeholder stands for a parameter that its clause declares."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from penholder.drafting.entries import CLAUSE
from penholder.drafting.wording import texts, wordings
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.text.placeholders import names


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each text that names a parameter which its clause does not declare."""
    for clause in base.of_type(CLAUSE):
        declared = list(clause.data.get("parameters", {}))
        for strength, wording in wordings(clause):
            for field, text in texts(wording, ("strengths", strength)):
                for name in names(text):
                    if name not in declared:
                        near = get_close_matches(name, declared, n=1)
                        hint = f'did you mean "{{{near[0]}}}"?' if near else 'declare it under "parameters"'
                        message = f'the parameter "{name}" is not declared'
                        yield Finding("undeclared-placeholder", clause.name, field, message, hint)
