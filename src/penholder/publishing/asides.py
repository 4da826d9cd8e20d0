"""Asides of a listing: script files beside the page with what it shows only when it is asked to.

A listing of a hundred records would weigh three times as much with what each record is filtered by and its summary. A
page that was opened from a folder may load nothing but scripts, so these are scripts that call a function
(`docs/assets/filter.js`). A record is named by its id, for a page that a browser kept may be older than what it loads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import orjson

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.types import RecordType
from penholder.publishing import addresses
from penholder.publishing.desk import Desk
from penholder.publishing.digest import digest
from penholder.publishing.facets import facet_values
from penholder.publishing.listings import ListingView
from penholder.publishing.products import Product
from penholder.publishing.trace import Trace

FILTERS, SUMMARIES = "filters", "summaries"
"""What the files are called, and what they hold."""


def asides(base: KnowledgeBase, shape: bytes) -> Iterator[Product[bytes]]:
    """The files of each listing; `shape` is a digest of what shapes them all."""
    for type_ in base.types.values():
        for name, say in ((FILTERS, _filters), (SUMMARIES, _summaries)):
            path = addresses.aside_address(type_, name)
            origin = f"schemas/{type_.name}{addresses.SCHEMA}"
            yield Product(path, origin, digest(shape, name.encode()), partial(_aside, base, type_, name, say))


def write_asides(some: list[tuple[str, bytes]]) -> list[tuple[Any, bytes]]:
    """What a worker does: nothing, for they are written as soon as they are prepared."""
    return [(None, body) for _, body in some]


def _aside(
    base: KnowledgeBase, type_: RecordType, name: str, say: Callable[[ListingView], dict[str, Any]], trace: Trace
) -> bytes:
    said = say(ListingView(type_, Desk(base, "", trace)))
    return b"penholderListing(" + orjson.dumps(name) + b"," + orjson.dumps(said) + b");\n"


def _filters(listing: ListingView) -> dict[str, Any]:
    """The fields of the form with their values, and for each record the numbers of its values, counted through."""
    fields = listing.facets
    numbers = {
        pair: number for number, pair in enumerate((one.key, value) for one in fields for value, _ in one.values)
    }
    records = {}
    for record in listing.records:
        pairs = dict.fromkeys((key, str(value.value)) for key, _, value in facet_values(record))
        records[record.id] = sorted(numbers[pair] for pair in pairs if pair in numbers)
    return {"fields": [(one.key, one.label, one.values) for one in fields], "records": records}


def _summaries(listing: ListingView) -> dict[str, Any]:
    return {record.id: record.summary for record in listing.records}
