"""One door for all formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from penholder.drafting.compose import compose
from penholder.rendering.drafts import FORMATS, render_draft
from tests.drafting.workshop import RENEWAL, WORKSHOP

STARTS = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype html>", "md": b"**DRAFT"}


@pytest.mark.parametrize("to", FORMATS)
def test_every_format_is_made(to: str, templates: Path, epoch: int) -> None:
    assert render_draft(compose(WORKSHOP, RENEWAL).text, to, templates=templates, epoch=epoch).startswith(STARTS[to])
