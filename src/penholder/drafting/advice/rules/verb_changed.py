"""A paragraph asks for more or for less than in the text that it renews."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice import ladder
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.citing import as_cited
from penholder.drafting.advice.pairs import pairs
from penholder.drafting.advice.subject import Subject
from penholder.text.adopted import AdoptedText
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
            hint = "say it as before, or know what was given up for it"
            yield _remark(subject.basis, now, before, "weaker", hint)
        elif ladder.weaker(subject.vocabulary, one, other):
            hint = "expect to be asked why; say what has changed since"
            yield _remark(subject.basis, now, before, "stronger", hint)


def _paragraphs(found: tuple[Passage, ...]) -> list[Passage]:
    return [passage for passage in found if passage.depth == 0 and passage.part is not Part.ANNEX]


def _remark(basis: AdoptedText, now: Passage, before: Passage, how: str, hint: str) -> Remark:
    message = f"“{now.verb}” is {how} than “{before.verb}” in {as_cited(before.place)} of the basis"
    return Remark(now.place, message, hint, Adopted(basis.symbol, before.place) if basis.symbol else None)


RULE = Rule(
    code="advice-verb-changed",
    severity=Severity.NOTE,
    why="Delegations read a changed verb as a changed position, and they will ask.",
    example=None,
    check=check,
)
