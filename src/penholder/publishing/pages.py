"""The pages that are made from records: home, a listing of each type, a page of each record; each as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from html import escape
from pathlib import Path
from typing import TypeAlias

from penholder.drafting.compose import compose
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record
from penholder.knowledge.types import RecordType
from penholder.publishing import addresses
from penholder.publishing.basket import has_basket
from penholder.publishing.desk import Desk
from penholder.publishing.digest import digest
from penholder.publishing.glossary import glossary
from penholder.publishing.listings import ListingView
from penholder.publishing.marks import FILTERS
from penholder.publishing.news import days
from penholder.publishing.products import Product
from penholder.publishing.search import Entry, listing_entry, record_entry
from penholder.publishing.trace import Trace
from penholder.publishing.worksheets import worksheet_views
from penholder.rendering.prose import Html
from penholder.rendering.templates import Templates
from penholder.text.editions import edited
from penholder.text.model import Edition
from penholder.workspace import Workspace

DRAFT = "draft"
"""The record type whose pages show a composed text."""
_Filled: TypeAlias = tuple[Entry | None, Mapping[str, object]]
_Fill: TypeAlias = Callable[[Desk], _Filled]
"""Lays out what a template is given, and what the search is to know of the page."""
_LABELS = {
    ".docx": "Word",
    ".pdf": "PDF",
    ".html": "Web page",
    ".md": "Markdown",
    ".xml": "Akoma Ntoso",
    "-working.docx": "Word, for negotiation",
    "-annotated.docx": "Word, annotated",
    "-source-note.docx": "Word, with source note",
}
"""What each file of a draft is called, by how its name ends."""


@dataclass(frozen=True, slots=True)
class Written:
    """A page before the site generator has seen it."""

    address: str
    """Where it will be, from the root of the site, such as `clauses/early-warning-cell/`."""
    markdown: str
    """What it says."""
    entry: Entry | None = None
    """What the search knows of it; None where it reads that off the page, or leaves the page out."""
    astray: tuple[tuple[str, str], ...] = ()
    """The links in prose that lead to no record: the full name of the record that has them, and what they name."""


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to take away."""

    label: str
    """What it is, such as "Word"."""
    address: str
    """Where it is, from the root of the site."""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """A page that looks at many records at once."""

    title: Html
    """What it is called."""
    lede: Html
    """What it tells, in a sentence."""
    address: str
    """Where it is, from the root of the site."""


class PageMaker:
    """Knows how each page is made from the records of one audience."""

    def __init__(self, base: KnowledgeBase, workspace: Workspace, drafts: Collection[str], shape: bytes = b"") -> None:
        """`drafts` are the file names of the written drafts; `shape` is a digest of what shapes all pages."""
        self._base = base
        self._templates = _templates(workspace.templates / "site", shape)
        self._folder = workspace.relative(workspace.templates / "site")
        self._drafts = drafts
        self._shape = shape
        self._glossary = glossary(base)

    def pages(self) -> Iterator[Product[Written]]:
        """Every page, in an order that does not change."""
        yield self._page("", "home.md.j2", self._home)
        yield from self._overviews()
        for type_ in self._base.types.values():
            yield self._page(
                addresses.listing_address(type_), f"{type_.name}-list.md.j2", partial(self._listing, type_)
            )
        if has_basket(self._base):
            yield self._page(addresses.BASKET, "basket.md.j2", self._basket)
        yield self._page(addresses.READING, "reading.md.j2", self._reading)
        words = self._glossary.digest.hex()
        for type_ in self._base.types.values():
            for record in self._base.of_type(type_.name):
                files = self._files(record)
                page = self._page(
                    addresses.record_address(type_, record.name.id),
                    f"{type_.name}.md.j2",
                    partial(self._record, record, files),
                    *(file.address for file in files),
                    words,
                )
                yield replace(page, origin=record.path)

    def _page(self, address: str, template: str, fill: _Fill, *given: str) -> Product[Written]:
        """A page of a layout. `fill` lays the desk; `given` is what it knows beside the records."""

        def prepare(trace: Trace) -> Written:
            desk = Desk(self._base, "../" * address.count("/"), trace)
            entry, context = fill(desk)
            markdown = self._templates.render(template, root=desk.root, **context)
            return Written(address, markdown, entry, tuple((str(name), target) for name, target in desk.astray))

        shape = digest(self._shape, *(part.encode() for part in given))
        return Product(addresses.page_file(address), f"{self._folder}/{template}", shape, prepare)

    def _home(self, desk: Desk) -> _Filled:
        return None, {"listings": self._listings(desk)}

    def _listings(self, desk: Desk) -> dict[str, ListingView]:
        return {type_.name: ListingView(type_, desk) for type_ in self._base.types.values()}

    def _overviews(self) -> Iterator[Product[Written]]:
        """The page that lists the overviews, then each: a template of that folder is a page."""
        views = {name: self._overview_view(name) for name in self._templates.names(addresses.OVERVIEW)}
        listed = {"overviews": tuple(views.values())}
        yield self._page(addresses.overview_address(), "overview.md.j2", lambda _: (None, listed))
        for name, view in views.items():
            yield self._page(view.address, name, partial(self._overview, view))

    def _overview_view(self, name: str) -> OverviewView:
        title, lede = (self._templates.block(name, block) for block in ("title", "lede"))
        return OverviewView(title, lede, addresses.overview_address(name))

    def _overview(self, view: OverviewView, desk: Desk) -> _Filled:
        entry = Entry(view.address, view.title.striptags(), "Overview", view.lede.striptags())
        sheets = worksheet_views(desk)
        return entry, {"listings": self._listings(desk), "worksheets": sheets, "newest": partial(days, desk)}

    def _basket(self, _: Desk) -> _Filled:
        return Entry(addresses.BASKET, "Basket", "Basket", "Put a draft together from clauses, in this browser."), {}

    def _reading(self, desk: Desk) -> _Filled:
        entry = Entry(addresses.READING, "Reading list", "Reading list", "Records of your choice, to print or to send.")
        return entry, {"types": tuple(desk.base.types.values())}

    def _listing(self, type_: RecordType, desk: Desk) -> _Filled:
        listing = ListingView(type_, desk)
        return listing_entry(listing), {"listing": listing}

    def _record(self, record: Record, files: tuple[FileView, ...], desk: Desk) -> _Filled:
        desk = replace(desk, glossary=self._glossary, explained={record.name})
        view = desk.record(record)
        composed = compose(desk.base, view.record) if record.name.type == DRAFT else None
        return record_entry(view), {
            "record": view,
            "text": edited(composed.text, Edition.WORKING) if composed else None,
            "own": composed.adapted if composed else (),
            "files": files,
        }

    def _files(self, record: Record) -> tuple[FileView, ...]:
        if record.name.type != DRAFT:
            return ()
        names = ((label, f"{record.name.id}{ending}") for ending, label in _LABELS.items())
        return tuple(FileView(label, addresses.draft_address(name)) for label, name in names if name in self._drafts)


@lru_cache(maxsize=1)  # compiled once, for the preview makes the same pages again and again
def _templates(folder: Path, shape: bytes) -> Templates:  # noqa: ARG001 - another shape, other templates
    return Templates(folder, FILTERS)


def redirect(title: str, target: str) -> bytes:
    """A page that leads to another, for an address that was given up. `target` is relative to it."""
    title, target = escape(title), escape(target)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n<title>{title}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n<meta name="robots" content="noindex">\n</head>\n'
        f'<body>\n<p>This page is now at <a href="{target}">{title}</a>.</p>\n</body>\n</html>\n'
    ).encode()
