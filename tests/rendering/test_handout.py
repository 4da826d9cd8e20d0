"""The Word file of a record: fast to make, and still a proper document."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

from penholder.rendering.blocks import Field, Heading, ListItem, Paragraph, Run, listed, prose_blocks
from penholder.rendering.handout import Handout, HandoutWriter
from penholder.rendering.word import REFERENCE
from tests.rendering.reading import printed, rewritten
from tests.text.samples import HOSTILE

PROSE = """One **two** *three* `four`, [five](https://x.y)
and six.

1. First
   - bullet
     1. deep
2. Second

   still second
3. Third

Between.

1. Again

> quoted

    code {{7*7}}

## Heading
"""


@pytest.fixture(scope="module")
def writer(templates: Path) -> HandoutWriter:
    return HandoutWriter(templates / REFERENCE)


def handout(*blocks: object) -> Handout:
    return Handout("Title", "A clause", blocks, "Clause", "Revised 5 March 2025", "clause/x")  # type: ignore[arg-type]


def test_prose_becomes_blocks() -> None:
    blocks = prose_blocks(PROSE)
    assert blocks[0] == Paragraph(
        (
            *(
                Run("One "),
                Run("two", bold=True),
                Run(" "),
                Run("three", italic=True),
                Run(" "),
                Run("four", code=True),
            ),
            *(Run(", "), Run("five"), Run(" "), Run("and six.")),
        )
    )
    items = [(block.level, block.ordered, block.first) for block in blocks if isinstance(block, ListItem)]
    assert items == [
        *((0, True, True), (1, False, True), (2, True, True), (0, True, False), (0, True, False), (0, True, True)),
    ]
    assert [type(block).__name__ for block in blocks[-3:]] == ["Paragraph", "Paragraph", "Heading"]


def test_no_markup_of_contributors_becomes_more_than_words() -> None:
    (block,) = prose_blocks("<script>alert(1)</script> ![alt](https://x.y/z.png) &amp;lt;")
    assert isinstance(block, Paragraph)
    assert "".join(run.text for run in block.runs) == "<script>alert(1)</script> alt &lt;"


def test_an_empty_item_does_not_swallow_what_follows() -> None:
    assert prose_blocks("-\n\nafter") == (Paragraph((Run("after"),)),)


def test_every_list_counts_from_one_and_goes_on_after_a_paragraph(writer: HandoutWriter) -> None:
    package = writer.write(handout(*prose_blocks(PROSE), *listed([(Run("x"),), (Run("y"),)], ordered=True)), epoch=0)
    assert [line for line in printed(package) if line[0]] == [
        *(("1.", "First"), ("–", "bullet"), ("(i)", "deep"), ("2.", "Second"), ("3.", "Third"), ("1.", "Again")),
        *(("1.", "x"), ("2.", "y")),
    ]


def test_the_comparison_notices(writer: HandoutWriter) -> None:
    package = writer.write(handout(*prose_blocks(PROSE)), epoch=0)
    joined = rewritten(package, "word/document.xml", b'<w:numId w:val="7"/>', b'<w:numId w:val="5"/>')
    assert ("4.", "Again") in printed(joined)


def test_it_is_a_document_with_styles_header_and_properties(writer: HandoutWriter) -> None:
    blocks = (
        Field("Status", (Run("published"),)),
        Heading(2, "Why"),
        Paragraph((Run(HOSTILE, bold=True),), quoted=True),
    )
    document = docx.Document(BytesIO(writer.write(handout(*blocks), epoch=1741132800)))
    assert [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs] == [
        *(("Title", "Title"), ("Subtitle", "A clause"), ("Field Term", "Status"), ("Body Text", "published")),
        *(("Heading 2", "Why"), ("Block Text", HOSTILE)),
    ]
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Clause\tRevised 5 March 2025"
    assert section.footer.paragraphs[0].text.startswith("clause/x\tPage ")
    assert (document.core_properties.title, document.core_properties.author) == ("Title", "")
    assert str(document.core_properties.modified)[:10] == "2025-03-05"


def test_the_same_bytes_from_another_writer(templates: Path, writer: HandoutWriter) -> None:
    sheet = handout(*prose_blocks(PROSE))
    assert writer.write(sheet, epoch=0) == HandoutWriter(templates / REFERENCE).write(sheet, epoch=0)
