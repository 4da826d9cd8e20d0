"""The pages that are made from records: home, a listing of each type, a page of each record; each as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from penholder.drafting.compose import compose
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record
from penholder.knowledge.types import RecordType
from penholder.publishing import addresses
from penholder.publishing.basket import has_basket
from penholder.publishing.listings import ListingView
from penholder.publishing.marks import FILTERS
from penholder.publishing.search import Entry, listing_entry, record_entry
from penholder.publishing.views import Desk
from penholder.rendering.templates import Templates
from penholder.text.editions import edited
from penholder.text.model import Edition
from penholder.workspace import Workspace

DRAFT = "draft"
"""The record type whose pages show a composed text."""
_LABELS = {
    ".docx": "Word",
    ".pdf": "PDF",
    ".html": "Web page",
    ".md": "Markdown",
    "-working.docx": "Word, for negotiation",
    "-annotated.docx": "Word, annotated",
    "-source-note.docx": "Word, with source note",
}
"""What each file of a draft is called, by how its name ends."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page before the site generator has seen it."""

    path: str
    """Its Markdown file, such as `clauses/early-warning-cell/index.md`."""
    markdown: str
    """What it says."""
    origin: str
    """The file of the workspace that it is made from; a problem of the page is told of that file."""
    entry: Entry | None
    """What the search knows of it; None where it leaves the page out."""


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to take away."""

    label: str
    """What it is, such as "Word"."""
    address: str
    """Where it is, from the root of the site."""


class PageMaker:
    """Makes pages from the records of one audience."""

    def __init__(self, base: KnowledgeBase, workspace: Workspace, drafts: Mapping[str, bytes]) -> None:
        self._base = base
        self._templates = Templates(workspace.templates / "site", FILTERS)
        self._folder = workspace.relative(workspace.templates / "site")
        self._drafts = drafts
        self.astray: list[tuple[Record, str]] = []
        """The links in prose that lead to no record: who has them, and what they name. Filled as pages are made."""

    def pages(self) -> Iterator[Page]:
        """Every page, in an order that does not change."""
        yield self._home()
        for type_ in self._base.types.values():
            yield self._listing(type_)
        if has_basket(self._base):
            entry = Entry(addresses.BASKET, "Basket", "Basket", "Put a draft together from clauses, in this browser.")
            yield self._page("basket.md.j2", addresses.BASKET, entry, root="../")
        for type_ in self._base.types.values():
            for record in self._base.of_type(type_.name):
                yield self._record(type_, record)

    def _home(self) -> Page:
        desk = Desk(self._base, "", self.astray)
        listings = {type_.name: ListingView(type_, desk) for type_ in self._base.types.values()}
        return self._page("home.md.j2", "", None, root="", listings=listings)

    def _listing(self, type_: RecordType) -> Page:
        listing = ListingView(type_, Desk(self._base, "../", self.astray))
        address = addresses.listing_address(type_)
        return self._page(f"{type_.name}-list.md.j2", address, listing_entry(listing), root="../", listing=listing)

    def _record(self, type_: RecordType, record: Record) -> Page:
        desk = Desk(self._base, "../../", self.astray)
        view = desk.record(record)
        composed = compose(self._base, record) if type_.name == DRAFT else None
        page = self._page(
            f"{type_.name}.md.j2",
            addresses.record_address(type_, record.name.id),
            record_entry(view),
            root=desk.root,
            record=view,
            text=edited(composed.text, Edition.WORKING) if composed else None,
            own=composed.adapted if composed else (),
            files=tuple(self._files(record)),
        )
        return replace(page, origin=record.path)

    def _files(self, record: Record) -> Iterator[FileView]:
        if record.name.type == DRAFT:
            for ending, label in _LABELS.items():
                if f"{record.name.id}{ending}" in self._drafts:
                    yield FileView(label, addresses.draft_address(f"{record.name.id}{ending}"))

    def _page(self, template: str, address: str, entry: Entry | None, **context: object) -> Page:
        markdown = self._templates.render(template, **context)
        return Page(addresses.page_file(address), markdown, f"{self._folder}/{template}", entry)


def redirect(title: str, target: str) -> bytes:
    """A page that leads to another, for an address that was given up. `target` is relative to it."""
    title, target = escape(title), escape(target)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n<title>{title}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n<meta name="robots" content="noindex">\n</head>\n'
        f'<body>\n<p>This page is now at <a href="{target}">{title}</a>.</p>\n</body>\n</html>\n'
    ).encode()
