"""The frame of every page: what it may do, its language and direction, and of what day it is."""

from __future__ import annotations

import re

import pytest
from lxml import html

from penholder.publishing.site import dated
from tests.publishing.workshop import ROOT, Site, Workshop

ARABIC = """---
lang: ar
---

# مذكرة تجريبية

هذه صفحة اختبار.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a page in Arabic and all that the handbook's Markdown can make."""
    workshop = Workshop(tmp_path_factory.mktemp("frame"))
    workshop.put("term", "one", formerly=["first"])
    workshop.page("note.md", ARABIC)
    workshop.page(
        "guide.md", "# Guide\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```python\nprint(1)\n```\n\n!!! note\n    So.\n"
    )
    item = {"text": "So?", "why": "W.", "evidence": "A letter.", "answer": "yes-no", "required": True}
    stages = [{"title": "Agree", "gate": "Signed.", "items": [item]}]
    cited = [{"source": "paper", "locator": "p", "role": "basis"}]
    more = {"purpose": "P.", "when": "W.", "lead": "council", "phase": ["transition"], "sources": cited}
    workshop.put("checklist", "look", stages=stages, **more)
    return workshop.build()


def pages(site: Site) -> dict[str, html.HtmlElement]:
    """Every page by its path."""
    files = sorted(site.folder.rglob("*.html"))
    return {path.relative_to(site.folder).as_posix(): html.fromstring(path.read_text("utf-8")) for path in files}


def test_every_page_says_what_it_may_load_before_it_loads_anything(site: Site) -> None:
    for path, page in pages(site).items():
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']")
        assert "default-src 'none'" in policy.get("content"), path
        assert "unsafe" not in policy.get("content")
        assert not policy.xpath("preceding::script | preceding::link | preceding::style")


def test_no_page_needs_an_exception_from_it(site: Site) -> None:
    for path, page in pages(site).items():
        assert not page.xpath("//script[not(@src) and not(@type='application/json')]"), path
        assert not page.xpath("//style | //@style"), path
        assert not [name for name in page.xpath("//@*") if re.match(r"\s*javascript:", name, re.IGNORECASE)], path


def test_a_script_of_ours_is_on_the_pages_that_need_it(site: Site) -> None:
    every = {f"../../assets/{name}.js" for name in ("frame", "search", "record", "reading-store", "reading-add")}
    for path, own in (("checklists/look/", {"../../assets/checklist.js"}), ("terms/one/", set())):
        scripts = html.fromstring(site.text(path)).xpath("//script/@src")
        assert {script for script in scripts if "/javascripts/" not in script} == every | own


def test_a_page_in_arabic_reads_from_right_to_left_and_the_others_do_not(site: Site) -> None:
    page = html.fromstring(site.text("note/"))
    assert (page.get("lang"), page.find("body").get("dir")) == ("ar", "rtl")
    assert page.xpath("//input[@name='words']/@placeholder") == ["بحث"]
    other = html.fromstring(site.text("guide/"))
    assert (other.get("lang"), other.find("body").get("dir")) == ("en", "ltr")


@pytest.mark.parametrize(
    ("code", "day", "words"),
    [
        ("ar", "المحتوى حتى 14 تشرين الثاني/نوفمبر 2023", "المزيد"),
        ("en", "Content as of 14 November 2023", "More"),
        ("es", "Contenido al 14 de noviembre de 2023", "Más"),
        ("fr", "Contenu au 14 novembre 2023", "Plus"),
        ("ru", "По состоянию на 14 ноября 2023 года", "Ещё"),
        ("zh", "内容截至 2023年11月14日", "更多"),
        ("de", "Content as of 14 November 2023", "More"),  # Material knows its own words alone
    ],
)
def test_our_words_are_in_the_language_of_the_page(workshop: Workshop, code: str, day: str, words: str) -> None:
    workshop.page("note.md", ARABIC.replace("ar", code, 1))
    page = html.fromstring(workshop.build().text("note/"))
    assert day in " ".join(page.xpath("//*[@class='ph-edition']")[0].text_content().split())
    assert page.xpath("//*[@class='ph-find__more']/text()") == [words]
    assert bool(page.xpath("//*[@id='ph-words']")) == (code not in ("en", "de"))


def test_the_words_of_each_language_are_those_of_the_layouts_and_scripts() -> None:
    """A word that is changed in a layout or a script and not in the tables would be English again."""
    tables = {path.stem: path.read_text("utf-8") for path in (ROOT / "templates/theme/partials/words").glob("*.html")}
    layouts = [path.read_text("utf-8") for path in (ROOT / "templates/theme").rglob("*.html")]
    asked = {found for text in layouts for found in re.findall(r"lang\.t\([\"'](.+?)[\"']\)", text) if not SHORT(found)}
    toggles = set(re.findall(r"name: (Use the .*)", (ROOT / "mkdocs.yml").read_text("utf-8")))
    scripts = [path.read_text("utf-8") for path in (ROOT / "docs/assets").glob("*.js")]
    said = {
        found for text in scripts if "say} = penholder" in text for found in re.findall(r"\bsay\(\"(.+?)\"[,)]", text)
    }
    assert {"Any", "Copy", "+ Reading list"} <= said
    for code, table in tables.items():
        if code != "en":
            words, _, scripted = table.partition("{% set said")
            have = set(re.findall(r'^  "(.+?)": ', words, re.MULTILINE))
            assert asked | toggles == have | ({"“", "”"} & asked), code
            assert said == set(re.findall(r'^  "(.+?)": ', scripted, re.MULTILINE)), code


SHORT = re.compile(r"[a-z.]+").fullmatch
"""How Material calls its own words: `search.reset`."""


def test_a_date_in_words_is_only_made_of_what_the_frame_printed() -> None:
    months = ",".join("abcdefghijkl")
    assert dated(f"penholder-date:2026-12-01|{{day}} {{month}}|{months}|1er|".encode(), 0) == b"1er l"
    for text in ("2026-13-01|{day}|a,b||", "2026-12-01|x|a,b||", "2026-12-01"):
        assert dated(f"penholder-date:{text}".encode(), 0) == f"penholder-date:{text}".encode()


def test_a_language_that_the_theme_does_not_know_is_a_diagnostic(workshop: Workshop) -> None:
    workshop.page("note.md", ARABIC.replace("ar", "tlh", 1))
    (found,) = workshop.build().published.diagnostics
    assert found.code == "site-config"
    assert 'note.md is in the language "tlh"' in found.message


def test_the_foot_of_a_page_tells_the_day_and_the_version_and_where_the_copy_is(site: Site) -> None:
    for path in ("", "terms/one/", "guide/"):
        foot = html.fromstring(site.text(path)).xpath("//*[@class='ph-edition']")[0]
        assert foot.xpath("time/@datetime") == ["2023-11-14"]
        assert "Content as of 14 November 2023 · Penholder 1.0" in " ".join(foot.text_content().split())
        assert foot.xpath(".//a/@href")[0].endswith("downloads/penholder-site.zip")
