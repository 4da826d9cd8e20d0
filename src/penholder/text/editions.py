"""Editions: one composed text, printed for those who receive it, those who negotiate it and those who wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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

    clean: the text alone. working: paragraphs labelled and cited as PP1, OP1; brackets say who proposes them.
    annotated: the same without labels, with what stands behind each paragraph below it. source-note: the clean text
    with the source note.
    """
    notes: Mapping[str, ParagraphNote] = {}
    if edition is Edition.ANNOTATED and text.note:
        notes = {note.name: note for note in text.note.paragraphs}
    labelled = edition is Edition.WORKING and text.product is Product.OPERATIVE_TEXT
    preambular = _Editor(edition, notes, "PP" if labelled else "")
    operative = _Editor(edition, notes, "OP" if labelled else "")
    return replace(
        text,
        preambular=tuple(preambular.blocks(text.preambular)),
        operative=tuple(operative.blocks(text.operative)),
        note=text.note if edition is Edition.SOURCE_NOTE else None,
        edition=edition,
    )


@dataclass(frozen=True, slots=True)
class _Editor:
    """Prepares one part of a text."""

    edition: Edition
    """The edition."""
    notes: Mapping[str, ParagraphNote]
    """What is printed below paragraphs, by their names."""
    mark: str
    """What stands before the numbers of its paragraphs; empty where they are printed as in an adopted text."""

    def blocks(self, blocks: Sequence[Block], depth: int = 0) -> Iterator[Block]:
        number = 0
        for block in blocks:
            if isinstance(block, Heading):
                yield block
                continue
            number += not block.alternative
            labelled = self.mark and not depth
            yield replace(
                block,
                spans=self._spans(block.spans),
                items=tuple(self.blocks(block.items, depth + 1)),
                label=alternative(f"{self.mark}{number}", block.alternative) if labelled else block.label,
                annotation=self.notes.get(block.name),
            )

    def _spans(self, spans: Spans) -> Spans:
        if all(span.plain for span in spans):
            return spans
        asides = self.edition in _NEGOTIATORS
        cited = "OP" if self.mark else ""  # only operative paragraphs have numbers that can be referred to
        return joined(
            replace(span, text=cited + span.text) if span.target else replace(span, footnote=self._spans(span.footnote))
            for span in spans
            if asides or not span.aside
        )
