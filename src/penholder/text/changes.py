"""Changes between two wordings, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq

_TOKEN = re.compile(r"\s+|\w+(?:[’'\-‑]\w+)*|[^\w\s]")


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

    A single space or mark between two changes is changed with them, because nobody reads a redline that is all stripes.
    """
    return tuple(_merged(_smoothed(list(_runs(tokens(old), tokens(new))))))


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    for op in LCSseq.opcodes(old, new):
        before, after = "".join(old[op.src_start : op.src_end]), "".join(new[op.dest_start : op.dest_end])
        if op.tag == "equal":
            yield Run(Change.KEPT, before)
        else:
            yield from (run for run in (Run(Change.DELETED, before), Run(Change.INSERTED, after)) if run.text)


def _smoothed(runs: list[Run]) -> Iterator[Run]:
    for at, run in enumerate(runs):
        between = 0 < at < len(runs) - 1
        if run.change is Change.KEPT and between and not re.search(r"\w", run.text):
            yield from (Run(Change.DELETED, run.text), Run(Change.INSERTED, run.text))
        else:
            yield run


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbouring changes put together: first all that was deleted, then all that was inserted."""
    deleted = inserted = ""
    for run in [*runs, Run(Change.KEPT, "")]:
        if run.change is Change.DELETED:
            deleted += run.text
        elif run.change is Change.INSERTED:
            inserted += run.text
        else:
            if deleted:
                yield Run(Change.DELETED, deleted)
            if inserted:
                yield Run(Change.INSERTED, inserted)
            deleted = inserted = ""
            if run.text:
                yield run
