"""Storage: files written whole or not at all, folders swapped, and the lock of a workspace."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from penholder.diagnostics import Busy, EnvironmentFault

_RENAME_EXCHANGE = 2
"""Linux: exchange two paths atomically (renameat2(2))."""
_AT_FDCWD = -100


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader finds the old bytes or the new ones, and a failure leaves the old ones.

    Raises EnvironmentFault where the disk is full or the folder cannot be written.
    """
    new = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
        new = Path(name)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        new.replace(path)
    except OSError as error:
        raise EnvironmentFault(f"{path} cannot be written: {error.strerror or error}", _space_hint(error)) from error
    finally:
        if new is not None:
            with contextlib.suppress(OSError):
                new.unlink()


@contextlib.contextmanager
def lock(state: Path) -> Iterator[None]:
    """Hold the lock of a workspace. The system releases it when the process ends, however it ends.

    Raises Busy where another process holds it.
    """
    try:
        state.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(state / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise EnvironmentFault(f"{state} cannot be written: {error.strerror}", "make the workspace writable") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Busy("another build is running in this workspace") from error
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def staging(state: Path) -> Iterator[Path]:
    """An empty folder to build in; removed at the end, and what a killed build left there is removed first."""
    folder = state / "staging"
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        yield folder
    except OSError as error:
        raise EnvironmentFault(f"the build cannot be written: {error.strerror or error}", _space_hint(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def swap_in(new: Path, place: Path) -> None:
    """Put the folder `new` in the place of another, in one step where the system can; the old one is left at `new`.

    Raises OSError where nothing was changed.
    """
    place.mkdir(parents=True, exist_ok=True)
    if not _exchange(new, place):
        aside = new.with_name(f"{new.name}.old")
        shutil.rmtree(aside, ignore_errors=True)
        place.rename(aside)
        try:
            new.rename(place)
        except OSError:
            aside.rename(place)
            raise
        aside.rename(new)


def _exchange(first: Path, second: Path) -> bool:
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        return bool(
            libc.renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0
        )
    return False


_HINTS = {
    errno.ENOSPC: "free some space on the disk",
    errno.EDQUOT: "free some space on the disk",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "check the permissions of the folder",
    errno.EMFILE: "allow more open files (ulimit -n)",
}


def _space_hint(error: OSError) -> str:
    return _HINTS.get(error.errno or 0, "")
