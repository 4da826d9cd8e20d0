"""A paragraph asks for more or for less than in the text that it renews."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice import ladder
from penholder.drafting.advice.advice import Remark, Rule
from penholder.drafting.advice.pairs import pairs
from penholder.drafting.advice.subject import Subject
from penholder.text.passages import Part, Passage, passages


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where the verb of a paragraph stands elsewhere on the ladder than before."""
    if subject.basis is None:
        return
    old = _paragraphs(tuple(passages(subject.basis)))
    for before, now in pairs(old, _paragraphs(subject.passages)):
        one, other = (ladder.entry(subject.vocabulary, passage.verb) for passage in (before, now))
        if one is None or other is None or one.preambular != other.preambular:
            continue
        if ladder.weaker(subject.vocabulary, other, one):
            yield _remark(now, before, "weaker", "say it as before, or know what was given up for it")
        elif ladder.weaker(subject.vocabulary, one, other):
            yield _remark(now, before, "stronger", "expect to be asked why; say what has changed since")


def _paragraphs(found: tuple[Passage, ...]) -> list[Passage]:
    return [passage for passage in found if passage.depth == 0 and passage.part is not Part.ANNEX]


def _remark(now: Passage, before: Passage, how: str, hint: str) -> Remark:
    return Remark(now.place, f"“{now.verb}” is {how} than “{before.verb}” in {before.place} of the basis", hint)


RULE = Rule(
    code="advice-verb-changed",
    severity=Severity.NOTE,
    why="Delegations read a changed verb as a changed position, and they will ask.",
    example=None,
    check=check,
)
