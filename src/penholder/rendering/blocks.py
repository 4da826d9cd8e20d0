"""Blocks: what a handout is made of, and how contributors' CommonMark becomes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PROSE = MarkdownIt("commonmark", {"html": False})


class Tone(StrEnum):
    """How far something is there."""

    FULL = "full"
    """All of it."""
    HALF = "half"
    """Some of it."""
    NONE = "none"
    """Nothing of it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one face."""

    text: str
    """The words, spaces included."""
    bold: bool = False
    """Whether they are bold."""
    italic: bool = False
    """Whether they are in italics."""
    code: bool = False
    """Whether they are in the face of a typewriter."""
    tone: Tone | None = None
    """What they say of a thing at a glance; shown by colour as well as by the words."""


Runs: TypeAlias = tuple[Run, ...]
"""The words of a paragraph, in order."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a handout."""

    level: int
    """1 to 3; deeper ones look like 3."""
    text: str
    """Its words."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words."""

    runs: Runs
    """The words."""
    quoted: bool = False
    """Whether it is set in, as a quotation is."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An entry of a list."""

    level: int
    """How deep it stands, from 0."""
    ordered: bool
    """Whether it has a number instead of a bullet."""
    runs: Runs
    """The words."""
    first: bool = False
    """Whether a list begins with it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A short fact: what it is and its value."""

    term: str
    """What it is, such as "Status"."""
    runs: Runs
    """The value."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row says what the row is about."""

    caption: str
    """What it shows."""
    head: tuple[str, ...]
    """The heading of each column."""
    rows: tuple[tuple[Runs, ...], ...]
    """The cells, row by row."""
    shares: tuple[int, ...] = ()
    """How much of the width each column takes, in relation to the others; empty where all take the same."""
    signs: bool = False
    """Whether all columns but the first hold a sign or two."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of what a table beside it says; where pictures cannot be shown, it is left out."""

    svg: str
    """The picture, with its own title and description."""


Block: TypeAlias = Heading | Paragraph | ListItem | Field | Table | Figure
"""What a handout is a sequence of."""


def listed(entries: Iterable[Runs], *, ordered: bool = False) -> tuple[ListItem, ...]:
    """A list of one level."""
    return tuple(ListItem(0, ordered, runs, first=index == 0) for index, runs in enumerate(entries))


def prose_blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a CommonMark text: paragraphs, lists, quotations, code; HTML is words, links keep their words."""
    return tuple(_blocks(_PROSE.parse(markdown)))


def _blocks(tokens: Iterable[Token]) -> Iterator[Block]:
    lists: list[bool] = []  # the open lists, from the outermost: whether they are numbered
    heading = quotes = 0
    opened = begun = False
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append(token.type == "ordered_list_open")
            begun = True
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type in {"list_item_open", "list_item_close"}:
            opened = token.nesting == 1
        elif token.type in {"blockquote_open", "blockquote_close"}:
            quotes += token.nesting
        elif token.type in {"heading_open", "heading_close"}:
            heading = int(token.tag[1:]) if token.nesting == 1 else 0
        elif token.type in {"inline", "fence", "code_block"}:
            runs = _code(token) if token.type != "inline" else tuple(_runs(token.children or []))
            if heading:
                yield Heading(heading, "".join(run.text for run in runs))
            elif opened:
                yield ListItem(len(lists) - 1, lists[-1], runs, first=begun)
                opened = begun = False
            else:
                yield Paragraph(runs, quoted=quotes > 0 or bool(lists))


def _code(token: Token) -> Runs:
    return (Run(token.content.rstrip("\n"), code=True),)


def _runs(tokens: list[Token]) -> Iterator[Run]:
    italic = bold = 0
    for token in tokens:
        if token.tag == "em":
            italic += token.nesting
        elif token.tag == "strong":
            bold += token.nesting
        elif token.type == "hardbreak":
            yield Run("\n")
        elif token.type == "softbreak":
            yield Run(" ", bold > 0, italic > 0)
        elif token.content:
            yield Run(token.content, bold > 0, italic > 0, token.type == "code_inline")
