"""Texts to write: one that shows everything, and any at all."""

from __future__ import annotations

from hypothesis import strategies as st

from penholder.text.model import (
    Block,
    Fact,
    Heading,
    Paragraph,
    ParagraphNote,
    Product,
    ResolutionText,
    SourceNote,
    Span,
    Spans,
    joined,
)
from penholder.text.numbering import numbered

HOSTILE = '<script>alert(1)</script> {{7*7}} [x](javascript:y) &amp; *a* _b_ `c` $d$ #e | "f" \\g ![h](file:///i)'
"""What nobody should be able to make into anything but words."""

TIMES = 21
"""How often the hostile text says them."""


def hostile() -> ResolutionText:
    """A text that says the hostile words wherever contributors can write."""
    spans = (Span(HOSTILE), Span(HOSTILE, italic=True))
    fact = Fact(HOSTILE, spans)
    return ResolutionText(
        title=HOSTILE,
        product=Product.OPERATIVE_TEXT,
        preambular=(Paragraph(spans, name="first"),),
        operative=numbered((Heading(spans), Paragraph(spans, items=(Paragraph(spans),)))),
        organ="The Security Council",
        marking=HOSTILE,
        version=HOSTILE,
        date="2025-03-05",
        note=SourceNote((fact,), (ParagraphNote("PP1", "first", HOSTILE, (fact,)),), (fact,)),
    )


_WORDS = st.text("ab1 .,-#*_<&>[]()!`~\\\"'{}é–\u00a0", min_size=1, max_size=12)


def any_spans() -> st.SearchStrategy[Spans]:
    """Spans of letters, marks and spaces, in both faces, that begin and end with a letter."""
    inner = st.lists(st.builds(Span, _WORDS, st.booleans()), max_size=5)
    return inner.map(lambda spans: joined((Span("a"), *spans, Span("z"))))


def any_blocks() -> st.SearchStrategy[tuple[Block, ...]]:
    """Paragraphs with items, numbered."""
    leaf = st.builds(Paragraph, any_spans())
    middle = st.builds(Paragraph, any_spans(), st.lists(leaf, max_size=2).map(tuple))
    return st.lists(st.builds(Paragraph, any_spans(), st.lists(middle, max_size=2).map(tuple)), max_size=3).map(
        numbered
    )
