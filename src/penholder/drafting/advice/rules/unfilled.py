"""No parameter is left without a value in a text that goes out."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Remark, Rule
from penholder.drafting.advice.blanks import blanks
from penholder.drafting.advice.subject import Subject
from penholder.text.placeholders import printed


def check(subject: Subject) -> Iterator[Remark]:
    """Warn at each parameter that nothing fills, and at each blank that a file has."""
    for one in subject.unfilled:
        yield Remark(one.place, f"{printed(one.name)} has no value", f"give {one.name} a value in the draft")
    known = {printed(one.name) for one in subject.unfilled}
    for passage in subject.passages:
        for blank in blanks(passage.text):
            if blank not in known:
                yield Remark(passage.place, f"“{blank}” is a blank", "fill it in")


RULE = Rule(
    code="advice-unfilled",
    severity=Severity.WARNING,
    why="A blank in a text that goes out is filled by whoever answers first.",
    example=None,
    check=check,
    any_language=True,
)
