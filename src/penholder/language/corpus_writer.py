"""Writing a corpus: texts and metadata put in and taken out, and what follows from all of them together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import orjson

from penholder import __version__
from penholder.language.corpus_schema import writing
from penholder.language.entry import Entry
from penholder.language.metadata import Metadata
from penholder.language.missions import Operations, Resolution, missions, renewals
from penholder.language.operations import Mention, titled


class Stamp(NamedTuple):
    """What tells that a file has not changed without opening it."""

    size: int
    """In bytes."""
    modified: int
    """In nanoseconds since 1970."""


class CorpusWriter:
    """Changes a corpus within one transaction; see `corpus_to_write`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changed = False

    def is_known(self, path: str, stamp: Stamp) -> bool:
        """Whether a file was read by this program and has the same size and time."""
        query = "SELECT 1 FROM file WHERE path = ? AND size = ? AND modified = ? AND reader = ?"
        return self._connection.execute(query, (path, *stamp, __version__)).fetchone() is not None

    def remember(self, path: str, stamp: Stamp, digest: bytes, text: int | None = None) -> None:
        """Remember a file that was read, and the text that was made of it."""
        row = (path, *stamp, digest, __version__, text)
        self._connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", row)

    def put_metadata(self, rows: Sequence[Metadata]) -> None:
        """Put metadata in, in the place of what was known of the same resolutions."""
        self._changed = True
        kept = [(row.symbol, row.chapter_vii, orjson.dumps(row.as_data())) for row in rows]
        self._connection.executemany("INSERT OR REPLACE INTO metadata VALUES (?, ?, ?)", kept)

    def put(self, entry: Entry, path: str, stamp: Stamp) -> str:
        """Put a text in, in the place of what the same file held before.

        Returns the file that the corpus has another reading of the same text from, where the text was left out for it.
        """
        owner = self._connection.execute(
            "SELECT text.id, text.digest, file.path FROM text LEFT JOIN file ON file.text = text.id"
            " WHERE symbol = ? AND language = ? ORDER BY file.path <> ?",
            (entry.symbol, entry.language, path),
        ).fetchone()
        former = self._connection.execute("SELECT text FROM file WHERE path = ?", (path,)).fetchone()
        if owner is not None and owner[2] != path:
            if owner[1] == entry.digest and owner[2] and Path(owner[2]).exists():
                self.remember(path, stamp, entry.digest, owner[0])
                return ""
            if owner[2] and Path(owner[2]).exists():
                return str(owner[2])
        self._changed = True
        for row in {one[0] for one in (owner, former) if one is not None and one[0] is not None}:
            self._remove(row)
        self.remember(path, stamp, entry.digest, self._insert(entry))
        return ""

    def remove(self, number: int) -> tuple[str, ...]:
        """Take a resolution out in all its languages; returns what was taken out, as `S/RES/2100 (2013), en`."""
        query = "SELECT id, symbol || ', ' || language FROM text WHERE number = ? ORDER BY symbol, language"
        found = self._connection.execute(query, (number,)).fetchall()
        for row, _ in found:
            self._remove(row)
            self._changed = True
        return tuple(name for _, name in found)

    def settle(self) -> None:
        """Tell anew what follows from all texts together, if any has changed: missions and renewals."""
        if not self._changed:
            return
        rows = self._connection.execute(
            "SELECT text.id, number, paragraphs, metadata.data FROM text LEFT JOIN metadata USING (symbol)"
            " ORDER BY year, date, number, language"
        ).fetchall()
        titles = {row: Metadata.from_data(orjson.loads(data)).title if data else "" for row, _, _, data in rows}
        mentions: dict[int, list[Mention]] = {}
        for row, acronym, name, count, decided, renewed, numbers in self._connection.execute("SELECT * FROM mention"):
            mention = Mention(acronym, name, count, bool(decided), bool(renewed), tuple(map(int, numbers.split())))
            mentions.setdefault(row, []).append(mention)
        given = self._connection.execute("SELECT name, acronym FROM definition").fetchall()
        operations = Operations.of([*given, *(pair for title in titles.values() for pair in titled(title))])
        resolutions = [
            (row, Resolution(number, paragraphs, tuple(mentions.get(row, ())), titles[row]))
            for row, number, paragraphs, _ in rows
        ]
        self._connection.execute("DELETE FROM mission")
        self._connection.execute("DELETE FROM renewal")
        self._connection.executemany(
            "INSERT INTO mission VALUES (?, ?, ?)",
            [
                (row, acronym, rank)
                for row, resolution in resolutions
                for rank, acronym in enumerate(missions(resolution, operations))
            ],
        )
        # In other languages the same resolution stands again, and would renew itself.
        once = {resolution.number: resolution for _, resolution in resolutions}
        found = renewals(list(once.values()), operations)
        names = {row: str(symbol) for row, symbol in self._connection.execute("SELECT number, symbol FROM text")}
        self._connection.executemany(
            "INSERT INTO renewal VALUES (?, ?, ?, ?)",
            [
                (row, renewal.mission, names.get(renewal.renews, ""), renewal.told_by)
                for row, resolution in resolutions
                for renewal in found[resolution.number]
            ],
        )
        self._connection.execute("INSERT INTO wording_index (wording_index) VALUES ('optimize')")

    def _insert(self, entry: Entry) -> int:
        execute = self._connection.execute
        numbers = (entry.words, entry.paragraphs, entry.tasks)
        head = (entry.symbol, entry.number, entry.language, entry.date, entry.year, entry.chapter_vii)
        row = execute(
            "INSERT INTO text VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*head, *numbers, entry.data, entry.digest),
        ).lastrowid
        assert row is not None
        for passage in entry.passages:
            known = execute("SELECT id FROM wording WHERE digest = ?", (passage.digest,)).fetchone()
            if known is None:
                wording = execute(
                    "INSERT INTO wording VALUES (NULL, ?, ?)", (passage.digest, passage.wording)
                ).lastrowid
                execute("INSERT INTO wording_index (rowid, words) VALUES (?, ?)", (wording, passage.wording))
            else:
                wording = known[0]
            place = (passage.part, passage.place, passage.depth, passage.verb, passage.words)
            execute("INSERT INTO passage VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", (row, wording, *place))
        self._connection.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row,
                    one.acronym,
                    one.name,
                    one.paragraphs,
                    one.decided,
                    one.renewed,
                    " ".join(map(str, one.resolutions)),
                )
                for one in entry.mentions
            ],
        )
        self._connection.executemany(
            "INSERT INTO definition VALUES (?, ?, ?)", [(row, *pair) for pair in entry.definitions]
        )
        return row

    def _remove(self, row: int) -> None:
        wordings = self._connection.execute("SELECT DISTINCT wording FROM passage WHERE text = ?", (row,)).fetchall()
        self._connection.execute("DELETE FROM text WHERE id = ?", (row,))
        for (wording,) in wordings:
            if self._connection.execute("SELECT 1 FROM passage WHERE wording = ?", (wording,)).fetchone() is None:
                self._connection.execute(
                    "INSERT INTO wording_index (wording_index, rowid, words)"
                    " SELECT 'delete', id, words FROM wording WHERE id = ?",
                    (wording,),
                )
                self._connection.execute("DELETE FROM wording WHERE id = ?", (wording,))


@contextmanager
def corpus_to_write(path: Path) -> Iterator[CorpusWriter]:
    """A corpus to change; made where there is none, and changed whole or not at all.

    Raises what `corpus_schema.writing` raises.
    """
    with writing(path) as connection:
        writer = CorpusWriter(connection)
        yield writer
        writer.settle()
