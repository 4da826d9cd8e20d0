"""Placeholders are filled exactly; what only looks like one is printed as it is or reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.text.model import Span, Spans, words
from penholder.text.placeholders import fill, names, pieces, problems


def filled(text: str, **values: str) -> Spans:
    return fill((Span(text),), {name: (Span(value),) for name, value in values.items()})


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{mission} in {host_state}", "UNMIX in [host_state]"),
        ("{{7*7}}", "{{7*7}}"),
        ("{{mission}}", "{{mission}}"),
        ("{{{mission}}}", "{{UNMIX}}"),
        ("{mission.__class__} and {0} and {}", "{mission.__class__} and {0} and {}"),
        ("{mission", "{mission"),
    ],
)
def test_what_is_printed(text: str, printed: str) -> None:
    assert words(filled(text, mission="UNMIX")) == printed


def test_a_value_is_never_read_again() -> None:
    assert words(filled("{a}{b}", a="{b}", b="{{a}} *x*")) == "{b}{{a}} *x*"


def test_a_value_takes_the_face_of_its_placeholder() -> None:
    spans = (Span("by "), Span("{a}", italic=True))
    assert fill(spans, {"a": (Span("all"),)}) == (Span("by "), Span("all", italic=True))


def test_footnotes_and_the_labels_of_brackets_are_told_apart_from_words() -> None:
    found = fill((Span("a[^1] [b][^2] [North| c]"),), {}, [(Span("See d."),)])
    assert found == (
        *(Span("a"), Span("", footnote=(Span("See d."),)), Span(" [b][^2] [")),
        *(Span("North: ", aside=True), Span("c]")),
    )


def test_a_reference_keeps_its_placeholder_and_knows_its_target() -> None:
    reference, _, other = filled("{paragraph:a-b} and {paragraph:c/d}")
    assert (reference.text, reference.target, other.target) == ("{paragraph:a-b}", "a-b", "c/d")


@pytest.mark.parametrize(
    "slip",
    [
        "{mission",
        "mission}",
        "{Mission}",
        "{host state}",
        "{}",
        "{9}",
        "{a}}",
        "{" + 41 * "a" + "}",
        "{paragraph:}",
        "{paragraph:A}",
    ],
)
def test_slips_are_reported(slip: str) -> None:
    assert len(problems(slip)) == 1


@pytest.mark.parametrize("fine", ["{mission}", "{{7*7}}", "{{{mission}}}", "no braces"])
def test_nothing_else_is(fine: str) -> None:
    assert problems(fine) == ()


_NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)


@given(st.text("ab_{} 7*[]^1|", max_size=30))
def test_cutting_loses_nothing(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


@given(
    st.lists(st.tuples(st.text("xyz., *", max_size=5), _NAMES)), st.dictionaries(_NAMES, st.text("{}*ab", max_size=5))
)
def test_every_placeholder_is_filled_or_listed(parts: list[tuple[str, str]], values: dict[str, str]) -> None:
    text = "".join(f"{plain}{{{name}}}" for plain, name in parts)
    assert words(filled(text, **values)) == "".join(plain + values.get(name, f"[{name}]") for plain, name in parts)
    assert names(text) == tuple(dict.fromkeys(name for _, name in parts))
