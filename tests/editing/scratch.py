"""Workspaces to edit in."""

from __future__ import annotations

import shutil
from pathlib import Path

from penholder.workspace import Workspace

ROOT = Path(__file__).parents[2]


def make_workspace(root: Path) -> Workspace:
    """An empty workspace with the real schemas."""
    shutil.copytree(ROOT / "schemas", root / "schemas")
    (root / "content").mkdir()
    (root / "mkdocs.yml").write_text("site_name: Test\n")
    return Workspace(root)
