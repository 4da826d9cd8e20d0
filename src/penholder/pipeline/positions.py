"""Positions: where a field of a record stands in its file."""

from __future__ import annotations

from penholder.knowledge.loading import Loaded
from penholder.knowledge.record import FieldPath, RecordName
from penholder.reading.yaml_nodes import Node


class Positions:
    """The lines and columns of fields. A file is read once more when it is first asked for."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._nodes: dict[str, Node | None] = {}

    def of(self, record: RecordName, field: FieldPath) -> tuple[str, int, int]:
        """The file of a record, and the line and column of a field, from 1; the first for the record as a whole."""
        file = self._loaded.files[record]
        if field and file.path not in self._nodes:
            self._nodes[file.path] = self._loaded.reader.positions(file)
        node = self._nodes[file.path] if field else None
        line, column = (1, 1) if node is None else node.place(field)
        return file.path, line, column
