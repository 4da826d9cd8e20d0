"""Finding and taking along, as a person does it: filters, words that explain themselves, copies, citations, ratings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Locator, Page, expect

from tests.publishing.browsing import BROWSER, SIZES, faults, opened, search, served
from tests.publishing.workshop import Site, Workshop

pytestmark = BROWSER


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Recommendations in two phases, a clause, terms, and risk factors with a measure."""
    workshop = Workshop(tmp_path_factory.mktemp("finding"))
    workshop.put("recommendation", "watch", phase=["operations", "transition"], capacity=["analytical"])
    workshop.put("recommendation", "warn", phase=["transition"], capacity=["advisory"], title='=Warn, "early"')
    workshop.put("recommendation", "act", phase=["operations"], capacity=["advisory"])
    workshop.put(
        "term",
        "early-warning",
        title="Early warning",
        equivalents={"fr": {"term": "alerte rapide", "source": "paper", "locator": "para. 7"}},
    )
    items = ["alerts {mission} early", {"text": "reports", "items": ["each week"]}]
    wording = {"verb": "requests", "text": "that {mission}", "items": items}
    workshop.put(
        "clause",
        "warning",
        implements=["watch"],
        strengths={"preferred": wording},
        parameters={"mission": {"type": "text", "description": "The mission.", "example": "UNFICT"}},
        rationale="It is about early warning, and about early warning again.",
    )
    workshop.put("measure", "talk", agenda="direct", group="Diplomacy", how="Talk.", title="Talks")
    sources = [{"source": "paper", "locator": "p. 1", "role": "basis"}]
    for name, eased in (("hate", ["talk"]), ("arms", [])):
        more = {"mitigated_by": eased} if eased else {}
        indicators = [f"{name} is seen.", f"{name} is heard."]
        workshop.put("risk-factor", name, family="Signs", indicators=indicators, sources=sources, **more)
    return workshop.build()


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    """Where it is served."""
    with served(site.folder) as found:
        yield found


ASKED = {
    "early-warning": "Early warning",
    "earyl warnning": "Early warning",  # two slips
    "early warnings": "Early warning",
    "alerte rapide": "Early warning",  # its name in French
    "what is it that early warning would tell": "Early warning",  # a sentence: words that are nowhere do not hide it
    "risk-factor/hate": "Title of hate",  # as commands call it
    "warning clause": "Title of warning",  # what it is, though its text does not say so
    "protectors": "",  # nothing is better than something that begins with "pro"
}


@pytest.mark.parametrize("query", ASKED)
def test_the_first_that_is_found_is_what_a_person_wants(browser: Browser, address: str, query: str) -> None:
    page, wrong = opened(browser)
    page.goto(address)
    if ASKED[query]:
        search(page, query)
        expect(page.locator(".ph-find__title").first).to_have_text(ASKED[query])
    else:
        page.locator(".md-search__input").fill(query)
        expect(page.locator(".ph-find__status")).to_have_text("No matching documents")
    assert not wrong
    page.context.close()


def shown(page: Page) -> Locator:
    """The titles that the listing shows; the page takes its time, so they are waited for."""
    return page.locator("[data-ph-by] > ul > li:visible .ph-row__title > a")


