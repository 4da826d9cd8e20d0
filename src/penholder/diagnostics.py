"""What a problem is: a diagnostic with its place, and the faults of the environment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops a build, a warning or a note does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_ERRORS = """
    encoding control-character bidi-control invisible-character number-space file-too-large
    empty-file yaml-syntax duplicate-key alias tag too-deep number-form multiple-documents not-a-mapping key-not-string
    unknown-field missing-field wrong-type unknown-value bad-form bad-date wrong-length repeated-value
    bad-id lookalike-id id-mismatch id-case stray-file not-a-file
    schema-invalid schema-remote schema-loop schema-pattern
    dangling-reference mistyped-reference cycle supersession clearance former-id
    raw-html unsafe-link image
    bad-placeholder unpaired-bracket footnote-mark items-too-deep undeclared-placeholder parameter-type
    empty-draft misplaced-change missing-strength preambular-after-operative mixed-alternatives clause-conflict
    missing-paragraph
    missing-template template-error site-config dead-link
"""
_WARNINGS = "review-due not-carried-out unused-parameter unknown-parameter clause-requirement"
_NOTES = "unreferenced"

CODES: Mapping[str, Severity] = {
    **dict.fromkeys(_ERRORS.split(), Severity.ERROR),
    **dict.fromkeys(_WARNINGS.split(), Severity.WARNING),
    **dict.fromkeys(_NOTES.split(), Severity.NOTE),
}
"""The register of diagnostic codes; each has a page in the handbook."""


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """Something wrong or doubtful in what an author wrote."""

    path: str
    """The file, relative to the workspace, with forward slashes."""
    line: int
    """The line, from 1."""
    column: int
    """The column in characters, from 1."""
    code: str
    """A name from `CODES`."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do about it."""

    @property
    def severity(self) -> Severity:
        """How much it matters; fixed by the code."""
        return CODES[self.code]


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


class EnvironmentFault(Exception):
    """The machine, not the content, is at fault: a program is missing, a disk is full."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Busy(Exception):
    """Another build holds the lock of the workspace."""


class UsageFault(Exception):
    """The words of a command are off: an unknown record, an ambiguous name."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
