"""Whatever a template prints is shown as it is, and a mistake in a template has a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import markdown

from penholder.rendering.templates import TemplateFault, Templates, encode

MARKS = st.sampled_from("aB1 .-+#*_`<>&\"'[](){}!|~^=$:/\\@%–é")
EXTENSIONS = ["attr_list", "def_list", "tables", "toc", "admonition", "md_in_html", "pymdownx.superfences"]


def fill(folder: Path, template: str, **context: object) -> str:
    (folder / "page.md.j2").write_text(template, encoding="utf-8")
    return Templates(folder, {}).render("page.md.j2", **context)


@given(st.text(MARKS, min_size=1, max_size=40))
def test_encoded_text_is_itself_in_a_paragraph_a_heading_and_an_attribute(text: str) -> None:
    page = f'# A {encode(text)} {{ #top }}\n\n{encode(text)}\n\n<div title="{encode(text)}">{encode(text)}</div>\n'
    made = html.fromstring(f"<main>{markdown(page, extensions=EXTENSIONS)}</main>")
    (heading,), (block,) = made.xpath("h1"), made.xpath("div")
    assert " ".join(heading.text_content().split()) == " ".join(f"A {text}".split())
    assert block.text_content() == text
    assert block.get("title") == text
    assert heading.get("id") == "top"
    paragraphs = [" ".join(element.text_content().split()) for element in made.xpath("p")]
    assert paragraphs in ([" ".join(text.split())], [""], [])
    assert len(made) == 2 + len(paragraphs)


def test_lines_and_control_characters_cannot_open_a_block() -> None:
    assert "\n" not in encode("a\n\n# b\n---")
    assert encode("a\x00\x02\x85b") == "a\ufffd\ufffd\ufffdb"


def test_a_number_and_html_of_our_own_are_printed(tmp_path: Path) -> None:
    assert fill(tmp_path, "{% set x %}<b>{{ y }}</b>{% endset %}{{ x }} {{ 3 }}", y="<i>") == "<b>&#60;i&#62;</b> 3"


@pytest.mark.parametrize(
    "template",
    [
        "{{ missing }}",
        "{{ ('a' ~ html) }}",
        "{{ text | safe }}",
        "{{ text | urlize }}",
        "{{ nothing }}",
        "{{ many }}",
        "{{ text.__class__ }}",
        "{{ text.missing }}",
        "{% include 'other' %}",
        "{% if %}",
    ],
)
def test_what_could_be_a_mistake_is_one_and_has_its_line(tmp_path: Path, template: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        fill(tmp_path, f"first line\n{template}\n", text="words", html=None, nothing=None, many=[1])
    assert (caught.value.name, caught.value.line) in (("page.md.j2", 2), ("page.md.j2", 1))
    assert str(caught.value)


def test_json_of_front_matter_is_one_line_and_holds_no_tag(tmp_path: Path) -> None:
    text = fill(tmp_path, "{{ value | json }}", value='</title>"\n---\n{{7*7}}')
    assert "\n" not in text
    assert "<" not in text
    assert "{{" not in text
