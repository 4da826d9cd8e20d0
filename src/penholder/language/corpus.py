"""The corpus: adopted texts, whole and in passages, with what is known of them. See docs/reference/corpus.md."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from penholder.language.corpus_schema import reading
from penholder.language.entry import text_of
from penholder.language.filters import Filter
from penholder.language.metadata import Metadata
from penholder.language.symbols import Symbol
from penholder.text.adopted import AdoptedText

ENGLISH_FIRST = "language <> 'en', language"
"""In which order the languages of a resolution come."""


@dataclass(frozen=True, slots=True)
class CorpusText:
    """What a corpus knows of a text, without its words."""

    symbol: str
    """Such as "S/RES/2100 (2013)"."""
    language: str
    """The language of the words (ISO 639-1)."""
    date: str
    """The date of adoption, YYYY-MM-DD; empty where it is not known."""
    year: int
    """The year in the symbol."""
    chapter_vii: bool
    """Whether the Council acts under Chapter VII, by its words or by the metadata."""
    words: int
    """How many words its paragraphs have."""
    paragraphs: int
    """How many operative paragraphs it has."""
    tasks: int
    """How many items give a mission tasks."""
    missions: tuple[str, ...]
    """The missions that it is about, the main one first."""
    renews: tuple[str, ...]
    """The symbols whose mandates it carries on; empty where it establishes or renews none."""
    is_mandate: bool
    """Whether it establishes a mission or extends its mandate."""
    metadata: Metadata | None
    """What is known of it beside its words."""

    def as_data(self) -> dict[str, Any]:
        """All that is known, as JSON has it."""
        own = {name: getattr(self, name) for name in self.__slots__ if name != "metadata"}
        return {**own, "metadata": self.metadata.as_data() if self.metadata else None}


class Corpus:
    """A corpus to read; see `corpus_to_read`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        """For the modules that search; SQL stays in this package."""

    def symbol(self, name: str) -> str | None:
        """The whole symbol of what a person calls `2100`, `2100 (2013)` or `S/RES/2100`; None where it is not here."""
        wanted = Symbol.parse(name)
        if wanted is None:
            return None
        query = "SELECT symbol FROM text WHERE number = ? AND ? IN (0, year) ORDER BY symbol LIMIT 1"
        row = self.connection.execute(query, (wanted.number, wanted.year)).fetchone()
        return row[0] if row else None

    def text(self, name: str, language: str | None = None) -> AdoptedText | None:
        """The text of that symbol exactly as it was read; English where it is here in several languages.

        None where the corpus does not have it.
        """
        query = f"SELECT data FROM text WHERE symbol = ? AND ? IN ('', language) ORDER BY {ENGLISH_FIRST} LIMIT 1"
        row = self.connection.execute(query, (self.symbol(name) or "", language or "")).fetchone()
        return text_of(row[0]) if row else None

    def count(self) -> tuple[int, int]:
        """How many texts it has, and of how many resolutions it has metadata."""
        query = "SELECT (SELECT count(*) FROM text), (SELECT count(*) FROM metadata)"
        texts, metadata = self.connection.execute(query).fetchone()
        return texts, metadata

    def texts(self, wanted: Filter) -> Iterator[CorpusText]:
        """What it knows of each text that passes, by date."""
        condition, values = wanted.on_texts()
        rows = self.connection.execute(
            "SELECT symbol, language, date, year, text.chapter_vii, words, paragraphs, tasks, metadata.data,"
            " (SELECT group_concat(acronym, ' ') FROM"
            "  (SELECT acronym FROM mission WHERE mission.text = text.id ORDER BY rank)),"
            " (SELECT group_concat(renews, '|') FROM renewal WHERE renewal.text = text.id)"
            f" FROM text LEFT JOIN metadata USING (symbol) WHERE {condition} ORDER BY year, date, number, language",
            values,
        )
        for symbol, language, date, year, chapter_vii, words, paragraphs, tasks, known, missions, renews in rows:
            metadata = Metadata.from_data(orjson.loads(known)) if known else None
            yield CorpusText(
                symbol=symbol,
                language=language,
                date=date,
                year=year,
                chapter_vii=bool(chapter_vii) or bool(metadata and metadata.chapter_vii),
                words=words,
                paragraphs=paragraphs,
                tasks=tasks,
                missions=tuple((missions or "").split()),
                renews=tuple(dict.fromkeys(filter(None, (renews or "").split("|")))),
                is_mandate=renews is not None,
                metadata=metadata,
            )


@contextmanager
def corpus_to_read(path: Path) -> Iterator[Corpus]:
    """The corpus in a file. Raises what `corpus_schema.reading` raises."""
    with reading(path) as connection:
        yield Corpus(connection)
