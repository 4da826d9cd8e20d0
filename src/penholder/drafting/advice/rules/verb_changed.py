"""A paragraph asks for more or for less than in the text that it renews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.citing import as_cited
from penholder.drafting.advice.subject import Subject
from penholder.text.adopted import AdoptedText
from penholder.text.alignment import SURE, align
from penholder.text.lines import TextLine, lines
from penholder.text.passages import Part, Passage, passages


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where the verb of a paragraph stands elsewhere on the ladder than before."""
    if subject.basis is None:
        return
    for before, now in _pairs(subject.basis, subject):
        one, other = (subject.vocabulary.ladder.verb(passage.verb) for passage in (before, now))
        if one is None or other is None or one.preambular != other.preambular:
            continue
        if other.asks_less(one):
            hint = "say it as before, or know what was given up for it"
            yield _remark(subject.basis, now, before, "weaker", hint)
        elif one.asks_less(other):
            hint = "expect to be asked why; say what has changed since"
            yield _remark(subject.basis, now, before, "stronger", hint)


def _pairs(basis: AdoptedText, subject: Subject) -> Iterator[tuple[Passage, Passage]]:
    """Paragraphs with those that they surely became, in the order of the new text."""
    before, now = _paragraphs(passages(basis)), _paragraphs(subject.passages)
    old, new = _openings(basis, before), _openings(subject.text, now)
    for pair in align(old, new).pairs:
        if pair.likeness >= SURE:
            yield before[old[pair.old].place], now[new[pair.new].place]


def _paragraphs(found: Iterable[Passage]) -> dict[str, Passage]:
    """The paragraphs of the preamble and the operative part by place."""
    return {passage.place: passage for passage in found if passage.depth == 0 and passage.part is not Part.ANNEX}


def _openings(text: AdoptedText, paragraphs: Mapping[str, Passage]) -> Sequence[TextLine]:
    """The first line of each paragraph."""
    first = {line.place: line for line in reversed(lines(text)) if line.place in paragraphs and not line.heading}
    return sorted(first.values(), key=lambda line: line.number)


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
