"""Strength: which verbs, phrases and figures changed between two texts, and which way that goes.

The order of verbs comes from the verb records of a workspace. It is a suggestion with sources, contested among authors:
so it is only applied inside one function, and told with what it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record, RecordName
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


@dataclass(frozen=True, slots=True)
class Ladder:
    """The verbs of a workspace, and which of them its records call stronger than which."""

    functions: Mapping[str, str] = field(default_factory=dict)
    """The function of each printed form, in lower case."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The id of the record of each printed form."""
    weaker: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each id, those that it is stronger than, over all steps."""
    rests_on: tuple[str, ...] = ()
    """What the order rests on, one a line: who is cited for it or against it."""

    def compared(self, old: str, new: str) -> tuple[Direction, str]:
        """Which way a change of verb goes, and why that is said; both are printed forms."""
        before, after = self._form(old), self._form(new)
        if not before or not after:
            return Direction.OTHER, "" if not self.functions else "not among the verbs of the workspace"
        if self.functions[before] != self.functions[after]:
            return Direction.OTHER, f"from {self.functions[before]} to {self.functions[after]}"
        names = self.names[before], self.names[after]
        if names[0] in self.weaker.get(names[1], ()):
            return Direction.STRENGTHENED, f"{names[1]} is called stronger than {names[0]}"
        if names[1] in self.weaker.get(names[0], ()):
            return Direction.WEAKENED, f"{names[0]} is called stronger than {names[1]}"
        return Direction.OTHER, f"both {self.functions[after]}, in no suggested order"

    def same(self, old: str, new: str) -> bool:
        """Whether two printed forms are of one verb."""
        before, after = self._form(old), self._form(new)
        return _bare(old) == _bare(new) or bool(before and after and self.names[before] == self.names[after])

    def _form(self, verb: str) -> str:
        """The form that the records know: as printed, or without its adverbs."""
        return next((form for form in (verb.lower(), _bare(verb)) if form in self.names), "")


def ladder(base: KnowledgeBase) -> Ladder:
    """The ladder of the verb records, with what they cite."""
    records = base.of_type("verb")
    steps = {record.name.id: frozenset(record.data.get("stronger_than", ())) for record in records}
    ranked = [
        record for record in records if steps[record.name.id] or any(record.name.id in one for one in steps.values())
    ]
    forms = {
        form.lower(): record for record in records for form in (record.data["form"], *record.data.get("forms", ()))
    }
    return Ladder(
        functions={form: str(record.data["function"]) for form, record in forms.items()},
        names={form: record.name.id for form, record in forms.items()},
        weaker={name: _below(name, steps) for name in steps},
        rests_on=tuple(_rests_on(base, ranked)),
    )


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


def _rests_on(base: KnowledgeBase, ranked: Iterable[Record]) -> Iterator[str]:
    """The records that suggest the order, and each source that they cite for an order or against it, once."""
    records = tuple(ranked)
    if records:
        yield f"suggested by the verb records {', '.join(record.name.id for record in records)}"
    told: set[str] = set()
    for record in records:
        for cited in record.data.get("sources", ()):
            source = base.get(RecordName("source", cited["source"]))
            if (
                source is None
                or cited["source"] in told
                or not _RANKS.search(f"{cited['locator']} {cited.get('note')}")
            ):
                continue
            told.add(cited["source"])
            view = "a counter-view" if cited["role"] == "counter-view" else "rests on"
            yield f"{view}: {source.title}, {cited['locator']}"


_RANKS = re.compile(r"\b(?:rank|order|strong|weak)", re.IGNORECASE)


def _below(name: str, steps: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for one in steps.get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return frozenset(found)


_ADVERBS = re.compile(
    r"\b(?:also|further|furthermore|again|once again|strongly|fully|firmly|in this regard,?|urgently)\b"
)


def _bare(verb: str) -> str:
    return " ".join(_ADVERBS.sub("", verb.lower()).replace("calls on", "calls upon").split())


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
                if not order.same(one, other):
                    direction, why = order.compared(one, other)
                    yield Verb(row.old.place, row.new.place, one.lower(), other.lower(), direction, why)


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What stands in the place of what, in two lists of verbs: between two that stayed, one by one."""
    gone: list[str] = []
    come: list[str] = []
    for op in LCSseq.opcodes([_bare(verb) for verb in old], [_bare(verb) for verb in new]):
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
