"""Punctuation: the mark at the end of each paragraph and item.

Preambular paragraphs end with a comma, operative ones with a semicolon and the last with a full stop (United Nations
Editorial Manual). Items end with a semicolon; what follows the last of them takes the mark of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from penholder.text.model import Block, Paragraph, Span, Spans, joined, words

_ENDED = re.compile(r"[,;:–—-]$")
_LINKED = re.compile(r"[,;] (and|or|and/or)$")


def preamble(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a preamble with their marks."""
    return _marked(blocks, ",", ",")


def operative(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of an operative part with their marks."""
    return _marked(blocks, ";", ".")


def _marked(blocks: Sequence[Block], mark: str, last: str) -> tuple[Block, ...]:
    """The paragraphs with a mark each; the last one's goes to its alternatives too, since any of them may stay."""
    own = (index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and not block.alternative)
    final = max(own, default=-1)
    return tuple(
        _closed(block, last if index >= final else mark) if isinstance(block, Paragraph) else block
        for index, block in enumerate(blocks)
    )


def _closed(paragraph: Paragraph, mark: str) -> Paragraph:
    if not paragraph.items:
        return replace(paragraph, spans=_ended(paragraph.spans, mark))
    text = words(paragraph.spans)
    opening = paragraph.spans if _ENDED.search(text) else _ended(paragraph.spans, ":")
    return replace(paragraph, spans=opening, items=_marked(paragraph.items, ";", mark))


def _ended(spans: Spans, mark: str) -> Spans:
    """The words with the mark after them, in roman; a mark that an author has put there gives way to it.

    The sign of a footnote stands after the mark (United Nations Editorial Manual).
    """
    text = words(spans)
    if _LINKED.search(text):
        return spans
    kept = len(text.rstrip(" "))
    kept -= text[:kept].endswith((",", ";", ":", "."))
    found: list[Span] = []
    for span in spans:
        found.append(span if span.footnote else replace(span, text=span.text[:kept]))
        kept -= len(found[-1].text)
    last = max((index for index, span in enumerate(found) if span.text), default=-1) + 1
    return joined([*found[:last], Span(mark), *found[last:]])
