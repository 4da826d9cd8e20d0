"""Strength: which verbs, phrases and figures changed between two texts, and which way that goes.

The order of verbs comes from the verb records of a workspace (`knowledge/ladder.py`). It is a suggestion with sources,
contested among authors, and told with what it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from penholder.knowledge.ladder import Ladder, bare
from penholder.language.figures import figures
from penholder.text.adopted import AdoptedText
from penholder.text.differences import Differences, Direction, Phrase, TaskCount, Verb
from penholder.text.passages import passages
from penholder.text.redline import Kind, Redline, Row
from penholder.text.tasks import tasks

_PHRASES = {
    Direction.STRENGTHENED: (
        "all necessary means|all means necessary",
        "all necessary measures",
        "without delay|immediately|without further delay",
        "in the strongest terms",
        "full and immediate",
    ),
    Direction.WEAKENED: (
        "as appropriate",
        "as feasible|where feasible|if feasible",
        "as necessary|where necessary|if necessary",
        "where possible|as possible|when possible|to the extent possible|to the greatest extent possible",
        "at the request of",
        "subject to",
        r"within (?:the limits of )?(?:its|their) (?:[a-z]+ (?:and )?)?(?:capabilities|capacities|resources|means)",
    ),
}
"""Phrases that make a paragraph stronger or weaker when they are put in, the other way when they are taken out."""


def differences(redline: Redline, old: AdoptedText, new: AdoptedText, order: Ladder) -> Differences:
    """What a redline comes to; `old` and `new` are the texts that it was made of."""
    counted = [passage for passage in redline.passages if passage.numbered]
    rows = [row for passage in redline.passages for row in passage.rows]
    verbs = tuple(_verbs(redline, old, new, order))
    return Differences(
        paragraphs={kind: sum(passage.kind is kind for passage in counted) for kind in Kind},
        kept=sum(row.kept for row in rows),
        deleted=sum(row.deleted for row in rows),
        inserted=sum(row.inserted for row in rows),
        verbs=verbs,
        phrases=tuple(phrase for row in rows for phrase in _phrases(row)),
        figures=tuple(figure for row in rows for figure in figures(row)),
        tasks=(TaskCount(tasks(old)), TaskCount(tasks(new))),
        ranking=order.rests_on,
    )


def _verbs(redline: Redline, old: AdoptedText, new: AdoptedText, order: Ladder) -> Iterator[Verb]:
    """The verbs of paragraphs that became each other, where one stands in the place of another."""
    before = {passage.place: passage.verbs for passage in passages(old) if passage.depth == 0}
    after = {passage.place: passage.verbs for passage in passages(new) if passage.depth == 0}
    for passage in redline.passages:
        for row in passage.rows:
            if not row.old or not row.new or row.old.depth or row.new.depth or row.old.heading:
                continue
            was, is_ = before.get(row.old.place, ()), after.get(row.new.place, ())
            for one, other in _replaced(was, is_):
                if not _same(one, other, order):
                    direction, why = direction_of(one, other, order)
                    yield Verb(row.old.place, row.new.place, one.lower(), other.lower(), direction, why)


def direction_of(old: str, new: str, order: Ladder) -> tuple[Direction, str]:
    """Which way a change of verb goes, and why that is said; both are printed forms."""
    before, after = order.verb(old), order.verb(new)
    if before is None or after is None:
        return Direction.OTHER, "not among the verbs of the workspace" if order.verbs else ""
    direction, less, more = Direction.STRENGTHENED, before, after
    if after.asks_less(before):
        direction, less, more = Direction.WEAKENED, after, before
    ordered, across = less.asks_less(more), before.function != after.function
    change = f"from {before.function} to {after.function}" if across else f"both {after.function}"
    if not ordered:
        return Direction.OTHER, change if across else f"{change}, in no suggested order"
    return direction, change if across else f"{more.id} is called stronger than {less.id}"


def _same(old: str, new: str, order: Ladder) -> bool:
    """Whether two printed forms are of one verb."""
    before, after = order.verb(old), order.verb(new)
    return bare(old) == bare(new) or bool(before and after and before.id == after.id)


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What stands in the place of what, in two lists of verbs: between two that stayed, one by one."""
    gone: list[str] = []
    come: list[str] = []
    for op in LCSseq.opcodes([bare(verb) for verb in old], [bare(verb) for verb in new]):
        if op.tag == "equal":
            yield from zip(gone, come, strict=False)
            gone, come = [], []
        else:
            gone += old[op.src_start : op.src_end]
            come += new[op.dest_start : op.dest_end]
    yield from zip(gone, come, strict=False)


def _phrases(row: Row) -> Iterator[Phrase]:
    if not row.old or not row.new or row.identical:
        return
    opposite = {Direction.STRENGTHENED: Direction.WEAKENED, Direction.WEAKENED: Direction.STRENGTHENED}
    for direction, patterns in _PHRASES.items():
        for pattern in patterns:
            was = re.search(rf"\b(?:{pattern})\b", row.old.text, re.IGNORECASE)
            is_ = re.search(rf"\b(?:{pattern})\b", row.new.text, re.IGNORECASE)
            if is_ and not was:
                yield Phrase(row.old.place, row.new.place, is_[0], inserted=True, direction=direction)
            elif was and not is_:
                yield Phrase(row.old.place, row.new.place, was[0], inserted=False, direction=opposite[direction])
