from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from penholder.reading.careful import CarefulReader
from penholder.reading.files import list_files
from penholder.reading.reader import Data, Reader
from penholder.reading.schemas import SchemaSet, load_schemas
from penholder.workspace import Workspace
from tests.support.workspaces import ROOT, write

Read = Callable[..., "Data | list[str]"]
"""Reads a text or bytes as a record: its data, or what is wrong in short, such as `2:8 unknown-value`."""


@pytest.fixture(scope="session")
def schemas() -> SchemaSet:
    """The schemas of this repository."""
    loaded, diagnostics = load_schemas(Workspace(ROOT))
    assert diagnostics == []
    return loaded


@pytest.fixture(scope="session")
def careful(schemas: SchemaSet) -> CarefulReader:
    return CarefulReader(schemas)


@pytest.fixture
def read(tmp_path: Path, schemas: SchemaSet) -> Read:
    def read(content: str | bytes, type_name: str = "term", record_id: str = "x") -> Data | list[str]:
        folder = next(folder for folder, name in schemas.types.items() if name == type_name)
        workspace = Workspace(tmp_path)
        write(tmp_path, {f"content/{folder}/{record_id}.yaml": content})
        (file,) = list_files(workspace, schemas.types, {}).files
        result = Reader(workspace, schemas).read(file)
        if isinstance(result, dict):
            return result
        return [f"{one.line}:{one.column} {one.code}" for one in result]

    return read
