"""The reader: a record file's data, or everything that is wrong with the file."""

from __future__ import annotations

import errno
import os
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from penholder.diagnostics import Diagnostic, EnvironmentFault
from penholder.reading.characters import MAX_BYTES, decode
from penholder.reading.fast import read_fast
from penholder.reading.files import RecordFile
from penholder.reading.problems import Problem
from penholder.reading.schemas import SchemaSet
from penholder.workspace import Workspace

if TYPE_CHECKING:
    from penholder.reading.careful import CarefulReader
    from penholder.reading.yaml_nodes import Node

Data = dict[str, Any]


class Reader:
    """Reads record files of one workspace by one set of schemas."""

    def __init__(self, workspace: Workspace, schemas: SchemaSet) -> None:
        self.workspace = workspace
        self.schemas = schemas

    def read(self, file: RecordFile) -> Data | list[Diagnostic]:
        """The data of a file that is fine, or what is wrong with it: the fast path, then the careful one."""
        text = self._text(file)
        if isinstance(text, Problem):
            return [text.within(file.path)]
        data = read_fast(text, self.schemas.is_valid(file.type))
        if data is not None and data.get("id") == file.id:
            return data
        result = self.careful.read(text, file.type, file.id)
        return result if isinstance(result, dict) else [problem.within(file.path) for problem in result]

    def positions(self, file: RecordFile) -> Node | None:
        """The nodes of a file, for the places of findings; None where it can't be read any more."""
        text = self._text(file)
        return None if isinstance(text, Problem) else self.careful.nodes(text)

    @cached_property
    def careful(self) -> CarefulReader:
        """The careful path. Its libraries take a tenth of a second to load, and most checks do without."""
        reader: CarefulReader = import_module("penholder.reading.careful").CarefulReader(self.schemas)
        return reader

    def _text(self, file: RecordFile) -> str | Problem:
        size = file.stamp[0]
        if size <= MAX_BYTES:
            try:
                data = _read(self.workspace.root / file.path)
            except OSError as error:
                if error.errno in (errno.EMFILE, errno.ENFILE):
                    raise EnvironmentFault("too many files are open", "allow more open files (ulimit -n)") from error
                message = f"the file cannot be opened ({error.strerror})"
                return Problem("not-a-file", 1, 1, message, "check that it is there and readable")
            size = len(data)
        if size > MAX_BYTES:
            message = f"the file has {size:,} bytes; a record may have {MAX_BYTES:,}"
            return Problem("file-too-large", 1, 1, message, "split it into several records")
        return decode(data)


def _read(path: Path) -> bytes:
    """At most one byte more than a record may have. Links are not followed: the folder may have changed meanwhile."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        return os.read(descriptor, MAX_BYTES + 1)
    finally:
        os.close(descriptor)
