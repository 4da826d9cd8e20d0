"""The site in a real browser: it is found, it fits, it is legible in both schemes, and it asks nobody for anything."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publishing.browsing import BROWSER, SIZES, opened, search
from tests.publishing.workshop import ROOT, Site, Workshop

PAGES = ("", "terms/", "terms/jmac/", "clauses/acting/", "checklists/assess/", "recommendations/act/")
pytestmark = BROWSER


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with records of several types, some of them hostile."""
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
    workshop.put("recommendation", "leave", title="Leave a place", phase=["transition"])
    workshop.page("guide.md", "# Guide\n\n## Leaving\n\nHow a place is left.\n")
    return workshop.build()


def titles(page: Page) -> list[str]:
    """What the search shows, best first."""
    return [title.split("\n")[0] for title in page.locator(".ph-find__title").all_inner_texts()]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("size", [*SIZES, "narrow"])
def test_pages_fit_and_ask_nobody(browser: Browser, address: str, size: str, path: str) -> None:
    page, wrong = opened(browser, "phone" if size == "narrow" else size)
    if size == "narrow":
        page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert not wrong
    page.context.close()


@pytest.mark.parametrize("where", ["address", "stick"])
def test_the_acronym_leads_to_the_record(browser: Browser, where: str, request: pytest.FixtureRequest) -> None:
    page, wrong = opened(browser)
    page.goto(f"{request.getfixturevalue(where)}index.html")
    search(page, "JMAC")
    assert titles(page)[0].startswith("Joint Mission Analysis Centre")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/terms/jmac/" in url)
    assert page.locator("h1").inner_text().startswith("Joint Mission Analysis Centre")
    assert not wrong
    page.context.close()


@pytest.mark.parametrize("where", ["address", "stick"])
def test_filters_narrow_what_is_found(browser: Browser, where: str, request: pytest.FixtureRequest) -> None:
    page, wrong = opened(browser, "phone")
    page.goto(f"{request.getfixturevalue(where)}index.html")
    search(page, "title")
    page.locator(".ph-find__filters summary").click()
    page.get_by_label("Type").select_option("Recommendation")
    expect(page.locator(".ph-find__link")).to_have_count(1)
    assert titles(page) == ["Title of act"]
    page.get_by_label("Type").select_option("")
    search(page, "act early")
    page.get_by_label("Phase").select_option("Transition")
    expect(page.locator(".ph-find__link")).to_have_count(1)
    assert titles(page) == ["Leave a place"]
    assert page.locator(".ph-find__filters summary").inner_text() == "Filters (1)"
    assert not wrong
    page.context.close()


def test_a_section_of_the_handbook_is_found_in_its_place(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(address)
    search(page, "leaving")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}guide/#leaving")
    assert not wrong
    page.context.close()


def test_the_search_opens_and_closes_from_the_keyboard(browser: Browser, address: str) -> None:
    page, _ = opened(browser)
    page.goto(address)
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".ph-find")).not_to_be_visible()
    page.get_by_role("link", name="Clauses").first.focus()
    search(page, "JMAC")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Clauses").first).to_be_focused()
    page.context.close()


def test_a_title_with_markup_is_words_in_the_search_too(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(address)
    search(page, "Trapdoor")
    assert titles(page)[0] == 'Trapdoor <img src=x onerror="window.ran = true"> & <b>bold</b>'
    search(page, "JMAC")
    names = page.locator(".ph-find__list li:first-child .ph-find__name").all_inner_texts()
    assert names == ["JMAC", '<img src=x onerror="window.ran = true"> & <b>bold</b>']
    assert not page.locator(".ph-find img").count()
    assert page.evaluate("window.ran") is None
    assert not wrong
    page.context.close()


def test_every_page_of_the_copy_opens_from_a_folder(browser: Browser, stick: str) -> None:
    page, wrong = opened(browser)
    page.goto(f"{stick}index.html")
    for name in ("Terms", "Recommendations", "Clauses"):
        page.get_by_role("navigation").get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(lambda url, name=name: url.endswith(f"/{name.lower()}/index.html"))
    page.get_by_role("link", name="Title of acting").first.click()
    page.wait_for_url(lambda url: url.endswith("/clauses/acting/index.html"))
    assert page.get_by_text("What is lost").first.is_visible()
    assert not wrong
    page.context.close()


def test_it_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=SIZES["desk"])  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}clauses/acting/")
    assert page.get_by_text("What is lost").first.is_visible()
    assert page.get_by_role("link", name="Terms").first.is_visible()
    assert not page.locator(".md-search__input").is_visible()
    context.close()


def test_the_theme_has_not_been_given_a_font_from_elsewhere() -> None:
    assert "font: false" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    style = (ROOT / "docs/assets/site.css").read_text(encoding="utf-8")
    assert "@import" not in style
    assert set(re.findall(r"url\(\W*(\w+:?)", style)) <= {"data:"}
