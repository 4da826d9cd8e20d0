"""Loading: the records of a workspace, whole for a build or by header for a check, with what is wrong in the files."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from penholder.diagnostics import Diagnostic
from penholder.knowledge.base import KnowledgeBase, knowledge_base
from penholder.knowledge.record import Record, RecordName
from penholder.knowledge.references import ReferencePlan
from penholder.knowledge.types import record_type
from penholder.reading.files import RecordFile, list_files
from penholder.reading.reader import Reader
from penholder.reading.schemas import load_schemas
from penholder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was found in a workspace."""

    base: KnowledgeBase
    """The records that passed their schema, for those who may see everything."""
    files: Mapping[RecordName, RecordFile]
    """The file of each record, right or wrong."""
    reserved: frozenset[RecordName]
    """The names whose file has a mistake."""
    doubtful: tuple[Record, ...]
    """Of those, the records that could be read in part, so that their references are judged in the same run."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong in schemas and files."""
    reader: Reader
    """Reads the same files again, for places and for what a check left out."""

    def full(self, type_names: Iterable[str]) -> KnowledgeBase:
        """The records of some types, whole, read again."""
        plans = {name: ReferencePlan(self.base.types[name]) for name in type_names if name in self.base.types}
        records = []
        for name, header in self.base.records.items():
            if name.type in plans:
                data = self.reader.read(self.files[name])
                if isinstance(data, dict):
                    records.append(Record(name, header.path, data, plans[name.type].find(data)))
        return knowledge_base(self.base.audience, self.base.types.values(), records)


class RecordCache(Protocol):
    """Knows the records of files that were fine, as a whole or by their header."""

    def open(self, schema_digest: bytes, plans: Mapping[str, ReferencePlan]) -> None:
        """Begin a reading with these schemas."""

    def get(self, file: RecordFile) -> Record | None:
        """The record of a file that has not changed since it was fine."""

    def put(self, file: RecordFile, record: Record) -> Record:
        """Remember the record of a file that is fine; what `get` will give."""

    def close(self) -> None:
        """End the reading."""


def load(workspace: Workspace, *, cache: RecordCache | None = None) -> Loaded:
    """Load every record. Files that have not changed since the cache saw them are not read again."""
    schemas, schema_diagnostics = load_schemas(workspace)
    types = {name: record_type(name, schemas.documents) for name in sorted(schemas.types.values())}
    plans = {name: ReferencePlan(type_) for name, type_ in types.items()}
    listing = list_files(workspace, schemas.types, schemas.broken)
    reader = Reader(workspace, schemas)
    diagnostics = [*schema_diagnostics, *listing.diagnostics]
    reserved = {RecordName(*name) for name in listing.reserved}
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand small objects that all stay: collection would only walk them again and again
    try:
        records: list[Record] = []
        doubtful: list[Record] = []
        if cache is not None:
            cache.open(schemas.digest, plans)
        for file in listing.files:
            record = None if cache is None else cache.get(file)
            if record is None:
                record = _read(file, reader, plans[file.type], diagnostics)
                if record is not None and cache is not None:
                    record = cache.put(file, record)
            if record is None:
                reserved.add(RecordName(file.type, file.id))
                doubtful += _doubtful(file, reader, plans[file.type])
            else:
                records.append(record)
        base = knowledge_base("restricted", types.values(), records)
    finally:
        if collecting:
            gc.enable()
    if cache is not None:
        cache.close()
    files = {RecordName(file.type, file.id): file for file in listing.files}
    return Loaded(base, files, frozenset(reserved), tuple(doubtful), tuple(diagnostics), reader)


def _read(file: RecordFile, reader: Reader, plan: ReferencePlan, diagnostics: list[Diagnostic]) -> Record | None:
    data = reader.read(file)
    if not isinstance(data, dict):
        diagnostics.extend(data)
        return None
    return Record(RecordName(file.type, file.id), file.path, data, plan.find(data))


def _doubtful(file: RecordFile, reader: Reader, plan: ReferencePlan) -> Iterator[Record]:
    """The record of a file with mistakes, where it is a record at all."""
    node = reader.positions(file)
    if node is not None and isinstance(node.value, dict):
        yield Record(RecordName(file.type, file.id), file.path, node.value, plan.find(node.value))
