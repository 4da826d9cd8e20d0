"""A mandate says what mandates on its subject are expected to say; the records of clauses tell what that is."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.phrases import has_one
from penholder.drafting.advice.subject import Subject


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where a mandate is about a subject and has none of the phrases that a clause on it expects."""
    if not subject.mandates:
        return
    whole = [f"{passage.heading}\n{passage.lead}\n{passage.text}" for passage in subject.operative]
    for expected in subject.vocabulary.expectations:
        about = any(has_one(passage.text, expected.where) for passage in subject.operative)
        if about and not any(has_one(words, expected.words) for words in whole):
            example = Adopted(expected.symbol, expected.paragraph) if expected.symbol else None
            yield Remark("", expected.missing, f"see clause/{expected.clause}", example)


RULE = Rule(
    code="advice-clause-expected",
    severity=Severity.NOTE,
    why="What the field has learned that mandates need should be left out knowingly, if at all.",
    example=None,
    check=check,
)
