"""The database of a corpus: its tables, its version, and how it is opened.

Described for readers in docs/reference/corpus.md. What stands in `text` and `metadata` is what a person collected;
everything else is made from it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from penholder.diagnostics import Busy, EnvironmentFault, UsageFault

APPLICATION = 0x50656E43
"""What tells a corpus from other SQLite databases (`PRAGMA application_id`)."""
VERSION = 1
"""The version of the tables (`PRAGMA user_version`)."""
WAIT = 5.0
"""Seconds that a reader waits for a writer to finish."""

_TABLES = """
CREATE TABLE text (
    id INTEGER PRIMARY KEY,
    symbol TEXT NOT NULL,
    number INTEGER NOT NULL,
    language TEXT NOT NULL,
    date TEXT NOT NULL,
    year INTEGER NOT NULL,
    chapter_vii INTEGER NOT NULL,
    words INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    tasks INTEGER NOT NULL,
    data BLOB NOT NULL,
    digest BLOB NOT NULL,
    UNIQUE (symbol, language)
);
CREATE INDEX text_number ON text (number);
CREATE TABLE file (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    digest BLOB NOT NULL,
    reader TEXT NOT NULL,
    text INTEGER REFERENCES text ON DELETE CASCADE
);
CREATE INDEX file_text ON file (text);
CREATE TABLE metadata (symbol TEXT PRIMARY KEY, chapter_vii INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE wording (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, words TEXT NOT NULL);
CREATE VIRTUAL TABLE wording_index USING fts5 (words, content='wording', content_rowid='id', tokenize='ascii');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (wording_index, row);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    text INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
    wording INTEGER NOT NULL REFERENCES wording,
    part TEXT NOT NULL,
    place TEXT NOT NULL,
    depth INTEGER NOT NULL,
    verb TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX passage_text ON passage (text);
CREATE INDEX passage_wording ON passage (wording);
CREATE TABLE mention (
    text INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
    acronym TEXT NOT NULL,
    name TEXT NOT NULL,
    paragraphs INTEGER NOT NULL,
    decided INTEGER NOT NULL,
    renewed INTEGER NOT NULL,
    resolutions TEXT NOT NULL
);
CREATE INDEX mention_text ON mention (text);
CREATE TABLE definition (
    text INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
    name TEXT NOT NULL,
    acronym TEXT NOT NULL
);
CREATE INDEX definition_text ON definition (text);
CREATE TABLE mission (
    text INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
    acronym TEXT NOT NULL,
    rank INTEGER NOT NULL
);
CREATE INDEX mission_text ON mission (text);
CREATE INDEX mission_acronym ON mission (acronym);
CREATE TABLE renewal (
    text INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
    mission TEXT NOT NULL,
    renews TEXT NOT NULL,
    told_by TEXT NOT NULL
);
CREATE INDEX renewal_text ON renewal (text);
"""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A corpus, to be read.

    Raises UsageFault where there is none at `path`, EnvironmentFault where it is damaged or of another version, and
    Busy where it is being written for longer than `WAIT`.
    """
    with _faults(path):
        if not path.is_file():
            raise UsageFault(f"there is no corpus at {path}", _ADD)
        # Not read-only: what a killed process left half done is rolled back by whoever opens the file next.
        with closing(_connected(path, "rw", WAIT)) as connection:
            if not _is_ours(connection, path):
                raise UsageFault(f"the corpus at {path} is empty", _ADD)
            yield connection


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A corpus, to be changed in one step: all of it, or nothing where an exception ends it. Made where there is none.

    Raises Busy where another process writes to it, and EnvironmentFault where it cannot be written, is damaged or is of
    another version.
    """
    with _faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(_connected(path, "rwc", 0)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = {-128 * 1024}")  # KiB: nothing is written before the commit
            connection.execute("BEGIN IMMEDIATE")
            if not _is_ours(connection, path):
                for statement in _TABLES.split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
            yield connection
            connection.execute("COMMIT")


_ADD = "add resolutions with: penholder corpus add FOLDER"
_AGAIN = "delete it and add the files again with: penholder corpus add FOLDER"


def _connected(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=wait, isolation_level=None)


def _is_ours(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether there is a corpus already; False where the database is new. Raises a fault where it is something else."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and tables == 0:
        return False
    if application != APPLICATION:
        raise UsageFault(f"{path} is a database of another program", "name a corpus, or a file that does not exist yet")
    if version != VERSION:
        raise EnvironmentFault(f"{path} has version {version} of the tables; this Penholder needs {VERSION}", _AGAIN)
    return True


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into our faults. Its error codes: https://sqlite.org/rescode.html."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise Busy(f"another command is writing to {path}") from error
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise EnvironmentFault(f"{path} is damaged, or is no corpus", _AGAIN) from error
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            raise EnvironmentFault(f"{path} cannot be used: {error}", "check the disk and the permissions") from error
        raise
