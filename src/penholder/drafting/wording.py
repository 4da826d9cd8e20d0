"""The wording of a clause: from one of its strengths to a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from penholder.knowledge.record import FieldPath, Record
from penholder.text.model import Paragraph, Span, joined
from penholder.text.placeholders import fill, names
from penholder.text.spans import inline, line

_STRENGTHS = ("preferred", "compromise", "minimum")


def paragraph(verb: str, wording: Mapping[str, Any], values: Mapping[str, str], name: str) -> Paragraph:
    """The paragraph that a strength's wording makes, without number and final mark.

    `verb` is the printed form of its opening verb; `values` fill the placeholders; `name` is what links call it.
    """
    values = {key: line(value) for key, value in values.items()}
    text = fill(inline(wording["text"]), values)
    gap = "" if text and text[0].text.startswith((",", ";", ":")) else " "
    opening = joined((Span(verb, italic=True), Span(gap), *text))
    return Paragraph(spans=opening, items=_items(wording.get("items", ()), values), name=name)


def _items(items: list[Any], values: Mapping[str, str]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(fill(inline(item), values))
        if isinstance(item, str)
        else Paragraph(fill(inline(item["text"]), values), items=_items(item.get("items", ()), values))
        for item in items
    )


def wordings(clause: Record) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The strengths that a clause has, from the strongest, each with its wording."""
    strengths = clause.data["strengths"]
    return ((strength, strengths[strength]) for strength in _STRENGTHS if strength in strengths)


def texts(wording: Mapping[str, Any], field: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """The text of a wording or item at `field`, as written, and those of all items below, each with its place."""
    yield (*field, "text"), wording["text"]
    for index, item in enumerate(wording.get("items", ())):
        place = (*field, "items", index)
        if isinstance(item, str):
            yield place, item
        else:
            yield from texts(item, place)


def placeholders(wording: Mapping[str, Any]) -> tuple[str, ...]:
    """The parameters that a wording names, each once, in order."""
    return tuple(dict.fromkeys(name for _, text in texts(wording, ()) for name in names(text)))
