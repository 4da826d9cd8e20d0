"""Two wordings of a clause beside each other: what goes, what comes and what stays, as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from penholder.rendering.prose import Html
from penholder.rendering.templates import encode
from penholder.text.changes import Change, Run, changes
from penholder.text.model import Span, Spans, joined, words
from penholder.text.placeholders import Sort, pieces
from penholder.text.spans import inline

_SLOTS = 0x100000
"""From here on, a character stands for a placeholder while wordings are compared, so that it goes or stays as a whole.
Unicode leaves these to private use, and no text has use for them."""
_COMMON = 0.5
"""With a smaller share of the shorter wording kept, nobody could read the two woven together."""
_ISLAND = 3
"""Fewer words than this between two changes go with them, or the line is all stripes."""
_SLOT = re.compile("([\U00100000-\U0010ffff])")
_WORD = re.compile(r"\w+|[\U00100000-\U0010ffff]")


def wording_of(markdown: str, verb: str = "") -> Spans:
    """The words of a clause as a contributor has written them, after its opening verb."""
    opening = (Span(verb, italic=True), Span(" ")) if verb else ()
    return joined((*opening, *inline(markdown)))


def likeness(old: Spans, new: Spans) -> float:
    """Which share of two wordings is the same words in the same order, from 0 to 1."""
    kept = _kept(changes(words(old), words(new)))
    return 2 * kept / max(1, _count(words(old)) + _count(words(new)))


def woven(old: Spans, new: Spans) -> Html | None:
    """One wording made into another, what goes in `del` and what comes in `ins`; None where too little stays."""
    slots: dict[str, str] = {}
    before, after = _slotted(old, slots), _slotted(new, slots)
    runs = list(_calm(changes(words(before), words(after))))
    if _kept(runs) < _COMMON * min(_count(words(before)), _count(words(after))):
        return None
    parts = []
    at = gone = 0
    for run in runs:
        if run.change is Change.DELETED:
            parts.append(_part(_cut(before, gone, len(run.text)), slots, "del"))
        else:
            tag = "ins" if run.change is Change.INSERTED else ""
            parts.append(_part(_cut(after, at, len(run.text)), slots, tag))
        gone += len(run.text) * (run.change is not Change.INSERTED)
        at += len(run.text) * (run.change is not Change.DELETED)
    return Html("".join(parts))


def beside(text: Spans, other: Spans, tag: str) -> tuple[Html, float]:
    """A wording with the words that another does not have in an element, `del` or `ins`; and the share that it has."""
    slots: dict[str, str] = {}
    ours, theirs = _slotted(text, slots), _slotted(other, slots)
    if _first(ours) != _first(theirs) and _phrases(ours).isdisjoint(_phrases(theirs)):
        return Html(_part(ours, slots, tag)), 0.0
    runs = [run for run in _calm(changes(words(ours), words(theirs))) if run.change is not Change.INSERTED]
    parts = []
    at = 0
    for run in runs:
        parts.append(_part(_cut(ours, at, len(run.text)), slots, tag if run.change is Change.DELETED else ""))
        at += len(run.text)
    return Html("".join(parts)), _kept(runs) / max(1, _count(words(ours)))


def whole(text: Spans) -> Html:
    """A wording as it is, with its slots."""
    slots: dict[str, str] = {}
    return Html(_html(_slotted(text, slots), slots))


def _first(text: Spans) -> str:
    """The first word."""
    match = _WORD.search(words(text))
    return match[0] if match else ""


def _phrases(text: Spans) -> set[tuple[str, ...]]:
    """All runs of words that are long enough to stay between two changes."""
    found = _WORD.findall(words(text))
    return {tuple(found[at : at + _ISLAND]) for at in range(len(found) - _ISLAND + 1)}


def _kept(runs: Sequence[Run]) -> int:
    return sum(_count(run.text) for run in runs if run.change is Change.KEPT)


def _count(text: str) -> int:
    """How many words there are, placeholders among them."""
    return len(_WORD.findall(text))


def _calm(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs without islands; neighbouring changes are put together, first all that goes."""
    gone = come = ""
    for at, run in enumerate([*runs, Run(Change.KEPT, "")]):
        island = 0 < at < len(runs) - 1 and run.change is Change.KEPT and _count(run.text) < _ISLAND
        if run.change is Change.KEPT and not island:
            yield from (one for one in (Run(Change.DELETED, gone), Run(Change.INSERTED, come)) if one.text)
            gone = come = ""
            if run.text:
                yield run
            continue
        gone += run.text if run.change is not Change.INSERTED else ""
        come += run.text if run.change is not Change.DELETED else ""


def _slotted(text: Spans, slots: dict[str, str]) -> Spans:
    """The words with one character for each placeholder; `slots`, from placeholder to character, grows with them."""
    found = []
    for span in text:
        for piece in pieces(span.text):
            slot = piece.sort is Sort.VALUE
            if slot:
                slots.setdefault(piece.means, chr(_SLOTS + len(slots)))
            found.append(Span(slots[piece.means] if slot else piece.text, span.italic))
    return joined(found)


def _cut(text: Spans, start: int, length: int) -> Spans:
    found = []
    at = 0
    for span in text:
        found.append(Span(span.text[max(0, start - at) : max(0, start + length - at)], span.italic))
        at += len(span.text)
    return joined(found)


def _part(text: Spans, slots: dict[str, str], tag: str) -> str:
    """A part of a wording, in an element where it has changed; the spaces around it stay outside."""
    printed = words(text)
    inner = printed.strip(" ")
    if not tag or not inner:
        return _html(text, slots)
    start = printed.index(inner)
    changed = _html(_cut(text, start, len(inner)), slots)
    return f"{encode(printed[:start])}<{tag}>{changed}</{tag}>{encode(printed[start + len(inner) :])}"


def _html(text: Spans, slots: dict[str, str]) -> str:
    """The words with their faces and slots."""
    names = {character: name for name, character in slots.items()}
    parts = []
    for span in text:
        printed = "".join(
            f'<span class="ph-slot">{encode(names[part])}</span>' if part in names else encode(part)
            for part in _SLOT.split(span.text)
        )
        parts.append(f"<em>{printed}</em>" if span.italic else printed)
    return "".join(parts)
