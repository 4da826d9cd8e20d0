"""A reference leads to a paragraph of the draft that has a number."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.compose import compose
from penholder.drafting.extension import Outline, outlines
from penholder.drafting.wording import referred
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding

_CODE = "missing-paragraph"


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each reference to a paragraph or item that the draft does not have, or that bears no number."""
    for whole in outlines(base):
        if _refers(base, whole):  # most drafts do not, and composing takes time
            yield from (finding for finding in compose(base, whole.draft).findings if finding.code == _CODE)


def _refers(base: KnowledgeBase, whole: Outline) -> bool:
    for entry in whole.entries():
        clause = base.get(entry.clause)
        if clause is not None:
            wording = entry.wording or clause.data["strengths"].get(entry.strength)
            types = (parameter["type"] for parameter in clause.data.get("parameters", {}).values())
            if "paragraphs" in types or (wording is not None and any(referred(wording))):
                return True
    return False
