"""What a person may call a text on the command line: a file, a resolution of the corpus, a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from penholder.diagnostics import UsageFault
from penholder.pipeline.named_text import named_text, needs_records, records_of
from tests.language.samples import added, lay_out
from tests.pipeline.workspaces import make
from tests.support.workspaces import TODAY


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    added(tmp_path / "corpus.sqlite", lay_out(tmp_path / "texts"))
    return tmp_path / "corpus.sqlite"


@pytest.mark.parametrize("name", ["S/RES/9001 (2031)", "S/RES/9001(2031)", "S/RES/9001", "9001", " 9001 (2031) "])
def test_a_resolution_is_named_by_its_symbol(name: str, corpus: Path) -> None:
    assert not needs_records(name)
    found = named_text(name, None, corpus)
    assert (found.title, found.text.date) == ("S/RES/9001 (2031)", "2031-03-04")


def test_a_resolution_that_is_not_there_is_told_with_how_to_add_it(corpus: Path) -> None:
    with pytest.raises(UsageFault, match="does not have S/RES/9001 \\(1999\\)") as fault:
        named_text("9001 (1999)", None, corpus)
    assert "penholder corpus add" in fault.value.hint


def test_a_file_goes_before_a_symbol_and_a_draft_brings_its_values(tmp_path: Path, corpus: Path) -> None:
    assert named_text(str(tmp_path / "texts" / "9010.txt"), None, corpus).title == "S/RES/9010 (2032)"
    base = records_of(make(tmp_path / "workspace"), "internal", TODAY).base
    assert needs_records("text")
    draft = named_text("text", base, corpus)
    assert draft.text.operative
    with pytest.raises(UsageFault, match="does not exist"):
        named_text("text", None, corpus)
