"""What the tests of the handbook share: parts of pages that follow from the code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def follows(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a page with what it should say; with `--update-golden`, writes it anew."""

    def compare(page: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            page.write_text(text, encoding="utf-8", newline="\n")
        assert page.read_text(encoding="utf-8") == text, (
            f"{page.name} says something else than the code; if the code is right: pytest tests/docs --update-golden"
        )

    return compare
