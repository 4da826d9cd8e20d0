"""The reading list: what a reader puts together stands on one page, to be printed and sent, wherever the site is."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.publishing.browsing import BROWSER, SIZES, faults, opened, served
from tests.publishing.workshop import Site, Workshop

pytestmark = BROWSER
PATIENCE = 60_000
"""How long pages may take on a machine with other work, in milliseconds."""
THREE = "reading-list/?r=clause/warning&r=term/jmac&r=checklist/look"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A clause that names a recommendation, a checklist, terms, one of them renamed, one hostile."""
    workshop = Workshop(tmp_path_factory.mktemp("reading"))
    cited = [{"source": "paper", "locator": "p. 1", "role": "basis"}]
    workshop.put("recommendation", "act")
    workshop.put("clause", "warning", title="Warning", implements=["act"], sources=cited)
    workshop.put("term", "jmac", title="Analysis centre", formerly=["centre"], sources=cited)
    workshop.put(
        "term", "trap", title='<img src=x onerror="window.ran=1">', definition="[So](javascript:alert(1)) *it* is."
    )
    item = {"text": "Is it so?", "why": "It matters.", "evidence": "A letter.", "required": True}
    items = [{**item, "answer": answer} for answer in ("yes-no", "scale", "text")]
    stages = [{"title": "Agree", "gate": "All signed.", "items": items}]
    more = {"purpose": "To know.", "when": "Before.", "lead": "council", "phase": ["transition"], "sources": cited}
    workshop.put("checklist", "look", title="Look", stages=stages, **more)
    for number in range(20):
        workshop.put("recommendation", f"r{number:02}", title=f"Number {number:02}", phase=["transition"])
    return workshop.build()


def at(where: str, path: str) -> str:
    """An address of the site; a folder shows no index by itself."""
    page, _, query = path.partition("?")
    return where + page + ("index.html" if where.startswith("file:") else "") + (f"?{query}" if query else "")


def entries(page: Page) -> Locator:
    """The names in the table of contents."""
    return page.locator(".ph-reading__name")


def told(page: Page) -> Locator:
    """What the page says of itself."""
    return page.locator(".ph-reading__status")


def unstopped(wrong: list[str]) -> list[str]:
    """What went wrong, but for what a browser no longer loads once a frame is closed or the page is left."""
    return [one for one in wrong if not re.fullmatch(r"file:.*\.js|http:.*/favicon\.svg", one)]


@pytest.mark.parametrize("where", ["address", "stick"])
def test_whole_records_stand_one_after_the_other(browser: Browser, where: str, request: pytest.FixtureRequest) -> None:
    page, wrong = opened(browser)
    root = request.getfixturevalue(where)
    page.goto(at(root, f"{THREE}&r=recommendation/act&r=term/trap"))
    expect(told(page)).to_have_text("5 records, all there", timeout=PATIENCE)
    titles = ["Warning", "Analysis centre", "Look", "Title of act", '<img src=x onerror="window.ran=1">']
    expect(entries(page)).to_have_text(titles)
    expect(page.locator(".ph-reading__part > h2:first-of-type")).to_have_text(titles)
    parts = page.locator(".ph-reading__part")
    assert "the mission to act" in parts.nth(0).inner_text()
    assert "Is it so?" in parts.nth(2).inner_text()
    source = parts.nth(0).locator(".ph-reading__source").inner_text()
    assert source.startswith("clause/warning · version of 1 March 2026 · Penholder, content as of 14 November 2023")
    assert (f"{root}clauses/warning/" in source) == (where == "address")
    assert parts.locator("script, button, input, form, .headerlink, [onerror], img").count() == 0
    assert page.locator("iframe").count() == 0
    assert page.evaluate("window.ran") is None
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    inner = page.locator("#main, article").evaluate_all(DEAD)
    assert inner == []
    link = parts.nth(0).get_by_role("link", name="Title of act").first
    assert link.get_attribute("href") == "#recommendation/act"  # it is here
    source_link = parts.nth(0).get_by_role("link", name="The paper").first
    assert source_link.evaluate("one => one.href").startswith(f"{root}sources/paper/")
    assert unstopped(wrong) == []
    page.context.close()


