"""Prose keeps the marks that mean something and nothing else; each of its two walls holds alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from penholder.rendering import prose as module
from penholder.rendering.prose import is_plain, plain, prose, wording

HOSTILE = sorted((Path(__file__).parent / "hostile").glob("*.md"))
RECORDS = {"clause/early-warning": "../../clauses/early-warning/"}


def made(text: str) -> str:
    return str(prose(text, RECORDS.get))


def test_marks_are_kept() -> None:
    text = "One *two* **three**\n\n- a\n- b\n\n> quoted"
    assert made(text) == (
        "<p>One <em>two</em> <strong>three</strong></p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
        "<blockquote>\n<p>quoted</p>\n</blockquote>"
    )


def test_a_link_to_a_record_gets_its_address() -> None:
    assert made("See [this](clause/early-warning).") == '<p>See <a href="../../clauses/early-warning/">this</a>.</p>'


def test_a_link_to_no_record_keeps_its_words_alone() -> None:
    assert made("See [this](clause/gone).") == "<p>See <a>this</a>.</p>"


def test_a_link_outwards_tells_the_other_side_nothing() -> None:
    assert made("[out](https://undocs.org/x?a=1&b=2)") == (
        '<p><a href="https://undocs.org/x?a=1&amp;b=2" rel="noopener noreferrer">out</a></p>'
    )


@pytest.mark.parametrize(
    "address", ["javascript:x", "&#106;avascript:x", "data:x", "file:///x", "//x.example", "/x", "x.md"]
)
def test_a_link_anywhere_else_stays_the_text_that_it_is(address: str) -> None:
    assert "<a" not in made(f"[words]({address})")


def test_a_heading_stands_below_the_headings_of_the_page() -> None:
    assert made("# Big") == "<h3>Big</h3>"


def test_code_keeps_its_blank_lines_without_one_in_the_page() -> None:
    text = made("```\na\n\nb\n```")
    assert "\n\n" not in text
    assert html.fromstring(text).text_content() == "a\n\nb\n"


def test_wording_shows_its_parameters_as_slots() -> None:
    text = str(wording("1. that {mission} *requests* {{x}}", RECORDS.get))
    assert (
        text
        == '1. that <span class="ph-slot">mission</span> <em>requests</em> &#123;<span class="ph-slot">x</span>&#125;'
    )


def test_plain_has_the_words_alone() -> None:
    assert plain("One *two*\nthree [four](clause/early-warning)\n\n- `five`") == "One two three four\nfive"


@given(st.text(alphabet=st.sampled_from("aZ9 .,-–’é_*`<>&[](){}!#~|\\:/+1\n\t"), max_size=30))
def test_the_short_cut_agrees_with_the_parser(text: str) -> None:
    if is_plain(text):
        slow = MarkdownIt("commonmark").render(text).rstrip("\n")
        assert html.fromstring(slow).text_content() == html.fromstring(made(text)).text_content()
        assert slow.startswith("<p>")
        assert slow.count("<") == 2


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.stem)
def test_the_parser_alone_lets_nothing_through(file: Path) -> None:
    text = module._parser().render(file.read_text(encoding="utf-8"), {"resolve": RECORDS.get})
    page = html.fromstring(f"<div>{text}</div>")
    assert {element.tag for element in page.iterdescendants()} <= module._TAGS
    assert set(page.xpath("//@*[name() != 'class' and name() != 'start']/..")) == set(page.xpath("//a[@href]"))
    assert not [link for link in page.xpath("//@href") if not link.startswith("https://")]


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.stem)
def test_the_allow_list_alone_lets_nothing_through(file: Path) -> None:
    text = module._clean(MarkdownIt("commonmark", {"html": True}).render(file.read_text(encoding="utf-8")))
    page = html.fromstring(f"<div>{text}</div>")
    assert {element.tag for element in page.iterdescendants()} <= module._TAGS
    assert not page.xpath("//@*[starts-with(name(), 'on') or name() = 'style' or name() = 'src']")
    assert not [link for link in page.xpath("//@href") if re.match(r"\s*(?!https:|mailto:)[\w+.-]+:", link)]
