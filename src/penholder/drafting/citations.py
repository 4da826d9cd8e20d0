"""How a source is cited in a note: by its symbol, or by title, author and year."""

from __future__ import annotations

from penholder.knowledge.record import Record
from penholder.text.model import Span, Spans, joined

_DECISIONS = ("resolution", "presidential-statement")


def citation(source: Record) -> Spans:
    """The source as cited: `S/RES/2100 (2013)` for a decision; otherwise the title with symbol or author and year."""
    symbol = str(source.data.get("symbol", ""))
    if symbol and source.data["kind"] in _DECISIONS:
        return (Span(symbol),)
    authors = source.data.get("authors", [])
    author = [f"{authors[0]} and others" if len(authors) > 1 else authors[0]] if authors else []
    details = [symbol] if symbol else [*author, str(source.data["date"])[:4]]
    return joined((Span(source.title, italic=True), Span(f" ({', '.join(details)})")))


def paragraph_reference(paragraph: str) -> str:
    """A paragraph as cited: `para. 16 (c)` for a number; `PP12` stays."""
    return f"para. {paragraph}" if paragraph[:1].isdigit() else paragraph
