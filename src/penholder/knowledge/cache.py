"""The check cache: the header and references of files that were fine, so that only changed files are read again.

Safe to delete, and never trusted: a damaged, truncated or foreign cache is read as an empty one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from penholder import __version__
from penholder.knowledge.record import Record, RecordName, Reference, Relation
from penholder.knowledge.references import ReferencePlan
from penholder.knowledge.situation import HEADER
from penholder.reading.files import RecordFile

FORMAT = 2
RACE = 20_000_000
"""A file changed this short before it was read, in nanoseconds, may have changed again within the same tick."""
_Entry = list[Any]
_new = tuple.__new__


def may_be_changing(file: RecordFile, opened: int) -> bool:
    """Whether a file was changed so shortly before it was read that a second change could bear the same stamp.

    `opened` is the time before any file was read, in nanoseconds.
    """
    return max(file.stamp[1], file.stamp[2]) > opened - RACE


class CheckCache:
    """Remembers files that were fine, by their stamp and by the schemas that they were checked against."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[str, _Entry] = {}
        self.entries: dict[str, _Entry] = {}
        self.changed = False
        self.key = ""
        self.relations: dict[str, tuple[Relation, ...]] = {}
        self.names: list[RecordName] = []
        self.numbers: dict[RecordName, int] = {}
        self.opened = 0

    def open(self, schema_digest: bytes, plans: Mapping[str, ReferencePlan]) -> None:
        """Read what is remembered, as far as it was made by this program with these schemas.

        To be called before any file is read.
        """
        self.opened = time.time_ns()
        self.key = hashlib.blake2b(schema_digest + __version__.encode(), digest_size=16).hexdigest()
        self.relations = {name: plan.relations for name, plan in plans.items()}
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            checksum, _, body = self.path.read_bytes().partition(b"\n")
            if checksum.decode() == _checksum(body):
                content = orjson.loads(body)
                if content["format"] == FORMAT and content["key"] == self.key:
                    self.names = [RecordName(str(type_name), str(id_)) for type_name, id_ in content["names"]]
                    self.numbers = {name: number for number, name in enumerate(self.names)}
                    self.known = dict(content["files"])

    def get(self, file: RecordFile) -> Record | None:
        """The header and references of a file that has not changed since it was fine."""
        entry = self.known.get(file.path)
        try:
            if entry is None or tuple(entry[0]) != file.stamp:
                return None
            relations, names = self.relations[file.type], self.names
            # Made without the detour through the class: there are sixty thousand.
            references = tuple(
                _new(Reference, (tuple(place), names[target], relations[relation]))
                for target, relation, *place in entry[2]
            )
            data = {key: value for key, value in zip(HEADER, entry[1], strict=True) if value is not None}
        except (LookupError, TypeError, ValueError):
            return None  # an entry of another shape
        self.entries[file.path] = entry
        return Record(RecordName(file.type, file.id), file.path, data, references)

    def put(self, file: RecordFile, record: Record) -> Record:
        """Remember a file that is fine, unless it may still be changing; the record as `get` would give it."""
        self.changed = True
        header = Record(record.name, record.path, _header(record), record.references)
        if not may_be_changing(file, self.opened):
            self._remember(file, record)
        return header

    def _remember(self, file: RecordFile, record: Record) -> None:
        relations = self.relations[file.type]
        references = [
            (self._number(reference.target), relations.index(reference.relation), *reference.field)
            for reference in record.references
        ]
        header = [record.data.get(key) for key in HEADER]
        self.entries[file.path] = [file.stamp, header, references]

    def _number(self, name: RecordName) -> int:
        """The place of a name in the list of names, which is longer by one if it was not there."""
        number = self.numbers.setdefault(name, len(self.names))
        if number == len(self.names):
            self.names.append(name)
        return number

    def close(self) -> None:
        """Write what is known now, whole or not at all; a folder that cannot be written costs only time."""
        if not self.changed and len(self.entries) == len(self.known):
            return
        body = orjson.dumps(
            {"format": FORMAT, "key": self.key, "names": [tuple(name) for name in self.names], "files": self.entries}
        )
        new = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(_checksum(body).encode() + b"\n" + body)
            new.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink()


def _header(record: Record) -> dict[str, Any]:
    return {key: record.data[key] for key in HEADER if key in record.data}


def _checksum(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()
