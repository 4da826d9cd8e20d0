"""Publishing: everything that the site holds, from the records of one audience to a folder that a server can serve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path

from penholder.diagnostics import Diagnostic
from penholder.knowledge.base import KnowledgeBase
from penholder.publishing import addresses
from penholder.publishing.api import api_files
from penholder.publishing.basket import basket_files
from penholder.publishing.forms import CHECKLIST, form
from penholder.publishing.handbook import handbook_files, handbook_pages
from penholder.publishing.handouts import handout, write_handouts
from penholder.publishing.links import dead_links
from penholder.publishing.offline import write_copy
from penholder.publishing.output import Output
from penholder.publishing.page_cache import PageCache
from penholder.publishing.pages import Page, PageMaker, redirect
from penholder.publishing.press import Press
from penholder.publishing.site import Setup, SiteFault
from penholder.publishing.tables import csv_table
from penholder.publishing.views import Desk
from penholder.publishing.workers import BATCH, spread, worker_pool
from penholder.rendering.forms import FORM_FORMATS, render_form
from penholder.rendering.handout import Handout
from penholder.rendering.templates import TemplateFault
from penholder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Published:
    """The outcome of publishing."""

    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with templates, configuration and links."""
    made: Mapping[str, int]
    """How many of each thing were made, by its name."""
    written: tuple[str, ...]
    """The files, relative to the site, in order."""


def publish(
    base: KnowledgeBase,
    *,
    workspace: Workspace,
    out: Path,
    drafts: Mapping[str, bytes],
    epoch: int,
    version: str,
    pool: Executor | None = None,
    offline: bool = True,
) -> Published:
    """Write the site of a knowledge base, already projected, into the empty or missing folder `out`.

    `drafts` are the written drafts by file name, such as `extension.docx`; `epoch` is the time that files bear, in
    seconds since 1970; `version` is that of the program. The bytes depend on nothing else but the workspace's
    templates, schemas, handbook and `mkdocs.yml`, whatever does the work and whatever the cache holds. Pages and
    handouts are made in `pool`, or in a process for each core. The copy for use without a server is made where
    `offline` says so.
    """
    setup = Setup(
        config=workspace.config,
        docs=workspace.docs,
        handbook=handbook_files(workspace.docs),
        listed=(
            addresses.INDEX,
            addresses.page_file(addresses.BASKET),
            *(addresses.page_file(addresses.listing_address(t)) for t in base.types.values()),
        ),
        epoch=epoch,
        version=version,
    )
    maker = PageMaker(base, workspace, drafts)
    output = Output(out)
    dead: list[Diagnostic] = []
    cache = PageCache(workspace.state / f"pages-{base.audience}.sqlite")
    origins: dict[str, str] = {}
    try:
        with nullcontext(pool) if pool else worker_pool() as workers:
            press = Press(setup, workspace.templates / "theme", output, cache, workers)
            press.print(_noted(chain(handbook_pages(workspace, setup.handbook), maker.pages()), origins))
            work = partial(write_handouts, workspace.templates / "word" / "reference.docx", epoch)
            for some, bodies in spread(workers, work, _handouts(base)):
                for (path, _), body in zip(some, bodies, strict=True):
                    output.write(path, body)
            for path, body in chain(_files(base, workspace, drafts, version), _forms(base, workspace, epoch)):
                output.write(path, body)
            copied = workers.submit(write_copy, out, tuple(output.written), epoch) if offline else None
            dead = dead_links(out, (*output.written, addresses.COPY), origins, workspace.relative(workspace.config))
            if copied is not None:
                copied.result()
                output.written.append(addresses.COPY)
        cache.forget_unused()
    except TemplateFault as fault:
        place = workspace.relative(workspace.templates / "site" / fault.name)
        return _failed(Diagnostic(place, fault.line, 1, "template-error", str(fault), "correct the template"))
    except SiteFault as fault:
        place = workspace.relative(workspace.config)
        return _failed(Diagnostic(place, 1, 1, "site-config", str(fault), "see mkdocs.org for what it may say"))
    finally:
        cache.close()
    diagnostics = [
        Diagnostic(
            record.path,
            *_place(workspace.root / record.path, name),
            "dead-link",
            f'a link leads to "{name}", and there is no such record',
            "correct the name, or write the record",
        )
        for record, name in maker.astray
    ]
    diagnostics += dead
    made = {"pages": len(origins), "files": len(output.written)}
    return Published(tuple(sorted(set(diagnostics))), made, tuple(sorted(output.written)))


def _place(path: Path, address: str) -> tuple[int, int]:
    """Line and column of a link's address in a record's file; the beginning, where it is not written in one piece."""
    before, found, _ = path.read_text(encoding="utf-8", errors="replace").partition(f"]({address}")
    return (before.count("\n") + 1, len(before) - before.rfind("\n") + 2) if found else (1, 1)


def _noted(pages: Iterable[Page], origins: dict[str, str]) -> Iterator[Page]:
    """The pages as they come; `origins` tells afterwards which file of the workspace each was made from."""
    for page in pages:
        origins[addresses.html_file(page.path)] = page.origin
        yield page


def _files(
    base: KnowledgeBase, workspace: Workspace, drafts: Mapping[str, bytes], version: str
) -> Iterator[tuple[str, bytes]]:
    """What is neither a page nor a handout: the API, tables, drafts, redirects."""
    yield from api_files(base, version)
    yield from basket_files(base, workspace.templates)
    for schema in sorted(workspace.schemas.glob(f"*{addresses.SCHEMA}")):
        yield addresses.schema_address(schema.name.removesuffix(addresses.SCHEMA)), schema.read_bytes()
    for type_ in base.types.values():
        yield addresses.table_address(type_), csv_table(type_, base.of_type(type_.name))
    for name in sorted(drafts):
        yield addresses.draft_address(name), drafts[name]
    for record in base.records.values():
        folder = base.types[record.name.type].folder
        for former in record.data.get("formerly", ()):
            yield f"{folder}/{former}/index.html", redirect(record.title, f"../{record.name.id}/")


def _forms(base: KnowledgeBase, workspace: Workspace, epoch: int) -> Iterator[tuple[str, bytes]]:
    """The checklists as forms to fill in."""
    for record in base.of_type(CHECKLIST):
        made = form(Desk(base, "").record(record))
        for ending in FORM_FORMATS:
            body = render_form(made, ending, templates=workspace.templates, epoch=epoch)
            yield addresses.form_address(record.name.id, ending), body


def _handouts(base: KnowledgeBase) -> Iterator[list[tuple[str, Handout]]]:
    """The handouts of all records with their paths, some at a time."""
    records = iter(base.records.values())
    while some := list(islice(records, BATCH)):
        yield [(addresses.word_address(record.name), handout(Desk(base, "").record(record))) for record in some]


def _failed(diagnostic: Diagnostic) -> Published:
    return Published((diagnostic,), {}, ())
