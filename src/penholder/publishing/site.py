"""The site generator: the only module that knows MkDocs. It turns a page's Markdown into the page's HTML.

`mkdocs build` makes all pages in one process, one after the other, and keeps them all in memory. This module goes the
same way by the same public steps for a few pages at a time, so that pages can be made side by side, only where they
changed, and in constant memory. What comes out is what `mkdocs build` would have written; a test compares the two.
Of plugins it knows the search alone: others in `mkdocs.yml` are set up, and are not told of pages.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import logging
import os
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

NOT_FOUND = "404.html"
"""The page that a server shows for an address that it does not have."""
SEARCH_INDEX = "search/search_index.json"
"""The file that the search in the browser reads."""
_LEFT_OUT = ".map"
"""Files of the theme that only its own developers need; they are half of its weight."""


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
    """The time that the pages may show, in seconds since 1970."""
    shape: bytes = b""
    """A digest of what the configuration and the theme hold, so that a change of theirs makes another setup."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A page as the site serves it."""

    path: str
    """The HTML file, relative to the site."""
    html: bytes
    """What it holds."""
    entries: tuple[dict[str, Any], ...]
    """What the search knows of it."""


def print_pages(setup: Setup, pages: Iterable[tuple[str, str]]) -> list[Printed]:
    """Make some pages: each is given as its Markdown file, relative to the docs, and its Markdown."""
    site = _site(setup)
    return [site.print(path, markdown) for path, markdown in pages]


def static_files(setup: Setup) -> tuple[dict[str, bytes], dict[str, Any]]:
    """What is not a page: the theme's scripts and styles, the handbook's assets, and the page for "not found".

    Returns the files by their path on the site, and the configuration of the search.
    """
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

    def print(self, path: str, markdown: str) -> Printed:
        """One page."""
        file = self._files.get_file_from_path(path) or File.generated(self._config, path, content="")
        file.content_string = markdown
        page = file.page or Page(None, file, self._config)
        page.read_source(self._config)
        entries = self._read_handbook(page) if path in self._handbook else self._read_generated(page)
        page.active = True
        context = self._context(page)
        html = self._environment.get_template(page.meta.get("template", "main.html")).render(context)
        page.active = False
        return Printed(file.dest_uri, html.encode("utf-8", errors="xmlcharrefreplace"), entries)

    def _read_generated(self, page: Page) -> tuple[dict[str, Any], ...]:
        """Make HTML of a page that our templates wrote. What the search knows of it is known from its record."""
        page.content = self._markdown.reset().convert(page.markdown or "")
        page.toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        return ()

    def _read_handbook(self, page: Page) -> tuple[dict[str, Any], ...]:
        """Make HTML of a page that a person wrote, with its links to other pages, and what the search knows of it."""
        page.render(self._config, self._files)
        self._index.add_entry_from_context(page)
        entries = tuple(self._index.entries)
        self._index.entries.clear()
        return entries

    def static_files(self) -> tuple[dict[str, bytes], dict[str, Any]]:
        """See the function of that name."""
        files = Files([file for file in self._files if not file.is_documentation_page()])
        files.add_files_from_theme(self._environment, self._config)
        found = {file.dest_uri: file.content_bytes for file in files if not file.dest_uri.endswith(_LEFT_OUT)}
        context = self._context(None)
        found[NOT_FOUND] = self._environment.get_template(NOT_FOUND).render(context).encode()
        return found, json.loads(self._index.generate_search_index(None))["config"]

    def _context(self, page: Page | None) -> dict[str, Any]:
        context = get_context(self._nav, (), self._config, page, base_url="/")
        return {**context, "build_date_utc": self._date}

    @property
    def _index(self) -> Any:  # noqa: ANN401
        plugin: Any = self._config.plugins["material/search"]
        return plugin.search_index
