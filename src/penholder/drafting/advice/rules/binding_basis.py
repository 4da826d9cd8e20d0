"""A text that binds or demands says on what basis in the Charter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject
from penholder.text.passages import Passage

_BASIS = re.compile(r"\bChapters? (?:VI|VII|VIII)\b|\bArticles? (?:2[45]|33|34|36|39|4[0-9]|5[0-4]|94)\b")
_OF_STATES = re.compile(r"\b(?:States|parties|Governments?|authorities|groups)\b[^.;]{0,120}\bshall\b")


def check(subject: Subject) -> Iterator[Remark]:
    """Advise once, at the first paragraph that binds or demands in a text without any basis in the Charter."""
    if subject.text.chapter_vii or any(_BASIS.search(words) for words in subject.text.strings()):
        return
    found = [passage for passage in subject.operative if passage.depth == 0 and _binds(subject, passage)]
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        message = f"“{found[0].verb}” binds or demands{more}, and no chapter or article of the Charter is named"
        yield Remark(found[0].place, message, "name the basis in the preamble, or leave it open knowingly")


def _binds(subject: Subject, passage: Passage) -> bool:
    verb = subject.vocabulary.ladder.verb(passage.verb)
    if verb is None:
        return False
    return verb.function == "demand" or (verb.function == "bind" and bool(_OF_STATES.search(passage.text)))


RULE = Rule(
    code="advice-binding-basis",
    severity=Severity.NOTE,
    why="A decision can bind without it, but whether it does is argued about for years where no basis is stated.",
    example=Adopted("S/RES/2100 (2013)", "PP24"),
    check=check,
)
