"""Numbers and letters are what the Council prints; a wrong one breaks every reference to the paragraph."""

from __future__ import annotations

import pytest

from penholder.text.model import Heading, Paragraph, Span, paragraphs
from penholder.text.numbering import label, lettered, numbered


@pytest.mark.parametrize(
    ("level", "number", "printed"),
    [
        *((0, 1, "1."), (0, 112, "112.")),
        *((1, 1, "(a)"), (1, 26, "(z)"), (1, 27, "(aa)"), (1, 40, "(nn)")),
        *((2, 1, "(i)"), (2, 4, "(iv)"), (2, 9, "(ix)"), (2, 40, "(xl)")),
        *((3, 2, "b."), (4, 3, "iii."), (5, 1, "(a)")),
    ],
)
def test_labels(level: int, number: int, printed: str) -> None:
    assert label(level, number) == printed


def test_headings_do_not_interrupt_the_count_and_items_begin_anew() -> None:
    item = Paragraph((Span("item"),), items=(Paragraph((Span("deep"),)),))
    blocks = numbered((Paragraph((), items=(item, item)), Heading((Span("Mandate"),)), Paragraph((), items=(item,))))
    found = [
        (
            paragraph.label,
            [(entry.label, [deep.label for deep in paragraphs(entry.items)]) for entry in paragraphs(paragraph.items)],
        )
        for paragraph in paragraphs(blocks)
    ]
    assert found == [("1.", [("(a)", ["(i)"]), ("(b)", ["(i)"])]), ("2.", [("(a)", ["(i)"])])]


def test_preambular_paragraphs_carry_no_number() -> None:
    (paragraph,) = paragraphs(lettered((Paragraph((), items=(Paragraph(()),)),)))
    assert (paragraph.label, [item.label for item in paragraphs(paragraph.items)]) == ("", ["(a)"])
