"""A problem inside one file, before the file's name is put to it."""

from __future__ import annotations

from typing import NamedTuple

from penholder.diagnostics import Diagnostic

_SHOWN = 60


def shown(value: object) -> str:
    """A value as a message quotes it: one short line."""
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


class Problem(NamedTuple):
    """What is wrong at a place of a text."""

    code: str
    """A name from `penholder.diagnostics.CODES`."""
    line: int
    """The line, from 1."""
    column: int
    """The column in characters, from 1."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do about it."""

    def within(self, path: str) -> Diagnostic:
        """The diagnostic, once the file is known."""
        return Diagnostic(path, self.line, self.column, self.code, self.message, self.hint)
