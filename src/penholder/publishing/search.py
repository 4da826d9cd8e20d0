"""Search entries: what the search in the browser knows of a record, a listing or a section of the handbook.

One entry a record, made from its fields. The theme would make one of every section of every page, from the finished
HTML: labels, other records' summaries and all; that finds worse, weighs four times as much and takes longer to make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from sys import intern
from typing import Any, NamedTuple

from penholder.knowledge.types import Kind
from penholder.publishing.facets import facet_values, in_words
from penholder.publishing.field_views import FieldView
from penholder.publishing.listings import ListingView
from penholder.publishing.views import RecordView
from penholder.rendering.prose import plain

TYPE = "Type"
"""The filter that every entry has."""
HANDBOOK = "Handbook"
"""What the pages are called that are not made from records."""
_NAMES = ("acronym", "aliases", "symbol")
"""The fields that hold other names of what a record is about."""
_FOREIGN = "equivalents"
"""The field that holds the names in other languages."""
_APART = frozenset(("id", "title", "summary", "sources", "formerly", _FOREIGN, *_NAMES))
_DEFINING = 1_000_000
"""What a type that defines words adds to the weight of its records: more than any number of records refers to one."""
_OF_THE_TOOL = -1
_TAG = re.compile(r"<[^>]+>")
_GLIMPSE = 200
"""How many signs of a section stand for a summary."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the search can lead to."""

    address: str
    """The page, relative to the root of the site; that of a section has its anchor."""
    title: str
    """What it is called."""
    kind: str
    """What it is: the type of a record, the page of a section."""
    summary: str
    """What is shown of it."""
    text: str = ""
    """All other words that lead to it."""
    names: tuple[str, ...] = ()
    """What else it is called: such a name leads to it before all that only mention it."""
    facets: tuple[tuple[str, str], ...] = ()
    """What it can be filtered by: the name of a filter and a value, both in words."""
    weight: int = 0
    """Which of two comes first that fit equally well: the heavier. Below zero it tells of the tool and counts less."""
    keys: tuple[str, ...] = ()
    """Names that lead to it as well and are not shown."""


class Section(NamedTuple):
    """A section of a page of the handbook, as the theme tells it."""

    address: str
    """The page with the anchor of the section."""
    page: str
    """The title of the page."""
    title: str
    """The heading, as HTML."""
    html: str
    """What stands below it."""


def record_entry(record: RecordView) -> Entry:
    """What leads to a record: its title and other names, and all words of its own fields."""
    facets = ((label, in_words(value)) for _, label, value in facet_values(record))
    return Entry(
        address=record.address,
        title=record.title,
        kind=record.type.title,
        summary=record.summary,
        text="\n".join(word for field in record.fields if field.name not in _APART for word in _words(field)),
        names=tuple(word for name in _NAMES if (field := record.get(name)) for word in _words(field)),
        facets=tuple(dict.fromkeys(((TYPE, record.type.title), *facets))),
        weight=len(record.desk.referrers(record.record.name)) + (_DEFINING if record.type.defines else 0),
        keys=(record.id, *_foreign(record)),
    )


def listing_entry(listing: ListingView) -> Entry:
    """What leads to a listing: the name of its type, of one record as of many."""
    name = listing.type.plural
    return Entry(listing.address, name, name, listing.type.description, keys=(listing.type.title,))


def section_entry(section: Section) -> Entry:
    """What leads to a section of the handbook; a page, by its first section, counts as much as guidance."""
    text = _text(section.html)
    glimpse = text if len(text) <= _GLIMPSE else f"{text[:_GLIMPSE].rsplit(' ', 1)[0]} …"
    weight = _OF_THE_TOOL if "#" in section.address else 0
    return Entry(
        section.address, _text(section.title), section.page, glimpse, text, facets=((TYPE, HANDBOOK),), weight=weight
    )


def entry_from(values: Sequence[Any]) -> Entry:
    """The entry whose values these are, in order, after they went through JSON."""
    address, title, kind, summary, text, names, facets, weight, keys = values
    pairs = tuple((intern(name), intern(value)) for name, value in facets)  # few, and in every entry
    return Entry(address, title, intern(kind), summary, text, tuple(names), pairs, weight, tuple(keys))


def _text(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def _foreign(record: RecordView) -> Iterator[str]:
    """What it is called in other languages."""
    field = record.get(_FOREIGN)
    for language in field.parts if field else ():
        if term := language.get("term"):
            yield term.text


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