DEAD = """boxes => boxes.flatMap(box => [...box.querySelectorAll("a[href^='#']")])
  .map(link => decodeURIComponent(link.getAttribute("href").slice(1))).filter(id => !document.getElementById(id))"""


@pytest.mark.parametrize("where", ["address", "stick"])
def test_it_is_put_together_on_pages_and_in_listings(
    browser: Browser, where: str, request: pytest.FixtureRequest
) -> None:
    page, wrong = opened(browser, "phone")
    root = request.getfixturevalue(where)
    page.goto(at(root, "clauses/warning/"))
    page.get_by_role("button", name="+ Reading list").click()
    expect(page.get_by_role("button", name="✓ In the reading list")).to_have_attribute("aria-pressed", "true")
    page.goto(at(root, "terms/"))
    page.get_by_role("button", name="Reading list: Analysis centre").click()
    page.goto(at(root, "recommendations/?phase=transition&q=number+1"))
    page.get_by_role("button", name="Add all shown to the reading list").click()
    expect(page.locator(".ph-told[role=status]")).to_have_text("In the reading list now: 11 Reading list (13)")
    page.locator(".ph-told").get_by_role("link", name="Reading list (13)").click()
    expect(told(page)).to_have_text("13 records, all there", timeout=PATIENCE)
    assert entries(page).all_inner_texts()[:3] == ["Warning", "Analysis centre", "Number 01"]
    assert "?r=clause/warning&r=term/jmac&r=recommendation/r01&" in page.url
    assert unstopped(wrong) == []
    page.context.close()


