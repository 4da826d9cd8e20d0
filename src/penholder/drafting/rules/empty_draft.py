"""A draft holds a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.extension import EXTENDS, outlines
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import RecordName


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each draft without a paragraph, be it that it has no sections or that its changes leave none."""
    for whole in outlines(base):
        extended = whole.draft.data.get(EXTENDS)
        known = extended is None or base.get(RecordName("draft", extended)) is not None
        if known and not whole.sections:
            hint = 'write "sections", or name a draft under "extends"'
            yield Finding("empty-draft", whole.draft.name, (), "the draft holds no paragraph", hint)
