"""New: a record begun by its type, ready to be filled in."""

from __future__ import annotations

import os
from pathlib import Path

from penholder.diagnostics import UsageFault
from penholder.editing.ids import refuse_bad_id
from penholder.editing.scaffold import Scaffold
from penholder.knowledge.types import RecordType
from penholder.reading.careful import CarefulReader
from penholder.reading.files import SUFFIX
from penholder.reading.schemas import load_schemas
from penholder.storage import write_whole
from penholder.workspace import Workspace


def new_record(workspace: Workspace, type_: RecordType, record_id: str, today: str) -> Path:
    """Write the file of a new record and return its path. `today` is the date, YYYY-MM-DD, that it bears.

    The record passes its schema wherever a placeholder can; what a person must decide, above all which records it
    names, `penholder check` tells. Raises UsageFault where the id is bad or taken, EnvironmentFault where the file
    cannot be written.
    """
    refuse_bad_id(record_id)
    path = workspace.content / type_.folder / f"{record_id}{SUFFIX}"
    if os.path.lexists(path):
        raise UsageFault(f"{workspace.relative(path)} is already there", "choose another id, or edit that file")
    write_whole(path, _fitting_text(workspace, type_, record_id, today).encode())
    return path


def _fitting_text(workspace: Workspace, type_: RecordType, record_id: str, today: str) -> str:
    """The scaffold with placeholders that the schema takes: each line's are offered to the reader in turn."""
    reader = CarefulReader(load_schemas(workspace)[0])
    scaffold = Scaffold(type_, record_id, today)
    choices: dict[int, int] = {}
    while True:
        text = scaffold.text(choices)
        found = reader.read(text, type_.name, record_id)
        refused = {problem.line for problem in found if isinstance(problem, tuple)} & scaffold.offers.keys()
        open_ = [line for line in refused if choices.get(line, 0) + 1 < scaffold.offers[line]]
        if not open_:
            break
        choices.update({line: choices.get(line, 0) + 1 for line in open_})
    # Where none was taken, the first says best that something is due.
    return scaffold.text({line: choice for line, choice in choices.items() if line not in refused})
