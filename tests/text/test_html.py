"""The HTML page stands alone, says what the text says, and runs nothing."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from lxml import html as lxml_html

from penholder.drafting.compose import compose
from penholder.text.html import html
from penholder.text.model import Block, Product, ResolutionText, paragraphs, words
from tests.drafting.workshop import RENEWAL, WORKSHOP
from tests.text.samples import HOSTILE, TIMES, any_blocks, hostile


def test_a_draft(golden: Callable[[str, str], None]) -> None:
    golden("renewal.html", html(compose(WORKSHOP, RENEWAL).text))


def test_hostile_words_stay_words() -> None:
    page = lxml_html.document_fromstring(html(hostile()))
    assert {element.tag for element in page.iter()} <= {
        *("html", "head", "meta", "title", "style", "body", "div", "header", "strong", "span", "main", "h1", "h2"),
        *("p", "em", "aside", "a", "h3", "dl", "dt", "dd"),
    }
    assert {name for element in page.iter() for name in element.attrib} <= {
        *("lang", "charset", "name", "content", "class", "id", "href", "aria-labelledby"),
    }
    assert page.text_content().count(HOSTILE) == TIMES + 2  # the title of the page
    assert "<script" not in page.findtext(".//style")


def test_it_loads_nothing() -> None:
    page = html(compose(WORKSHOP, RENEWAL).text)
    assert "http" not in page
    assert "url(" not in page
    assert {link.get("href")[:8] for link in lxml_html.document_fromstring(page).iter("a")} == {"#clause-"}


def test_links_of_the_source_note_lead_somewhere() -> None:
    page = lxml_html.document_fromstring(html(compose(WORKSHOP, RENEWAL).text))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {link.get("href")[1:] for link in page.iter("a")} <= set(ids)


@given(any_blocks())
def test_labels_and_words_come_out_in_order(blocks: tuple[Block, ...]) -> None:
    text = ResolutionText("T", Product.ANNEX, (), blocks)
    page = lxml_html.document_fromstring(html(text))
    assert [element.text_content() for element in page.iter("p")] == list(lines(blocks))


def lines(blocks: tuple[Block, ...]) -> list[str]:
    found = []
    for block in paragraphs(blocks):
        found += [f"{block.label} {words(block.spans)}", *lines(block.items)]
    return found
