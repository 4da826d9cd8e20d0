"""No parameter is left without a value in a text that goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Remark, Rule
from penholder.drafting.advice.subject import Subject
from penholder.text.placeholders import printed

_LEFT = re.compile(
    r"\{[a-z][a-z0-9_]*\}|\[[a-z]+(?:_[a-z0-9]+)+\]|\[(?:date|name|number|symbol|mission|TB[CD]|X+|…|\.\.\.|_+)\]"
    r"|\b(?:TBC|TBD|XXX+)\b|\bXX(?= )|_{3,}"
)


def check(subject: Subject) -> Iterator[Remark]:
    """Warn at each parameter that nothing fills, and at each blank that a file has."""
    for one in subject.unfilled:
        yield Remark(one.place, f"{printed(one.name)} has no value", f"give {one.name} a value in the draft")
    known = {printed(one.name) for one in subject.unfilled}
    for passage in subject.passages:
        for blank in dict.fromkeys(match[0] for match in _LEFT.finditer(passage.text)):
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
