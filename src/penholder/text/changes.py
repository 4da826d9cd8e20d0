"""Changes between two wordings, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq

_HAN = r"\u3400-\u9fff"
_TOKEN = re.compile(rf"\s+|[{_HAN}]|[^\W{_HAN}]+(?:[’'\-‑][^\W{_HAN}]+)*|[^\w\s]")
"""A word, a Chinese character, a mark or a space."""
_ISLAND = 2
"""How many words may be kept between two changes before they stand by themselves."""
_SEA = 3
"""How many times as long as an island what was changed around it has to be for the island to be changed with it."""


class Change(StrEnum):
    """What happened to a run of words."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share a fate."""

    change: Change
    """What happened to them."""
    text: str
    """The words, spaces included."""


def tokens(text: str) -> list[str]:
    """The words, marks and spaces of a text, each by itself; joined they are the text."""
    return _TOKEN.findall(text)


def changes(old: str, new: str) -> tuple[Run, ...]:
    """How `old` becomes `new`: kept and deleted words joined are `old`, kept and inserted ones `new`.

    A mark or one or two words between two long changes are changed with them, because nobody reads a redline that is
    all stripes.
    """
    runs = tuple(_merged(_runs(_spaced(old), _spaced(new))))
    return tuple(_merged(_without_shared_space(list(_merged(_without_islands(runs))))))


def _spaced(text: str) -> list[tuple[str, str]]:
    """The words and marks, each with the space after it; spaces are not compared, or they would decide what is kept."""
    found: list[tuple[str, str]] = []
    for token in tokens(text):
        if token.isspace() and found:
            found[-1] = found[-1][0], found[-1][1] + token
        else:
            found.append((token, ""))
    return found


def _runs(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Iterator[Run]:
    for op in LCSseq.opcodes([word for word, _ in old], [word for word, _ in new]):
        before, after = old[op.src_start : op.src_end], new[op.dest_start : op.dest_end]
        if op.tag == "equal":
            for (word, space), (_, other) in zip(before, after, strict=True):
                yield from _kept(word, space, other)
        else:
            yield Run(Change.DELETED, "".join(word + space for word, space in before))
            yield Run(Change.INSERTED, "".join(word + space for word, space in after))


def _kept(word: str, space: str, other: str) -> Iterator[Run]:
    if space == other:
        yield Run(Change.KEPT, word + space)
    else:
        yield from (Run(Change.KEPT, word), Run(Change.DELETED, space), Run(Change.INSERTED, other))


def _without_islands(runs: Sequence[Run]) -> Iterator[Run]:
    for at, run in enumerate(runs):
        if run.change is Change.KEPT and 0 < at < len(runs) - 1 and _is_island(runs, at):
            yield from (Run(Change.DELETED, run.text), Run(Change.INSERTED, run.text))
        else:
            yield run


def _without_shared_space(runs: Sequence[Run]) -> Iterator[Run]:
    """The space that ends both a deletion and the insertion in its place is kept."""
    at = 0
    while at < len(runs):
        one, *more = runs[at : at + 2]
        space = _last_space(one.text)
        if more and space and (one.change, more[0].change) == _REPLACED and _last_space(more[0].text) == space:
            yield from (Run(run.change, run.text[: -len(space)]) for run in (one, more[0]))
            yield Run(Change.KEPT, space)
            at += 2
        else:
            yield one
            at += 1


_REPLACED = (Change.DELETED, Change.INSERTED)


def _last_space(text: str) -> str:
    return text[len(text.rstrip()) :]


def _is_island(runs: Sequence[Run], at: int) -> bool:
    """Whether what is kept is so little, and so much is changed on both sides, that it only disturbs."""
    words = _length(runs[at])
    before = max(_length(run) for run in runs[max(0, at - 2) : at] if run.change is not Change.KEPT)
    after = max(_length(run) for run in runs[at + 1 : at + 3] if run.change is not Change.KEPT)
    return words == 0 or (words <= _ISLAND and min(before, after) >= _SEA * words)


def _length(run: Run) -> int:
    return sum(1 for token in tokens(run.text) if token[0].isalnum())


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one fate put together: what was deleted, then what was inserted, then what was kept."""
    texts = {Change.DELETED: "", Change.INSERTED: "", Change.KEPT: ""}
    for run in runs:
        if run.change is not Change.KEPT and texts[Change.KEPT]:
            yield from _told(texts)
            texts = dict.fromkeys(texts, "")
        texts[run.change] += run.text
    yield from _told(texts)


def _told(texts: Mapping[Change, str]) -> Iterator[Run]:
    return (Run(change, text) for change, text in texts.items() if text)
