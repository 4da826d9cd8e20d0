"""The page cache: pages that were made before, by a digest of everything that shapes them.

It may be lost, damaged or foreign at any time: an entry that does not prove itself is made anew, and a cache that
cannot be opened or written is done without. It holds nothing but what the last build of its audience showed.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import suppress
from pathlib import Path

_SCHEMA = "CREATE TABLE IF NOT EXISTS page (key BLOB PRIMARY KEY, proof BLOB, body BLOB) WITHOUT ROWID"


def digest(*parts: bytes) -> bytes:
    """A digest of the parts, in which each part keeps its bounds."""
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


class PageCache:
    """A store of bodies by key, in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._used: set[bytes] = set()
        self._store = self._open()

    def get(self, key: bytes) -> bytes | None:
        """The body of that key, where it is there and whole."""
        self._used.add(key)
        if self._store is None:
            return None
        try:
            row = self._store.execute("SELECT proof, body FROM page WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self._start_again()
            return None
        return row[1] if row and isinstance(row[1], bytes) and row[0] == digest(key, row[1]) else None

    def put(self, key: bytes, body: bytes) -> None:
        """Keep a body."""
        if self._store is not None:
            try:
                self._store.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?)", (key, digest(key, body), body))
            except sqlite3.Error:
                self._start_again()

    def forget_unused(self) -> None:
        """Forget what nobody has asked for since the cache was opened."""
        if self._store is not None:
            with suppress(sqlite3.Error):
                known = [key for (key,) in self._store.execute("SELECT key FROM page")]
                gone = [(key,) for key in known if key not in self._used]
                self._store.executemany("DELETE FROM page WHERE key = ?", gone)
                self._store.commit()
                if len(gone) > len(known) // 2:
                    self._store.execute("VACUUM")

    def close(self) -> None:
        """Write what is kept."""
        if self._store is not None:
            with suppress(sqlite3.Error):
                self._store.commit()
                self._store.close()

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                store = sqlite3.connect(self._path, timeout=1)
                store.execute("PRAGMA synchronous = OFF")
                store.execute("PRAGMA secure_delete = ON")
                store.execute(_SCHEMA)
                store.execute("SELECT key, proof, body FROM page LIMIT 1").fetchone()
            except (sqlite3.Error, OSError):
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
            else:
                return store
        return None

    def _start_again(self) -> None:
        with suppress(sqlite3.Error):
            if self._store is not None:
                self._store.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._store = self._open()
