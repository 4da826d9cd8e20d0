"""A brace in the words of a clause belongs to a placeholder, or it is doubled."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.entries import CLAUSE
from penholder.drafting.wording import texts, wordings
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.text.placeholders import problems

_HINT = "write {name}: lower-case letters, digits and underscores, a letter first"


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report braces that do not pair and what stands between braces and is no name."""
    for clause in base.of_type(CLAUSE):
        for strength, wording in wordings(clause):
            for field, text in texts(wording, ("strengths", strength)):
                for problem in problems(text):
                    yield Finding("bad-placeholder", clause.name, field, problem, _HINT)
