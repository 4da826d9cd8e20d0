"""Square brackets: around a phrase or a whole paragraph that is not agreed."""

from __future__ import annotations

from dataclasses import replace

from penholder.text.model import Paragraph, Span, Spans, joined
from penholder.text.placeholders import Sort, pieces


def unpaired(text: str) -> str:
    """The first bracket without its other half, or nothing."""
    depth = 0
    for piece in pieces(text):
        for character in piece.text if piece.sort in (Sort.WORDS, Sort.LABEL) else "":
            depth += (character == "[") - (character == "]")
            if depth < 0:
                return "]"
    return "[" if depth else ""


def has_brackets(text: str) -> bool:
    """Whether a wording, as written, leaves a phrase in brackets."""
    return any("[" in piece.text for piece in pieces(text) if piece.sort in (Sort.WORDS, Sort.LABEL))


def bracketed(paragraph: Paragraph, by: str) -> Paragraph:
    """The paragraph in brackets, its items and final mark within; `by` is who proposes it, for working editions."""
    label = (Span(f"{by}: ", aside=True),) if by else ()
    return _closed(replace(paragraph, spans=joined((Span("["), *label, *paragraph.spans))))


def _closed(paragraph: Paragraph) -> Paragraph:
    last = paragraph.items[-1] if paragraph.items else None
    if isinstance(last, Paragraph):
        return replace(paragraph, items=(*paragraph.items[:-1], _closed(last)))
    return replace(paragraph, spans=_ended(paragraph.spans))


def _ended(spans: Spans) -> Spans:
    return joined((*spans, Span("]")))
