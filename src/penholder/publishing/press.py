"""The press: pages printed side by side on all cores, and none twice."""

from __future__ import annotations

import json
import platform
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from penholder.publishing.output import Output
from penholder.publishing.page_cache import PageCache, digest
from penholder.publishing.pages import Page
from penholder.publishing.search import Entry, Section, section_entry
from penholder.publishing.search_index import search_files
from penholder.publishing.site import Printed, Setup, print_pages, static_files
from penholder.publishing.workers import BATCH, spread

_PACKAGES = ("Jinja2", "Markdown", "Pygments", "mkdocs", "mkdocs-material", "pymdown-extensions")
_Batch = list[tuple[str, str]]


class Press:
    """Prints the pages of one site."""

    def __init__(self, setup: Setup, theme: Path, output: Output, cache: PageCache, pool: Executor) -> None:
        self._setup = replace(setup, shape=_shape(setup, theme))
        self._output = output
        self._cache = cache
        self._pool = pool
        self._entries: list[Entry] = []

    def print(self, pages: Iterable[Page]) -> None:
        """Write all pages, what they need beside themselves, and the search index."""
        static = self._pool.submit(static_files, self._setup)
        for batch, printed in spread(self._pool, partial(_print, self._setup), self._missing(pages)):
            for (path, markdown), packed in zip(batch, printed, strict=True):
                self._cache.put(self._key(path, markdown), packed)
                self._write(packed)
        for path, body in chain(static.result().items(), search_files(self._entries)):
            self._output.write(path, body)
        self._entries.clear()

    def _missing(self, pages: Iterable[Page]) -> Iterator[_Batch]:
        """Write the pages that the cache has, and put the others into batches."""
        batch: _Batch = []
        for page in pages:
            if page.entry is not None:
                self._entries.append(page.entry)
            packed = self._cache.get(self._key(page.path, page.markdown))
            if packed is not None:
                self._write(packed)
                continue
            batch.append((page.path, page.markdown))
            if len(batch) >= BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _key(self, path: str, markdown: str) -> bytes:
        return digest(self._setup.shape, path.encode(), markdown.encode())

    def _write(self, packed: bytes) -> None:
        page = _unpacked(packed)
        self._entries += (section_entry(section) for section in page.sections)
        self._output.write(page.path, page.html)


def _print(setup: Setup, batch: _Batch) -> list[bytes]:
    return [_packed(page) for page in print_pages(setup, batch)]


def _packed(page: Printed) -> bytes:
    head = json.dumps([page.path, page.sections]).encode()
    return zlib.compress(head + b"\n" + page.html, 1)


def _unpacked(packed: bytes) -> Printed:
    head, _, html = zlib.decompress(packed).partition(b"\n")
    path, sections = json.loads(head)
    return Printed(path, html, tuple(Section(*section) for section in sections))


def _shape(setup: Setup, theme: Path) -> bytes:
    """A digest of all that shapes every page: if one of these changes, all pages are printed anew."""
    names = sorted(path for path in theme.rglob("*") if path.is_file()) if theme.is_dir() else []
    return digest(
        setup.config.read_bytes(),
        "\n".join((*setup.handbook, *setup.listed, str(setup.epoch), setup.version)).encode(),
        "\n".join(f"{package} {version(package)}" for package in _PACKAGES).encode(),
        platform.python_version().encode(),
        *(part for path in names for part in (path.relative_to(theme).as_posix().encode(), path.read_bytes())),
    )
