"""A checklist filled in on the page: what is typed stays, gates hold, and nothing is lost on the way out or in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publishing.browsing import BROWSER, SIZES, faults, opened, served
from tests.publishing.workshop import Site, Workshop

pytestmark = BROWSER


def item(text: str, answer: str, *, required: bool = True) -> dict[str, Any]:
    return {"text": text, "why": "It matters.", "evidence": "A letter.", "answer": answer, "required": required}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a checklist that has two gates."""
    workshop = Workshop(tmp_path_factory.mktemp("checklist"))
    stages = [
        {
            "title": "Agree",
            "gate": "All have signed.",
            "items": [item("Is it so?", "yes-no"), item("How far?", "scale"), item("Else?", "text", required=False)],
        },
        {"title": "Go", "gate": "The last has left.", "items": [item("Since when?", "date")]},
    ]
    workshop.put(
        "checklist",
        "assess",
        purpose="To know.",
        when="Before.",
        lead="council",
        phase=["transition"],
        stages=stages,
        sources=[{"source": "paper", "locator": "para. 3", "role": "basis"}],
    )
    return workshop.build()


@pytest.fixture(scope="module", params=["served", "from a folder"])
def address(site: Site, stick: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The page of the checklist."""
    with served(site.folder) as found:
        yield f"{found if request.param == 'served' else stick}checklists/assess/index.html"


def at(page: Page, number: str) -> Any:
    return page.locator(f"#item-{number.replace('.', '-')}")


def fill_stage_one(page: Page) -> None:
    at(page, "1.1").get_by_label("Yes").check()
    at(page, "1.2").get_by_label("4").check()


def gate(page: Page, number: int) -> Any:
    return page.locator(".ph-gate").nth(number - 1)


def test_answers_are_there_when_one_comes_back(browser: Browser, address: str) -> None:
    page, wrong = opened(browser, "phone")
    page.goto(address)
    fill_stage_one(page)
    at(page, "1.1").locator("summary").click()
    at(page, "1.1").get_by_label("Note").fill("Letter of 3 May.")
    at(page, "1.1").get_by_label("On", exact=True).fill("2027-05-04")
    at(page, "1.3").get_by_role("textbox").first.fill("<b>Nothing</b> else")
    page.reload()
    assert at(page, "1.1").get_by_label("Yes").is_checked()
    assert at(page, "1.2").get_by_label("4").is_checked()
    assert at(page, "1.1").get_by_label("Note").input_value() == "Letter of 3 May."
    assert at(page, "1.1").get_by_label("On", exact=True).input_value() == "2027-05-04"
    assert at(page, "1.3").get_by_role("textbox").first.input_value() == "<b>Nothing</b> else"
    assert page.get_by_text("3 of 4 answered · 2 of 3 required items settled").is_visible()
    assert not wrong
    page.context.close()


def test_a_gate_opens_only_when_its_conditions_are_met_and_can_close_again(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(address)
    tick = gate(page, 1).get_by_label("The condition is met")
    date = at(page, "2.1").locator("input[type=date]").first
    assert tick.is_disabled()
    assert date.is_disabled()
    at(page, "1.1").get_by_label("No", exact=True).check()
    at(page, "1.2").get_by_label("4").check()
    assert gate(page, 1).get_by_text("1 required item is not settled yet.").is_visible()
    at(page, "1.1").get_by_label("Yes").check()
    assert date.is_disabled()
    closed = page.locator(".ph-stage__closed:visible")
    expect(closed).to_have_text("This stage opens when the gates before it have been passed.")
    tick.check()
    assert date.is_enabled()
    assert gate(page, 1).get_by_text("Stage 2 is open.").is_visible()
    expect(closed).to_have_count(0)
    at(page, "1.1").get_by_label("No", exact=True).check()
    assert not tick.is_checked()
    assert date.is_disabled()
    assert not wrong
    page.context.close()


def test_what_is_exported_comes_back_on_another_machine(browser: Browser, address: str, tmp_path: Path) -> None:
    page, wrong = opened(browser)
    page.goto(address)
    fill_stage_one(page)
    gate(page, 1).get_by_label("The condition is met").check()
    page.get_by_label("What it is filled in for").fill("Northern sector")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export answers").click()
    assert download.value.suggested_filename.endswith("-northern-sector.json")
    file = tmp_path / "answers.json"
    download.value.save_as(file)
    page.context.close()
    other, more = opened(browser)
    other.goto(address)
    at(other, "1.3").get_by_role("textbox").first.fill("Here before")
    other.locator("input[type=file]").set_input_files(file)
    other.get_by_text("Imported from answers.json").wait_for()
    assert at(other, "1.2").get_by_label("4").is_checked()
    assert gate(other, 1).get_by_label("The condition is met").is_checked()
    assert other.get_by_label("What it is filled in for").input_value() == "Northern sector"
    other.get_by_role("button", name="Undo").click()
    assert at(other, "1.3").get_by_role("textbox").first.input_value() == "Here before"
    assert other.get_by_text("The last change was undone.").is_visible()
    expect(other.get_by_label("What it is filled in for")).to_be_focused()
    assert not wrong + more
    other.context.close()


@pytest.mark.parametrize(
    "words",
    ["no JSON", "[]", json.dumps({"format": "penholder-checklist/1", "checklist": "another", "items": {}})],
    ids=["no-json", "a-list", "another-checklist"],
)
def test_a_foreign_file_changes_nothing(browser: Browser, address: str, tmp_path: Path, words: str) -> None:
    page, wrong = opened(browser)
    page.goto(address)
    fill_stage_one(page)
    file = tmp_path / "foreign.json"
    file.write_text(words, "utf-8")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("Nothing was changed.").wait_for()
    assert at(page, "1.2").get_by_label("4").is_checked()
    assert not wrong
    page.context.close()


def test_it_is_filled_in_by_keyboard(browser: Browser, address: str) -> None:
    page, wrong = opened(browser)
    page.goto(address)
    at(page, "1.1").get_by_label("Yes").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert at(page, "1.1").get_by_label("Yes").is_checked()
    assert at(page, "1.1").get_by_label("Note").is_visible()
    assert not wrong
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_form_is_accessible(browser: Browser, address: str, size: str, scheme: str) -> None:
    page, _ = opened(browser, size, scheme)
    page.goto(address)
    fill_stage_one(page)
    page.locator("details.ph-annotation").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert faults(page, "article") == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.context.close()


def test_without_scripts_it_is_a_checklist_to_read_and_forms_to_take(
    browser: Browser, address: str, site: Site
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.get_by_text("All have signed.").is_visible()
    assert not page.locator("[data-ph-checklist]").is_visible()
    forms = [str(link.get_attribute("href")) for link in page.locator(".ph-desk__forms a").all()]
    assert [Path(form).suffix for form in forms] == [".docx", ".xlsx"]
    assert all((site.folder / "checklists/assess" / form).is_file() for form in forms)
    context.close()
