"""The site generator: the only module that knows MkDocs. It turns a page's Markdown into the page's HTML.

`mkdocs build` makes all pages in one process, one after the other, and keeps them all in memory. This module goes the
same way by the same public steps for a few pages at a time, so that pages can be made side by side, only where they
changed, and in constant memory. What comes out is what `mkdocs build` would have written, without its indentation
(`lean.py`); a test compares the two.
Of plugins it knows the search alone: others in `mkdocs.yml` are set up, and are not told of pages.
"""

from __future__ import annotations

import datetime as dt
import gc
import logging
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor

os.environ["NO_MKDOCS_2_WARNING"] = "true"  # the theme prints a banner when it is imported, unless this is set

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from penholder.publishing import addresses
from penholder.publishing.lean import lean
from penholder.publishing.search import Section

_LEFT_OUT = re.compile(r".*\.map|assets/javascripts/(?:workers|lunr)/.*")
"""Files of the theme that only its own developers need, and those of a search that is not used."""

_DATE = b"penholder-date-of-the-site"
"""What is printed for the day of the site."""
_IN_WORDS = re.compile(
    rb"penholder-date:(\d{4})-(0[1-9]|1[0-2])-(\d\d)\|([^|<]*)\|((?:[^|<,]*,){11}[^|<,]*)\|([^|<]*)\|"
)
"""A date that is to be in words: year, month and day, the order in which a language says them, its months, and what it
calls the first day, where that is not 1."""


class SiteFault(Exception):
    """The configuration of the site cannot be used."""


@dataclass(frozen=True, slots=True)
class Setup:
    """All that shapes a page beside its own Markdown."""

    config: Path
    """The workspace's `mkdocs.yml`."""
    docs: Path
    """The folder of the handbook and the assets."""
    handbook: tuple[str, ...]
    """Its files, relative to it: Markdown pages, and what is copied as it is."""
    listed: tuple[str, ...]
    """The generated pages that the navigation may name."""
    epoch: int
    """The time that a layout may print, in seconds since 1970."""
    version: str
    """The version of the program that the pages show."""
    shape: bytes = b""
    """A digest of what the configuration and the theme hold, so that a change of theirs makes another setup."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A page as the site serves it."""

    path: str
    """The HTML file, relative to the site."""
    html: bytes
    """What it holds."""
    sections: tuple[Section, ...]
    """What the search knows of it; empty where that is known from a record."""


def print_pages(setup: Setup, pages: Iterable[tuple[str, str]]) -> list[Printed]:
    """Make some pages: each is given as its Markdown file, relative to the docs, and its Markdown."""
    site = _site(setup)
    return [site.print(path, markdown) for path, markdown in pages]


def identity(setup: Setup) -> tuple[str, str]:
    """The name of the site, and its address with a slash at the end; empty where `mkdocs.yml` does not say."""
    return _site(setup).identity


def static_files(setup: Setup) -> dict[str, bytes]:
    """What is not a page: scripts and styles, the handbook's assets, and the page for "not found", by their paths."""
    return _site(setup).static_files()


@lru_cache(maxsize=1)  # a worker makes pages of one site, in many calls
def _site(setup: Setup) -> _Site:
    gc.unfreeze()  # the site before this one may go
    return _Site(setup)


class _RawBlocks(Preprocessor):
    """Takes a block of HTML as it stands, from a tag at the beginning of a line to a blank line.

    Our templates write HTML so. Markdown's own reader looks into every tag of it for an end that may lie behind the
    blank line, which takes a third of the time of a page.
    """

    def run(self, lines: list[str]) -> list[str]:
        store = self.md.htmlStash.store
        blocks = "\n".join(lines).split("\n\n")
        return "\n\n".join(
            store(block.strip("\n")) if block.lstrip("\n").startswith("<") else block for block in blocks
        ).split("\n")


def edition(version: str) -> dict[str, str]:
    """What the foot of each page says of the site: of what day it is, what made it, where a copy of it is.

    The day is a word that `dated` replaces: a newer day shall not make all pages anew.
    """
    return {"date": _DATE.decode(), "version": version, "whole": addresses.COPY}


def dated(html: bytes, epoch: int) -> bytes:
    """A page as it was printed, with the day of the site and its dates in words; `epoch` is in seconds since 1970."""
    date = dt.datetime.fromtimestamp(epoch, dt.UTC).date().isoformat()
    return _IN_WORDS.sub(_in_words, html.replace(_DATE, date.encode()))


