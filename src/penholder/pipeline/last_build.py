"""The last build: what went into it and what came out, so that nothing is made twice.

What is remembered lies under `.penholder/`, never among the outputs: it knows of records that an audience may not see.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

import orjson

import penholder
from penholder.diagnostics import Diagnostic, EnvironmentFault
from penholder.storage import write_whole
from penholder.workspace import Workspace

NAME = "last-build.json"


@dataclass(frozen=True, slots=True)
class LastBuild:
    """A build that is still good."""

    diagnostics: tuple[Diagnostic, ...]
    """What it said."""
    records: Mapping[str, int]
    """How many records of each type went in."""
    made: Mapping[str, int]
    """How many of each thing were made."""


def inputs(workspace: Workspace, *circumstances: str) -> str:
    """A digest of all that shapes a build: files, program, libraries, and the circumstances given."""
    folders = (workspace.content, workspace.schemas, workspace.templates, workspace.docs)
    given = (*circumstances, os.environ.get("SOURCE_DATE_EPOCH", ""), program(), _sum(workspace.config))
    return _digest(given, folders)


def program() -> str:
    """A digest of this program and all libraries that are installed beside it: what shapes every output."""
    libraries = sorted(f"{found.name} {found.version}" for found in distributions())
    return _digest((platform.python_version(), *libraries), [Path(penholder.__file__).parent])


def _digest(given: Iterable[str], folders: Iterable[Path]) -> str:
    digest = hashlib.blake2b(digest_size=20)
    for part in given:
        digest.update(f"{part}\0".encode())
    for folder in folders:
        for path in _files(folder):
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
            digest.update(_sum(path).encode())
    return digest.hexdigest()


def remember(workspace: Workspace, shaped_by: str, outputs: Mapping[str, str], build: LastBuild) -> None:
    """Keep what a build was made of and what it made: the sums of its files by name."""
    keys = ("path", "line", "column", "code", "message", "hint")
    content = {
        "inputs": shaped_by,
        "outputs": outputs,
        "diagnostics": [[getattr(found, key) for key in keys] for found in build.diagnostics],
        "records": build.records,
        "made": build.made,
    }
    with contextlib.suppress(EnvironmentFault):  # without it, the next build takes longer
        write_whole(workspace.state / NAME, orjson.dumps(content))


def still_good(workspace: Workspace, shaped_by: str) -> LastBuild | None:
    """The last build, where the same would come out again and what came out is still there, to the byte."""
    try:
        content = orjson.loads((workspace.state / NAME).read_bytes())
        if content["inputs"] != shaped_by or content["outputs"] != sums(workspace.build, _files(workspace.build)):
            return None
        diagnostics = tuple(Diagnostic(*found) for found in content["diagnostics"])
        return LastBuild(diagnostics, dict(content["records"]), dict(content["made"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def sums(folder: Path, files: Iterable[Path]) -> dict[str, str]:
    """The SHA-256 sums of files, by their place in the folder."""
    return {path.relative_to(folder).as_posix(): _sum(path) for path in files}


def _files(folder: Path) -> list[Path]:
    """Every file below a folder, in order; links are not followed, and what Python compiled does not count."""
    found = []
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        found += [Path(where, name) for name in sorted(names)]
    return found


def _sum(path: Path) -> str:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        return str(error.errno)
    with os.fdopen(descriptor, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
