"""Chapter VII follows a determination under Article 39."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject
from penholder.text.front import acts_under_chapter_vii

_DETERMINATION = re.compile(
    r"\b(?:determin|constitut|continu|remain|pos|represent)\w*\b[^.;]{0,250}"
    r"(?:\b(?:threats?|danger)\b[^.;]{0,60}\b(?:peace|security)\b|\bact of aggression\b|\bbreach of the peace\b)",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where the Council acts under Chapter VII and has determined nothing before."""
    for passage in subject.passages:
        if _DETERMINATION.search(passage.text):
            return
        if acts_under_chapter_vii(passage.text):
            message = "the Council acts under Chapter VII, and no threat to the peace is determined before it"
            hint = "put a determination before it, as Article 39 of the Charter has it"
            yield Remark(passage.place, message, hint)
            return


RULE = Rule(
    code="advice-determination",
    severity=Severity.NOTE,
    why="Article 39 opens Chapter VII: without a threat, a breach or an act of aggression nothing is to be acted upon.",
    example=Adopted("S/RES/2100 (2013)", "PP23"),
    check=check,
)
