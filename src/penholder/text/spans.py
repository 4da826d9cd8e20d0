"""Spans from what contributors write: the inline part of CommonMark, cut down to emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from penholder.text.model import Span, Spans, joined

_EMPHASIS = MarkdownIt("zero").enable(["emphasis", "escape"])
_PROSE = MarkdownIt("commonmark", {"html": False})
_BREAKS = re.compile(r"[ \t\r\n]+")
_MARKS = re.compile(r"[*\\]|_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_")
"""What a text needs to hold for anything in it to be a mark; an underscore inside a word is none."""


def line(text: str) -> str:
    """The text on one line, as a folded paragraph is meant; no-break spaces stay."""
    return _BREAKS.sub(" ", text).strip(" ")


def inline(markdown: str) -> Spans:
    """The words of a clause: `*requests*` is italic, everything else is taken literally."""
    words = line(markdown)
    if not _MARKS.search(words):  # most texts; the parser takes a hundred times as long
        return (Span(words),) if words else ()
    return joined(_spans(_EMPHASIS.parseInline(words)))


def remark(markdown: str) -> Spans:
    """The words of a CommonMark remark run together on one line, for a note; only italics are kept."""
    spans: list[Span] = []
    for token in _PROSE.parse(markdown):
        if token.type == "inline":
            spans += [*_spans([token], literal_marks=False), Span(" ")]
        elif token.type in {"fence", "code_block"}:
            spans.append(Span(line(token.content) + " "))
    return joined(spans[:-1] + [Span(span.text.rstrip(" "), span.italic) for span in spans[-1:]])


def _spans(tokens: list[Token], *, literal_marks: bool = True) -> Iterator[Span]:
    depth = 0
    for token in (child for parent in tokens for child in parent.children or ()):
        if token.type == "em_open":
            depth += 1
        elif token.type == "em_close":
            depth -= 1
        elif token.type in {"softbreak", "hardbreak"}:
            yield Span(" ", depth > 0)
        elif token.type in {"strong_open", "strong_close"}:
            yield Span(token.markup if literal_marks else "", depth > 0)
        else:
            yield Span(token.content, depth > 0)
