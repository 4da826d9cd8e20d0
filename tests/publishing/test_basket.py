"""The basket: what is put together in a browser is, part by part, what the program writes from the same record."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from penholder.diagnostics import has_errors
from penholder.drafting.compose import compose
from penholder.drafting.parameters import printed_value
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.loading import load
from penholder.knowledge.projection import project
from penholder.knowledge.record import Record, RecordName
from penholder.pipeline.check import check_whole
from penholder.pipeline.draft import Wish, write_drafts
from penholder.publishing.basket import basket_files
from penholder.rendering.word import bookmark, word
from penholder.text.editions import edited
from penholder.text.model import Edition
from penholder.workspace import Workspace
from tests.publishing.browsing import BROWSER, SIZES, faults, opened, served
from tests.publishing.workshop import ROOT, Workshop

pytestmark = BROWSER
STRENGTHS = ("preferred", "compromise", "minimum")
DAY = dt.date(2027, 3, 5)
EPOCH = int(dt.datetime(DAY.year, DAY.month, DAY.day, tzinfo=dt.UTC).timestamp())
TODAY = dt.date(2027, 3, 6)
SCRIPTS = ("basket-text", "zip", "basket-word", "basket-record", "basket-advice")
"""Those that need no page."""


def parts(word: bytes) -> dict[str, list[str]]:
    """The parts of a Word file, cut up after each paragraph, without the time that it bears."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        assert archive.testzip() is None
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    found["docProps/core.xml"] = re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "", found["docProps/core.xml"])
    return {name: part.split("</w:p>") for name, part in found.items()}


# ── What the scripts make, against what the program makes ──────────────────


@pytest.fixture(scope="module")
def product() -> KnowledgeBase:
    """The public records of this repository."""
    return project(load(Workspace(ROOT)).base, "public")


@pytest.fixture(scope="module")
def scripts(browser: Browser, product: KnowledgeBase) -> Iterator[Page]:
    """A page with the scripts of the basket and what they know of all clauses."""
    page, wrong = opened(browser)
    page.goto("about:blank")
    page.add_script_tag(path=ROOT / "docs/assets/basket-store.js")
    for _, make in basket_files(product, ROOT / "templates"):
        page.add_script_tag(content=make().decode())
    for name in SCRIPTS:
        page.add_script_tag(path=ROOT / f"docs/assets/{name}.js")
    yield page
    assert wrong == []
    page.context.close()


def draft(base: KnowledgeBase, strength: str, *, filled: bool, **more: Any) -> dict[str, Any]:
    """A draft with every clause that has the strength, some in brackets, with a heading and values of one paragraph."""
    clauses = sorted(base.of_type("clause"), key=lambda clause: (clause.data["kind"] == "operative", clause.name))
    declared = {name: one for clause in clauses for name, one in clause.data.get("parameters", {}).items()}
    entries: list[dict[str, Any]] = []
    operative = 0
    for number, clause in enumerate(clauses):
        if strength not in clause.data["strengths"]:
            continue
        entry: dict[str, Any] = {"clause": clause.name.id, "strength": strength, "open": number % 7 == 0}
        if filled and number % 5 == 0 and "mission" in clause.data.get("parameters", {}):
            entry["with"] = {"mission": "the Mission & <its> “Force”"}
        entries.append(entry)
        operative += clause.data["kind"] == "operative"
    cut = len(entries) - operative
    return {
        "id": "whole",
        "title": "Everything & <more>",
        "product": "operative-text",
        "version": "0.1",
        "date": DAY.isoformat(),
        "marking": "DRAFT / NON-PAPER",
        "parameters": {name: one["example"] for name, one in declared.items()} if filled else {},
        "sections": [
            {"clauses": entries[:cut]},
            {"clauses": entries[cut : cut + 9]},
            {"heading": "A heading & “more”", "clauses": entries[cut + 9 :]},
        ],
        **more,
    }


