"""What the tests of the corpus share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.language.samples import added, lay_out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the small collection."""
    return lay_out(tmp_path / "texts")


@pytest.fixture
def corpus(tmp_path: Path, folder: Path) -> Path:
    """A corpus with the small collection."""
    place = tmp_path / "corpus.sqlite"
    assert added(place, folder).problems == []
    return place
