"""A real browser for tests, a server for a folder, and what goes wrong on a page."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
PICTURES = Path(__file__).resolve().parents[2] / "build" / "screenshots"
BROWSER = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]
"""The marks of a module of browser tests."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves without telling."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def opened(browser: Browser, size: str = "desk", scheme: str = "light", **more: object) -> tuple[Page, list[str]]:
    """A page, and what goes wrong on it from now on; a breach of its policy is told on the console."""
    page = browser.new_context(viewport=SIZES[size], color_scheme=scheme, **more).new_page()  # type: ignore[arg-type]
    wrong: list[str] = []
    ours = ("http://127.0.0.1:", "file:", "data:")
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("requestfailed", lambda request: None if _left(request) else wrong.append(request.url))
    page.on("request", lambda request: None if request.url.startswith(ours) else wrong.append(request.url))
    return page, wrong


def _left(request: Request) -> bool:
    """Whether a request ended because the page was left, as that for the icon of a page that is seen shortly."""
    return request.failure == "net::ERR_ABORTED"


def keep_picture(page: Page, mode: str, path: str) -> None:
    """Keep what a page looks like in a mode, for people who look through the pictures."""
    name = path.strip("/").replace("/", "-") or "home"
    page.screenshot(path=PICTURES / mode / f"{name}.png", animations="disabled")


def faults(page: Page, context: str | None = None) -> list[str]:
    """What axe-core finds wrong on a page, or in the part of it that a selector names: rule, element, remedy."""
    found = Axe().run(page, context=context, options={"resultTypes": ["violations"]})  # the others take half the time
    return [
        f"{page.url} {violation['id']} {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def search(page: Page, words: str) -> None:
    """Type into the search as a person does, and wait for what it finds."""
    field = page.locator(".md-search__input")
    glass = page.locator(".md-header__button[for=__search]")
    if glass.is_visible() and not page.locator("#__search").is_checked():
        glass.click()
        expect(field).to_be_focused()
    field.fill("")
    field.press_sequentially(words, delay=20)
    page.locator(".ph-find__link").first.wait_for()
