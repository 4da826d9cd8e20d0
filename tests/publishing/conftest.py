"""A fresh workshop for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.publishing.browsing import chromium
from tests.publishing.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A small workspace in a folder of its own."""
    return Workshop(tmp_path)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    with chromium() as found:
        yield found
