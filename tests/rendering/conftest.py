"""Where the templates of the product are, and a time."""

from __future__ import annotations

from pathlib import Path

import pytest

EPOCH = 1741132800
"""5 March 2025."""


@pytest.fixture(scope="session")
def templates() -> Path:
    return Path(__file__).resolve().parents[2] / "templates"


@pytest.fixture
def epoch() -> int:
    return EPOCH
