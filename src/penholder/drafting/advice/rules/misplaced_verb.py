"""Preambular paragraphs open with a participle, operative ones with a verb in the present tense."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject
from penholder.text.passages import Part, Passage
from penholder.text.verbs import opens_operative, opens_preambular


def check(subject: Subject) -> Iterator[Remark]:
    """Tell each paragraph that opens as those of the other part do."""
    for passage in subject.passages:
        if passage.depth or passage.part is Part.ANNEX or not passage.verb:
            continue
        if passage.part is Part.OPERATIVE and _preambular(subject, passage):
            message = f"“{passage.verb}” opens a preambular paragraph, and stands in the operative part"
            yield Remark(passage.place, message, "move the paragraph, or say what the Council does")
        if passage.part is Part.PREAMBULAR and _operative(subject, passage):
            message = f"“{passage.verb}” opens an operative paragraph, and stands in the preamble"
            yield Remark(passage.place, message, "move the paragraph, or write the participle")


def _preambular(subject: Subject, passage: Passage) -> bool:
    known = subject.vocabulary.ladder.opening(passage.verb)
    return known.preambular if known else opens_preambular(passage.text, subject.text.language)


def _operative(subject: Subject, passage: Passage) -> bool:
    known = subject.vocabulary.ladder.opening(passage.verb)
    return not known.preambular if known else opens_operative(passage.text, subject.text.language)


RULE = Rule(
    code="advice-misplaced-verb",
    severity=Severity.ERROR,
    why="The verb says what a paragraph is: where the two differ, nobody can tell what was decided.",
    example=Adopted("S/RES/2100 (2013)", "1"),
    check=check,
)