def test_the_order_changes_and_the_focus_stays(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(address + THREE)
    expect(told(page)).to_have_text("3 records, all there", timeout=PATIENCE)
    page.get_by_role("button", name="Move up: Look").focus()
    page.keyboard.press("Enter")
    expect(entries(page)).to_have_text(["Warning", "Look", "Analysis centre"])
    expect(page.get_by_role("button", name="Move up: Look")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move down: Look")).to_be_focused()  # it is the first: up leads nowhere
    expect(told(page)).to_have_text("Look: now 1 of 3")
    assert page.locator(".ph-reading__part").first.get_attribute("id") == "checklist/look"
    page.get_by_role("button", name="Remove: Warning").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove: Analysis centre")).to_be_focused()
    expect(told(page)).to_have_text("Removed: Warning. Undo brings it back.")
    assert page.url == f"{address}reading-list/?r=checklist/look&r=term/jmac"
    page.get_by_role("button", name="Undo").click()
    expect(entries(page)).to_have_text(["Look", "Warning", "Analysis centre"])
    page.get_by_role("button", name="Empty the list").click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    expect(page.get_by_text("Nothing is in the list yet.")).to_be_visible()
    page.keyboard.press("Enter")
    page.goto(f"{address}reading-list/")
    expect(entries(page)).to_have_text(["Look", "Warning", "Analysis centre"])
    assert unstopped(wrong) == []
    page.context.close()


def test_a_list_that_came_with_a_link_takes_nothing_from_ones_own(browser: Browser, address: str) -> None:
    page, _ = opened(browser)
    page.goto(f"{address}reading-list/?r=term/jmac")  # there was none: it is kept
    page.goto(f"{address}reading-list/?r=clause/warning")
    expect(page.get_by_text("This list came with a link. Your own list, with 1 record")).to_be_visible()
    page.get_by_role("button", name="Remove: Warning").click()
    page.get_by_role("link", name="Show my list").click()
    expect(entries(page)).to_have_text(["Analysis centre"])
    page.go_back()
    page.goto(f"{address}reading-list/?r=clause/warning")
    page.get_by_role("button", name="Keep this one instead").click()
    page.goto(f"{address}reading-list/")
    expect(entries(page)).to_have_text(["Warning"])
    page.context.close()


@pytest.mark.parametrize("where", ["address", "stick"])
def test_what_is_missing_is_told_and_what_was_renamed_is_found(
    browser: Browser, where: str, request: pytest.FixtureRequest
) -> None:
    page, _ = opened(browser)
    root = request.getfixturevalue(where)
    page.goto(at(root, "reading-list/?r=term/centre&r=term/gone&r=planet/mars&r=../x&r=%3Cb%3E"))
    expect(told(page)).to_have_text("2 of 3 could not be loaded; they are marked in the list.", timeout=PATIENCE)
    expect(entries(page)).to_have_text(["Analysis centre", "term/gone", "planet/mars"])
    expect(page.get_by_role("button", name="Try again: term/gone")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_enabled()
    page.context.close()


def test_a_page_hands_itself_out_to_no_stranger(browser: Browser, address: str, site: Site, tmp_path: Path) -> None:
    """A page of a server is silent in a frame, and the reading list listens to no frame but its own."""
    (tmp_path / "evil.html").write_text(f'<iframe src="{address}clauses/warning/"></iframe>', encoding="utf-8")
    page, _ = opened(browser)
    with served(tmp_path) as strange:
        page.add_init_script("window.heard = []; addEventListener('message', event => heard.push(event.data))")
        page.goto(f"{strange}evil.html")
        page.frame_locator("iframe").get_by_text("Title of act").first.wait_for()
        assert page.evaluate("heard") == []
    page.goto(f"{(site.folder / 'reading-list/index.html').as_uri()}?r=term/gone")
    page.evaluate("postMessage({penholderArticle: '<article><p>Mine</p></article>', address: 'x'}, '*')")
    expect(told(page)).to_have_text("1 of 1 could not be loaded; it is marked in the list.", timeout=PATIENCE)
    assert page.get_by_text("Mine").count() == 0
    page.context.close()


def test_on_paper_each_record_begins_a_page_and_can_be_answered(browser: Browser, address: str) -> None:
    page, _ = opened(browser)
    page.goto(address + THREE)
    expect(told(page)).to_have_text("3 records, all there", timeout=PATIENCE)
    sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    whole = "\n".join(sheets)
    starts = [" ".join(sheet.split()).removeprefix(f"{n} / {len(sheets)} ") for n, sheet in enumerate(sheets, 1)]
    assert starts[0].startswith("Reading list Contents 1. Warning Clause · 1 March 2026 2. Analysis centre")
    for title in ("1. Warning", "2. Analysis centre", "3. Look"):
        assert [start for start in starts if start.startswith(title)], starts
    assert re.search(r"Yes\s+No", whole)
    assert re.search(r"1\s+2\s+3\s+4\s+5", whole)
    for words in ("Empty the list", "Choose more", "records, all there", "Search"):
        assert words not in whole
    page.context.close()


def test_who_reads_in_the_dark_prints_in_the_light(browser: Browser, address: str) -> None:
    page, _ = opened(browser, scheme="dark")
    page.goto(f"{address}clauses/warning/")
    ink = "getComputedStyle(document.querySelector('h1')).color"
    assert page.evaluate(ink) == "rgb(228, 234, 240)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(ink) == "rgb(23, 34, 45)"
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_it_fits_and_axe_finds_nothing(browser: Browser, address: str, size: str, scheme: str) -> None:
    page, wrong = opened(browser, size, scheme, reduced_motion="reduce")
    page.goto(f"{address}reading-list/?r=term/jmac")
    expect(told(page)).to_have_text("1 record, all there", timeout=PATIENCE)
    page.goto(address + THREE)
    expect(page.get_by_text("3 records, all there")).to_be_visible(timeout=PATIENCE)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert unstopped(wrong) == []
    page.context.close()


def test_without_scripts_it_says_what_to_do_instead(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + THREE)
    expect(page.get_by_text("penholder export --to docx")).to_be_visible()
    assert not page.get_by_text("Choose more").is_visible()
    context.close()
