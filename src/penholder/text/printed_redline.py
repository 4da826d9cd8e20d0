"""A redline in the order of both texts at once, as a document with tracked changes needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from penholder.text.changes import Change, Run
from penholder.text.lines import TextLine
from penholder.text.model import Span
from penholder.text.redline import Kind, Passage, Redline, Row

MOST_CHANGES = 6
"""How many changes of wording the note of a moved line tells before it counts the others."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line that stayed, with its changes, or one that is gone from here, or one that is new here."""

    old: TextLine | None
    """The line that stood here in the old text."""
    new: TextLine | None
    """The line that stands here in the new text."""
    runs: tuple[Run, ...]
    """Its words, without the label."""
    note: str = ""
    """Where it went or came from, such as "Moved from 26."; empty where it stayed, or is simply gone or new."""


class _Side(StrEnum):
    OLD = "old"
    NEW = "new"


_Notes = Mapping[tuple[_Side, int], str]


def printed_lines(redline: Redline) -> tuple[PrintedLine, ...]:
    """The lines in an order that is that of both texts: what is new left out, it is the old text, and the reverse.

    So what has moved stands twice: gone where it stood, and new where it stands now.
    """
    rows = [row for passage in redline.passages for row in passage.rows]
    notes = {key: note for passage in redline.passages for key, note in _notes(passage)}
    old = sorted(((line.number, line, row) for row in rows if (line := row.old)), key=lambda entry: entry[0])
    new = sorted(((line.number, line, row) for row in rows if (line := row.new)), key=lambda entry: entry[0])
    found: list[PrintedLine] = []
    at = 0
    for number, line, row in old:
        if not row.anchored or row.new is None:
            found.append(_gone(line, notes.get((_Side.OLD, number), "")))
            continue
        while new[at][1] is not row.new:
            found.append(_come(new[at][1], notes))
            at += 1
        found.append(PrintedLine(line, row.new, row.runs, notes.get((_Side.NEW, row.new.number), "")))
        at += 1
    found += [_come(line, notes) for _, line, _ in new[at:]]
    return tuple(found)


def _gone(line: TextLine, note: str) -> PrintedLine:
    return PrintedLine(line, None, (Run(Change.DELETED, line.text),) if line.text else (), note)


def _come(line: TextLine, notes: _Notes) -> PrintedLine:
    runs = (Run(Change.INSERTED, line.text),) if line.text else ()
    return PrintedLine(None, line, runs, notes.get((_Side.NEW, line.number), ""))


def _notes(passage: Passage) -> Iterator[tuple[tuple[_Side, int], str]]:
    """What is told of the lines of a paragraph that do not stand where they stood."""
    told: set[str] = set()
    for row in passage.rows:
        if row.old and row.new and row.kind is Kind.MOVED:
            yield (_Side.OLD, row.old.number), f"Moved to {row.new.place}."
            yield (_Side.NEW, row.new.number), f"Moved from {row.old.place}{_wording(row)}."
        elif row.elsewhere and row.new:
            yield (_Side.NEW, row.new.number), f"Was part of {row.elsewhere}."
        elif row.elsewhere and row.old:
            yield (_Side.OLD, row.old.number), f"Became part of {row.elsewhere}."
        elif passage.kind in _CAME:
            if row.old and row.old.depth == 0 and not row.anchored and f"old {row.old.place}" not in told:
                told.add(f"old {row.old.place}")
                yield (_Side.OLD, row.old.number), f"{_WENT[passage.kind]} {listed(passage.new)}."
            if row.new and row.new.depth == 0 and f"new {row.new.place}" not in told:
                told.add(f"new {row.new.place}")
                into = f", which was split into {listed(passage.new)}" if passage.kind is Kind.SPLIT else ""
                wording = "" if row.anchored else _wording(row)
                yield (_Side.NEW, row.new.number), f"{_CAME[passage.kind]} {listed(passage.old)}{into}{wording}."


_CAME = {Kind.MOVED: "Moved from", Kind.SPLIT: "From", Kind.MERGED: "Merged from"}
_WENT = {Kind.MOVED: "Moved to", Kind.SPLIT: "Now", Kind.MERGED: "Merged into"}


def listed(places: Sequence[str]) -> str:
    """Places as a person lists them: 3, 4 and 5."""
    *others, last = places
    return f"{', '.join(others)} and {last}" if others else last


def _wording(row: Row) -> str:
    """How the words of a moved line changed, in short."""
    if row.old is None or row.new is None:
        return ""
    if row.identical:
        return ", the words unchanged"
    found: list[str] = []
    deleted = ""
    for run in [*row.runs, Run(Change.KEPT, "")]:
        words = run.text.strip()
        if run.change is Change.DELETED:
            deleted = words
        elif run.change is Change.INSERTED:
            found.append(f"“{deleted}” became “{words}”" if deleted else f"“{words}” is new")
            deleted = ""
        elif deleted:
            found.append(f"“{deleted}” is gone")
            deleted = ""
    more = f"; and {len(found) - MOST_CHANGES} more changes" if len(found) > MOST_CHANGES else ""
    return f": {'; '.join(found[:MOST_CHANGES])}{more}"


def faces(line: PrintedLine) -> Iterator[tuple[Change, Span]]:
    """The words of a line with their face: the Council's verbs are in italics."""
    old = new = 0
    for run in line.runs:
        if run.change is Change.DELETED:
            italic, start = line.old.italic if line.old else (), old
        else:
            italic, start = line.new.italic if line.new else (), new
        yield from ((run.change, span) for span in _faced(run.text, start, italic))
        old += len(run.text) if run.change is not Change.INSERTED else 0
        new += len(run.text) if run.change is not Change.DELETED else 0


def _faced(text: str, start: int, italic: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Words that begin at a place of their line, cut where italics begin and end."""
    edges = sorted({0, len(text), *(min(max(edge - start, 0), len(text)) for pair in italic for edge in pair)})
    for first, last in pairwise(edges):
        inside = any(begin <= start + first < end for begin, end in italic)
        yield Span(text[first:last], italic=inside)
