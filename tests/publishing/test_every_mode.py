"""Every kind of page the way that people open it: on a phone or a desk, light or dark, with scripts or without, from a
server or from a folder. What they saw is kept in `build/screenshots/`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.publishing.browsing import BROWSER, keep_picture, opened
from tests.publishing.test_accessibility import PAGES, filled
from tests.publishing.workshop import Site

MODES = (
    ("phone", "dark", True, "folder"),
    ("phone", "light", False, "server"),
    ("desk", "light", False, "folder"),
)
"""Size, scheme, scripts and origin. With scripts and from a server, `test_accessibility.py` opens the same pages."""
pytestmark = BROWSER


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with every kind of page."""
    return filled(tmp_path_factory.mktemp("modes"))


@pytest.mark.parametrize(("size", "scheme", "scripts", "origin"), MODES)
def test_every_page_can_be_read(
    browser: Browser, address: str, stick: str, size: str, scheme: str, origin: str, *, scripts: bool
) -> None:
    page, wrong = opened(browser, size, scheme, java_script_enabled=scripts, reduced_motion="reduce")
    mode = f"{size}-{scheme}-{'scripts' if scripts else 'plain'}-{origin}"
    for path in PAGES:
        page.goto(address + path if origin == "server" else f"{stick}{path}index.html")
        keep_picture(page, mode, path)
        assert page.locator("article").inner_text().strip(), path
        assert page.evaluate(SPILLS) == [], f"{path} is wider than the screen"
    assert wrong == []
    page.context.close()


SPILLS = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
  : [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > innerWidth)
      .slice(0, 3).map(one => one.outerHTML.slice(0, 80))"""
