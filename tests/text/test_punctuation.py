"""Every paragraph ends with the mark that its place asks for, once."""

from __future__ import annotations

import pytest

from penholder.text.model import Block, Heading, Paragraph, Span, words
from penholder.text.punctuation import operative, preamble


def paragraph(text: str, *items: Paragraph) -> Paragraph:
    return Paragraph((Span(text),), items=items)


def flat(blocks: tuple[Block, ...]) -> list[str]:
    return [
        line
        for block in blocks
        for line in [words(block.spans), *(flat(block.items) if isinstance(block, Paragraph) else [])]
    ]


def test_preambular_paragraphs_end_with_commas() -> None:
    assert flat(preamble((paragraph("a"), paragraph("b")))) == ["a,", "b,"]


def test_the_last_operative_paragraph_ends_with_a_full_stop_even_before_a_heading() -> None:
    blocks = (Heading((Span("H"),)), paragraph("a"), paragraph("b"), Heading((Span("I"),)))
    assert flat(operative(blocks)) == ["H", "a;", "b.", "I"]


def test_what_follows_the_last_item_takes_the_mark_of_the_paragraph() -> None:
    items = (paragraph("x"), paragraph("y", paragraph("i"), paragraph("ii")))
    assert flat(operative((paragraph("a", *items), paragraph("b")))) == ["a:", "x;", "y:", "i;", "ii;", "b."]
    assert flat(operative((paragraph("a", *items),))) == ["a:", "x;", "y:", "i;", "ii."]
    assert flat(preamble((paragraph("a", *items),))) == ["a:", "x;", "y:", "i;", "ii,"]


@pytest.mark.parametrize(
    ("written", "printed"), [("a;", "a."), ("a.", "a."), ("a, ", "a."), ("a (b)", "a (b)."), ("a”", "a”.")]
)
def test_a_mark_that_an_author_put_is_not_doubled(written: str, printed: str) -> None:
    assert flat(operative((paragraph(written),))) == [printed]


@pytest.mark.parametrize("chapeau", ["a:", "a,", "a –"])
def test_a_punctuated_chapeau_stays(chapeau: str) -> None:
    assert flat(operative((paragraph(chapeau, paragraph("x")),)))[0] == chapeau


def test_and_before_the_last_item_stays() -> None:
    assert flat(operative((paragraph("a", paragraph("x; and"), paragraph("y")),))) == ["a:", "x; and", "y."]


def test_the_mark_is_roman_after_a_word_in_italics() -> None:
    (block,) = operative((Paragraph((Span("Decides;", italic=True),)),))
    assert block.spans == (Span("Decides", italic=True), Span("."))