@pytest.mark.parametrize("strength", STRENGTHS)
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "unfilled"])
@pytest.mark.parametrize("kind", ["operative-text", "annex"])
def test_every_clause_is_printed_as_the_program_prints_it(
    scripts: Page, product: KnowledgeBase, strength: str, filled: bool, kind: str
) -> None:
    data = draft(product, strength, filled=filled, product=kind)
    record = Record(RecordName("draft", "whole"), "content/drafts/whole.yaml", data, ())
    text = edited(compose(product, record).text, Edition.CLEAN)
    expected = parts(word(text, templates=ROOT / "templates", epoch=EPOCH))
    assert len(expected["word/document.xml"]) > 100
    assert parts(word_of(scripts, data)) == expected


MAKE = """async draft => {
  const made = await penholder.word.file(penholder.text.compose(draft, penholder.clauses), penholder.blank);
  return [...new Uint8Array(await made.arrayBuffer())];
}"""


def word_of(page: Page, data: Mapping[str, Any]) -> bytes:
    return bytes(page.evaluate(MAKE, data))


def test_a_browser_that_cannot_compress_makes_the_same_file(
    browser: Browser, scripts: Page, product: KnowledgeBase
) -> None:
    data = draft(product, "preferred", filled=True)
    small = word_of(scripts, data)
    scripts.evaluate("() => { window.kept = window.CompressionStream; window.CompressionStream = undefined; }")
    large = word_of(scripts, data)
    scripts.evaluate("() => { window.CompressionStream = window.kept; }")
    assert parts(large) == parts(small)
    assert len(large) > 2 * len(small)


VALUES = """3 | 9 | 10 | 007 | 0 | 1200 | 12,000 | 12 000 | 1 234 567 | 12.5 | -3 | seven | ten | 123456789012345
1234567890123456 | 5 March 2027 | 05 March 2027 | 2027-03-05 | 2027-02-29 | 2028-02-29 | 31 April 2027 | March 2027
5 march 2027 | 0001-01-01 | 0000-01-01 | S/2026/9901 | resolution 9901 (2025) | the Government | UNSAMK | Ñandú | 中国
... | [open] | {mission} | {{x}} | {paragraph:a-b} | paragraphs {paragraph:a} to {paragraph:b/c} | {paragraph:A}
{paragraph:a} {mission} | a * b * c | _x_"""
TYPES = ("text", "mission", "state", "actor", "date", "number", "symbol", "paragraphs")


@pytest.mark.parametrize("type_", TYPES)
def test_values_are_taken_and_printed_alike(scripts: Page, type_: str) -> None:
    values = [value.strip() for row in VALUES.splitlines() for value in row.split("|")]
    values += ["  two   words\n", "9\u00a0999", "12\u00a0000"]
    found = scripts.evaluate(
        "([type, values]) => values.map(value => penholder.text.printed(type, value))", [type_, values]
    )
    assert dict(zip(values, found, strict=True)) == {value: printed_value(type_, value) for value in values}


def test_bookmarks_are_alike(scripts: Page) -> None:
    names = ["a", "a-b", "a/b", "x" * 33, "x" * 34, "long-" * 12, "long-" * 20 + "/" + "item-" * 8, "a/1/2", "é" * 40]
    assert scripts.evaluate("names => names.map(penholder.word.bookmark)", names) == [bookmark(name) for name in names]


# ── The page ───────────────────────────────────────────────────────────────

