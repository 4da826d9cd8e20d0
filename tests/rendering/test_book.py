"""Many records in one file: nothing of them is lost on the way, and lists stay lists."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from penholder.rendering.blocks import Field, Heading, Paragraph, Run, listed, prose_blocks
from penholder.rendering.book import BOOKS, Book, book
from penholder.rendering.handout import Handout
from penholder.rendering.reference import REFERENCE

LISTS = prose_blocks("1. One\n   - deep\n   - deeper\n2. Two\n\n- after\n\n> said")
CHAPTERS = tuple(
    Handout(
        f"Chapter {number} <b>&",
        "",
        (
            Paragraph((Run("Plain, "), Run("bold", bold=True), Run(" and\nbroken"))),
            Field("When", (Run("Now"),)),
            Heading(1, "Below"),
            *LISTS,
            *listed([(Run("last"),)]),
        ),
        footer=f"lesson/chapter-{number}",
    )
    for number in (1, 2)
)
BOOK = Book("Lessons", "lessons", CHAPTERS, "5 March 2025")


@pytest.mark.parametrize("to", BOOKS)
def test_a_book_is_the_same_on_every_run(to: str, templates: Path, epoch: int) -> None:
    made = [book(BOOK, to, reference=templates / REFERENCE, epoch=epoch) for _ in range(2)]
    assert made[0] == made[1]


def test_a_word_book_has_contents_headings_and_the_head_of_its_pages(templates: Path, epoch: int) -> None:
    package = book(BOOK, "docx", reference=templates / REFERENCE, epoch=epoch)
    document = docx.Document(BytesIO(package))
    assert [p.text for p in document.paragraphs if p.style.name.lower() == "heading 1"] == [
        "Chapter 1 <b>&",
        "Chapter 2 <b>&",
    ]
    assert "TOC" in package_text(package, "word/document.xml")
    header = "".join(etree.fromstring(package_text(package, "word/header1.xml").encode()).itertext())
    assert "Lessons" in header
    assert "MARKING" not in header
    said = "\n".join(p.text for p in document.paragraphs)
    for words in ("Plain, bold and\nbroken", "When: Now", "One", "deep", "deeper", "Two", "after", "said", "last"):
        assert said.count(words) >= 2


def test_an_e_book_has_a_file_a_chapter_and_nests_its_lists(templates: Path, epoch: int) -> None:
    package = book(BOOK, "epub", reference=templates / REFERENCE, epoch=epoch)
    with zipfile.ZipFile(BytesIO(package)) as archive:
        chapters = [archive.read(name) for name in sorted(archive.namelist()) if "/ch" in name]
    assert len(chapters) == 2
    root = etree.fromstring(chapters[0])
    deep = root.xpath("//*[local-name()='ol']/*[local-name()='li']//*[local-name()='ul']/*[local-name()='li']")
    assert ["".join(one.itertext()).strip() for one in deep] == ["deep", "deeper"]
    assert not root.xpath("//*[local-name()='b']")


def package_text(package: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return archive.read(name).decode()
