"""Reporters: how diagnostics and outcomes are told, as text, JSON or GitHub annotations."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import click
import orjson

from penholder.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def as_text(diagnostics: Sequence[Diagnostic]) -> str:
    """One line each: `content/clauses/x.yaml:8:13: error unknown-field: … (did you mean "title"?)`."""
    lines = []
    for diagnostic in diagnostics:
        place = click.style(f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}:", bold=True)
        severity = click.style(str(diagnostic.severity), fg=_COLOURS[diagnostic.severity])
        hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
        lines.append(f"{place} {severity} {diagnostic.code}: {diagnostic.message}{hint}\n")
    return "".join(lines)


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A JSON array with an object each."""
    keys = ("path", "line", "column", "code", "message", "hint")
    rows = [
        {**{key: getattr(diagnostic, key) for key in keys}, "severity": diagnostic.severity}
        for diagnostic in diagnostics
    ]
    return orjson.dumps(rows, option=orjson.OPT_INDENT_2).decode() + "\n"


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Workflow commands, which GitHub shows beside the line (GitHub Docs, Workflow commands)."""
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    lines = []
    for diagnostic in diagnostics:
        hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
        place = f"file={_property(diagnostic.path)},line={diagnostic.line},col={diagnostic.column}"
        text = _data(diagnostic.message + hint)
        lines.append(f"::{names[diagnostic.severity]} {place},title={_property(diagnostic.code)}::{text}\n")
    return "".join(lines)


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """How many of each severity, such as `2 errors, 1 warning`; empty where there are none."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return ", ".join(counted(counts[severity], str(severity)) for severity in Severity if counts[severity])


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun, such as `1 record` or `1,467 resolutions`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(records: Mapping[str, int], made: Mapping[str, int], audience: str, where: str) -> str:
    """What a build made, of what, and where to look."""
    number = counted(sum(records.values()), "record")
    kinds = ", ".join(f"{count:,} {name}" for name, count in records.items() if count)
    lines = [f"Built for the {audience} audience from {number}:", *textwrap.wrap(kinds, 96), ""]
    lines += [f"  {count:>7,}  {name}" for name, count in made.items()]
    lines += [
        "",
        "Look at:",
        "  penholder serve              the guidance site, in a browser",
        f"  {where}/site/                  the same as files, for any web server",
        f"  {where}/drafts/                the drafts, in Word, PDF, HTML, Markdown and Akoma Ntoso",
    ]
    return "\n".join(lines)
