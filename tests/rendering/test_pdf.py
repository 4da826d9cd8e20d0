"""The PDF says what the text says, can be read aloud, and is the same everywhere."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from penholder.diagnostics import EnvironmentFault
from penholder.drafting.compose import compose
from penholder.rendering.pdf import pdf
from penholder.text.model import Product, ResolutionText
from tests.drafting.workshop import RENEWAL, WORKSHOP
from tests.text.samples import hostile


@pytest.fixture(scope="module")
def text() -> ResolutionText:
    return compose(WORKSHOP, RENEWAL).text


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(content))


def words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


def test_it_says_what_the_text_says(text: ResolutionText, templates: Path, epoch: int) -> None:
    found = words(pdf(text, templates=templates, epoch=epoch))
    for line in (
        "DRAFT / NON-PAPER Version 0.1 · 5 March 2025",
        "The Security Council,",
        "1. Decides to extend the mandate of UNMIX until [end];",
        "(ii) Measures that could be taken by: a. The police; b. The force; (c) To report",
        "{{7*7}} as it stands & <b>plain</b>;",
        "4. Decides to remain actively seized of the matter.",
        "Page 1 of 2",
        "[end] The last day (OP1)",
    ):
        assert line in found
    assert "until [start]" not in found


def test_title_language_outline_and_tags(text: ResolutionText, templates: Path, epoch: int) -> None:
    document = read(pdf(text, templates=templates, epoch=epoch))
    assert document.metadata is not None
    assert document.metadata.title == "Renewal of the mandate of UNMIX"
    assert document.metadata.author is None
    assert document.metadata.creation_date is not None
    assert document.metadata.creation_date.isoformat() == "2025-03-05T00:00:00+00:00"
    assert document.root_object["/Lang"] == "en-GB"
    assert document.root_object["/MarkInfo"]["/Marked"].value is True
    assert [str(entry["/Title"]) for entry in document.outline if not isinstance(entry, list)] == [
        text.title,
        "Source note",
    ]


def test_an_annex(text: ResolutionText, templates: Path, epoch: int) -> None:
    annex = replace(text, product=Product.ANNEX, title="Benchmarks", organ="", note=None)
    found = words(pdf(annex, templates=templates, epoch=epoch))
    assert "Annex Benchmarks Recalling" in found
    assert "Page 1 of 1" in found


def test_the_same_bytes_twice_and_others_for_another_time(text: ResolutionText, templates: Path, epoch: int) -> None:
    first = pdf(text, templates=templates, epoch=epoch)
    assert pdf(text, templates=templates, epoch=epoch) == first
    assert pdf(text, templates=templates, epoch=epoch + 86400) != first


def test_hostile_words_stay_words(templates: Path, epoch: int) -> None:
    content = pdf(hostile(), templates=templates, epoch=epoch)
    assert "<script>alert(1)</script> {{7*7}} [x](javascript:y) &amp; *a* _b_ `c` $d$ #e |" in words(content)
    links = [note.get_object() for page in read(content).pages for note in page.get("/Annots", [])]
    assert all("/URI" not in link.get("/A", {}) for link in links)


def test_only_the_fonts_of_the_engine(text: ResolutionText, templates: Path, epoch: int) -> None:
    document = read(pdf(text, templates=templates, epoch=epoch))
    fonts = {font.get_object()["/BaseFont"] for page in document.pages for font in page["/Resources"]["/Font"].values()}
    assert {font.partition("+")[2].partition("-")[0] for font in fonts} == {"LibertinusSerif"}


def test_a_broken_layout_is_a_fault_and_no_traceback(text: ResolutionText, tmp_path: Path) -> None:
    (tmp_path / "annex").mkdir()
    (tmp_path / "annex" / "draft.typ").write_text("#let (")
    with pytest.raises(EnvironmentFault, match="the PDF engine failed"):
        pdf(text, templates=tmp_path, epoch=0)
