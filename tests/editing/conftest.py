"""What the tests of editing share."""

from __future__ import annotations

from pathlib import Path

import pytest
from scratch import make_workspace

from penholder.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace without records."""
    return make_workspace(tmp_path)
