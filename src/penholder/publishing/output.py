"""Output: the folder that a site is written to, and what was written there."""

from __future__ import annotations

from pathlib import Path


class Output:
    """Writes files under one folder. Nothing is read, and no file is written twice."""

    def __init__(self, root: Path) -> None:
        self.root = root
        """The folder."""
        self.written: list[str] = []
        """The files, relative to the folder, in the order of writing."""
        self._folders: set[Path] = set()

    def write(self, path: str, body: bytes) -> None:
        """Write a file at a path relative to the folder."""
        target = self.root / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.write_bytes(body)
        self.written.append(path)