MISSION = {"type": "mission", "description": "The mission.", "example": "UNABC"}
END = {"type": "date", "description": "When it ends.", "example": "31 May 2027"}
DAYS = {"type": "number", "description": "How many days.", "example": "30", "default": "90"}
RANGE = {
    "type": "paragraphs",
    "description": "Which paragraphs.",
    "example": "paragraph {paragraph:protect}",
    "default": "paragraphs {paragraph:extend} to {paragraph:protect/warn}",
}


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Clauses of many kinds: items within items, references, footnotes, brackets, defaults, what others require."""
    made = Workshop(tmp_path_factory.mktemp("basket"))
    made.put("verb", "decides", form="Decides", function="bind", title="Decides")
    made.put("verb", "recalling", form="Recalling", kind="preambular", function="recall", title="Recalling")
    made.put("verb", "acting", form="Acting", kind="preambular", function="recall", title="Acting")
    clause(made, "recall", "recalling", "its resolutions on {mission}", kind="preambular", mission=MISSION)
    clause(made, "seven", "acting", "under Chapter VII", kind="preambular", place="last")
    clause(made, "extend", "decides", "to extend the mandate of {mission} until {end}", mission=MISSION, end=END)
    made.put(
        "clause",
        "protect",
        requires=["report"],
        parameters={"mission": MISSION, "days": DAYS},
        tasks=[{"task": "Protect", "modality": "secure"}, {"task": "Warn", "modality": "report"}],
        strengths={
            "preferred": {
                "verb": "decides",
                "text": "that {mission} is *authorized* to use all necessary means, [Nor| as it can,][^1] and shall",
                "items": [
                    {
                        "text": "protect civilians",
                        "items": ["in towns", {"text": "on roads", "items": ["by day", "by night"]}],
                    },
                    {"name": "warn", "text": "warn within {days} days; and"},
                    "act & report “early”",
                ],
                "footnotes": ["See paragraph {paragraph:extend}."],
            },
            "minimum": {"verb": "requests", "text": "{mission} to protect", "lost": "Much."},
        },
    )
    clause(made, "report", "requests", "a report on {range} of this text", range=RANGE, conflicts=["silence"])
    clause(made, "silence", "decides", "to hear no reports", conflicts=["report"])
    made.put("clause", "a-clause-with-a-name-that-is-too-long-for-a-bookmark-of-word")
    return made


def clause(workshop: Workshop, id_: str, verb: str, text: str, **more: Any) -> None:
    """A clause of one strength; parameters are among `more`."""
    more.pop("place", None)
    parameters = {name: more.pop(name) for name in ("mission", "end", "range") if name in more}
    if parameters:
        more["parameters"] = parameters
    workshop.put("clause", id_, strengths={"preferred": {"verb": verb, "text": text}}, **more)


@pytest.fixture(scope="module", params=["served", "from a folder"])
def address(request: pytest.FixtureRequest, workshop: Workshop) -> Iterator[str]:
    """The site, from a server and as it is opened from a stick."""
    folder = workshop.build(request.param.replace(" ", "-")).folder
    if request.param == "served":
        with served(folder) as found:
            yield found
    else:
        yield f"{folder.as_uri()}/"


def basket(address: str) -> str:
    return f"{address}basket/{'index.html' if address.startswith('file:') else ''}"


def take(page: Page, id_: str, strength: str = "preferred") -> None:
    """Find a clause on the page of the basket and put it in."""
    page.get_by_label("Look for").fill(id_)
    page.get_by_role("button", name=re.compile(f"^Add .*{re.escape(id_)}, {strength}$")).first.click()


def taken(page: Page, name: str) -> tuple[str, bytes]:
    """Press a button that gives a file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def fill(page: Page) -> None:
    """A draft of every kind of clause, put together by the controls of the page."""
    for id_ in ("seven", "recall", "protect", "extend", "report", "a-clause-with"):
        take(page, id_) if id_ != "a-clause-with" else page.get_by_label("Look for").fill(id_)
    page.get_by_role("button", name=re.compile("^Add .*a-clause-with")).click()
    page.get_by_role("button", name="Move up: Title of recall").click()
    page.get_by_role("button", name="Move up: Title of extend").click()
    entry(page, "protect").locator("summary").click()
    entry(page, "protect").get_by_role("button", name="Begin a section here").click()
    page.get_by_label("Heading of section 2").fill("Protection <b>&</b> “more”")
    entry(page, "report").locator("summary").click()
    entry(page, "report").get_by_label("Not agreed").check()
    page.locator("#values").get_by_label("The mission.").fill("UNABC")
    page.locator("#values").get_by_label("How many days.").fill("7")
    entry(page, "protect").get_by_label("The mission. Only in this paragraph").fill("the Mission <of Karsia>")
    page.get_by_label("Title", exact=True).fill("A text from the basket")
    page.get_by_label("Date", exact=True).fill(DAY.isoformat())


