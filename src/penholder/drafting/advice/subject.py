"""The subject of advice: a text as the rules look at it, with what is known besides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from penholder.drafting.advice.vocabulary import Vocabulary
from penholder.text.adopted import AdoptedText
from penholder.text.passages import Part, Passage, passages
from penholder.text.tasks import Task, tasks

_OF_A_MANDATE = re.compile(
    r"\b(?:extend|renew|establish)\w*\b[^.;]{0,200}\bmandate\b"
    r"|\bmandate\b[^.;]{0,120}\b(?:extended|renewed|shall|includes?)\b"
    r"|\bestablish\b[^.;]{0,80}\b(?:mission|operation|force)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A parameter of a draft that nothing fills."""

    place: str
    """The passage that shows it."""
    name: str
    """The parameter."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A text, and what the rules may ask about it. Made by `subject`."""

    text: AdoptedText
    """The text."""
    passages: tuple[Passage, ...]
    """Its passages in the order of print. What is annexed to a resolution is often another's document, so annexes are
    left out, unless the text is an annex alone."""
    tasks: tuple[Task, ...]
    """The tasks that it gives."""
    vocabulary: Vocabulary
    """What the records say of words."""
    basis: AdoptedText | None
    """The text that it renews, where known."""
    unfilled: tuple[Unfilled, ...]
    """The parameters that nothing fills; none for a file."""
    mandates: tuple[Passage, ...]
    """The paragraphs by which the Council establishes, extends or sets a mandate."""

    @property
    def preambular(self) -> tuple[Passage, ...]:
        """The passages of the preamble."""
        return tuple(passage for passage in self.passages if passage.part is Part.PREAMBULAR)

    @property
    def operative(self) -> tuple[Passage, ...]:
        """The passages of the operative part, items included."""
        return tuple(passage for passage in self.passages if passage.part is Part.OPERATIVE)


_SETTLING = ("decides", "authorizes", "authorises", "renews", "extends")


def subject(
    text: AdoptedText,
    vocabulary: Vocabulary,
    *,
    basis: AdoptedText | None = None,
    unfilled: tuple[Unfilled, ...] = (),
) -> Subject:
    """Look at a text once, for all rules."""
    found = tuple(passages(text))
    if text.operative:
        found = tuple(passage for passage in found if passage.part is not Part.ANNEX)
    mandates = tuple(passage for passage in found if _sets_a_mandate(passage))
    return Subject(text, found, tasks(text), vocabulary, basis, unfilled, mandates)


def _sets_a_mandate(passage: Passage) -> bool:
    return (
        passage.part is Part.OPERATIVE
        and passage.depth == 0
        and any(verb.lower().split()[-1] in _SETTLING for verb in passage.verbs)
        and bool(_OF_A_MANDATE.search(passage.text))
    )
