"""Origins: which entry of a draft ordered a passage of its text, and where its words were written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from penholder.drafting.entries import Entry
from penholder.drafting.extension import outline
from penholder.drafting.wording import body
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import FieldPath, Record, RecordName
from penholder.text.model import Heading, Paragraph, Product, ResolutionText
from penholder.text.passages import Passage


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a passage of a draft comes from."""

    draft: RecordName
    """The draft that ordered it: the one that is made, or one that it extends."""
    entry: FieldPath
    """Where in that draft the entry stands."""
    record: RecordName
    """The record that holds its words: a clause, or a draft with wording of its own."""
    words: FieldPath
    """Where in that record."""
    written: str
    """The words as they are written there, placeholders unfilled."""


def origins(
    base: KnowledgeBase, draft: Record, text: ResolutionText, passages: Sequence[Passage]
) -> Mapping[str, Origin]:
    """The origin of each passage, by its place.

    The paragraphs of a composed text stand in the order of the entries, preamble and operative part each for itself,
    and the passages of a paragraph in the order of the texts of its wording.
    """
    ordered = [entry for entry in outline(base, draft).entries() if base.get(entry.clause) is not None]
    found: dict[str, Origin] = {}
    if text.product is Product.ANNEX:
        # The first passage is the title; a heading is a passage of its own.
        title = ("annex_title",) if "annex_title" in draft.data else ("title",)
        found = {passages[0].place: Origin(draft.name, title, draft.name, title, text.title)}
        lines = iter(passages[1:])
        waiting = iter(ordered)
        for block in text.operative:
            if isinstance(block, Heading):
                next(lines, None)
            elif (entry := next(waiting, None)) is not None:
                found |= _paired(base, entry, [next(lines, None) for _ in range(_size(block))])
        return found
    preambular = [entry for entry in ordered if _is_preambular(base, entry)]
    operative = [entry for entry in ordered if not _is_preambular(base, entry)]
    for part, group in zip((preambular, operative), _groups(passages), strict=True):
        for entry, own in zip(part, group, strict=False):
            found |= _paired(base, entry, own)
    return found


def _is_preambular(base: KnowledgeBase, entry: Entry) -> bool:
    clause = base.get(entry.clause)
    return clause is not None and clause.data["kind"] == "preambular"


def _groups(passages: Sequence[Passage]) -> tuple[list[list[Passage]], list[list[Passage]]]:
    """The passages of each paragraph: those of the preamble, and those of the operative part."""
    groups: tuple[list[list[Passage]], list[list[Passage]]] = ([], [])
    for passage in passages:
        part = groups[passage.part == "operative"]
        if passage.depth == 0:
            part.append([])
        part[-1].append(passage)
    return groups


def _size(paragraph: Paragraph) -> int:
    return 1 + sum(_size(item) if isinstance(item, Paragraph) else 1 for item in paragraph.items)


def _paired(base: KnowledgeBase, entry: Entry, own: Sequence[Passage | None]) -> Mapping[str, Origin]:
    record, field, wording = _source(base, entry)
    written = list(body(wording, field)) if wording is not None else [((), "")]
    found: dict[str, Origin] = {}
    for at, passage in enumerate(own):
        place, words = written[min(at, len(written) - 1)]
        if passage is not None:
            found[passage.place] = Origin(entry.draft, entry.field, record, place, words)
    return found


def _source(base: KnowledgeBase, entry: Entry) -> tuple[RecordName, FieldPath, Mapping[str, Any] | None]:
    """The record whose words an entry takes, where in it they stand, and the wording."""
    if entry.wording is not None:
        return entry.draft, (*entry.field, "wording"), entry.wording
    clause = base.get(entry.clause)
    wording = clause.data["strengths"].get(entry.strength) if clause is not None else None
    return entry.clause, ("strengths", entry.strength), wording
