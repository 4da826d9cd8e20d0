"""Of CommonMark, a clause has emphasis alone; everything else in it is words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from penholder.text.model import Span, words
from penholder.text.spans import inline, remark


def test_later_verbs_are_italic() -> None:
    assert inline("the mission, and *decides* to") == (
        Span("the mission, and "),
        Span("decides", italic=True),
        Span(" to"),
    )


@pytest.mark.parametrize(
    "literal",
    [
        "**bold**",
        "`code`",
        "[a](https://b.c)",
        "<script>x</script>",
        "# a",
        "1. a",
        "&amp;",
        "{host_state}",
        "2 * 3",
        "~~a~~",
    ],
)
def test_everything_else_is_words(literal: str) -> None:
    assert inline(literal) == (Span(literal),)


def test_an_escaped_asterisk_is_one() -> None:
    assert inline(r"a \*b\*") == (Span("a *b*"),)


def test_folded_lines_are_one_and_no_break_spaces_stay() -> None:
    assert words(inline(" a\n  b\u00a0c\n")) == "a b\u00a0c"


@given(st.text("ab*_\\ .{}<&", max_size=20))
def test_the_short_way_and_the_parser_agree(text: str) -> None:
    html = MarkdownIt("zero").enable(["emphasis", "escape"]).renderInline(" ".join(text.split()))
    for tag, mark in (("strong", "**"), ("em", "")):
        html = html.replace(f"<{tag}>", mark).replace(f"</{tag}>", mark)
    assert words(inline(text)).replace("__", "**") == (
        html.replace("&lt;", "<").replace("&amp;", "&").replace("__", "**")
    )


def test_a_remark_keeps_its_words_and_italics_on_one_line() -> None:
    text = "One **two** *three*.\n\n- [four](https://x.y)\n- `five`\n\n<b>six</b>\n\n    seven {{7*7}}\n"
    assert words(remark(text)) == "One two three. four five <b>six</b> seven {{7*7}}"
    assert [span.text for span in remark(text) if span.italic] == ["three"]
