"""Pages can be used by everybody: axe-core finds nothing on any kind of page, and the keyboard reaches everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.publishing.browsing import BROWSER, SIZES, chromium, opened, search, served
from tests.publishing.test_frame import ARABIC
from tests.publishing.workshop import Filler, Workshop

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
PAGES = ("", "guide/", "note/", *(f"{name}s/" for name in TYPES), *(f"{name}s/filled/" for name in TYPES))
pytestmark = BROWSER


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a record of every type in which every field is filled, and two pages of a handbook."""
    workshop = Workshop(tmp_path_factory.mktemp("everybody"))
    for type_ in workshop.base("restricted").types.values():
        workshop.put(type_.name, "filled", **Filler().record(type_))
    workshop.page("guide.md", HANDBOOK)
    workshop.page("note.md", ARABIC)
    with served(workshop.build(audience="restricted").folder) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    with chromium() as found:
        yield found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing(browser: Browser, address: str, size: str, scheme: str) -> None:
    # The policy of the pages would keep axe out, whose script the test puts in.
    page, wrong = opened(browser, size, scheme, bypass_csp=True, reduced_motion="reduce")
    problems = []
    for path in PAGES:
        page.goto(address + path)
        problems += problems_of(page, path)
    search(page, "leaf")
    page.locator(".ph-find__filters summary").click()
    problems += problems_of(page, "the search")
    assert problems == []
    assert wrong == []
    page.context.close()


def problems_of(page: object, path: str) -> list[str]:
    """What axe finds on a page."""
    return [
        f"{path} {violation['id']} {node['target']} {node['failureSummary']}"
        for violation in Axe().run(page)["violations"]
        for node in violation["nodes"]
    ]


def test_the_keyboard_goes_through_a_page_in_the_order_of_reading_and_shows_where_it_is(
    browser: Browser, address: str
) -> None:
    page, _ = opened(browser)
    page.goto(f"{address}terms/filled/")
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(WHERE))
        if seen[-1]["place"] == "footer":
            break
    places = [one["place"] for one in seen]
    assert list(dict.fromkeys(places)) == ["skip", "header", "menu", "article", "footer"]
    assert all(one["outlined"] for one in seen), [one for one in seen if not one["outlined"]]
    page.context.close()


WHERE = """() => {
  const at = document.activeElement;
  const places = {skip: ".md-skip", header: ".md-header", menu: ".md-sidebar", article: "article", footer: "footer"};
  const style = getComputedStyle(at);
  return {
    place: Object.keys(places).find(name => at.closest(places[name])) ?? at.tagName,
    name: at.outerHTML.slice(0, 80),
    outlined: style.outlineStyle !== "none" || at.closest(".md-search") !== null,
  };
}"""


def test_who_asks_for_less_motion_gets_none(browser: Browser, address: str) -> None:
    page, _ = opened(browser, reduced_motion="reduce")
    page.goto(address)
    slow = page.evaluate(
        "[...document.querySelectorAll('*')].filter(one => parseFloat(getComputedStyle(one).transitionDuration) > .001).length"
    )
    assert slow == 0
    page.context.close()
