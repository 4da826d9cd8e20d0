"""References as the United Nations writes them: "resolution 2100 (2013)", "paragraph 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject

_FORMS = (
    (
        re.compile(r"\b(?:UNSCR|SCR|UNSC [Rr]esolution|UNSC [Rr]es\.?|[Rr]es\.) ?\d{1,4}(?: ?[(/] ?\d{4}\)?)?"),
        "write “resolution” with number and year: “resolution 2100 (2013)”",
    ),
    (
        re.compile(r"(?<![(\w/])S/RES/\d{1,4}(?:[ ]?\(\d{4}\))?"),
        "in a sentence write “resolution” with number and year; the symbol stands in brackets after reports only",
    ),
    (
        re.compile(r"\bresolution[  ]\d{1,4}/(?:19|20)\d{2}\b"),
        "put the year in brackets: “resolution 2100 (2013)”",
    ),
    (
        re.compile(r"\b(?:OP|PP) ?\d{1,3}\b|\boperative paragraph \d{1,3}\b|\bparas?\. ?\d{1,3}\b"),
        "write “paragraph 5”",
    ),
    (
        re.compile(r"\b(?:on )?page \d{1,3}\b|\bpp?\. ?\d{1,3}\b"),
        "cite by paragraph; pages differ between the six languages",
    ),
)
_WITH_YEAR = re.compile(r"\b(?P<number>\d{1,4})\s?\(\d{4}\)")
_WITHOUT_YEAR = re.compile(r"\b[Rr]esolution\s(?P<number>[1-9]\d{2,3})\b(?!\s?[(/A-Z\[])")
_YEAR = "give the year in brackets after the number: “resolution 2100 (2013)”"


def check(subject: Subject) -> Iterator[Remark]:
    """Advise at each reference that is written otherwise, once in a paragraph for each form.

    A number that has had its year before needs it no more: adopted texts leave it out then.
    """
    dated: set[str] = set()
    for passage in subject.passages:
        for pattern, hint in _FORMS:
            if match := pattern.search(passage.text):
                yield Remark(passage.place, f"“{match[0]}” is not how texts refer", hint, words=match[0])
        dated |= {match["number"] for match in _WITH_YEAR.finditer(passage.text)}
        for match in _WITHOUT_YEAR.finditer(passage.text):
            if match["number"] not in dated:
                yield Remark(passage.place, f"“{match[0]}” has no year", _YEAR, words=match[0])
            dated.add(match["number"])


RULE = Rule(
    code="advice-resolution-reference",
    severity=Severity.NOTE,
    why="A number without a year, or a page, cannot be found in another language or ten years later.",
    example=Adopted("S/RES/2100 (2013)", "31"),
    check=check,
)
