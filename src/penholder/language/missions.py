"""Missions: which operations each resolution of a corpus is about, and which resolution renewed which.

What is given with an acronym anywhere in the corpus is understood everywhere in it, so all texts are looked at
together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from penholder.language.operations import Mention, renewed_in_title, titled

_SHARE = 0.25
"""The share of operative paragraphs from which a mission that is merely mentioned is a subject."""
_LEAST = 3
"""The least number of paragraphs, too."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What tells the missions of a resolution."""

    number: int
    """Its number."""
    paragraphs: int
    """How many operative paragraphs it has."""
    mentions: tuple[Mention, ...]
    """The operations of its operative part."""
    title: str = ""
    """Its title in the metadata."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """A resolution that establishes a mission or extends its mandate."""

    mission: str
    """The acronym."""
    renews: int
    """The number of the resolution whose mandate it carries on; 0 where it is the first."""
    told_by: str
    """`reference` where its own words name that resolution, `date` where it is the last before."""


@dataclass(frozen=True, slots=True)
class Operations:
    """The operations that a whole corpus knows."""

    acronyms: frozenset[str]
    """The acronyms that stand for an operation."""
    by_name: Mapping[str, str]
    """The acronym of each name."""

    @classmethod
    def of(cls, definitions: Iterable[tuple[str, str]]) -> Operations:
        """From all names and acronyms that stand together; of two acronyms, a name has the more frequent."""
        counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for name, acronym in definitions:
            counted[name][acronym] += 1
        by_name = {name: min(found, key=lambda one: (-found[one], one)) for name, found in counted.items()}
        return cls(frozenset(acronym for found in counted.values() for acronym in found), by_name)

    def acronym(self, mention: Mention) -> str:
        """The acronym of what is mentioned; empty where it is no operation that is known."""
        return mention.acronym if mention.acronym in self.acronyms else self.by_name.get(mention.name, "")


def missions(resolution: Resolution, operations: Operations) -> tuple[str, ...]:
    """The missions that a resolution is about, the main one first.

    A mission is a subject where the title names it, where the Council decides on its existence or mandate, or where a
    quarter of the operative paragraphs, and at least three, mention it; where none is, a quarter is enough, for short
    resolutions.
    """
    counts: Counter[str] = Counter()
    decided: set[str] = set()
    for mention in resolution.mentions:
        if acronym := operations.acronym(mention):
            counts[acronym] = max(counts[acronym], mention.paragraphs)
            decided |= {acronym} if mention.decided else set()
    share = _SHARE * resolution.paragraphs
    subjects = [acronym for acronym in counts if acronym in decided or counts[acronym] >= max(_LEAST, share)]
    subjects = subjects or [acronym for acronym in counts if counts[acronym] >= share]
    ranked = sorted(subjects, key=lambda acronym: (-counts[acronym], acronym))
    return tuple(dict.fromkeys((*(acronym for _, acronym in titled(resolution.title)), *ranked)))


def renewals(resolutions: Sequence[Resolution], operations: Operations) -> dict[int, tuple[Renewal, ...]]:
    """The renewals of each resolution, by its number; the resolutions in order of adoption.

    A resolution renews the newest one that its own words name and that renewed the same mission; else, the last one
    before it that did.
    """
    chains: defaultdict[str, list[int]] = defaultdict(list)
    found: dict[int, tuple[Renewal, ...]] = {}
    for resolution in resolutions:
        renewed: dict[str, set[int]] = {acronym: set() for acronym in sorted(renewed_in_title(resolution.title))}
        for mention in resolution.mentions:
            acronym = operations.acronym(mention)
            if acronym and mention.renewed:
                renewed.setdefault(acronym, set()).update(mention.resolutions)
        here = []
        for acronym, references in renewed.items():
            before = chains[acronym]
            told = [number for number in before if number in references]
            last = max(told) if told else before[-1] if before else 0
            here.append(Renewal(acronym, last, "reference" if told else "date"))
            before.append(resolution.number)
        found[resolution.number] = tuple(here)
    return found
