"""Prose: CommonMark without what could bring HTML, scripts or pictures into a page; and whatever is harmless stays."""

from __future__ import annotations

import pytest

from penholder.reading.prose import is_plain, unwanted
from tests.reading.conftest import Read

REFUSED = {
    "raw-html": [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//x.example>",
        "a <b>bold</b> word",
        "</div>",
        "<br/>",
        "<svg/onload=alert(1)>",
        "<img\nsrc=x onerror=alert(1)>",
        "an open one at the end <script",
        "<!-- a comment -->",
        "<!DOCTYPE html>",
        "<?php ?>",
        "<![CDATA[x]]>",
        "## Heading {#id onclick=alert(1)}",
        "A word {: onclick=alert(1) }",
        "{ .class }",
        '{: onclick="{a}" }',
        "{data-x = y}",
    ],
    "unsafe-link": [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](<java\tscript:alert(1)>)",
        "[x]( \n javascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6a;avascript&#58;alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](javascript\\:alert(1))",
        "[x](vbscript:x)",
        "[x](data:text/html,x)",
        "[x](http://x.example)",
        "[x](file:///etc/passwd)",
        "[x]\n\n[x]: javascript:alert(1)",
        "[x]: <javascript:alert(1)>",
        "<javascript:alert(1)>",
        "<http://x.example>",
        "![x](https://x.example/a.png) [y](javascript:alert(1))",
    ],
    "image": [
        "![a map](map.png)",
        "![a map](file:///etc/passwd)",
        "![a pixel](https://elsewhere.example/p.png)",
        "![a map][ref]",
        "![",
    ],
}
ALLOWED = [
    "{{7*7}}",
    "{mission} and {host_state}",
    "{% if x %} {{ config }} {# no #}",
    "a < b and c > d, 3<4",
    "AT&T, R&D; x &amp; y",
    "&lt;script&gt;",
    "[x](https://x.example/a(b))",
    "[x](HTTPS://x.example)",
    "[x](mailto:a@x.example)",
    "[x](#below) [y](/terms/) [z](other.md)",
    "<https://x.example> <a@x.example>",
    "*italic*, **bold**, `code`, > quote",
    "[sic] (see below) [1]",
    "# Heading\n\n- one\n- two\n\n1. three",
    "a = b { c",
]
SHOWN = set(REFUSED)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts])
def test_it_is_refused_and_the_quick_look_sees_it_too(code: str, text: str) -> None:
    assert not is_plain(text)
    assert code in [found for found, _, _ in unwanted(text)]


@pytest.mark.parametrize("text", ALLOWED)
def test_it_is_allowed(text: str) -> None:
    assert list(unwanted(text)) == []


@pytest.mark.parametrize("text", [text for text in ALLOWED if "<" not in text and "](" not in text and "&" not in text])
def test_what_is_common_does_not_slow_the_reading(text: str) -> None:
    assert is_plain(text) or "{#" in text


def test_one_picture_is_one_mistake() -> None:
    assert [code for code, _, _ in unwanted("![a map](file:///etc/passwd)")] == ["image"]


@pytest.mark.parametrize("folded", [">-\n  See <b\n  >now</b>", '"See \\u003cb>now"', "'See <b>now'", "See <b>now"])
def test_no_way_of_writing_hides_it(folded: str, read: Read) -> None:
    course = f"id: x\naudience: {folded}\n"
    assert "2:11 raw-html" in read(course, "course")


def test_it_is_refused_wherever_text_stands(read: Read) -> None:
    found = read("id: x\ntitle: <b>\ntags: [<i>]\ncase: {place: '<u>'}\n", "lesson")
    assert [one for one in found if "raw-html" in one] == ["2:8 raw-html", "3:8 raw-html", "4:15 raw-html"]
