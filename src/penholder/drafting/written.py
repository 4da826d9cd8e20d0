"""Every wording that somebody has written: the strengths of clauses, and own wording in drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from penholder.drafting.entries import CLAUSE, DRAFT
from penholder.drafting.extension import written
from penholder.drafting.wording import texts, wordings
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import FieldPath, RecordName


def every_wording(base: KnowledgeBase) -> Iterator[tuple[RecordName, FieldPath, Mapping[str, Any]]]:
    """Each wording with the record that holds it and its place there."""
    for clause in base.of_type(CLAUSE):
        for strength, wording in wordings(clause):
            yield clause.name, ("strengths", strength), wording
    for draft in base.of_type(DRAFT):
        for entry in written(draft):
            if entry.wording is not None:
                yield draft.name, (*entry.field, "wording"), entry.wording


def every_text(base: KnowledgeBase) -> Iterator[tuple[RecordName, FieldPath, str]]:
    """Each text, item and footnote of every wording, as written."""
    for record, place, wording in every_wording(base):
        for field, text in texts(wording, place):
            yield record, field, text