def entry(page: Page, id_: str) -> Any:
    return page.locator(f"#entry-{id_}")


def test_the_word_file_is_what_the_program_writes_from_the_record(
    browser: Browser, workshop: Workshop, address: str, tmp_path: Path
) -> None:
    page, wrong = opened(browser, accept_downloads=True)
    page.goto(basket(address))
    fill(page)
    name, made = taken(page, "Word file")
    assert name == "a-text-from-the-basket.docx"
    record, body = taken(page, "Draft record")
    place = workshop.workspace.content / "drafts" / record
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(body)
    checked = check_whole(workshop.workspace, TODAY)
    assert [one for one in checked.diagnostics if has_errors([one])] == []
    written = write_drafts(workshop.workspace, [place.stem], Wish(out=tmp_path / "program.docx"), TODAY)
    expected = parts(written.written[0].read_bytes())
    place.unlink()
    assert [one.unfilled for one in written.loose] == [("end",)]
    document = "".join(expected["word/document.xml"])
    assert all(style in document for style in ("SectionHeading", "Operative4", "clause_protect", " REF clause_protect"))
    assert parts(made) == expected
    assert not wrong
    page.context.close()


def test_it_tells_what_the_text_amounts_to_while_it_grows(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(basket(address))
    for id_ in ("extend", "protect", "silence"):
        take(page, id_)
    counts = page.locator(".ph-basket__counts")
    assert "0 preambular, 3 operative · 2 tasks (secure 1, report 1) · 2 values missing" in counts.inner_text()
    advice = page.locator("#advice")
    assert "“Title of protect” requires “Title of report”" in advice.inner_text()
    assert "does not act under Chapter VII" in advice.inner_text()
    advice.get_by_role("button", name="Add Title of report, preferred").click()
    assert "“Title of report” conflicts with “Title of silence”" in advice.inner_text()
    assert "requires" not in advice.inner_text()
    take(page, "seven")
    assert "no threat to the peace is determined before it" in advice.inner_text()
    page.locator("#values").get_by_label("The mission.").fill("UNABC")
    assert "1 value missing" in counts.inner_text()
    assert page.locator("#text").get_by_text("to extend the mandate of UNABC until").is_visible()
    assert not wrong
    page.context.close()


def test_a_clause_is_found_by_its_wording_and_the_keyboard_stays_among_the_offers(
    browser: Browser, address: str
) -> None:
    page, wrong = opened(browser)
    page.goto(basket(address))
    page.get_by_label("Look for").fill("extend the mandate")
    found = page.get_by_role("button", name="Add Title of extend, preferred")
    found.focus()
    page.keyboard.press("Enter")
    assert "Title of extend was added as OP1." in page.locator(".ph-basket__status").inner_text()
    assert page.evaluate("document.activeElement.closest('#add') !== null")
    assert not wrong
    page.context.close()


def test_a_value_of_the_wrong_type_stays_out_of_the_text_and_the_record(browser: Browser, address: str) -> None:
    page, _ = opened(browser, accept_downloads=True)
    page.goto(basket(address))
    take(page, "extend")
    field = page.locator("#values").get_by_label("When it ends.")
    field.fill("soon")
    assert field.get_attribute("aria-invalid") == "true"
    assert page.get_by_text("This takes a day").is_visible()
    assert page.locator("#text mark", has_text="[end]").is_visible()
    assert b"soon" not in taken(page, "Draft record")[1]
    field.fill("2027-05-31")
    assert page.locator("#text").get_by_text("until 31 May 2027").is_visible()
    page.context.close()


def test_clauses_are_collected_on_their_pages_and_stay(browser: Browser, workshop: Workshop) -> None:
    with served(workshop.build("pages").folder) as found:
        page, wrong = opened(browser)
        page.goto(f"{found}clauses/protect/")
        page.get_by_role("button", name="minimum: add to the basket").click()
        page.goto(f"{found}clauses/")
        assert page.get_by_role("button", name="Title of protect, minimum: in the basket").is_visible()
        page.get_by_role("button", name="Title of recall, preferred: add to the basket").click()
        page.locator(".ph-told").get_by_role("link", name="Basket: 2 paragraphs").click()
        assert entry(page, "protect").get_by_label("Strength of").input_value() == "minimum"
        assert [one.inner_text() for one in page.locator(".ph-entry__place").all()] == ["PP1", "OP1"]
        entry(page, "protect").get_by_label("Strength of").select_option("preferred")
        page.reload()
        assert page.locator("#text").get_by_text("all necessary means").is_visible()
        assert not wrong
        page.context.close()


def test_the_order_is_changed_by_keyboard_and_announced(browser: Browser, address: str) -> None:
    page, _ = opened(browser)
    page.goto(basket(address))
    page.get_by_label("Look for").focus()
    for id_ in ("extend", "protect", "silence"):
        page.get_by_label("Look for").focus()
        page.keyboard.press("Control+A")
        page.keyboard.type(id_)
        page.keyboard.press("Tab")
        while not page.evaluate("document.activeElement.matches('.ph-offer button')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Move up: Title of silence").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "document.querySelector('[role=status].ph-basket__status').textContent.includes('is now OP2')"
    )
    page.keyboard.press("Enter")
    order = [one.get_attribute("data-ph-entry") for one in page.locator(".ph-entry").all()]
    assert order == ["silence", "extend", "protect"]
    page.get_by_role("button", name="Remove: Title of silence").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Remove: Title of extend"
    page.get_by_role("button", name="Undo").press("Enter")
    assert entry(page, "silence").is_visible()
    page.context.close()


