"""The site in a real browser: it is found, it fits, it is legible in both schemes, and it asks nobody for anything."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.publishing.workshop import ROOT, Workshop

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
PAGES = ("", "terms/", "terms/jmac/", "clauses/acting/", "checklists/assess/", "recommendations/act/")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]


class Quiet(SimpleHTTPRequestHandler):
    """Serves without telling."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site, served."""
    workshop = Workshop(tmp_path_factory.mktemp("browser"))
    hostile = '<img src=x onerror="window.ran = true"> & <b>bold</b>'
    cited = [{"source": "paper", "locator": "para. 3", "role": "basis", "note": "A *note*."}]
    workshop.put("source", "paper", title="The paper", symbol="S/RES/2100 (2013)")
    workshop.put(
        "term", "jmac", title="Joint Mission Analysis Centre", acronym="JMAC", aliases=[hostile], sources=cited
    )
    workshop.put("term", "trap", title=f"Trapdoor {hostile}", related=["term/jmac"], status="in-review")
    workshop.put(
        "clause",
        "acting",
        strengths={
            "preferred": {"verb": "requests", "text": "{mission} to act", "items": ["first", "second"]},
            "compromise": {"verb": "requests", "text": "{mission} to consider", "lost": "The duty."},
        },
        parameters={"mission": {"type": "mission", "description": "The mission", "example": "UNX"}},
        implements=["act"],
        precedents=[{"source": "paper", "paragraph": "17"}],
        sources=cited,
    )
    workshop.put("recommendation", "act", steps=["First.", "Second."])
    item = {"text": "Is it so?", "why": "It matters.", "evidence": "A letter.", "answer": "yes-no", "required": True}
    workshop.put(
        "checklist",
        "assess",
        purpose="To know.",
        when="Before.",
        lead="council",
        phase=["transition"],
        stages=[{"title": "Agree", "gate": "All signed.", "items": [item, {**item, "required": False}]}],
        sources=cited,
    )
    folder = workshop.build().folder
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


def opened(browser: Browser, size: str = "desk", scheme: str = "light") -> tuple[Page, list[str]]:
    """A page, and what goes wrong on it from now on."""
    page = browser.new_context(viewport=SIZES[size], color_scheme=scheme).new_page()  # type: ignore[arg-type]
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.on("request", lambda request: None if "127.0.0.1" in request.url else wrong.append(request.url))
    return page, wrong


def search(page: Page, words: str) -> None:
    """Type into the search as a person does."""
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.fill("")
    field.press_sequentially(words, delay=20)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_pages_fit_ask_nobody_and_are_legible(browser: Browser, address: str, size: str, scheme: str) -> None:
    page, wrong = opened(browser, size, scheme)
    axe = Axe()
    for path in PAGES:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
        found = axe.run(page, options={"runOnly": {"type": "rule", "values": ["color-contrast", "list", "link-name"]}})
        problems = [
            f"{path} {violation['id']} {node['target']} {node['failureSummary']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]
        assert not problems
    assert not wrong
    page.context.close()


def test_the_acronym_leads_to_the_record(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(address)
    search(page, "JMAC")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{address}terms/jmac/**")
    assert not wrong
    page.context.close()


def test_a_title_with_markup_is_words_in_the_search_too(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(address)
    search(page, "Trapdoor")
    result = page.locator(".md-search-result__article").first
    result.wait_for()
    assert 'Trapdoor <img src=x onerror="window.ran = true"> & <b>bold</b>' in " ".join(result.inner_text().split())
    search(page, "JMAC")
    page.locator(".md-search-result .md-tag").first.wait_for()
    names = [" ".join(name.split()) for name in page.locator(".md-search-result .md-tag").all_inner_texts()]
    assert names == ["JMAC", '<img src=x onerror="window.ran = true"> & <b>bold</b>']
    assert not page.locator(".md-search-result img").count()
    assert page.evaluate("window.ran") is None
    assert not wrong
    page.context.close()


def test_it_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=SIZES["desk"])  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}clauses/acting/")
    assert page.get_by_text("What is lost").is_visible()
    assert page.get_by_role("link", name="Terms").first.is_visible()
    context.close()


def test_the_theme_has_not_been_given_a_font_from_elsewhere() -> None:
    assert "font: false" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    style = (ROOT / "docs/assets/site.css").read_text(encoding="utf-8")
    assert "@import" not in style
    assert "url(" not in style
