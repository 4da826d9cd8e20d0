"""Figures: the numbers, dates and time limits that changed in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penholder.text.changes import Change, Run
from penholder.text.differences import Figure
from penholder.text.passages import Part
from penholder.text.redline import Row

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"\d{{1,2}} {_MONTH} \d{{4}}"
_COUNT = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|sixty|ninety"
_PERIOD = rf"(?:\d+|{_COUNT})(?:-| )(?:days?|weeks?|months?|years?|hours?)"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?: per cent)?)(?= (?!\()[a-z]+)"
_REFERENCE = re.compile(
    r"[A-Z]+(?:/[A-Z0-9.]+)+(?: ?\(\d{4}\))?|\d{3,4} \(\d{4}\)"
    r"|\b(?:para(?:graph)?s?\.?|articles?|chapters?|resolutions?|annex(?:es)?)"
    r"(?: (?:\d+|[IVX]+\b|\([a-z]+\)|to|and|above|,)+)+",
    re.IGNORECASE,
)
"""What looks like a figure and is the name of a text or the place in one."""
_FIGURE = re.compile(rf"(?P<date>{_DATE})|(?P<period>{_PERIOD})|(?P<number>{_NUMBER})", re.IGNORECASE)
_OF_WHAT = re.compile(r" [a-z]+(?: (?!and|or|of|in|to|by|as|for|the|with)[a-z]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A figure as it is printed in a text."""

    kind: str
    start: int
    end: int
    value: str
    shown: str


def figures(row: Row) -> Iterator[Figure]:
    """The figures of a paragraph or item that only one of its two wordings has; not those of the preamble.

    What stands in one place is one change: "30 June" where "31 May" stood. References to other texts are no figures.
    """
    if not row.old or not row.new or row.identical or Part.PREAMBULAR in (row.old.part, row.new.part):
        return
    was, is_ = list(_printed(row.old.text)), list(_printed(row.new.text))
    values = {figure.value for figure in was}, {figure.value for figure in is_}
    gone = [figure for figure in was if figure.value not in values[1]]
    come = [figure for figure in is_ if figure.value not in values[0]]
    places = _places(row.runs)
    for figure in gone:
        start, end = _place(places, figure)
        other = next((one for one in come if one.kind == figure.kind and one.start < end and start < one.end), None)
        if other:
            come.remove(other)
        yield Figure(row.old.place, row.new.place, figure.shown, other.shown if other else "")
    for figure in come:
        yield Figure(row.old.place, row.new.place, "", figure.shown)


def _places(runs: Sequence[Run]) -> list[tuple[int, int, int, int]]:
    """Which part of the old wording stands in the place of which part of the new one: starts and ends of both."""
    found: list[tuple[int, int, int, int]] = []
    old = new = 0
    for at, run in enumerate(runs):
        in_old = len(run.text) if run.change is not Change.INSERTED else 0
        in_new = len(run.text) if run.change is not Change.DELETED else 0
        if run.change is Change.INSERTED and at and runs[at - 1].change is Change.DELETED:
            start, end, *_ = found.pop()
            found.append((start, end, new, new + in_new))
        else:
            found.append((old, old + in_old, new, new + in_new))
        old, new = old + in_old, new + in_new
    return found


def _place(places: Sequence[tuple[int, int, int, int]], figure: _Printed) -> tuple[int, int]:
    """Where in the new wording an old figure would stand."""
    here = [(start, end) for first, last, start, end in places if first < figure.end and figure.start < last]
    return min(start for start, _ in here), max(end for _, end in here)


def _printed(text: str) -> Iterator[_Printed]:
    text = _REFERENCE.sub(lambda match: " " * len(match[0]), text)
    for match in _FIGURE.finditer(text):
        kind = str(match.lastgroup)
        if kind == "number" and _YEAR.fullmatch(match[0]):
            continue
        of_what = _OF_WHAT.match(text, match.end()) if kind == "number" else None
        yield _Printed(kind, *match.span(), match[0].lower(), match[0] + (of_what[0] if of_what else ""))