def test_a_basket_goes_on_in_another_browser(browser: Browser, address: str, tmp_path: Path) -> None:
    page, _ = opened(browser, accept_downloads=True)
    page.goto(basket(address))
    fill(page)
    made = taken(page, "Word file")[1]
    name, body = taken(page, "Export basket")
    page.context.close()
    (tmp_path / name).write_bytes(body)
    (tmp_path / "foreign.json").write_text(json.dumps({"format": "penholder-checklist/1"}), "utf-8")
    other, wrong = opened(browser, accept_downloads=True)
    other.goto(basket(address))
    chooser = other.locator("#take input[type=file]")
    chooser.set_input_files(tmp_path / name)
    other.get_by_text(f"Imported from {name}").wait_for()
    assert parts(taken(other, "Word file")[1]) == parts(made)
    chooser.set_input_files(tmp_path / "foreign.json")
    other.get_by_text("Nothing was changed.").wait_for()
    assert other.locator(".ph-entry").count() == 6
    assert not wrong
    other.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_everybody_can_use_it(browser: Browser, workshop: Workshop, size: str, scheme: str) -> None:
    folder = workshop.workspace.root / "out" / "pages"
    with served(folder if folder.is_dir() else workshop.build("pages").folder) as found:
        page, wrong = opened(browser, size, scheme, reduced_motion="reduce")
        for path in ("clauses/", "clauses/protect/", "basket/"):
            page.goto(found + path)
            if path == "basket/":
                fill(page)
                page.locator("#values").get_by_label("When it ends.").fill("soon")
            assert faults(page, "article") == []
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert not wrong
        page.context.close()


def test_without_scripts_the_page_says_so(browser: Browser, workshop: Workshop) -> None:
    folder = workshop.workspace.root / "out" / "pages"
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(((folder if folder.is_dir() else workshop.build("pages").folder) / "basket/index.html").as_uri())
    assert page.get_by_text("The basket needs JavaScript.").is_visible()
    assert not page.locator("[data-ph-basket]").is_visible()
    context.close()
