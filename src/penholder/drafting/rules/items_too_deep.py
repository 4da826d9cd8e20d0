"""Items go down four levels: (a), (i), a., i."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.wording import body
from penholder.drafting.written import every_wording
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding

LEVELS = 4
"""The levels of items that have labels of their own (United Nations Editorial Manual)."""


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report items on a fifth level, where the labels would begin again; once a wording."""
    for record, place, wording in every_wording(base):
        for field, _ in body(wording, place):
            if field[len(place) :].count("items") > LEVELS:
                message = f"items go down {LEVELS} levels, and this one stands on a fifth"
                yield Finding(
                    "items-too-deep", record, field, message, "put it into the item above, or part the paragraph"
                )
                break
