"""The record memory: whole records that were fine, for a program that reads the same workspace again and again."""

from __future__ import annotations

import time
from collections.abc import Mapping

from penholder.knowledge.cache import may_be_changing
from penholder.knowledge.record import Record
from penholder.knowledge.references import ReferencePlan
from penholder.reading.files import RecordFile, Stamp


class RecordMemory:
    """Remembers records by their file and its stamp, as long as the schemas stay the same."""

    def __init__(self) -> None:
        self._schemas = b""
        self._opened = 0
        self._known: dict[str, tuple[Stamp, Record]] = {}
        self._seen: dict[str, tuple[Stamp, Record]] = {}

    def open(self, schema_digest: bytes, plans: Mapping[str, ReferencePlan]) -> None:  # noqa: ARG002
        """Begin another reading. To be called before any file is read."""
        self._opened = time.time_ns()
        if schema_digest != self._schemas:
            self._known.clear()
        self._schemas = schema_digest

    def get(self, file: RecordFile) -> Record | None:
        """The record of a file that has not changed since it was fine; the same object each time."""
        known = self._known.get(file.path)
        if known is None or known[0] != file.stamp:
            return None
        self._seen[file.path] = known
        return known[1]

    def put(self, file: RecordFile, record: Record) -> Record:
        """Remember the record of a file that is fine, unless it may still be changing."""
        if not may_be_changing(file, self._opened):
            self._seen[file.path] = file.stamp, record
        return record

    def close(self) -> None:
        """Forget what was not there any more."""
        self._known, self._seen = self._seen, {}
