"""What a contributor writes is words on the page, and nothing else: no markup of theirs, no script, no frame."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from tests.publishing.workshop import Site, Workshop, words

EXAMPLES = sorted((Path(__file__).parent / "hostile").glob("*.md"))
RUNS = re.compile(r"^\s*(?:javascript|vbscript|data|file):|^//", re.IGNORECASE)
ALLOWED = {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br", "a", "h3"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site in which every example stands in every kind of place that takes words."""
    workshop = Workshop(tmp_path_factory.mktemp("hostile"))
    for example in EXAMPLES:
        text = example.read_text(encoding="utf-8")
        line = " ".join(text.split())[:150]
        workshop.put("term", f"{example.stem}-term", title=line, summary=line, definition=text, acronym=line[:30])
        workshop.put(
            "recommendation",
            f"{example.stem}-recommendation",
            title=line,
            action=text,
            rationale=text,
            steps=[text],
            indicators=[text],
            sources=[{"source": "paper", "locator": line, "role": "basis", "note": text}],
        )
        workshop.put(
            "clause",
            f"{example.stem}-clause",
            placement=line,
            strengths={
                "preferred": {"verb": "requests", "text": text, "items": [text, {"text": text, "items": [text]}]}
            },
            parameters={"mission": {"type": "mission", "description": line, "example": line}},
        )
        workshop.put(
            "checklist",
            f"{example.stem}-checklist",
            purpose=text,
            when=text,
            lead="council",
            phase=["transition"],
            stages=[
                {
                    "title": line[:120],
                    "gate": text,
                    "items": [{"text": text, "why": text, "evidence": text, "answer": "text", "required": True}],
                }
            ],
            sources=[{"source": "paper", "locator": "p", "role": "basis"}],
        )
    return workshop.build()


UNFOLDING = re.compile(r"ph-(sieve|sieve__box|map|fold|input)$")
"""The forms, pictures and boxes that our own layouts have: a filter, a map, what unfolds."""


def pages(site: Site, stem: str) -> list[html.HtmlElement]:
    """Every page on which the example stands, listings and home included."""
    found = sorted(site.folder.glob(f"*/{stem}-*/index.html"))
    assert len(found) == 4
    shared = [site.folder / "index.html", *sorted(site.folder.glob("*/index.html"))]
    return [html.fromstring(path.read_text(encoding="utf-8")) for path in (*found, *shared)]


PARTS = ("", "-store", "-add", "-text", "-word", "-record", "-advice", "-sheet")
READING = ("reading", "reading-add", "reading-pages", "reading-store")
ASSETS = ("checklist", "filter", "record", "zip", *READING, *(f"basket{part}" for part in PARTS))
OURS = {"clauses.js", "word.js", *(f"{root}assets/{name}.js" for root in ("../", "../../") for name in ASSETS)}
"""The scripts that our layouts put into pages."""
FRAME_SCRIPTS = "//script[not(ancestor::article)]"


@pytest.mark.parametrize("stem", [example.stem for example in EXAMPLES])
def test_nothing_of_it_becomes_part_of_the_page(site: Site, stem: str) -> None:
    frame = html.fromstring(site.text("verbs/requests/"))
    for page in pages(site, stem):
        assert all(one.get("src") in OURS and not one.text for one in page.xpath("//article//script"))
        assert len(page.xpath(FRAME_SCRIPTS)) == len(frame.xpath(FRAME_SCRIPTS))
        assert not page.xpath("//style | //iframe | //object | //embed | //base | //meta[@http-equiv='refresh']")
        strange = page.xpath("//article//*[self::img or self::form or self::svg or self::input or self::details]")
        assert [one for one in strange if not UNFOLDING.match(one.get("class", ""))] == []
        assert not page.xpath("//article//comment() | //article//article | //article//@style")
        assert not page.xpath("//@*[starts-with(name(), 'on')]")
        assert not [link for link in page.xpath("//@href | //@src") if RUNS.match(link)]
        assert not page.xpath("//*[contains(@class, 'evil') or contains(@class, 'admonition') or @id='evil']")
        assert page.xpath("//footer"), "the rest of the page has stayed in its place"


@pytest.mark.parametrize("stem", [example.stem for example in EXAMPLES])
def test_prose_has_the_allowed_tags_alone(site: Site, stem: str) -> None:
    for name in ("terms/{}-term/", "recommendations/{}-recommendation/", "checklists/{}-checklist/"):
        article = site.article(name.format(stem))
        assert article.xpath(".//dl[@class='ph-colophon']"), "the article goes on to its end"
        for block in article.xpath(".//*[@class='ph-prose']"):
            assert {element.tag for element in block.iterdescendants()} <= ALLOWED


@pytest.mark.parametrize("stem", [example.stem for example in EXAMPLES])
def test_no_page_asks_another_host_for_anything(site: Site, stem: str) -> None:
    for page in pages(site, stem):
        asked = page.xpath("//@src | //link/@href | //form/@action | //@srcset")
        assert not [link for link in asked if re.match(r"https?:|//", link)]


@pytest.mark.parametrize("stem", [example.stem for example in EXAMPLES])
def test_a_line_is_shown_as_it_is_wherever_it_stands(site: Site, stem: str) -> None:
    line = words((Path(__file__).parent / "hostile" / f"{stem}.md").read_text(encoding="utf-8"))[:150]
    page = html.fromstring(site.text(f"terms/{stem}-term/"))
    assert line in words(page.xpath("string(//h1)"))
    assert line in words(page.xpath("string(//title)"))
    assert words(page.xpath("string(//meta[@name='description']/@content)")) == line
    assert line in words(site.article("terms/").text_content())


def test_a_template_expression_is_printed_as_it_is(site: Site) -> None:
    for folder, name in (("terms", "term"), ("clauses", "clause"), ("checklists", "checklist")):
        text = site.article(f"{folder}/templates-{name}/").text_content()
        assert "{{7*7}}" in text
        assert "49" not in text


def test_a_file_of_the_search_is_one_call_with_data(site: Site) -> None:
    for path in (site.folder / "search").rglob("*.js"):
        name = path.relative_to(site.folder / "search").with_suffix("").as_posix()
        call = re.fullmatch(r"penholderSearch\((.*)\);\n", path.read_text(encoding="utf-8"), re.DOTALL)
        assert call is not None
        assert json.loads(f"[{call[1]}]")[0] == name
