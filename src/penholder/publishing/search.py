"""Search: what the search in the browser knows of a record.

One entry a record, made from its fields. The theme would make one of every section of every page, from the finished
HTML: labels, other records' summaries and all; that finds worse, weighs four times as much and takes longer to make.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from penholder.knowledge.types import Kind
from penholder.publishing.listings import ListingView
from penholder.publishing.views import FieldView, RecordView
from penholder.rendering.prose import plain

Entry = dict[str, Any]
"""`title` and `text` as HTML, and `tags`: words that lead here before all others."""
_NAMES = ("acronym", "aliases")
"""The fields that hold other names of what a record is about."""
_APART = frozenset(("id", "title", "summary", "sources", "formerly", *_NAMES))


def record_entry(record: RecordView) -> Entry:
    """What leads to a record: its title and other names, its type, and all words of its own fields."""
    acronym = record.get("acronym")
    title = f"{record.title} ({acronym.text})" if acronym else record.title
    names = [word for name in _NAMES if (field := record.get(name)) for word in _words(field)]
    text = [
        f"{record.type.title} · {record.summary}",
        *(word for field in record.fields if field.name not in _APART for word in _words(field)),
    ]
    entry: Entry = {"title": escape(title), "text": "".join(f"<p>{escape(words)}</p>" for words in text)}
    return entry | {"tags": [escape(name) for name in names]} if names else entry


def listing_entry(listing: ListingView) -> Entry:
    """What leads to a listing: the name of its type."""
    return {"title": escape(listing.type.plural), "text": f"<p>{escape(listing.type.description)}</p>"}


def _words(field: FieldView) -> Iterator[str]:
    """The words that somebody wrote in a field; not those of vocabularies, dates and the names of other records."""
    if field.kind == Kind.PROSE:
        yield plain(field.text)
    elif field.kind == Kind.LINE:
        yield field.text
    elif field.kind in (Kind.LIST, Kind.MAP):
        for entry in field.entries:
            yield from _words(entry)
    elif field.kind == Kind.OBJECT:
        for part in field.parts:
            yield from _words(part)
