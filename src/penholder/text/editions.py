"""Editions: one composed text, printed for those who receive it, those who negotiate it and those who wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from penholder.text.model import (
    Block,
    Edition,
    Heading,
    ParagraphNote,
    Product,
    ResolutionText,
    Spans,
    joined,
)
from penholder.text.numbering import alternative

_NEGOTIATORS = (Edition.WORKING, Edition.ANNOTATED)
"""The editions that say which delegation a bracket comes from."""


def edited(text: ResolutionText, edition: Edition) -> ResolutionText:
    """A composed text as an edition prints it.

    clean: the text alone. working: paragraphs labelled PP1, OP1, brackets with who proposes them. annotated: the same
    without labels, with what stands behind each paragraph below it. source-note: the clean text with the source note.
    """
    notes: Mapping[str, ParagraphNote] = {}
    if edition is Edition.ANNOTATED and text.note:
        notes = {note.name: note for note in text.note.paragraphs}
    labelled = edition is Edition.WORKING and text.product is Product.OPERATIVE_TEXT
    parts = {"PP": text.preambular, "OP": text.operative}
    preambular, operative = (
        tuple(_blocks(blocks, edition, notes, mark if labelled else "")) for mark, blocks in parts.items()
    )
    note = text.note if edition is Edition.SOURCE_NOTE else None
    return replace(text, preambular=preambular, operative=operative, note=note, edition=edition)


def _blocks(
    blocks: Sequence[Block], edition: Edition, notes: Mapping[str, ParagraphNote], mark: str = ""
) -> Iterator[Block]:
    """The blocks of a level; with `mark`, its paragraphs bear PP or OP and their number."""
    number = 0
    for block in blocks:
        if isinstance(block, Heading):
            yield block
            continue
        number += not block.alternative
        label = alternative(f"{mark}{number}", block.alternative) if mark else block.label
        yield replace(
            block,
            spans=block.spans if edition in _NEGOTIATORS else _without_asides(block.spans),
            items=tuple(_blocks(block.items, edition, {})),
            label=label,
            annotation=notes.get(block.name),
        )


def _without_asides(spans: Spans) -> Spans:
    return joined(span for span in spans if not span.aside) if any(span.aside for span in spans) else spans

