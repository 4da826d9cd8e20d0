"""Charts: lines over a common axis, drawn as SVG that stands alone.

Small multiples, a panel for each measure: a line that is read by itself needs no legend, and nothing is told by colour
alone. Text is text, so that it can be searched, enlarged and read aloud; the description names every first and last
value.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 960
COLUMNS = 2
MARGIN = 24
GAP = 32
PANEL = 190
"""The height of a panel, in pixels, its title and axis included."""
HEAD = 62
LEFT = 44
"""The room for the numbers of an axis."""
FONTS = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif"
INK, FAINT, LINE = "#1f2933", "#616e7c", "#00589c"
"""Colours with a contrast of at least 4.5 on white (WCAG 2.2, 1.4.3)."""
CHARACTER = 7
"""The width of a character of a label, in pixels."""


@dataclass(frozen=True, slots=True)
class Series:
    """A measure along the axis."""

    title: str
    """What is measured."""
    values: tuple[float | None, ...]
    """One for each label of the axis; None where there is none, and the line has a gap."""
    unit: str = ""
    """What stands after a number, such as %."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Measures over a common axis."""

    title: str
    """What the chart is of."""
    note: str
    """A line below the title."""
    labels: tuple[str, ...]
    """The axis: years, or resolutions in order."""
    series: tuple[Series, ...]
    """The measures, a panel each."""


def svg(chart: Chart) -> str:
    """The chart as an SVG image with a title and a description."""
    rows = math.ceil(len(chart.series) / COLUMNS)
    height = HEAD + rows * (PANEL + GAP) + MARGIN
    wide = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS
    panels: list[str] = []
    for number, series in enumerate(chart.series):
        left = MARGIN + (number % COLUMNS) * (wide + GAP)
        top = HEAD + (number // COLUMNS) * (PANEL + GAP)
        panels += _panel(series, chart.labels, left, top, wide)
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="chart-title chart-description"',
        f' font-family="{FONTS}">',
        f'<title id="chart-title">{escape(chart.title)}</title>',
        f'<desc id="chart-description">{escape(_described(chart))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="{MARGIN}" y="30" font-size="19" font-weight="600" fill="{INK}">{escape(chart.title)}</text>',
        f'<text x="{MARGIN}" y="50" font-size="13" fill="{FAINT}">{escape(chart.note)}</text>',
        *panels,
        "</svg>\n",
    )
    return "\n".join(lines)


def number(value: float | None) -> str:
    """A number as charts and tables print it: no decimals from 10 on; a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 10 or value == int(value) else f"{value:.1f}"


def _described(chart: Chart) -> str:
    parts = []
    for series in chart.series:
        known = [(label, value) for label, value in zip(chart.labels, series.values, strict=True) if value is not None]
        if known:
            (first, start), (last, end) = known[0], known[-1]
            unit = f" {series.unit}" if series.unit else ""
            parts.append(f"{series.title}: {number(start)}{unit} in {first}, {number(end)}{unit} in {last}.")
    return " ".join((chart.note, *parts))


def _panel(series: Series, labels: Sequence[str], left: float, top: float, wide: float) -> Iterator[str]:
    inner_left, inner_wide = left + LEFT, wide - LEFT - 8
    inner_top, inner_high = top + 30, PANEL - 56
    highest = _ceiling(max((value for value in series.values if value is not None), default=1))
    unit = f", {series.unit}" if series.unit else ""

    places = _places(labels)

    def x(at: int) -> float:
        return inner_left + inner_wide * places[at]

    def y(value: float) -> float:
        return inner_top + inner_high * (1 - value / highest)

    heading = f'x="{left:g}" y="{top + 14:g}" font-size="14" font-weight="600" fill="{INK}"'
    yield f"<text {heading}>{escape(series.title + unit)}</text>"
    for tick in (0, highest / 2, highest):
        yield f'<path d="M{inner_left:g} {y(tick):.1f}h{inner_wide:g}" stroke="#d5dae0"/>'
        yield _text(inner_left - 6, y(tick) + 4, number(tick), "end")
    for at in _labelled(labels, [inner_wide * place for place in places]):
        anchor = "start" if places[at] == 0 else "end" if places[at] == 1 else "middle"
        yield _text(x(at), inner_top + inner_high + 17, labels[at], anchor)
    points = [(x(at), y(value)) if value is not None else None for at, value in enumerate(series.values)]
    yield f'<path d="{_path(points)}" fill="none" stroke="{LINE}" stroke-width="2" stroke-linejoin="round"/>'
    for at, point in enumerate(points):
        if point is not None:
            told = f"{labels[at]}: {number(series.values[at])}{' ' + series.unit if series.unit else ''}"
            centre = f'cx="{point[0]:.1f}" cy="{point[1]:.1f}"'
            yield f'<circle {centre} r="2.6" fill="{LINE}"><title>{escape(told)}</title></circle>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" fill="{FAINT}" text-anchor="{anchor}">{escape(words)}</text>'


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    """The line through the points, interrupted where there is none."""
    steps, pen = [], "M"
    for point in points:
        if point is not None:
            steps.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
        pen = "M" if point is None else "L"
    return "".join(steps)


def _places(labels: Sequence[str]) -> list[float]:
    """Where each label stands on the axis, 0 to 1: years by their distance, other things in steps."""
    steps = [int(label) for label in labels] if all(label.isdigit() for label in labels) else list(range(len(labels)))
    span = steps[-1] - steps[0]
    return [(step - steps[0]) / span if span else 0.5 for step in steps]


def _labelled(labels: Sequence[str], places: Sequence[float]) -> list[int]:
    """The labels that are printed: the last, the first, and of the others what has room between them."""
    room = 16 + CHARACTER * max(map(len, labels))
    shown = [len(labels) - 1]
    for at in range(len(labels) - 2, 0, -1):
        if places[shown[-1]] - places[at] >= room and places[at] - places[0] >= room:
            shown.append(at)
    return sorted({*shown, 0})


def _ceiling(value: float) -> float:
    """The next round number: 1, 2, 4, 5 or 10 times a power of ten."""
    if value <= 0:
        return 1
    power: float = 10.0 ** math.floor(math.log10(value))
    return float(next(step * power for step in (1, 2, 4, 5, 10) if step * power >= value))
