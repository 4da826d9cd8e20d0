"""Placeholders: `{name}` in the words of a clause, and the values that take their place.

A name is a declared parameter: lower-case letters, digits and underscores, 40 at most. Doubled braces are no
placeholder, so that `{{7*7}}` prints as it is. Values are words, never looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten

from penholder.text.model import Span, Spans, joined

_PARTS = re.compile(r"(?P<plain>\{\{|\}\}|[^{}]+)|\{(?P<name>[^{}]*)\}|(?P<lone>[{}])")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: plain words, a placeholder, or a slip."""

    text: str
    """What is written."""
    name: str = ""
    """The parameter, where the piece is a placeholder."""
    problem: str = ""
    """What is wrong, where the piece is meant to be a placeholder and is none."""


def pieces(text: str) -> Iterator[Piece]:
    """Cut a text up; put together again, the pieces are the text."""
    for match in _PARTS.finditer(text):
        if match["plain"]:
            yield Piece(match[0])
        elif match["lone"]:
            other = "}" if match[0] == "{" else "{"
            yield Piece(match[0], problem=f'"{match[0]}" without its "{other}"')
        elif _NAME.fullmatch(match["name"]):
            yield Piece(match[0], name=match["name"])
        else:
            yield Piece(match[0], problem=f'"{shorten(match[0], 60)}" is not a placeholder')


def names(text: str) -> tuple[str, ...]:
    """The parameters that a text names, each once, in order."""
    return tuple(dict.fromkeys(piece.name for piece in pieces(text) if piece.name))


def problems(text: str) -> tuple[str, ...]:
    """What is wrong with the braces of a text, in order."""
    return tuple(piece.problem for piece in pieces(text) if piece.problem)


def printed(name: str) -> str:
    """How a placeholder is printed that nothing fills."""
    return f"[{name}]"


def fill(spans: Spans, values: Mapping[str, str]) -> Spans:
    """The words with the values in place, in the face of the placeholder; without a value, `[name]` is printed."""
    return joined(
        Span(values.get(piece.name, printed(piece.name)) if piece.name else piece.text, span.italic)
        for span in spans
        for piece in pieces(span.text)
    )
