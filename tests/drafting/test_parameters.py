"""A value is printed as the United Nations print it, or it is none of its type."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.drafting.parameters import TAKES, printed_value

SCHEMA = Path(__file__).resolve().parents[2] / "schemas" / "clause.schema.json"


@pytest.mark.parametrize(
    ("type_", "value", "printed"),
    [
        *(("number", value, "12,000") for value in (12000, "12000", "12 000", "12,000", "12\u00a0000")),
        *(("number", value, "nine") for value in (9, "9", "nine")),
        ("number", "90", "90"),
        *(("number", value, None) for value in ("about 90", "1.5", "12,00", "-3", "")),
        *(("date", value, "31 March 2027") for value in ("2027-03-31", "31 March 2027")),
        ("date", "1 March 2027", "1 March 2027"),
        *(("date", value, None) for value in ("31 April 2027", "2027-02-30", "March 2027", "31.3.2027", "20270331")),
        ("mission", "UNMIX", "UNMIX"),
        ("state", "2027", None),
        ("symbol", "S/2026/9901", "S/2026/9901"),
        ("symbol", "the last report", None),
        ("text", "up  to\nsix", "up to six"),
        ("text", "paragraph {paragraph:a}", None),
        ("paragraphs", "paragraph {paragraph:a}", "paragraph {paragraph:a}"),
        *(("paragraphs", value, None) for value in ("paragraphs 4 to 6", "{paragraph:a} {b}")),
    ],
)
def test_values(type_: str, value: str | int, printed: str | None) -> None:
    assert printed_value(type_, value) == printed


def test_every_type_of_the_schema_is_known() -> None:
    parameter = json.loads(SCHEMA.read_text(encoding="utf-8"))["properties"]["parameters"]["additionalProperties"]
    assert set(parameter["properties"]["type"]["enum"]) == set(TAKES)


@given(st.sampled_from(["date", "number"]), st.text("0123456789 ,March-", max_size=14))
def test_what_is_printed_prints_alike(type_: str, value: str) -> None:
    printed = printed_value(type_, value)
    assert printed is None or printed_value(type_, printed) == printed
