"""Judging the labelled mandates: the targets are reached, each mandate judged without the phrases that it alone has."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

from penholder.pipeline.named_text import records_of
from penholder.workspace import find_workspace

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "coverage").is_dir(), reason="the labelled mandates are absent"),
]


def test_the_targets_are_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts" / "evaluate.d"))
    import coverage

    workspace = find_workspace(ROOT)
    assert workspace
    base = records_of(workspace, "internal", dt.date(2026, 11, 20)).base
    assert base
    found = coverage.measure(SHARED / "corpus", SHARED / "coverage", base)
    sys.modules.pop("coverage")
    assert found.confusion.total() == 12 * 28
    assert found.macro_f1 >= 0.75
    assert found.evidence_rate >= 0.85
