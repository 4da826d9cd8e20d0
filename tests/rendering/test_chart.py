"""What a reader of a chart would lose: its words, its gaps, and its scale."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from penholder.rendering.chart import Chart, Series, svg
from penholder.rendering.table import Table, html_page, plain
from tests.text.samples import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = {SVG + name for name in ("svg", "title", "desc", "rect", "text", "path", "circle")}
CHART = Chart(
    HOSTILE,
    "A note.",
    ("2000", "2001", "2010"),
    (Series(HOSTILE, (100.0, None, 300.0), "%"), Series("Nothing", (None, None, None))),
)


def test_a_chart_can_be_read_without_seeing_it_and_says_words_as_words() -> None:
    root = ET.fromstring(svg(CHART))
    assert root.get("role") == "img"
    title, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert described is not None
    assert title.text == HOSTILE
    assert "100 % in 2000, 300 % in 2010." in (described.text or "")
    assert {element.tag for element in root.iter()} <= {
        SVG + name for name in ["svg", "title", "desc", "rect", "text", "path", "circle"]
    }


def test_a_missing_value_is_a_gap_and_years_stand_by_their_distance() -> None:
    drawn = svg(CHART)
    assert re.search(r'<path d="M[\d.]+ [\d.]+M[\d.]+ [\d.]+" fill="none"', drawn)
    points = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawn)]
    years = svg(Chart("", "", CHART.labels, (Series("", (1.0, 2.0, 3.0)),)))
    first, second, third = (float(x) for x in re.findall(r'<circle cx="([\d.]+)"', years))
    assert len(points) == 2
    assert (third - second) > 8 * (second - first)


def test_a_table_is_told_in_text_and_on_a_page() -> None:
    table = Table(HOSTILE, "A note.", ("Year", "Words"), (("2000", 1234.0), (HOSTILE, None)))
    assert re.search(r"^2000 +1,234$", plain(table), re.MULTILINE)
    page = html_page(table, "<svg></svg>")
    assert "<script" not in page
    assert '<th scope="row">2000</th><td>1,234</td>' in page
