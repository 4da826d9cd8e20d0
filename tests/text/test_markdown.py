"""The Markdown file shows, once rendered, the words of the text and no others."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from hypothesis import given
from markdown_it import MarkdownIt

from penholder.drafting.compose import compose
from penholder.text.markdown import emphasized, markdown
from penholder.text.model import Spans
from tests.drafting.workshop import RENEWAL, WORKSHOP
from tests.text.samples import HOSTILE, TIMES, any_spans, hostile


def test_a_draft(golden: Callable[[str, str], None]) -> None:
    golden("renewal.md", markdown(compose(WORKSHOP, RENEWAL).text))


def rendered(source: str) -> str:
    """What a reader of CommonMark with HTML switched on sees."""
    return MarkdownIt("commonmark").render(source)


def test_hostile_words_stay_words() -> None:
    html = rendered(markdown(hostile()))
    assert not re.search(r"<(script|a|img|code)\b", html)
    assert unescape(re.sub(r"<[^>]+>", "", html)).count(HOSTILE) == TIMES


@given(any_spans())
def test_words_and_italics_survive(spans: Spans) -> None:
    html = rendered(emphasized(spans))
    assert unescape(re.sub(r"</?(p|em)>", "", html)).rstrip("\n") == "".join(span.text for span in spans)
    italic = "".join(re.findall(r"<em>(.*?)</em>", html, re.DOTALL))
    expected = "".join(span.text for span in spans if span.italic)
    assert re.sub(r"\s", "", unescape(italic)) == re.sub(r"\s", "", expected)
