"""The neighbourhood of a record as a picture: who refers to it on the left, what it names on the right.

It is made of links, so that it can be walked through; the text of a page says all of it as well, in its connections
and in its own parts.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from penholder.knowledge.record import RecordName
from penholder.publishing.views import MENTIONED, RecordView
from penholder.rendering.prose import Html
from penholder.rendering.templates import encode

_MOST = 7
"""How many records stand on a side; more would be a list, and there is one on the page."""
_LINE = 31
"""How many signs fit into a line of a box."""
_BOX = 208
_STEP = 62
_MIDDLE = 256
_RIGHT = 512
_WIDTH = 720
_HEIGHT = 52


def neighbourhood(record: RecordView) -> Html:
    """The picture as SVG; empty for a record that stands alone."""
    before: dict[RecordName, str] = {}
    for backlink in record.desk.referrers(record.record.name):
        before.setdefault(backlink.name, backlink.inverse or MENTIONED)
    after: dict[RecordName, str] = {}
    for reference in record.record.references:
        if reference.target not in before:
            after.setdefault(reference.target, reference.relation.title)
    left, more_left = _side(record, before)
    right, more_right = _side(record, after)
    if not left and not right:
        return Html("")
    rows = max(len(left) + bool(more_left), len(right) + bool(more_right), 1)
    height = rows * _STEP
    middle = height / 2
    told = f"Map: {len(before)} records that refer to this one, {len(after)} that it names"
    parts = [f'<svg class="ph-map" viewBox="0 0 {_WIDTH} {height}" role="group" aria-label="{told}">']
    parts += _links(left, more_left, 0, (_BOX, _MIDDLE), (height, middle))
    parts += _links(right, more_right, _RIGHT, (_RIGHT, _MIDDLE + _BOX), (height, middle))
    parts.append(_box(_MIDDLE, middle - _HEIGHT / 2, record.type.title, record.title, "ph-map__self"))
    parts.append("</svg>")
    return Html("".join(parts))


def _side(record: RecordView, names: dict[RecordName, str]) -> tuple[list[tuple[RecordView, str]], int]:
    found = [(view, label) for name, label in names.items() if (view := record.desk.find(name))]
    most = _MOST if len(found) <= _MOST else _MOST - 1
    return found[:most], len(found) - len(found[:most])


def _links(
    side: list[tuple[RecordView, str]], more: int, left: int, ends: tuple[int, int], room: tuple[float, float]
) -> Iterable[str]:
    height, middle = room
    outer, inner = ends
    half = (outer + inner) / 2
    top = (height - (len(side) + bool(more)) * _STEP) / 2 + (_STEP - _HEIGHT) / 2
    for number, (view, label) in enumerate(side):
        y = top + number * _STEP
        at = y + _HEIGHT / 2
        yield f'<path d="M{outer} {at:g}C{half:g} {at:g} {half:g} {middle:g} {inner} {middle:g}"/>'
        yield f'<a href="{encode(view.url)}">{_box(left, y, f"{label} · {view.type.title}", view.title)}</a>'
    if more:
        yield f'<text x="{left + 8}" y="{top + len(side) * _STEP + 18:g}">and {more} more</text>'


def _box(x: float, y: float, kind: str, title: str, css: str = "") -> str:
    lines = textwrap.wrap(title, _LINE, max_lines=2, placeholder=" …")
    words = "".join(
        f'<text x="{x + 8}" y="{y + 29 + 14 * number:g}">{encode(line)}</text>' for number, line in enumerate(lines)
    )
    mark = f' class="{css}"' if css else ""
    return (
        f'<g{mark}><rect x="{x}" y="{y:g}" width="{_BOX}" height="{_HEIGHT}" rx="3"/>'
        f'<text class="ph-map__kind" x="{x + 8}" y="{y + 14:g}">{encode(kind)}</text>{words}</g>'
    )
