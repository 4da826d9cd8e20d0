"""Measures a finished site in a browser: how long the search takes, and what pages weigh."""

from __future__ import annotations

import gzip
import shutil
import statistics
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

QUERY = "early warning"
RESULT = ".ph-find__link, .md-search-result__link"
"""Where our search and that of the theme show what they found."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Quiet(SimpleHTTPRequestHandler):
    """Serves without telling."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def seconds_to_result(site: Path, times: int) -> float:
    """From the first key in the search of a page just opened to the first result, each time in a fresh browser."""
    runs = []
    for _ in range(times):
        with _opened(site) as (page, address):
            page.goto(address)
            page.locator(".md-search__input").focus()
            start = time.perf_counter()
            page.keyboard.insert_text(QUERY)
            page.locator(RESULT).first.wait_for(timeout=120_000)
            runs.append(time.perf_counter() - start)
    return statistics.median(runs)


def weights(site: Path, first: str, paths: Iterable[str]) -> Iterator[int]:
    """What a browser loads that comes from afar, compressed as a server would, in bytes.

    For the page that somebody opens first, then for each other what it takes after that page alone.
    """

    def loaded(page: Page, path: str) -> set[str]:
        found: set[str] = set()
        page.on("request", lambda request: found.add(request.url.removeprefix(address).partition("?")[0]))
        page.goto(address + path, wait_until="networkidle")
        return found

    def weight(file: str) -> int:
        path = site / file
        return len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes()))

    with _opened(site) as (page, address):
        at_first = loaded(page, first)
        yield sum(map(weight, at_first))
        for path in paths:
            fresh = page.context.browser.new_page(viewport={"width": 1280, "height": 900})
            yield sum(map(weight, loaded(fresh, path) - at_first))
            fresh.close()


@contextmanager
def _opened(site: Path) -> Iterator[tuple[Page, str]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            yield browser.new_page(viewport={"width": 1280, "height": 900}), f"http://127.0.0.1:{server.server_port}/"
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
