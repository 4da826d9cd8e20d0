"""The press: pages printed side by side on all cores, and none twice."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from functools import partial
from typing import Any, TypeAlias

from penholder.publishing.digest import digest
from penholder.publishing.links import PageLinks, page_links
from penholder.publishing.offline import without_offer
from penholder.publishing.output import Output
from penholder.publishing.pages import Written
from penholder.publishing.products import Making, Product
from penholder.publishing.search import Entry, entry_from, section_entry
from penholder.publishing.search_index import HEAD, search_files
from penholder.publishing.site import Setup, dated, print_pages, static_files
from penholder.publishing.stock import Item

_Strays: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What remains to be known of a page once it is printed."""

    path: str
    """Its HTML file, relative to the site."""
    origin: str
    """The file of the workspace that it is made from."""
    links: PageLinks
    """What it leads to, and what in it can be led to."""
    astray: _Strays
    """The links in prose that lead to no record: the full name of the record that has them, and what they name."""


class Press:
    """Prints the pages of one site."""

    def __init__(self, setup: Setup, epoch: int, output: Output, making: Making) -> None:
        """`epoch` is the time of which the site is, in seconds since 1970."""
        self._setup = setup
        self._epoch = epoch
        self._output = output
        self._making = making

    def print(self, pages: Iterable[Product[Written]]) -> list[PrintedPage]:
        """Write all pages and the search index."""
        found = []
        entries: list[Entry] = []
        noted: list[list[Any]] = []
        for product, item in self._making.make(pages, partial(_print, self._setup)):
            page, known = _known(product, item)
            if self._output.at_once:
                entries += map(entry_from, known)
            else:
                noted += known
            self._output.put(page.path, partial(self._finished, item.body))
            found.append(page)
        self._static()
        if self._output.at_once:
            for path, body in search_files(entries):
                self._output.write(path, body)
        else:
            self._output.put(HEAD, partial(_whole_index, noted))
        return found

    def _static(self) -> None:
        """Write what all pages need beside themselves."""
        assets = [(self._setup.docs / path).read_bytes() for path in self._setup.handbook if not path.endswith(".md")]
        product = Product(".static", "", digest(b"static", self._setup.shape, *assets), lambda _: None)
        for _, item in self._making.make([product], partial(_print_static, self._setup)):
            start = 0
            for path, size in item.notes:
                body = item.body[start : start + size]
                self._output.write(path, self._of_the_site(body) if path.endswith(".html") else body)
                start += size

    def _finished(self, packed: bytes) -> bytes:
        return self._of_the_site(zlib.decompress(packed))

    def _of_the_site(self, page: bytes) -> bytes:
        """A page with what belongs to this making of the site alone: its day, and whether there is a copy of it."""
        page = dated(page, self._epoch)
        return page if self._output.at_once else without_offer(page)


def _print(setup: Setup, batch: list[tuple[str, Written]]) -> list[tuple[Any, bytes]]:
    """What a worker does: the HTML of some pages, packed, with the notes that `_known` reads."""
    printed = print_pages(setup, [(path, written.markdown) for path, written in batch])
    made: list[tuple[Any, bytes]] = []
    for (_, written), page in zip(batch, printed, strict=True):
        links = page_links(page.html)
        entries = [written.entry] if written.entry else [section_entry(section) for section in page.sections]
        made.append(
            (
                [page.path, list(map(astuple, entries)), links.links, links.places, written.astray],
                zlib.compress(page.html, 1),
            )
        )
    return made


def _known(product: Product[Written], item: Item) -> tuple[PrintedPage, list[list[Any]]]:
    path, entries, links, places, astray = item.notes
    # Nearly all are those of the frame, which every page has: kept once, not ten thousand times.
    found = PageLinks(tuple(map(sys.intern, links)), tuple(map(sys.intern, places)))
    return PrintedPage(path, product.origin, found, tuple((name, target) for name, target in astray)), entries


def _print_static(setup: Setup, batch: list[tuple[str, None]]) -> list[tuple[Any, bytes]]:
    """What a worker does: all files that are not pages, one after the other, with their sizes."""
    files = static_files(setup)
    sizes = [(path, len(body)) for path, body in files.items()]
    return [(sizes, b"".join(files.values())) for _ in batch]


def _whole_index(entries: list[list[Any]]) -> bytes:
    """The search index in one file, for a site that nobody may ever search."""
    return b"".join(body for _, body in search_files(map(entry_from, entries)))
