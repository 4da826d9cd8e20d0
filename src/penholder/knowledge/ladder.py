"""The ladder of verbs: whether one verb asks for less than another, as the verb records order them.

No official ranking exists. Within one function the records say what is stronger than what, and cite who says so; it is
contested, and so it advises and rules nothing. Between functions only what nobody disputes is said: what settles,
permits, demands or gives work asks for more than what exhorts, and what exhorts asks for more than what only states a
view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record, RecordName

_ASKS = {"bind": 2, "authorize": 2, "demand": 2, "task": 2, "exhort": 1, "assess": 0, "recall": 0, "express": 0}
"""How much each function asks for; of a function that a workspace adds, nothing is said."""
_ADVERB = re.compile(
    r"\b(?:also|further|furthermore|again|once again|hereby|therefore|accordingly|strongly|fully|firmly|urgently"
    r"|specifically|unequivocally|solemnly|deeply|gravely|seriously|warmly|particularly|moreover|in this regard),? ?"
)
_ORDER = re.compile(r"\b(?:rank|order|strong|weak)", re.IGNORECASE)
"""What a citation speaks of that is about the order."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that opens paragraphs."""

    id: str
    """The id of its record."""
    preambular: bool
    """Whether it belongs to the preamble."""
    function: str
    """What it does: bind, authorize, demand, task, exhort, assess, recall or express."""
    below: frozenset[str]
    """The ids of the verbs that it is stronger than, over all steps."""

    def asks_less(self, other: Verb) -> bool:
        """Whether it asks for less than another."""
        if self.function == other.function:
            return self.id in other.below
        own, others = _ASKS.get(self.function), _ASKS.get(other.function)
        return own is not None and others is not None and own < others


@dataclass(frozen=True, slots=True)
class Ladder:
    """The verbs of a knowledge base. Empty where there is none."""

    verbs: Mapping[str, Verb] = field(default_factory=dict)
    """By printed form in lower case, other forms included."""
    rests_on: tuple[str, ...] = ()
    """What the order rests on, one a line: which records suggest it, who is cited for it or against it."""

    def verb(self, printed: str) -> Verb | None:
        """The verb of a printed form, its adverbs aside; None where no record has it."""
        return self.verbs.get(printed.lower()) or self.verbs.get(bare(printed))

    def opening(self, printed: str) -> Verb | None:
        """The same; else the verb of its first word, as in "noting with regret"."""
        return self.verb(printed) or self.verbs.get(bare(printed).split(" ")[0])


def ladder(base: KnowledgeBase) -> Ladder:
    """The ladder of the verb records of a base."""
    records = base.of_type("verb")
    steps = {record.name.id: tuple(record.data.get("stronger_than", ())) for record in records}
    verbs = [_verb(record, steps) for record in records]
    forms = {form.lower(): verb for record, verb in zip(records, verbs, strict=True) for form in _forms(record)}
    below = frozenset(name for verb in verbs for name in verb.below)
    ranked = [record for record, verb in zip(records, verbs, strict=True) if verb.below or verb.id in below]
    return Ladder(forms, tuple(_rests_on(base, ranked)))


def bare(printed: str) -> str:
    """A printed verb in small letters, without its adverbs, in the spelling and with the preposition of the records."""
    words = printed.lower().replace("ises", "izes").replace("calls on", "calls upon")
    return " ".join(_ADVERB.sub("", words).split())


def _forms(verb: Record) -> Iterator[str]:
    yield verb.data["form"]
    yield from verb.data.get("forms", ())


def _verb(record: Record, steps: Mapping[str, tuple[str, ...]]) -> Verb:
    name = record.name.id
    return Verb(name, record.data["kind"] == "preambular", record.data["function"], frozenset(_below(name, steps)))


def _rests_on(base: KnowledgeBase, ranked: Iterable[Record]) -> Iterator[str]:
    """The records that suggest the order, and each source that they cite for an order or against it, once."""
    records = tuple(ranked)
    if records:
        yield f"suggested by the verb records {', '.join(record.name.id for record in records)}"
    told: set[str] = set()
    for citation in (citation for record in records for citation in record.data.get("sources", ())):
        source = base.get(RecordName("source", citation["source"]))
        said = f"{citation['locator']} {citation.get('note')}"
        if source is not None and citation["source"] not in told and _ORDER.search(said):
            told.add(citation["source"])
            view = "a counter-view" if citation["role"] == "counter-view" else "rests on"
            yield f"{view}: {source.title}, {citation['locator']}"


def _below(name: str, steps: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = set(steps.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found
