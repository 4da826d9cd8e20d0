"""Together: several files changed as one, or none of them."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from penholder.diagnostics import EnvironmentFault
from penholder.storage import write_whole


class Change(NamedTuple):
    """What becomes of one file."""

    path: Path
    """The file, which may be new."""
    data: bytes | None
    """What it holds afterwards; None where it is removed."""
    like: Path | None = None
    """The file whose permissions a new one takes."""


def change_together(changes: Sequence[Change]) -> None:
    """Make all changes, in their order, or none.

    Everything new, and a copy of everything old, is on the disk before the first file changes; from then on there are
    only renames. So a file is whole at any moment, even if the machine stops, and on a failure or an interrupt all
    files are as before.

    Raises EnvironmentFault where a file cannot be written.
    """
    begun: list[Path] = []
    lost: list[Path] = []
    try:
        for change in changes:
            _prepare(change)
        for change in changes:
            begun.append(change.path)
            if change.data is None:
                change.path.unlink()
            else:
                _new(change.path).replace(change.path)
    except BaseException as failure:
        lost += [path for path in reversed(begun) if not _restore(path)]
        if isinstance(failure, OSError) or lost:
            raise _fault(failure, lost) from failure
        raise
    finally:
        _sweep(change.path for change in changes if change.path not in lost)


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def _prepare(change: Change) -> None:
    path, exists = change.path, change.path.exists()
    if change.data is not None:
        write_whole(_new(path), change.data)
        like = path if exists else change.like
        if like is not None:
            shutil.copymode(like, _new(path))
    if exists:
        shutil.copy2(path, _old(path))
    else:
        _old(path).unlink(missing_ok=True)  # what a killed process left is no copy of ours


def _restore(path: Path) -> bool:
    """Undo what may have been done to a file; whether that went well."""
    try:
        if _old(path).exists():
            _old(path).replace(path)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _fault(failure: BaseException, lost: Sequence[Path]) -> EnvironmentFault:
    if lost:
        copies = ", ".join(str(_old(path)) for path in lost)
        return EnvironmentFault(f"not all files could be put back: {failure}", f"the old texts are in {copies}")
    return EnvironmentFault(f"nothing was changed: {failure}", "check the disk and the permissions of the folder")


def _sweep(paths: Iterable[Path]) -> None:
    for path in paths:
        for rest in (_new(path), _old(path)):
            with contextlib.suppress(OSError):
                rest.unlink()
