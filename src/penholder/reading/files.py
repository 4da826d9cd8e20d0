"""Files: the record files of a workspace, and what else lies among them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from penholder.diagnostics import Diagnostic
from penholder.reading.characters import character_name
from penholder.workspace import Workspace

SUFFIX = ".yaml"
ID = re.compile(r"[a-z0-9-]{1,64}")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for devices, with any ending (Microsoft, Naming Files, Paths, and Namespaces)."""

Stamp = tuple[int, int, int, int]
"""What changes when a file does: size in bytes, times of change and of status change in nanoseconds, inode."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file that should hold a record."""

    path: str
    """Relative to the workspace, with forward slashes."""
    type: str
    """The record type of its folder."""
    id: str
    """The file's stem."""
    stamp: Stamp
    """What it looked like when the folder was listed."""


@dataclass(slots=True)
class Listing:
    """What lies in `content/`."""

    files: list[RecordFile] = field(default_factory=list)
    """The record files, by path."""
    reserved: set[tuple[str, str]] = field(default_factory=set)
    """Type and id of entries that could not be taken but mean a record: a reference to one is no second mistake."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    """What should not lie there."""


def list_files(workspace: Workspace, types: Mapping[str, str], broken: Mapping[str, str]) -> Listing:
    """List the record files; `types` are the record types by folder, `broken` those whose schema is wrong.

    Links are not followed, and nothing but regular files is ever opened.
    """
    listing = Listing()
    for folder in sorted(_visible(workspace.content), key=lambda entry: entry.name):
        path = f"content/{_printable(folder.name)}"
        if folder.is_symlink():
            listing.diagnostics.append(_not_a_file(path, "a link"))
        elif not folder.is_dir(follow_symlinks=False):
            message = "a file outside the folders of the types"
            hint = "put it in the folder of its type, or take it out of content/"
            listing.diagnostics.append(Diagnostic(path, 1, 1, "stray-file", message, hint))
        elif folder.name in types:
            _list_folder(folder, path, types[folder.name], listing)
        elif folder.name in broken:
            listing.reserved |= {(broken[folder.name], entry.name.removesuffix(SUFFIX)) for entry in _visible(folder)}
        else:
            known = ", ".join(sorted(types))
            message = f'no record type keeps its records in "{_printable(folder.name)}"'
            listing.diagnostics.append(Diagnostic(path, 1, 1, "stray-file", message, f"known folders: {known}"))
    return listing


def _printable(name: str) -> str:
    """A name as diagnostics print it: a file system takes line feeds, escape codes and bytes that are no text."""
    if name.isprintable():
        return name
    return "".join(character if character.isprintable() else "\ufffd" for character in name)


def _visible(folder: Path | os.DirEntry[str]) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from (entry for entry in entries if not entry.name.startswith("."))


def _list_folder(folder: os.DirEntry[str], path: str, type_name: str, listing: Listing) -> None:
    entries = sorted(_visible(folder), key=lambda entry: entry.name)
    names = {entry.name for entry in entries}
    for entry in entries:
        name = f"{path}/{_printable(entry.name)}"
        stem = entry.name.removesuffix(SUFFIX)
        status = entry.stat(follow_symlinks=False)
        problem = _entry_problem(entry.name, name, stem, status.st_mode, names)
        if problem is None:
            stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
            listing.files.append(RecordFile(name, type_name, stem, stamp))
        else:
            listing.reserved.add((type_name, stem.removesuffix(".yml")))
            listing.diagnostics.append(problem)


def _entry_problem(name: str, path: str, stem: str, mode: int, names: set[str]) -> Diagnostic | None:
    if stat.S_ISLNK(mode):
        return _not_a_file(path, "a link")
    if stat.S_ISDIR(mode):
        return Diagnostic(path, 1, 1, "stray-file", "a folder among the records", "records lie in one folder a type")
    if not stat.S_ISREG(mode):
        return _not_a_file(path, "a pipe or a device")
    if not name.endswith(SUFFIX):
        other = f'rename it to "{_printable(Path(name).stem)}.yaml"'
        hint = other if name.endswith(".yml") else "take it out of content/"
        return Diagnostic(path, 1, 1, "stray-file", f"records are files that end in {SUFFIX}", hint)
    if ID.fullmatch(stem) is None:
        return _bad_name(path, stem, names)
    if _RESERVED.fullmatch(stem):
        message = f'Windows cannot store a file of the name "{stem}"'
        return Diagnostic(path, 1, 1, "bad-id", message, "choose another id")
    return None


def _bad_name(path: str, stem: str, names: set[str]) -> Diagnostic:
    lower = stem.lower()
    if lower != stem and f"{lower}{SUFFIX}" in names:
        message = f'"{_printable(stem)}" and "{_printable(lower)}" differ in capitals only'
        return Diagnostic(path, 1, 1, "id-case", message, "rename one of them; many systems cannot tell them apart")
    foreign = next((character for character in stem if not character.isascii()), None)
    if foreign is not None and foreign.isalpha():
        message = f"the id holds {character_name(foreign)}, which looks like or stands beside Latin letters"
        return Diagnostic(path, 1, 1, "lookalike-id", message, "type the id anew with the letters a to z")
    hint = "use lower-case letters, digits and hyphens, at most 64"
    return Diagnostic(path, 1, 1, "bad-id", f'"{_printable(stem[:80])}" is not an id', hint)


def _not_a_file(path: str, what: str) -> Diagnostic:
    return Diagnostic(path, 1, 1, "not-a-file", f"{what} is not followed", "put the file itself there")
