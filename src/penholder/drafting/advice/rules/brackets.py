"""Square brackets mark what is not agreed; a clean text has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Remark, Rule
from penholder.drafting.advice.blanks import blanks
from penholder.drafting.advice.subject import Subject
from penholder.text.placeholders import printed

_BRACKETED = re.compile(r"\[[^\[\]]*\]?|\]")
_SHOWN = 40


def check(subject: Subject) -> Iterator[Remark]:
    """Warn at each paragraph with square brackets; blanks are the business of another rule."""
    unfilled = {printed(one.name) for one in subject.unfilled}
    for passage in subject.passages:
        known = unfilled | set(blanks(passage.text))
        found = [match[0] for match in _BRACKETED.finditer(passage.text) if match[0] not in known]
        if found:
            first = found[0] if len(found[0]) <= _SHOWN else f"{found[0][:_SHOWN].rstrip()} …"
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            message = f"square brackets: “{first}”{more}"
            yield Remark(passage.place, message, "settle what is open, and take the brackets away when it is agreed")


RULE = Rule(
    code="advice-brackets",
    severity=Severity.WARNING,
    why="Brackets say that words are not agreed; left in a clean text, they open the paragraph again.",
    example=None,
    check=check,
    any_language=True,
)
