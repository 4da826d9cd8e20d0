"""Where the folders of a workspace are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MARKS = ("content", "schemas", "mkdocs.yml")
"""What a folder must hold to be a workspace."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `content/`, `schemas/`, `templates/` and `mkdocs.yml`."""

    root: Path
    """The folder itself, absolute."""

    @property
    def content(self) -> Path:
        """The records, a folder a type."""
        return self.root / "content"

    @property
    def schemas(self) -> Path:
        """A JSON Schema for each record type."""
        return self.root / "schemas"

    @property
    def templates(self) -> Path:
        """The layouts."""
        return self.root / "templates"

    @property
    def docs(self) -> Path:
        """The pages of the handbook."""
        return self.root / "docs"

    @property
    def config(self) -> Path:
        """The configuration of the site."""
        return self.root / "mkdocs.yml"

    @property
    def build(self) -> Path:
        """Everything generated; may be thrown away at any time."""
        return self.root / "build"

    @property
    def state(self) -> Path:
        """Caches, the lock, and what a person collected; never committed."""
        return self.root / ".penholder"

    @property
    def corpus(self) -> Path:
        """The collection of adopted texts; kept when `build/` is thrown away."""
        return self.state / "corpus.sqlite"

    def relative(self, path: Path) -> str:
        """A path as diagnostics print it: relative to the workspace, with forward slashes."""
        return path.relative_to(self.root).as_posix()


def find_workspace(start: Path) -> Workspace | None:
    """The workspace that `start` lies in: the nearest folder upwards with the marks, or None."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if all((folder / mark).exists() for mark in MARKS):
            return Workspace(folder)
    return None