@pytest.mark.parametrize("size", SIZES)
def test_a_listing_filters_and_the_address_keeps_the_filter(browser: Browser, address: str, size: str) -> None:
    page, wrong = opened(browser, size)
    page.goto(f"{address}recommendations/")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Phase").select_option("operations")
    expect(shown(page)).to_have_text(["Title of act", "Title of watch"])
    expect(page.get_by_role("status").first).to_have_text("2 of 3 shown")
    assert page.get_by_label("Capacity").locator("option").all_inner_texts() == [
        "All",
        "Analytical (1)",
        "Advisory (1)",
    ]
    page.get_by_label("Capacity").select_option("advisory")
    assert page.url.endswith("recommendations/?phase=operations&capacity=advisory")
    page.wait_for_load_state("networkidle")  # what a reload breaks off would count as failed
    page.reload()
    expect(shown(page)).to_have_text(["Title of act"])
    page.get_by_label("Words").fill("nothing")
    expect(page.get_by_text("Nothing fits all of these")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(shown(page)).to_have_count(3)
    assert page.url.endswith("recommendations/")
    assert wrong == []
    page.context.close()


def test_a_cell_of_the_matrix_opens_the_filtered_listing(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(f"{address}overview/matrix/")
    page.get_by_role("link", name="1: Transition, Analytical").click()
    expect(shown(page)).to_have_text(["Title of watch"])
    assert wrong == []
    page.context.close()


def test_what_is_shown_is_taken_as_a_table_that_runs_nothing(browser: Browser, address: str) -> None:
    page, _ = opened(browser)
    page.goto(f"{address}recommendations/?capacity=advisory")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert [row["Title"] for row in rows] == ["Title of act", '\'=Warn, "early"']
    assert rows[0]["Address"] == f"{address}recommendations/act/"
    assert rows[1]["Phase"] == "Transition"
    page.context.close()


def test_what_is_shown_is_taken_as_a_workbook_to_work_with(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(f"{address}recommendations/?capacity=advisory")
    book = taken(page)
    assert book.sheetnames == ["Recommendations"]
    sheet = book.active
    head, *rows = sheet.iter_rows()
    assert [cell.value for cell in head] == ["Title", "Summary", "Phase", "Capacity", "Address"]
    assert all(cell.font.b and cell.fill.fgColor.rgb == "FF0B4F82" for cell in head)
    assert [[cell.value for cell in row[:4]] for row in rows] == [
        ["Title of act", "Summary of act.", "Operations", "Advisory"],
        ['=Warn, "early"', "Summary of warn.", "Transition", "Advisory"],
    ]
    assert {cell.data_type for row in rows for cell in row} == {"s"}  # a formula would be "f"
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:E3", "$1:$1")
    assert rows[0][4].hyperlink.target == rows[0][4].value == f"{address}recommendations/act/"
    assert sheet.oddFooter.left.text == "Recommendations · Capacity: Advisory · 2 of 3 shown"
    assert wrong == []
    page.context.close()


def taken(page: Page) -> Workbook:
    """The workbook of what a listing shows."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel of these").click()
    assert download.value.suggested_filename.endswith("-shown.xlsx")
    return load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A listing of more than a page carries, and one of no more than that."""
    workshop = Workshop(tmp_path_factory.mktemp("long"))
    for number in range(40):
        rare = " A zebra." if number == 7 else ""
        workshop.put("term", f"term-{number:02}", title=f"Term {number:02}", summary=f"{'Said at length. ' * 20}{rare}")
        workshop.put("measure", f"talk-{number:02}", agenda="direct", group="Diplomacy", how="Talk.")
    return workshop.build()


@pytest.fixture(scope="module")
def places(long: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where the long listing stands: on a server, and in the copy that needs none."""
    folder = tmp_path_factory.mktemp("copy")
    with ZipFile(long.folder / "downloads/penholder-site.zip") as copy:
        copy.extractall(folder)
    with served(long.folder) as address:
        yield {"server": f"{address}terms/", "copy": (folder / "penholder-site/terms/index.html").as_uri()}


@pytest.mark.parametrize("place", ["server", "copy"])
def test_a_long_listing_tells_summaries_when_asked_and_finds_by_them(
    browser: Browser, places: dict[str, str], place: str
) -> None:
    page, wrong = opened(browser)
    page.goto(places[place])
    expect(page.get_by_role("status").first).to_have_text("40 shown")
    assert page.locator(".ph-row__text").count() == 0
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Words").fill("zebra")
    expect(shown(page)).to_have_text(["Term 07"])
    assert [row[1].value[-8:] for row in taken(page).active.iter_rows(min_row=2)] == ["A zebra."]
    page.get_by_role("button", name="Show all").click()
    page.get_by_role("button", name="Summaries").click()
    expect(page.get_by_text("A zebra.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("A zebra.")).to_be_visible()  # the browser remembers
    page.get_by_role("button", name="Summaries").click()
    expect(page.get_by_text("A zebra.")).to_be_hidden()
    assert wrong == []
    page.context.close()


def test_a_listing_that_is_short_carries_its_summaries(long: Site) -> None:
    assert "Said at length" not in long.text("terms/")
    assert "Summary of talk-07." in long.text("measures/")
    assert "penholderListing" in long.text("terms/summaries.js")


def test_without_scripts_a_listing_shows_everything_and_no_dead_filter(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}recommendations/?phase=operations")
    expect(shown(page)).to_have_count(3)
    assert not page.locator("[data-ph-filter]").is_visible()
    context.close()


def test_from_a_folder_cells_filter_as_well(browser: Browser, site: Site, tmp_path: Path) -> None:
    with ZipFile(site.folder / "downloads/penholder-site.zip") as copy:
        copy.extractall(tmp_path)
    page, wrong = opened(browser)
    page.goto(f"{(tmp_path / 'penholder-site/overview/matrix/index.html').as_uri()}")
    page.get_by_role("link", name="1: Transition, Analytical").click()
    expect(shown(page)).to_have_text(["Title of watch"])
    page.get_by_label("Capacity").select_option("advisory")
    assert "capacity=advisory" in page.url
    assert wrong == []
    page.context.close()


def test_a_word_explains_itself_to_pointer_and_keyboard_until_it_is_dismissed(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(f"{address}clauses/warning/")
    word = page.locator("a.ph-term")
    tip = page.get_by_role("tooltip")
    assert word.all_inner_texts() == ["early warning"]
    word.hover()
    assert tip.inner_text() == "Early warning: Summary of early-warning."
    tip.hover()  # the pointer may go there
    page.wait_for_timeout(400)
    assert tip.is_visible()
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.mouse.move(0, 0)
    page.locator("body").press("Tab")
    word.evaluate("one => { for (let at = one; at; at = at.parentElement) at.open = true; }")
    word.focus()
    assert tip.is_visible()
    assert word.get_attribute("aria-describedby") == "ph-tip"
    page.keyboard.press("Enter")
    page.wait_for_url("**/terms/early-warning/")
    assert wrong == []
    page.context.close()


def test_a_finger_reads_first_and_follows_with_a_second_touch(browser: Browser, address: str) -> None:
    page, wrong = opened(browser, "phone", has_touch=True)
    page.goto(f"{address}clauses/warning/")
    page.locator("a.ph-term").tap()
    assert page.get_by_role("tooltip").is_visible()
    assert page.url.endswith("clauses/warning/")
    page.locator("a.ph-term").tap()
    page.wait_for_url("**/terms/early-warning/")
    assert wrong == []
    page.context.close()


def test_a_wording_is_copied_as_it_is_read(browser: Browser, address: str) -> None:
    page, wrong = opened(browser, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address}clauses/warning/")
    page.get_by_role("button", name="Copy the wording: Preferred").click()
    page.get_by_text("Copied: Preferred.").wait_for()
    text = page.evaluate("navigator.clipboard.readText()").replace("\r", "")
    assert text == "Requests that [mission]\n(a) alerts [mission] early\n(b) reports\n(i) each week"
    html = "navigator.clipboard.read().then(([one]) => one.getType('text/html')).then(blob => blob.text())"
    assert "<em>Requests</em>" in page.evaluate(html)
    assert wrong == []
    page.context.close()


def test_a_record_is_cited(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(f"{address}clauses/warning/?utm=1#strengths")
    page.get_by_text("Cite this").click()
    own = f"{address}clauses/warning/"
    told = "“Title of warning”, in Penholder. Clause clause/warning, version of 1 March 2026. "
    assert page.locator(".ph-cite").inner_text() == told + own
    with page.expect_download() as download:
        page.get_by_role("button", name="CSL-JSON").click()
    (item,) = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert (item["title"], item["URL"], item["issued"]) == ("Title of warning", own, {"date-parts": [[2026, 3, 1]]})
    with page.expect_download() as download:
        page.get_by_role("button", name="RIS").click()
    lines = Path(download.value.path()).read_text("utf-8").splitlines()
    assert (lines[0], lines[1], lines[-1]) == ("TY  - ELEC", "TI  - Title of warning", "ER  - ")
    assert wrong == []
    page.context.close()


def test_what_is_rated_highest_comes_first_with_what_lowers_it(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(f"{address}overview/risk-worksheet/")
    for factor, indicator, answer in (
        ("arms", "arms is seen.", "Some signs"),
        ("hate", "hate is heard.", "Strong signs"),
    ):
        page.get_by_text(f"Title of {factor}", exact=True).first.click()
        page.get_by_role("radiogroup", name=indicator).get_by_label(answer).check()
    tables = page.locator("[data-ph-ranking] tbody")
    assert tables.nth(0).locator("tr").all_inner_texts() == [
        "Title of hate\tStrong signs: 1 of 2",
        "Title of arms\tSome signs: 1 of 2",
    ]
    assert tables.nth(1).locator("tr").all_inner_texts() == ["Talks\tTitle of hate"]
    assert page.get_by_text("2 of 4 answered").is_visible()
    page.reload()
    assert tables.nth(0).locator("tr").count() == 2
    assert wrong == []
    page.context.close()


PLACES = {
    "recommendations/?phase=operations": ".ph-sieve details",
    "overview/": "",
    "overview/matrix/": "td details",
    "overview/who-must-act/": "",
    "overview/coverage/": "",
    "overview/convergence/": "",
    "overview/languages/": "",
    "overview/whats-new/": "",
    "overview/risk-worksheet/": "details",
    "clauses/warning/": "details",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_with_everything_open(browser: Browser, address: str, size: str, scheme: str) -> None:
    page, wrong = opened(browser, size, scheme, reduced_motion="reduce")
    problems = []
    for path, boxes in PLACES.items():
        page.goto(address + path)
        if boxes:
            page.locator(boxes).evaluate_all("all => all.forEach(one => { one.open = true; })")
        if page.locator("a.ph-term").count():
            page.locator("a.ph-term").hover()
        problems += faults(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    assert not problems, "\n".join(problems)
    assert wrong == []
    page.context.close()
