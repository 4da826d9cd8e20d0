"""Every kind of page the way that people open it: on a phone or a desk, light or dark, with scripts or without, from a
server or from a folder. What they saw is kept in `build/screenshots/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from tests.publishing.browsing import BROWSER, opened, served
from tests.publishing.test_accessibility import PAGES, filled
from tests.publishing.workshop import ROOT, Site

PICTURES = ROOT / "build" / "screenshots"
MODES = (
    ("phone", "light", True, "server"),
    ("phone", "dark", True, "folder"),
    ("phone", "light", False, "folder"),
    ("desk", "light", True, "folder"),
    ("desk", "dark", True, "server"),
    ("desk", "dark", False, "server"),
)
"""Size, scheme, scripts and origin: every two of them meet in each of their combinations."""
pytestmark = BROWSER


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with every kind of page."""
    return filled(tmp_path_factory.mktemp("modes"))


@pytest.fixture(scope="module")
def origins(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The site on a server, and its copy unpacked into a folder."""
    folder = tmp_path_factory.mktemp("copy")
    with ZipFile(site.folder / "downloads/penholder-site.zip") as copy:
        copy.extractall(folder)
    with served(site.folder) as address:
        yield {"server": address, "folder": f"{(folder / 'penholder-site').as_uri()}/"}


@pytest.mark.parametrize(("size", "scheme", "scripts", "origin"), MODES)
def test_every_page_can_be_read(
    browser: Browser, origins: dict[str, str], size: str, scheme: str, origin: str, *, scripts: bool
) -> None:
    page, wrong = opened(browser, size, scheme, java_script_enabled=scripts, reduced_motion="reduce")
    folder = PICTURES / f"{size}-{scheme}-{'scripts' if scripts else 'plain'}-{origin}"
    folder.mkdir(parents=True, exist_ok=True)
    for path in PAGES:
        page.goto(origins[origin] + path + ("index.html" if origin == "folder" else ""))
        page.screenshot(path=picture(folder, path), animations="disabled")
        assert page.locator("article").inner_text().strip(), path
        assert page.evaluate(SPILLS) == [], f"{path} is wider than the screen"
    assert wrong == []
    page.context.close()


def picture(folder: Path, path: str) -> Path:
    """The file of a page's picture."""
    return folder / f"{path.strip('/').replace('/', '-') or 'home'}.png"


SPILLS = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
  : [...document.querySelectorAll("article *")].filter(one => one.getBoundingClientRect().right > innerWidth)
      .slice(0, 3).map(one => one.outerHTML.slice(0, 80))"""
