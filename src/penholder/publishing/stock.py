"""The stock: what was made before, with what it was made from, so that nothing is made twice.

It may be lost, damaged or foreign at any time: an item that does not prove itself is made anew, and a stock that cannot
be opened or written is done without. It holds nothing but what the last build of its audience showed.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from penholder.knowledge.record import RecordName
from penholder.publishing.digest import digest
from penholder.publishing.trace import Sight, Sights

_SCHEMA = "CREATE TABLE IF NOT EXISTS item (path TEXT PRIMARY KEY, proof BLOB, head BLOB, body BLOB) WITHOUT ROWID"


@dataclass(frozen=True, slots=True)
class Item:
    """A product as it was made."""

    grounds: bytes
    """A digest of all that it was made from."""
    sights: Sights
    """What of the records was looked at."""
    notes: Any
    """What else is known of it, as JSON knows values; not to be changed."""
    body: bytes
    """Its bytes, as its maker packs them."""


class Stock:
    """Items by path, in one file."""

    def __init__(self, path: Path, *, at_hand: bool = False) -> None:
        """The stock in a file; `at_hand` for who asks again and again."""
        self.at_hand = at_hand
        """Whether items are kept in memory too."""
        self._path = path
        self._held: dict[str, Item] | None = {} if at_hand else None
        self._sights: dict[Sight, Sight] = {}
        self._store = self._open()

    def get(self, path: str) -> Item | None:
        """The item of that path, where it is there and whole."""
        if self._held is not None and path in self._held:
            return self._held[path]
        item = self._read(path)
        if self._held is not None and item is not None:
            self._held[path] = item
        return item

    def put(self, path: str, item: Item) -> None:
        """Keep an item in the place of the one of that path."""
        if self._held is not None:
            self._held[path] = item
        if self._store is not None:
            sights = [(*name, what) for name, what in item.sights]
            head = zlib.compress(orjson.dumps([item.grounds.hex(), sights, item.notes]), 1)
            row = path, digest(path.encode(), head, item.body), head, item.body
            try:
                self._store.execute("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", row)
            except sqlite3.Error:
                self._start_again()

    def keep_only(self, paths: Iterable[str]) -> None:
        """Forget all items but those, for good, and write what is kept."""
        wanted = frozenset(paths)
        if self._held is not None:
            self._held = {path: item for path, item in self._held.items() if path in wanted}
        if self._store is not None:
            with suppress(sqlite3.Error):
                known = [path for (path,) in self._store.execute("SELECT path FROM item")]
                gone = [(path,) for path in known if path not in wanted]
                self._store.executemany("DELETE FROM item WHERE path = ?", gone)
                self._store.commit()
                if len(gone) > len(known) // 2:
                    self._store.execute("VACUUM")

    def close(self) -> None:
        """Write what is kept."""
        if self._store is not None:
            with suppress(sqlite3.Error):
                self._store.commit()
                self._store.close()

    def _read(self, path: str) -> Item | None:
        if self._store is None:
            return None
        try:
            row = self._store.execute("SELECT proof, head, body FROM item WHERE path = ?", (path,)).fetchone()
        except sqlite3.Error:
            self._start_again()
            return None
        if row is None or not all(isinstance(part, bytes) for part in row):
            return None
        proof, head, body = row
        if proof != digest(path.encode(), head, body):
            return None
        grounds, sights, notes = orjson.loads(zlib.decompress(head))
        return Item(bytes.fromhex(grounds), self._shared(sights), notes, body)

    def _shared(self, sights: list[list[str]]) -> Sights:
        """The sights; those that many items have are the same objects."""
        made = ((RecordName(type_name, id_), what) for type_name, id_, what in sights)
        return tuple(self._sights.setdefault(sight, sight) for sight in made)

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                store = sqlite3.connect(self._path, timeout=1)
                store.execute("PRAGMA synchronous = OFF")
                store.execute("PRAGMA secure_delete = ON")
                store.execute(_SCHEMA)
                store.execute("SELECT path, proof, head, body FROM item LIMIT 1").fetchone()
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
