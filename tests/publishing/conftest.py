"""A fresh workshop for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publishing.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A small workspace in a folder of its own."""
    return Workshop(tmp_path)
