from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from penholder.pipeline import build as building
from penholder.pipeline.build import Built, build
from penholder.workspace import Workspace
from tests.pipeline.workspaces import make, tree

TODAY = dt.date(2026, 11, 20)
BuildTree = Callable[[Workspace], dict[str, bytes]]


@contextmanager
def _thread(workers: int | None = None) -> Iterator[Executor]:
    environment = dict(os.environ)  # a worker may set what it likes in its own
    with ThreadPoolExecutor(1) as pool:
        yield pool
    os.environ.clear()
    os.environ.update(environment)


@pytest.fixture
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print pages in this process: quicker for a handful of pages, and open to planted faults."""
    monkeypatch.setattr(building, "worker_pool", _thread)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make(tmp_path / "workspace")


def built(workspace: Workspace, audience: str = "public") -> Built:
    """Build, without telling anybody."""
    return build(workspace, audience, TODAY, lambda _: None)


def build_tree(workspace: Workspace, audience: str = "public") -> dict[str, bytes]:
    """Build; every file made, with its bytes."""
    outcome = built(workspace, audience)
    assert not outcome.failed, outcome.diagnostics
    return tree(workspace.build)
