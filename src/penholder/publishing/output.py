"""Output: where a site is put: into a folder, or on a shelf in memory from which the preview shows it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol, TypeAlias

Make: TypeAlias = Callable[[], bytes]
"""Makes a file; the same bytes each time."""


class Output(Protocol):
    """Takes the files of a site. Nothing is read, and no file comes twice."""

    at_once: bool
    """Whether it wants every file now, and a copy of the whole; if not, a file may be made when it is asked for."""

    @property
    def files(self) -> Collection[str]:
        """The files taken so far, relative to the site."""

    def write(self, path: str, body: bytes) -> None:
        """Take a file at a path relative to the site."""

    def put(self, path: str, make: Make) -> None:
        """Take a file that can be made at any time."""


class Folder:
    """A folder on the disk."""

    at_once = True

    def __init__(self, root: Path) -> None:
        self.root = root
        """The folder."""
        self.files: list[str] = []
        """The files, relative to the folder, in the order of writing."""
        self._folders: set[Path] = set()

    def write(self, path: str, body: bytes) -> None:
        """Write a file."""
        target = self.root / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.write_bytes(body)
        self.files.append(path)

    def put(self, path: str, make: Make) -> None:
        """Make a file and write it."""
        self.write(path, make())


class Shelf:
    """A site in memory, whose files are made when somebody asks for them."""

    at_once = False

    def __init__(self) -> None:
        self._makes: dict[str, Make] = {}
        self._unmade: set[str] = set()

    @property
    def files(self) -> Collection[str]:
        """The files, relative to the site."""
        return self._makes.keys()

    def read(self, path: str) -> bytes:
        """A file; KeyError where there is none. Raises what its making raises."""
        make = self._makes[path]
        body = make()
        if path in self._unmade:
            self.write(path, body)
            self._unmade.discard(path)
        return body

    def write(self, path: str, body: bytes) -> None:
        """Put a file there."""
        self._makes[path] = lambda: body

    def put(self, path: str, make: Make) -> None:
        """Put a file there that is not made yet; once made, it is kept."""
        self._makes[path] = make
        self._unmade.add(path)
