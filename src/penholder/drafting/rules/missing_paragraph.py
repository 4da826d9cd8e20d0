"""A reference leads to a paragraph of the draft that has a number."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.compose import compose
from penholder.drafting.entries import DRAFT
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding

_CODE = "missing-paragraph"


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each reference to a paragraph or item that the draft does not have, or that bears no number."""
    for draft in base.of_type(DRAFT):
        yield from (finding for finding in compose(base, draft).findings if finding.code == _CODE)
