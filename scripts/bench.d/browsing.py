"""Measures a finished site in a browser: how long the search takes, and what pages weigh."""

from __future__ import annotations

import gzip
import shutil
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

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


def weights(site: Path, *paths: str) -> list[int]:
    """What each page makes a browser load that no page before it did, compressed as a server would, in bytes."""
    loaded: dict[str, Response] = {}
    found = []
    with _opened(site) as (page, address):
        page.on("response", lambda response: loaded.setdefault(response.url, response))
        for path in paths:
            known = set(loaded)
            page.goto(address + path, wait_until="networkidle")
            found.append(sum(len(gzip.compress(loaded[url].body())) for url in loaded if url not in known))
    return found


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
