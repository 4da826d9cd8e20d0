"""A whole mandate of thirty operative paragraphs: drafted in the basket alone, it is the one drafted as a record."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from ruamel.yaml import YAML

from penholder.drafting.compose import compose
from penholder.knowledge.loading import load
from penholder.knowledge.projection import project
from penholder.knowledge.record import Record, RecordName
from penholder.publishing.basket import basket_files
from penholder.rendering.word import word
from penholder.text.editions import edited
from penholder.text.model import Edition
from penholder.workspace import Workspace
from tests.publishing.browsing import BROWSER, opened, served
from tests.publishing.test_basket import parts, taken
from tests.publishing.workshop import ROOT

pytestmark = BROWSER
RECORD = Path(__file__).parent / "examples" / "unmiro-2028.yaml"
NAMES = ("basket-text", "zip", "basket-word", "basket-record", "basket-advice", "basket-sheet", "basket")


@pytest.fixture
def product(tmp_path: Path) -> Iterator[str]:
    """The page of the basket with the clauses of this repository, without the rest of its site."""
    base = project(load(Workspace(ROOT)).base, "public")
    shutil.copytree(ROOT / "docs/assets", tmp_path / "assets")
    for path, make in basket_files(base, ROOT / "templates"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(make())
    scripts = ["../assets/basket-store.js", "clauses.js", "word.js", *(f"../assets/{name}.js" for name in NAMES)]
    page = "".join(f'<script src="{path}" defer></script>' for path in scripts)
    head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">'
    page = f'{head}<body><div class="ph-basket" data-ph-basket hidden></div>{page}'
    (tmp_path / "basket/index.html").write_text(page, "utf-8")
    with served(tmp_path) as found:
        yield f"{found}basket/"


def order(page: Page) -> list[str]:
    """The clauses in the basket, as they stand."""
    return [str(one.get_attribute("data-ph-entry")) for one in page.locator(".ph-entry").all()]


def press(page: Page, key: str) -> None:
    page.locator(f'[data-ph-key="{key}"]').click()


def put_in(page: Page, entry: dict[str, Any], before: list[str]) -> None:
    """Find a clause, add it in its strength, and move it behind those `before` it."""
    clause = entry["clause"]
    page.get_by_label("Look for").fill(clause)
    press(page, f"offer-{clause}-{entry['strength']}")
    while (step := order(page).index(clause) - len(before)) != 0:
        press(page, f"{'up' if step > 0 else 'down'}-{clause}")
    if "with" in entry or "open" in entry:
        press(page, f"more-{clause}")
        for name, value in entry.get("with", {}).items():
            page.locator(f'[data-ph-key="own-{clause}-{name}"]').fill(value)
        if entry.get("open"):
            page.locator(f'[data-ph-key="open-{clause}"]').check()


def drafted(page: Page, data: dict[str, Any]) -> None:
    """Draft what a record says by the controls of the page."""
    placed: list[str] = []
    sections = count()
    for section in data["sections"]:
        for entry in section["clauses"]:
            put_in(page, entry, placed)
            placed.append(entry["clause"])
        if "heading" not in section:
            continue
        first = section["clauses"][0]["clause"]
        press(page, f"more-{first}")
        page.locator(f"#entry-{first}").get_by_role("button", name="Begin a section here").click()
        page.locator(f'[data-ph-key="heading-{next(sections) + 1}"]').fill(section["heading"])
    for name, value in data["parameters"].items():
        page.locator(f'[data-ph-key="value-{name}"]').fill(value)
    for key in ("title", "version", "date"):
        page.locator(f'[data-ph-key="detail-{key}"]').fill(data[key])


def _read(path: Path) -> dict[str, Any]:
    """The record; its days are text, as they are to the program."""
    text = re.sub(r"(\d{4}-\d\d-\d\d)$", r'"\1"', path.read_text("utf-8"), flags=re.MULTILINE)
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return found


def test_a_mandate_drafted_in_the_basket_is_the_one_drafted_as_a_record(browser: Browser, product: str) -> None:
    base = project(load(Workspace(ROOT)).base, "public")
    data = _read(RECORD)
    text = edited(compose(base, Record(RecordName("draft", "unmiro"), "x.yaml", data, ())).text, Edition.CLEAN)
    epoch = int(dt.datetime(2027, 3, 5, tzinfo=dt.UTC).timestamp())
    expected = parts(word(text, templates=ROOT / "templates", epoch=epoch))

    page, wrong = opened(browser, accept_downloads=True)
    page.goto(product)
    drafted(page, data)
    assert "11 preambular, 30 operative" in page.locator(".ph-basket__counts").inner_text()
    assert parts(taken(page, "Word file")[1]) == expected
    assert not wrong
    page.context.close()
