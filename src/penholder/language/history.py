"""History: where language was used, first and last, and which renewals of a mission carried it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from penholder.language.corpus import Corpus
from penholder.language.filters import Filter
from penholder.language.retrieval import Found, Index

SAME_LANGUAGE = 0.85
"""From which share of common words on two wordings count as the same language."""


@dataclass(frozen=True, slots=True)
class Use:
    """A passage of an adopted text."""

    symbol: str
    """The resolution."""
    place: str
    """The passage as cited: `16 (c) (i)`."""
    date: str
    """The date of adoption, YYYY-MM-DD; empty where it is not known."""
    year: int
    """The year in the symbol."""
    language: str
    """The language of the words (ISO 639-1)."""
    chapter_vii: bool
    """Whether the Council acts under Chapter VII in that resolution."""
    missions: tuple[str, ...]
    """The missions that the resolution is about, the main one first."""
    part: str
    """preambular, operative or annex."""
    verb: str
    """The leading verb of the paragraph, in small letters."""
    words: str
    """The words as printed."""

    def as_data(self) -> dict[str, Any]:
        """The use as JSON has it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Link:
    """A resolution in a chain of renewals."""

    symbol: str
    """The resolution."""
    place: str
    """Where it carries the language; empty where it does not."""


@dataclass(frozen=True, slots=True)
class History:
    """Where language was used. Language is the same where at least 85 per cent of the words are."""

    resolutions: int
    """In how many resolutions."""
    first: Use
    """Its first use in the corpus."""
    last: Use
    """Its last."""
    mission: str = ""
    """The mission whose renewals are followed."""
    chain: tuple[Link, ...] = ()
    """The resolutions that established and renewed the mission, from the first that carries the language to the one
    after the last that does."""

    def as_data(self) -> dict[str, Any]:
        """The history as JSON has it."""
        both = (("first", self.first), ("last", self.last))
        ends = {name: {"symbol": use.symbol, "place": use.place, "date": use.date} for name, use in both}
        chain = [{"symbol": link.symbol, "place": link.place or None} for link in self.chain]
        return {"resolutions": self.resolutions, **ends, "mission": self.mission or None, "chain": chain}


def uses(corpus: Corpus, wordings: Iterable[int], wanted: Filter) -> list[Use]:
    """The passages with those wordings that pass, by date."""
    condition, values = wanted.on_passages()
    rows = tuple(wordings)
    marks = ", ".join("?" * len(rows))
    found = corpus.connection.execute(
        "SELECT symbol, place, date, year, language, text.chapter_vii OR coalesce(metadata.chapter_vii, 0),"
        " (SELECT group_concat(acronym, ' ') FROM"
        "  (SELECT acronym FROM mission WHERE mission.text = text.id ORDER BY rank)),"
        " part, verb, passage.words"
        " FROM passage JOIN text ON text.id = passage.text LEFT JOIN metadata USING (symbol)"
        f" WHERE passage.wording IN ({marks}) AND {condition} ORDER BY year, date, number, language, passage.id",
        (*rows, *values),
    )
    return [
        Use(symbol, place, date, year, language, bool(chapter_vii), tuple((missions or "").split()), part, verb, words)
        for symbol, place, date, year, language, chapter_vii, missions, part, verb, words in found
    ]


def history(index: Index, found: Found, mission: str) -> History:
    """Where the language of a wording was used, and how the renewals of a mission carried it."""
    same = index.alike(found.words, SAME_LANGUAGE)
    everywhere = uses(index.corpus, sorted({*same, found.wording}), Filter())
    resolutions = len({use.symbol for use in everywhere})
    chain = _chain(index.corpus, mission, everywhere) if mission else ()
    return History(resolutions, everywhere[0], everywhere[-1], mission if chain else "", chain)


def verbatim(index: Index, words: Sequence[str]) -> History | None:
    """Where the words stand exactly so, in one run; None where they do not, or are too common to tell anything."""
    everywhere = uses(index.corpus, index.holding(words), Filter())
    if not everywhere:
        return None
    return History(len({use.symbol for use in everywhere}), everywhere[0], everywhere[-1])


def _chain(corpus: Corpus, mission: str, everywhere: Sequence[Use]) -> tuple[Link, ...]:
    """The mandates of a mission, and what else of it carries the language; empty where one resolution alone does."""
    carriers = {use.symbol: use for use in reversed(everywhere) if mission in use.missions}
    marks = ", ".join("?" * len(carriers))
    rows = corpus.connection.execute(
        "SELECT DISTINCT symbol, year, date, number FROM text"
        f" WHERE symbol IN ({marks}) OR id IN (SELECT renewal.text FROM renewal WHERE mission = ?)"
        " ORDER BY year, date, number",
        (*carriers, mission),
    )
    symbols = list(dict.fromkeys(row[0] for row in rows))
    chain = [Link(symbol, carriers[symbol].place if symbol in carriers else "") for symbol in symbols]
    carrying = [at for at, link in enumerate(chain) if link.place]
    if not carrying:
        return ()
    return tuple(chain[carrying[0] : carrying[-1] + 2])
