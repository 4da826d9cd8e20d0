"""Oxford spelling: -ize, but analyse, programme, centre."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.spelling import misspelt
from penholder.drafting.advice.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where each word first stands that the United Nations spells otherwise."""
    seen: set[str] = set()
    for passage in subject.passages:
        for word, ours in misspelt(passage.text):
            if ours.lower() not in seen:
                seen.add(ours.lower())
                yield Remark(passage.place, f"“{word}” is not Oxford spelling", f"write “{ours}”", words=word)


RULE = Rule(
    code="advice-spelling",
    severity=Severity.NOTE,
    why="The editors will change it, and every change after agreement is one more text to compare.",
    example=Adopted("S/RES/2100 (2013)", "17"),
    check=check,
)
