"""Adding to a corpus: the files of folders, read on all cores, and put in in one step."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from penholder.diagnostics import EnvironmentFault, UsageFault
from penholder.language.corpus_writer import CorpusWriter, Stamp, corpus_to_write
from penholder.language.entry import Entry, digest_of, entry
from penholder.language.metadata import BadLine, Metadata, looks_like_metadata, metadata_in
from penholder.publishing.workers import spread, worker_pool
from penholder.text.read import content_of, read_text

TEXTS = frozenset({".xml", ".akn", ".docx", ".html", ".htm", ".xhtml", ".txt"})
"""The endings by which a folder is searched for texts; a file that is named is read whatever its ending."""
METADATA = frozenset({".json", ".jsonl", ".ndjson"})
"""The endings by which a folder is searched for metadata."""
MOST_METADATA = 64 * 2**20
"""The largest file of metadata that is read, in bytes; those of a whole year are a hundred kilobytes."""
BATCH = 16
"""Files that are handed to a worker at a time."""
ALONE = 24
"""Up to how many files are read without workers, which take longer to begin."""

Progress = Callable[[int, int], None]
"""Told how many files of how many are done."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or a line of metadata, that was left out."""

    path: str
    """The file."""
    why: str
    """What is wrong with it."""
    line: int = 0
    """The line, from 1; 0 where the file is meant."""


@dataclass(slots=True)
class Added:
    """What an `add` did."""

    texts: int = 0
    """How many texts were read."""
    metadata: int = 0
    """Of how many resolutions metadata were read."""
    unchanged: int = 0
    """How many files were known and had not changed."""
    problems: list[Problem] = field(default_factory=list)
    """What was left out, in the order of the files."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read."""

    path: Path
    """Where it is."""
    stamp: Stamp
    """Its size and time."""
    is_named: bool
    """Whether a person named it, and did not name a folder that it lies in."""

    @property
    def name(self) -> str:
        """Its path as it can be kept and printed, whatever the bytes of its name are."""
        return os.fsencode(self.path).decode("utf-8", "replace")


def add(corpus: Path, paths: Sequence[Path], progress: Progress) -> Added:
    """Add the texts and metadata in some files and folders to the corpus in a file, and tell what was left out.

    Files that are known and unchanged are not read again. Either all that can be read is added, or, where an exception
    ends it, nothing. Raises UsageFault where a path does not exist, and what `corpus_schema.writing` raises.
    """
    files = list(_files(paths))
    added = Added()
    with corpus_to_write(corpus) as writer:
        waiting = [file for file in files if not writer.is_known(file.name, file.stamp)]
        added.unchanged = len(files) - len(waiting)
        metadata = [file for file in waiting if file.path.suffix.lower() in METADATA]
        texts = [file for file in waiting if file.path.suffix.lower() not in METADATA]
        progress(0, len(waiting))
        for number, file in enumerate(metadata, 1):
            _put_metadata(file, writer, added)
            progress(number, len(waiting))
        with ExitStack() as stack:
            pool = stack.enter_context(worker_pool()) if len(texts) > ALONE else None
            for number, (file, found) in enumerate(_read(texts, pool), len(metadata) + 1):
                _put(file, found, writer, added)
                progress(number, len(waiting))
    return added


def _files(paths: Sequence[Path]) -> Iterator[FoundFile]:
    """The files to read, each once, in the order of the paths and, in a folder, of their names."""
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise UsageFault(f"{path} does not exist")
        for found in _below(path) if path.is_dir() else [path.resolve()]:
            if found not in seen:
                seen.add(found)
                stat = found.stat()
                yield FoundFile(found, Stamp(stat.st_size, stat.st_mtime_ns), found == path.resolve())


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder.resolve()):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            # Word and LibreOffice keep locks beside the files that are open, under the same endings.
            hidden = name.startswith((".", "~$"))
            if not hidden and path.suffix.lower() in TEXTS | METADATA and path.is_file():
                yield path


def _read(files: Sequence[FoundFile], pool: Executor | None) -> Iterator[tuple[FoundFile, Entry | str]]:
    if pool is None:
        yield from ((file, read_entry(file.path)) for file in files)
        return
    batches = (tuple(files[at : at + BATCH]) for at in range(0, len(files), BATCH))
    for batch, found in spread(pool, read_entries, batches):
        yield from zip(batch, found, strict=True)


def read_entries(files: Sequence[FoundFile]) -> list[Entry | str]:
    """What a corpus keeps of some files, or why it keeps nothing; run by workers."""
    return [read_entry(file.path) for file in files]


def read_entry(path: Path) -> Entry | str:
    """What a corpus keeps of a file, or why it keeps nothing."""
    try:
        data = content_of(path)
        return entry(read_text(data), digest_of(data))
    except (UsageFault, EnvironmentFault) as fault:
        return f"{fault} ({fault.hint})" if fault.hint else str(fault)


def _put(file: FoundFile, found: Entry | str, writer: CorpusWriter, added: Added) -> None:
    path = file.name
    if isinstance(found, str):
        added.problems.append(Problem(path, found))
    elif other := writer.put(found, path, file.stamp):
        why = (
            f"{found.symbol} ({found.language}) is here from {other}; to have this one, remove it from the corpus first"
        )
        added.problems.append(Problem(path, why))
    else:
        added.texts += 1


def _put_metadata(file: FoundFile, writer: CorpusWriter, added: Added) -> None:
    path = file.name
    try:
        data = file.path.read_bytes() if file.stamp.size <= MOST_METADATA else b""
    except OSError as error:
        added.problems.append(Problem(path, f"it cannot be read: {error.strerror}"))
        return
    if not looks_like_metadata(data) and not file.is_named:
        return  # other JSON lies in many folders
    rows = list(metadata_in(data))
    bad = [Problem(path, row.why, row.number) for row in rows if isinstance(row, BadLine)]
    good = [row for row in rows if isinstance(row, Metadata)]
    if not rows:
        bad = [Problem(path, f"it is empty, or larger than {MOST_METADATA // 2**20} MB")]
    added.problems += bad
    added.metadata += len(good)
    writer.put_metadata(good)
    if not bad:
        writer.remember(path, file.stamp, digest_of(data))