def _in_words(found: re.Match[bytes]) -> bytes:
    year, month, day, order, months, first = (part.decode() for part in found.groups())
    day = first if first and int(day) == 1 else str(int(day))
    words = {"year": year, "month": months.split(",")[int(month) - 1], "day": day}
    for name, word in words.items():
        order = order.replace(f"{{{name}}}", word)
    return order.encode()


def _config(setup: Setup) -> MkDocsConfig:
    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.propagate = False
    logger.handlers = [
        heard
    ]  # nothing is printed: what is wrong here is told as a diagnostic, dead links by our checker
    try:
        return load_config(str(setup.config), docs_dir=str(setup.docs), site_dir=str(setup.config.parent / "build"))
    except (Abort, ConfigurationError) as error:
        raise SiteFault("; ".join(heard.errors) or str(error)) from error


class _Listener(logging.Handler):
    """Hears what MkDocs logs."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())


class _Site:
    """A site that MkDocs has read, without its generated pages."""

    def __init__(self, setup: Setup) -> None:
        self._date = dt.datetime.fromtimestamp(setup.epoch, dt.UTC)
        config = _config(setup)
        config.extra["edition"] = edition(setup.version)
        config.plugins.on_startup(command="build", dirty=False)
        self._config = config.plugins.on_config(config)
        self._handbook = frozenset(setup.handbook)
        config.plugins.on_pre_build(config=config)
        self._environment = config.theme.get_env()
        files = Files(
            [File(path, str(setup.docs), config.site_dir, use_directory_urls=True) for path in setup.handbook]
            + [File.generated(config, path, content="") for path in setup.listed if path not in setup.handbook]
        )
        self._files = config.plugins.on_files(files, config=config)
        self._nav = config.plugins.on_nav(get_navigation(self._files, config), config=config, files=self._files)
        self._environment = config.plugins.on_env(self._environment, config=config, files=self._files)
        self._markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        self._markdown.preprocessors.register(_RawBlocks(self._markdown), "raw-blocks", 28)
        gc.freeze()  # what was made up to here stays; looking through it again and again costs a tenth of the time

    @property
    def identity(self) -> tuple[str, str]:
        """See the function of that name."""
        url = self._config.site_url or ""
        return self._config.site_name, f"{url.rstrip('/')}/" if url else ""

    def print(self, path: str, markdown: str) -> Printed:
        """One page."""
        file = self._files.get_file_from_path(path) or File.generated(self._config, path, content="")
        file.content_string = markdown
        page = file.page or Page(None, file, self._config)
        page.read_source(self._config)
        self._known_language(path, page.meta.get("lang"))
        sections = self._read_handbook(page) if path in self._handbook else self._read_generated(page)
        page.active = True
        context = self._context(page)
        html = self._environment.get_template(page.meta.get("template", "main.html")).render(context)
        page.active = False
        return Printed(file.dest_uri, lean(html).encode("utf-8", errors="xmlcharrefreplace"), sections)

    def _known_language(self, path: str, language: object) -> None:
        """Raises SiteFault where the theme has no words in the language of a page."""
        words = f"partials/languages/{language}.html"
        if language is not None and not any(Path(folder, words).is_file() for folder in self._config.theme.dirs):
            raise SiteFault(f'{path} is in the language "{language}", and the theme has no words in it')

    def _read_generated(self, page: Page) -> tuple[Section, ...]:
        """Make HTML of a page that our templates wrote. What the search knows of it is known from its record."""
        page.content = self._markdown.reset().convert(page.markdown or "")
        page.toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        return ()

    def _read_handbook(self, page: Page) -> tuple[Section, ...]:
        """Make HTML of a page that a person wrote, with its links to other pages, and what the search knows of it."""
        page.render(self._config, self._files)
        self._index.add_entry_from_context(page)
        sections = tuple(
            Section(found["location"], str(page.title), found["title"], found["text"]) for found in self._index.entries
        )
        self._index.entries.clear()
        return sections

    def static_files(self) -> dict[str, bytes]:
        """See the function of that name."""
        files = Files([file for file in self._files if not file.is_documentation_page()])
        files.add_files_from_theme(self._environment, self._config)
        found = {file.dest_uri: file.content_bytes for file in files if not _LEFT_OUT.fullmatch(file.dest_uri)}
        missing = self._environment.get_template(addresses.NOT_FOUND).render(self._context(None))
        return {**found, addresses.NOT_FOUND: lean(missing).encode()}

    def _context(self, page: Page | None) -> dict[str, Any]:
        context = get_context(self._nav, (), self._config, page, base_url="/")
        return {**context, "build_date_utc": self._date}

    @property
    def _index(self) -> Any:  # noqa: ANN401
        plugin: Any = self._config.plugins["material/search"]
        return plugin.search_index
