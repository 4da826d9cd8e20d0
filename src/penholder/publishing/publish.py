"""Publishing: everything that the site holds, from the records of one audience to an output.

Pages (`pages.py`) and documents (`_documents`) are products: prepared from records here, finished by workers, and made
again only where what they show has changed. Downloads (`_downloads`) are made from the whole, quickly, before any
worker needs memory; a build makes them each time. The preview makes documents and downloads when somebody asks for
them. The copy of the site for use without a server (`offline.py`) is made of what was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from penholder.diagnostics import Diagnostic
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import SEPARATOR, RecordName
from penholder.publishing import addresses
from penholder.publishing.api import api_files
from penholder.publishing.asides import asides, write_asides
from penholder.publishing.basket import basket_files
from penholder.publishing.desk import Desk
from penholder.publishing.digest import digest
from penholder.publishing.forms import forms, write_forms
from penholder.publishing.handbook import handbook_pages
from penholder.publishing.handouts import Styles, handouts, write_handouts
from penholder.publishing.links import dead_links
from penholder.publishing.news import feed, newest
from penholder.publishing.output import Make, Output
from penholder.publishing.pages import PageMaker, redirect
from penholder.publishing.press import Press, PrintedPage
from penholder.publishing.products import Making, Product, Work
from penholder.publishing.shape import Shape, shape_of, site_setup
from penholder.publishing.site import Setup, SiteFault, identity
from penholder.publishing.stock import Stock
from penholder.publishing.tables import csv_table, excel_tables, write_sheets
from penholder.publishing.trace import Trace
from penholder.rendering.reference import REFERENCE
from penholder.rendering.templates import TemplateFault
from penholder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published, and as whose."""

    base: KnowledgeBase
    """The records, already projected."""
    workspace: Workspace
    """Whose templates, schemas, handbook and `mkdocs.yml` shape the site."""
    drafts: Mapping[str, Make]
    """The written drafts by file name, such as `extension.docx`."""
    epoch: int
    """The time that files bear, in seconds since 1970."""
    version: str
    """The version of the program, as the site tells it."""
    program: str
    """Changes when the program or one of its libraries does."""


@dataclass(frozen=True, slots=True)
class Published:
    """The outcome of publishing."""

    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with templates, configuration and links."""
    pages: int
    """How many pages were made; 0 where something was wrong from the start."""


def stock_of(workspace: Workspace, audience: str, *, at_hand: bool = False) -> Stock:
    """What was made for an audience before."""
    return Stock(workspace.state / f"pages-{audience}.sqlite", at_hand=at_hand)


def publish(publication: Publication, output: Output, making: Making) -> Published:
    """Put the site of a publication into an output. The bytes depend on the publication alone.

    Neither does it matter what was made before, nor who does the work.
    """
    base, workspace = publication.base, publication.workspace
    shape = shape_of(workspace, base, publication.program)
    setup = site_setup(workspace, base, shape, publication.epoch, publication.version)
    pages_shape = digest(setup.shape, shape.types, shape.layouts)
    maker = PageMaker(base, workspace, publication.drafts.keys(), pages_shape)
    making.begin(base)
    for path, make in _downloads(publication):
        output.put(path, make)
    try:
        every_page = chain(handbook_pages(workspace, setup.handbook, setup.shape), maker.pages())
        pages = Press(setup, publication.epoch, output, making).print(every_page)
    except TemplateFault as fault:
        place = workspace.relative(workspace.templates / "site" / fault.name)
        return _failed(Diagnostic(place, fault.line, 1, "template-error", str(fault), "correct the template"))
    except SiteFault as fault:
        place = workspace.relative(workspace.config)
        return _failed(Diagnostic(place, 1, 1, "site-config", str(fault), "see mkdocs.org for what it may say"))
    for products, work in _documents(publication, shape):
        _put(products, work, output, making)
    output.put(addresses.FEED, partial(_feed, base, setup))
    making.end()
    links = {page.path: page.links for page in pages}
    origins = {page.path: page.origin for page in pages}
    shared = workspace.relative(workspace.config)
    files = {*output.files, addresses.COPY}
    diagnostics = [*_strays(publication, pages), *dead_links(links, files, origins, shared)]
    return Published(tuple(sorted(set(diagnostics))), len(pages))


def _documents(publication: Publication, shape: Shape) -> Iterator[tuple[Iterable[Product[Any]], Work[Any]]]:
    """What is made of records and takes long: for each kind, its products and what a worker does with them."""
    base, epoch, templates = publication.base, publication.epoch, publication.workspace.templates
    styles = Styles(templates / REFERENCE, digest((templates / REFERENCE).read_bytes()), epoch)
    given = digest(shape.program, shape.types, styles.digest, str(epoch).encode())
    yield handouts(base, given), partial(write_handouts, styles)
    yield forms(base, given), partial(write_forms, templates, epoch)
    yield excel_tables(base, given), partial(write_sheets, epoch)
    yield asides(base, given), write_asides


def _put(products: Iterable[Product[Any]], work: Work[Any], output: Output, making: Making) -> None:
    if output.at_once:
        for product, item in making.make(products, work):
            output.write(product.path, item.body)
    else:
        for product in making.later(products):
            output.put(product.path, partial(_one, product, work))


def _one(product: Product[Any], work: Work[Any]) -> bytes:
    ((_, body),) = work([(product.path, product.prepare(Trace()))])
    return body


def _downloads(publication: Publication) -> Iterator[tuple[str, Make]]:
    """What is made of the whole, quickly: the API, tables, drafts, redirects."""
    base, workspace, drafts = publication.base, publication.workspace, publication.drafts
    yield from api_files(base, publication.version)
    yield from basket_files(base, workspace.templates)
    for schema in sorted(workspace.schemas.glob(f"*{addresses.SCHEMA}")):
        yield addresses.schema_address(schema.name.removesuffix(addresses.SCHEMA)), schema.read_bytes
    for type_ in base.types.values():
        yield addresses.table_address(type_), partial(csv_table, type_, base.of_type(type_.name))
    for name in sorted(drafts):
        yield addresses.draft_address(name), drafts[name]
    for record in base.records.values():
        folder = base.types[record.name.type].folder
        for former in record.data.get("formerly", ()):
            yield f"{folder}/{former}/index.html", partial(redirect, record.title, f"../{record.name.id}/")


def _feed(base: KnowledgeBase, setup: Setup) -> bytes:
    name, url = identity(setup)
    return feed(newest(Desk(base, "")), title=name, site=url)


def _strays(publication: Publication, pages: Iterable[PrintedPage]) -> Iterator[Diagnostic]:
    """The links in prose that lead to no record."""
    for name, target in sorted({stray for page in pages for stray in page.astray}):
        path = publication.base.records[RecordName(*name.split(SEPARATOR))].path
        yield Diagnostic(
            path,
            *_place(publication.workspace.root / path, target),
            "dead-link",
            f'a link leads to "{target}", and there is no such record',
            "correct the name, or write the record",
        )


def _place(path: Path, address: str) -> tuple[int, int]:
    """Line and column of a link's address in a record's file; the beginning, where it is not written in one piece."""
    before, found, _ = path.read_text(encoding="utf-8", errors="replace").partition(f"]({address}")
    return (before.count("\n") + 1, len(before) - before.rfind("\n") + 2) if found else (1, 1)


def _failed(diagnostic: Diagnostic) -> Published:
    return Published((diagnostic,), 0)
