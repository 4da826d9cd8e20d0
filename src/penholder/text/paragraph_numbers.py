"""Paragraph numbers: which lines of a resolution begin the paragraphs of its operative part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from penholder.text.labels import main_number, visible
from penholder.text.printed import Line, cut
from penholder.text.verbs import opens_operative, opens_preambular

_MISREAD = str.maketrans("SlIOoBZ", "5110082")
_STRAY_NUMBER = re.compile(r"(?P<number>[0-9SlIOoBZ]{1,3})(?P<stop>[.,:]?)\s+(?=\S)")
_LARGEST_GAP = 10
"""How many numbers may be missing before a number is taken for something else."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may be that of an operative paragraph."""

    shown: str
    """As printed."""
    value: int
    """What it counts."""
    verb: bool
    """Whether an operative verb follows."""
    length: int
    """How many characters of the words it takes; 0 where it is set apart from them."""
    sure: bool = True
    """Whether it is printed as such numbers are."""


def chosen_lines(lines: Sequence[Line], language: str) -> dict[int, Number]:
    """The lines that begin numbered paragraphs: numbers that count on, the ones before a verb preferred."""
    candidates = [(at, number) for at, line in enumerate(lines) if (number := numbered_line(line, language))]
    last_before_verb = {number.value: at for at, number in candidates if number.verb}
    chosen: dict[int, Number] = {}
    last = 0
    for at, number in candidates:
        if _counts_on(number, last, better=last_before_verb.get(last + 1, -1) > at):
            chosen[at] = number
            last = number.value
    return chosen


def without_number(line: Line, number: Number) -> Line:
    if not number.length:
        return Line(line.spans, "", line.place, line.heading)
    _, rest = cut(line, number.length)
    return rest or Line((), "", line.place, line.heading)


def participle_then_verb(text: str, language: str) -> bool:
    return opens_preambular(text, language)


def numbered_line(line: Line, language: str) -> Number | None:
    text = visible(line.text)
    shift = len(line.text) - len(text)
    italic = bool(line.spans) and line.spans[0].italic
    if line.label:
        found = main_number(visible(line.label))
        if not found or found[1] < len(visible(line.label)):
            bare = visible(line.label).strip()
            found = (bare, len(bare)) if bare.isdecimal() and len(bare) < 4 else None
        if not found:
            return None
        opens = not line.text or opens_operative(text, language) or (italic and language != "en")
        return Number(found[0], _value(found[0]), opens or participle_then_verb(text, language), 0)
    found = main_number(text)
    if found:
        rest = text[found[1] :].lstrip()
        opens = opens_operative(rest, language) or participle_then_verb(rest, language)
        opens = opens or (language != "en" and any(span.italic for span in line.spans[:2]))
        return Number(found[0], _value(found[0]), opens, found[1] + shift)
    match = _STRAY_NUMBER.match(text)
    if match:
        meant = match["number"].translate(_MISREAD)
        rest = text[match.end() :]
        if meant.isdecimal() and rest[:1].isupper() and opens_operative(rest, language):
            return Number(meant, int(meant), True, match.end() + shift, sure=False)
    return None


def _value(number: str) -> int:
    match = re.match(r"\d+", number)
    return int(match[0]) if match else 0


def _counts_on(number: Number, last: int, *, better: bool) -> bool:
    """Whether a number is the next one; `better` where the next one comes later, before a verb."""
    if not number.sure:
        return number.value == last + 1
    if " " in number.shown and number.value == last and last:
        return True
    if number.value == last + 1:
        return number.verb or not better
    return 0 < number.value - last - 1 <= _LARGEST_GAP and number.verb and not better
