"""A fresh workshop for each test, a browser, and the two ways in which a module's `site` is opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from tests.publishing.browsing import chromium, served
from tests.publishing.workshop import Site, Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A small workspace in a folder of its own."""
    return Workshop(tmp_path)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    """The address of the module's site on a server."""
    with served(site.folder) as found:
        yield found


@pytest.fixture(scope="module")
def stick(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the copy of the module's site, unpacked into a folder that nobody serves."""
    folder = tmp_path_factory.mktemp("stick")
    with ZipFile(site.folder / "downloads/penholder-site.zip") as copy:
        copy.extractall(folder)
    return f"{(folder / 'penholder-site').as_uri()}/"
