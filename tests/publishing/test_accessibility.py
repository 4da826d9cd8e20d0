"""Pages can be used by everybody: axe-core finds nothing on any kind of page, and the keyboard reaches everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.publishing.browsing import BROWSER, SIZES, faults, keep_picture, opened, search, served
from tests.publishing.test_frame import ARABIC
from tests.publishing.workshop import ROOT, Filler, Site, Workshop

TYPES = ("actor", "checklist", "clause", "course", "draft", "element", "lesson", "measure")
TYPES = (*TYPES, "recommendation", "risk-factor", "source", "term", "verb")
HANDBOOK = """# Guide

One | Two
--- | ---:
a | 1

```python
print("a line that is so long that it does not fit into the width of a page, wherever that page is read, be it wide")
```

!!! note
    Careful.

- [x](guide.md)
"""
OVERVIEWS = sorted(path.name.partition(".")[0] for path in (ROOT / "templates/site/overview").glob("*.md.j2"))
PAGES = (
    "",
    "guide/",
    "note/",
    "basket/",
    "overview/",
    "reading-list/",
    *(f"overview/{name}/" for name in OVERVIEWS),
    *(f"{name}s/" for name in TYPES),
    *(f"{name}s/filled/" for name in TYPES),
)
pytestmark = BROWSER


def filled(folder: Path) -> Site:
    """A site with a record of every type in which every field is filled, and two pages of a handbook."""
    workshop = Workshop(folder)
    for type_ in workshop.base("restricted").types.values():
        workshop.put(type_.name, "filled", **Filler().record(type_))
    workshop.page("guide.md", HANDBOOK)
    workshop.page("note.md", ARABIC)
    return workshop.build(audience="restricted")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """That site, served."""
    with served(filled(tmp_path_factory.mktemp("everybody")).folder) as found:
        yield found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing(browser: Browser, address: str, size: str, scheme: str) -> None:
    page, wrong = opened(browser, size, scheme, reduced_motion="reduce")
    problems = []
    for path in PAGES:
        page.goto(address + path)
        keep_picture(page, f"{size}-{scheme}-scripts-server", path)
        problems += faults(page)
    search(page, "leaf")
    page.locator(".ph-find__filters summary").click()
    problems += faults(page)
    assert not problems, "\n".join(problems)
    assert wrong == []
    page.context.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_keyboard_goes_through_a_page_in_the_order_of_reading(browser: Browser, address: str, size: str) -> None:
    page, _ = opened(browser, size, reduced_motion="reduce")
    page.goto(f"{address}terms/filled/")
    seen = []
    while not seen or seen[-1]["place"] != "footer":
        page.keyboard.press("Tab")
        seen.append(page.evaluate(WHERE))
        assert len(seen) < 80
    places = [one["place"] for one in seen]
    order = ["skip", "header", "menu", "article", "footer"]
    assert list(dict.fromkeys(places)) == [place for place in order if size == "desk" or place != "menu"]
    assert [one["name"] for one in seen if not one["marked"]] == []
    page.context.close()


WHERE = """() => {
  const at = document.activeElement;
  const places = {skip: ".md-skip", header: ".md-header", menu: ".md-sidebar", article: "article", footer: "footer"};
  // The field of the search opens; the switch of the scheme is a hidden field, which marks its label.
  const mark = at.matches(".md-option") ? document.querySelector("label[for^=__palette]:not([hidden])") : at;
  const {left, right, width, height} = mark.getBoundingClientRect();
  const inside = width > 0 && height > 0 && right > 0 && left < innerWidth;
  const there = inside && mark.checkVisibility({visibilityProperty: true});
  return {
    place: Object.keys(places).find(name => at.closest(places[name])) ?? at.tagName,
    name: at.outerHTML.slice(0, 120),
    marked: there && (getComputedStyle(mark).outlineStyle !== "none" || at.matches(".md-search__input")),
  };
}"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", ["clauses/filled/", "recommendations/filled/", "basket/"])
def test_nothing_that_the_keyboard_comes_to_lies_under_the_header(
    browser: Browser, address: str, size: str, path: str
) -> None:
    page, _ = opened(browser, size, reduced_motion="reduce")
    page.goto(address + path)
    page.keyboard.press("End")
    page.locator("footer a, article a, article button").last.focus()
    hidden = []
    for _ in range(80):
        page.keyboard.press("Shift+Tab")
        hidden += [name] if (name := page.evaluate(HIDDEN)) else []
    assert hidden == []
    page.context.close()


HIDDEN = """() => {
  const at = document.activeElement;
  if (!at.closest("article") || at.matches("textarea")) return ""; // a browser shows the writing mark, not the field
  const {left, right, top, bottom} = at.getBoundingClientRect();
  const [across, down] = [(left + right) / 2, (top + bottom) / 2];
  const seen = [[left + 3, down], [across, down], [right - 3, down], [across, top + 3], [across, bottom - 3]];
  const free = seen.map(([x, y]) => document.elementFromPoint(x, y)).some(one => at.contains(one) || one?.contains(at));
  return free || bottom - top > innerHeight ? "" : at.outerHTML.slice(0, 120);
}"""


def test_the_menu_opens_from_the_keyboard_on_a_small_screen(browser: Browser, address: str) -> None:
    page, _ = opened(browser, "phone", reduced_motion="reduce")
    page.goto(address)
    page.get_by_role("button", name="Navigation").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Navigation").get_attribute("aria-expanded") == "true"
    assert page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Terms", exact=True).is_visible()
    page.context.close()


def test_who_asks_for_less_motion_gets_none(browser: Browser, address: str) -> None:
    page, _ = opened(browser, reduced_motion="reduce")
    page.goto(address)
    slow = "one => parseFloat(getComputedStyle(one).transitionDuration) > .001"
    assert page.evaluate(f"[...document.querySelectorAll('*')].filter({slow}).length") == 0
    page.context.close()
