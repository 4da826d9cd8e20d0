"""One door for all formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from penholder.drafting.compose import compose
from penholder.rendering.drafts import FORMATS, render_draft
from tests.drafting.workshop import RENEWAL, WORKSHOP

STARTS = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype html>", "md": b"**DRAFT", "akn": b"<?xml"}


@pytest.mark.parametrize("to", FORMATS)
def test_every_format_is_made(to: str, templates: Path, epoch: int) -> None:
    text = compose(WORKSHOP, RENEWAL).text
    made = render_draft(text, to, draft="renewal", templates=templates, epoch=epoch)
    assert made.startswith(STARTS[to])
