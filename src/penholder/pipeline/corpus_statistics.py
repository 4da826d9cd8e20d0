"""The statistics of a corpus as a person asks for them: a chart, a page, a table or data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import orjson

from penholder.language.corpus import corpus_to_read
from penholder.language.filters import Filter
from penholder.language.statistics import Statistics, statistics
from penholder.rendering.chart import Chart, Series, svg
from penholder.rendering.table import Table, html_page, plain


def corpus_statistics(corpus: Path, wanted: Filter) -> Statistics:
    """The statistics of what passes the filter. Raises what `corpus_to_read` raises."""
    with corpus_to_read(corpus) as opened:
        return statistics(opened, wanted)


def chart(found: Statistics) -> Chart:
    """The statistics as a chart."""
    whose = f"Mandates of {found.mission}" if found.mission else "Resolutions by year"
    each = "mandate" if found.mission else "year"
    measures = [] if found.mission else [Series("Resolutions", tuple(float(row.resolutions) for row in found.rows))]
    for title, name in (
        ("Words of a mandate", "words"),
        ("Operative paragraphs of a mandate", "paragraphs"),
        ("Tasks in a mandate", "tasks"),
    ):
        measures.append(Series(title, tuple(getattr(row, name) for row in found.rows)))
    measures += [
        Series(f"Paragraphs that open with “{verb}”", tuple(row.verbs[at] for row in found.rows), "%")
        for at, verb in enumerate(found.verbs)
    ]
    total = sum(row.resolutions for row in found.rows)
    note = f"{total:,} resolutions, one point for each {each}. Each panel has a scale of its own."
    return Chart(whose, note, tuple(row.label for row in found.rows), tuple(measures))


def table(found: Statistics) -> Table:
    """The statistics as a table."""
    numbers = (
        ("words", "paragraphs", "tasks")
        if found.mission
        else ("resolutions", "mandates", "words", "paragraphs", "tasks")
    )
    head = ("Mandate" if found.mission else "Year", *(name.capitalize() for name in numbers))
    rows = tuple((row.label, *(getattr(row, name) for name in numbers), *row.verbs) for row in found.rows)
    return Table(chart(found).title, NOTE, (*head, *(f"{verb}, %" for verb in found.verbs)), rows)


NOTE = (
    "Words, operative paragraphs and tasks are those of mandates, on average: resolutions that establish a mission or "
    "extend its mandate. Verbs: the share of operative paragraphs of all resolutions that open with them, in per cent."
)


WRITERS: Mapping[str, Callable[[Statistics], str]] = {
    "txt": lambda found: plain(table(found)),
    "html": lambda found: html_page(table(found), svg(chart(found))),
    "svg": lambda found: svg(chart(found)),
    "json": lambda found: orjson.dumps(
        found.as_data(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    ).decode(),
}
"""The formats that statistics are written in."""
