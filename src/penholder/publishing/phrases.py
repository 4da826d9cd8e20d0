"""Phrases: values of a record as a reader expects to see them."""

from __future__ import annotations

import re

from penholder.text.header import printed_date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")


def in_words(value: str) -> str:
    """A value of a vocabulary: `first-100-days` is "First 100 days", `sg-report` is "SG report"."""
    words = [word if re.search(r"[aeiouy\d]", word) else word.upper() for word in value.split("-")]
    return " ".join((words[0][:1].upper() + words[0][1:], *words[1:]))


def date_in_words(text: str) -> str:
    """A year, month or day: `2013-04-25` is 25 April 2013, `2013-04` is April 2013. Other text is left as it is."""
    if _DAY.fullmatch(text):
        return printed_date(text)
    return printed_date(f"{text}-01").split(" ", 1)[1] if _MONTH.fullmatch(text) else text
