"""Labels as printed, and how their order alone tells how they nest."""

from __future__ import annotations

import pytest

from penholder.text.labels import depths, item_label, main_number


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("(a) (b) (i) (ii) (c)", [0, 0, 1, 1, 0]),
        ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (j)", [0] * 10),
        ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (ii) (i)", [0] * 8 + [1, 1, 0]),
        ("(i) (a) (b) (ii) (a) (b)", [0, 1, 1, 0, 1, 1]),
        ("(i) (a) (b) (ii) (c) (d)", [0, 1, 1, 0, 1, 1]),
        ("– – •  • – ", [0, 0, 1, 1, 0]),
        ("(a) – – (b) –", [0, 1, 1, 0, 1]),
        ("I. (a) (b) II. (a)", [0, 1, 1, 0, 1]),
        ("a. i. ii. b.", [0, 1, 1, 0]),
        ("(i) (ii) (iii) (iv) v) (vi)", [0] * 6),
        ("(a) (b) (d)", [0, 0, 0]),
        ("(a) (6) (c)", [0, 0, 0]),
        ("(1) (ii) (iii)", [0, 0, 0]),
        ("(1) (2) (3)", [0, 0, 0]),
        ("а) б) i) ii) в)", [0, 0, 1, 1, 0]),
        ("(أ) (ب) ’1‘ ’2‘ (ج)", [0, 0, 1, 1, 0]),
        ("㈠ ㈡ (a) (b) ㈢", [0, 0, 1, 1, 0]),
        ("(1) – (2) –", [0, 1, 0, 1]),
    ],
)
def test_labels_nest_by_their_order(labels: str, expected: list[int]) -> None:
    assert depths(labels.split()) == expected


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12. Decides", "12"),
        ("5 bis. Decides", "5 bis"),
        ("58 -\tيعرب", "58"),
        ("3．决定", "3"),
        ("1.5 million", None),
        ("1985. A year", None),
        ("2 years", None),
    ],
)
def test_numbers_of_paragraphs(words: str, number: str | None) -> None:
    found = main_number(words)
    assert (found[0] if found else None) == number


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("(a) To report", "(a)"),
        ("(iv) To report", "(iv)"),
        ("b) Informer", "b)"),
        ("– To report", "–"),
        ("(the Committee) decides", None),
        ("(AMIS) is", None),
        ("(aa) To report", "(aa)"),
        ("well-known", None),
    ],
)
def test_labels_of_items(words: str, label: str | None) -> None:
    found = item_label(words)
    assert (found[0] if found else None) == label
