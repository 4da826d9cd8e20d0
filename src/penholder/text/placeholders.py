"""Placeholders: what stands for other words in a wording, and the words that take its place.

| written | stands for |
|---|---|
| `{name}` | the value of a parameter: lower-case letters, digits and underscores, 40 at most |
| `{paragraph:clause-id}` | the number of the paragraph that the clause makes in a draft |
| `{paragraph:clause-id/item}` | the number of an item that bears a name, such as 16 (c) |
| `[^1]` | the mark of the first footnote of the wording |
| `[Norland| words]` | words in brackets that come from Norland; working editions say so |

Doubled braces are no placeholder, so that `{{7*7}}` prints as it is. Values are words, never looked at again; those of
a parameter of the type `paragraphs` may hold references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from textwrap import shorten

from penholder.text.model import Span, Spans, joined

_PARTS = re.compile(
    r"(?P<words>\{\{|\}\}|[^{}\[]+)|\{(?P<inside>[^{}]*)\}|\[\^(?P<footnote>[1-9][0-9]?)\]"
    r"|\[(?P<label>[^\[\]{}|]{1,60})\| *|(?P<bracket>\[)|(?P<lone>[{}])"
)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_REFERENCE = re.compile(r"paragraph:(?P<target>[a-z0-9-]{1,64}(?:/[a-z0-9-]{1,40})?)")


class Sort(StrEnum):
    """What a part of a text is."""

    WORDS = "words"
    VALUE = "value"
    REFERENCE = "reference"
    FOOTNOTE = "footnote"
    LABEL = "label"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text."""

    text: str
    """What is written."""
    sort: Sort = Sort.WORDS
    """What it is."""
    means: str = ""
    """The parameter, the target of a reference, the number of a footnote, the label of a bracket, or what is wrong."""


def pieces(text: str) -> Iterator[Piece]:
    """Cut a text up; put together again, the pieces are the text."""
    for match in _PARTS.finditer(text):
        written, inside = match[0], match["inside"]
        if match["words"] or match["bracket"]:
            yield Piece(written)
        elif match["footnote"]:
            yield Piece(written, Sort.FOOTNOTE, match["footnote"])
        elif match["label"]:
            yield Piece(written, Sort.LABEL, match["label"].strip())
        elif match["lone"]:
            other = "}" if written == "{" else "{"
            yield Piece(written, Sort.SLIP, f'"{written}" without its "{other}"')
        elif _NAME.fullmatch(inside):
            yield Piece(written, Sort.VALUE, inside)
        elif reference := _REFERENCE.fullmatch(inside):
            yield Piece(written, Sort.REFERENCE, reference["target"])
        else:
            yield Piece(written, Sort.SLIP, f'"{shorten(written, 60)}" is not a placeholder')


def _meant(text: str, sort: Sort) -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece.means for piece in pieces(text) if piece.sort is sort))


def names(text: str) -> tuple[str, ...]:
    """The parameters that a text names, each once, in order."""
    return _meant(text, Sort.VALUE)


def targets(text: str) -> tuple[str, ...]:
    """The paragraphs that a text refers to, each once, in order: `clause-id` or `clause-id/item`."""
    return _meant(text, Sort.REFERENCE) if "{paragraph:" in text else ()


def footnote_marks(text: str) -> tuple[int, ...]:
    """The footnotes that a text marks, in order; one that is marked twice stands twice."""
    return tuple(int(piece.means) for piece in pieces(text) if piece.sort is Sort.FOOTNOTE)


def problems(text: str) -> tuple[str, ...]:
    """What is wrong with the braces of a text, in order."""
    return tuple(piece.means for piece in pieces(text) if piece.sort is Sort.SLIP)


def printed(name: str) -> str:
    """How a placeholder is printed that nothing fills."""
    return f"[{name}]"


def fill(spans: Spans, values: Mapping[str, Spans], footnotes: Sequence[Spans] = ()) -> Spans:
    """The words with the values in place, in the face of the placeholder; without a value, `[name]` is printed.

    References keep their placeholder until `references.resolved` puts in the number.
    """
    return joined(
        filled for span in spans for piece in pieces(span.text) for filled in _filled(piece, span, values, footnotes)
    )


def _filled(piece: Piece, span: Span, values: Mapping[str, Spans], footnotes: Sequence[Spans]) -> Iterator[Span]:
    if piece.sort is Sort.VALUE:
        value = values.get(piece.means, (Span(printed(piece.means)),))
        yield from (replace(part, italic=span.italic) for part in value)
    elif piece.sort is Sort.REFERENCE:
        yield replace(span, text=piece.text, target=piece.means)
    elif piece.sort is Sort.FOOTNOTE and int(piece.means) <= len(footnotes):
        yield Span("", footnote=footnotes[int(piece.means) - 1])
    elif piece.sort is Sort.LABEL:
        yield from (replace(span, text="["), Span(f"{piece.means}: ", aside=True))
    else:
        yield replace(span, text=piece.text)
