"""Wording: from a strength of a clause, or from wording of a draft's own, to a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from penholder.knowledge.record import FieldPath, Record
from penholder.text.model import Paragraph, Span, Spans, joined
from penholder.text.placeholders import fill, names, targets
from penholder.text.spans import inline

_STRENGTHS = ("preferred", "compromise", "minimum")


def paragraph(verb: str, wording: Mapping[str, Any], values: Mapping[str, Spans], name: str) -> Paragraph:
    """The paragraph that a wording makes, without number and final mark; references keep their placeholder.

    `verb` is the printed form of its opening verb; `values` fill the placeholders; `name` is what links call it.
    """
    writer = _Writer(values, tuple(fill(inline(footnote), values) for footnote in wording.get("footnotes", ())), name)
    text = writer.words(wording["text"])
    gap = "" if text and text[0].text.startswith((",", ";", ":")) else " "
    opening = joined((Span(verb, italic=True), Span(gap), *text))
    return Paragraph(spans=opening, items=writer.items(wording.get("items", ())), name=name)


class _Writer:
    """Writes the words and items of one paragraph."""

    def __init__(self, values: Mapping[str, Spans], footnotes: Sequence[Spans], name: str) -> None:
        self._values = values
        self._footnotes = footnotes
        self._name = name

    def words(self, text: str) -> Spans:
        return fill(inline(text), self._values, self._footnotes)

    def items(self, items: Sequence[Any]) -> tuple[Paragraph, ...]:
        return tuple(self._item({"text": item} if isinstance(item, str) else item) for item in items)

    def _item(self, item: Mapping[str, Any]) -> Paragraph:
        name = f"{self._name}/{item['name']}" if "name" in item else ""
        return Paragraph(self.words(item["text"]), items=self.items(item.get("items", ())), name=name)


def wordings(clause: Record) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The strengths that a clause has, from the strongest, each with its wording."""
    strengths = clause.data["strengths"]
    return ((strength, strengths[strength]) for strength in _STRENGTHS if strength in strengths)


def texts(wording: Mapping[str, Any], field: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """The text of a wording at `field`, as written, with those of its items and footnotes, each with its place."""
    yield from body(wording, field)
    for index, footnote in enumerate(wording.get("footnotes", ())):
        yield (*field, "footnotes", index), footnote


def body(wording: Mapping[str, Any], field: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """The text of a wording or item at `field` and those of all items below, without footnotes."""
    yield (*field, "text"), wording["text"]
    for index, item in enumerate(wording.get("items", ())):
        place = (*field, "items", index)
        if isinstance(item, str):
            yield place, item
        else:
            yield from body(item, place)


def placeholders(wording: Mapping[str, Any]) -> tuple[str, ...]:
    """The parameters that a wording names, each once, in order."""
    return tuple(dict.fromkeys(name for _, text in texts(wording, ()) for name in names(text)))


def referred(wording: Mapping[str, Any]) -> Iterator[tuple[FieldPath, str]]:
    """The paragraphs that a wording refers to, as `clause-id` or `clause-id/item`, each with its place in it."""
    return ((field, target) for field, text in texts(wording, ()) for target in targets(text))
