"""What the records say of words: verbs and their order, short names, forms to avoid, what mandates should say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.ladder import Ladder, ladder
from penholder.knowledge.record import Record, RecordName

_PARAGRAPH = re.compile(r"para\. (\d+(?: \(\w+\))*)")
"""A locator that names one paragraph."""


@dataclass(frozen=True, slots=True)
class Avoided:
    """A form that texts had better not use."""

    form: str
    """As it is found."""
    use: str
    """What to write."""
    why: str
    """The reason."""
    record: str
    """The full name of the record that says so."""
    symbol: str
    """The first resolution that the record cites by a paragraph; empty where it cites none."""
    paragraph: str
    """The paragraph."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a mandate on a subject is expected to say, and the clause that says it."""

    clause: str
    """The id of the clause."""
    where: tuple[str, ...]
    """Phrases that show that the text is about the subject."""
    words: tuple[str, ...]
    """Phrases of which one should stand in the text."""
    missing: str
    """What is said where none does."""
    symbol: str
    """An adopted text that says it."""
    paragraph: str
    """The paragraph."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of words. Empty where there is no workspace."""

    ladder: Ladder = field(default_factory=Ladder)
    """Verbs and their order."""
    short_names: Mapping[str, str] = field(default_factory=dict)
    """What each acronym stands for."""
    terms: tuple[Avoided, ...] = ()
    """Words to avoid."""
    names: tuple[Avoided, ...] = ()
    """Names of actors that are not the official ones."""
    expectations: tuple[Expectation, ...] = ()
    """What mandates are expected to say."""


def vocabulary(base: KnowledgeBase | None) -> Vocabulary:
    """What the records of a base say of words."""
    if base is None:
        return Vocabulary()
    named = (*base.of_type("actor"), *base.of_type("term"))
    return Vocabulary(
        ladder=ladder(base),
        short_names={record.data["acronym"]: record.title for record in named if "acronym" in record.data},
        terms=tuple(_avoided(base, "term")),
        names=tuple(_avoided(base, "actor")),
        expectations=tuple(_expectations(base)),
    )


def _avoided(base: KnowledgeBase, type_name: str) -> Iterator[Avoided]:
    for record in base.of_type(type_name):
        entries = record.data.get("avoid", ())
        symbol, paragraph = _shown_by(base, record) if entries else ("", "")
        for entry in entries:
            yield Avoided(entry["form"], entry["use"], entry["why"], str(record.name), symbol, paragraph)


def _shown_by(base: KnowledgeBase, record: Record) -> tuple[str, str]:
    for citation in record.data.get("sources", ()):
        source = base.get(RecordName("source", citation["source"]))
        locator = _PARAGRAPH.fullmatch(citation["locator"])
        if source is not None and locator and source.data["kind"] == "resolution" and "symbol" in source.data:
            return str(source.data["symbol"]), locator[1]
    return "", ""


def _expectations(base: KnowledgeBase) -> Iterator[Expectation]:
    for clause in base.of_type("clause"):
        expected = clause.data.get("expected")
        if expected:
            shown = expected["shown_by"]
            source = base.get(RecordName("source", shown["source"]))
            yield Expectation(
                clause=clause.name.id,
                where=tuple(expected["where"]),
                words=tuple(expected["words"]),
                missing=expected["missing"],
                symbol=str(source.data.get("symbol", "")) if source else "",
                paragraph=shown["paragraph"],
            )
