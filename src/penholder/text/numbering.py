"""Numbering: 1. → (a) → (i) → a. → i., as the United Nations Editorial Manual has it in English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from penholder.text.model import Block, Paragraph

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """A whole number from 1 in lower-case Roman numerals."""
    found = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        found += numeral * times
    return found


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb: as word processors and long lists have it."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def label(level: int, number: int) -> str:
    """The label of the `number`th paragraph (from 1) at a level: 0 for paragraphs, 1 for their items, and so on.

    Below the fourth level of items the forms begin again at (a).
    """
    if level == 0:
        return f"{number}."
    forms = (f"({letters(number)})", f"({roman(number)})", f"{letters(number)}.", f"{roman(number)}.")
    return forms[(level - 1) % len(forms)]


ALTERNATIVES = ("bis", "ter", "quater", "quinquies")
"""What follows the number of each alternative to a paragraph (United Nations Editorial Manual)."""


def alternative(cited: str, number: int) -> str:
    """A paragraph as cited, `5` or `OP5`, with the mark of its `number`th alternative; 0 is the paragraph itself."""
    return f"{cited} {ALTERNATIVES[number - 1]}" if number else cited


def numbered(blocks: Iterable[Block], level: int = 0) -> tuple[Block, ...]:
    """The blocks with a label on each paragraph; headings do not interrupt the count, alternatives do not add to it."""
    found: list[Block] = []
    number = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            number += not block.alternative
            own = f"{alternative(str(number), block.alternative)}." if block.alternative else label(level, number)
            block = replace(block, label=own, items=numbered(block.items, level + 1))  # noqa: PLW2901
        found.append(block)
    return tuple(found)


def lettered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a preamble: its paragraphs carry no number, their items do."""
    return tuple(
        replace(block, items=numbered(block.items, 1)) if isinstance(block, Paragraph) else block for block in blocks
    )
