"""A brace in a wording belongs to a placeholder, or it is doubled."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.written import every_text
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.text.placeholders import problems

_HINT = "write {name}: lower-case letters, digits and underscores, a letter first; or {paragraph:clause-id}"


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report braces that do not pair and what stands between braces and is no placeholder."""
    for record, field, text in every_text(base):
        for problem in problems(text):
            yield Finding("bad-placeholder", record, field, problem, _HINT)
