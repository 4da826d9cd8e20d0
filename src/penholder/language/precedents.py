"""Precedents: the adopted paragraphs and items nearest to some words, with what changed and who carried it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from penholder.diagnostics import UsageFault
from penholder.language.blanks import without_blanks
from penholder.language.filters import Filter
from penholder.language.history import SAME_LANGUAGE, History, Use, history, uses, verbatim
from penholder.language.new_language import NewPhrase, new_language
from penholder.language.retrieval import Found, Index, shared
from penholder.language.words import located, words
from penholder.text.changes import Change, Run, changes

LEAST = 0.4
"""Below this similarity nothing is a precedent."""
COMPARABLE = 0.5
"""From this similarity on a comparison by the word can be read."""
MOST_WORDS = 2_000
"""How many words can be asked for at once."""
MOST_CORRECTED = 20
"""Up to how many words are looked for in another form where no text has them: a phrase that is typed, no paragraph."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A passage whose language is near to some words."""

    use: Use
    """The passage: of those with the same words, the latest that passes the filter."""
    similarity: float
    """0 to 1; see `similarity`."""
    start: int
    """Where in the words of the passage the part begins that answers."""
    end: int
    """Where that part has ended."""
    changes: tuple[Run, ...]
    """How that part becomes the words that were asked for; empty where they are too different to compare."""
    history: History
    """Where the language was used."""

    def as_data(self) -> dict[str, Any]:
        """The precedent as JSON has it."""
        return {
            **self.use.as_data(),
            "similarity": round(self.similarity, 3),
            "part": [self.start, self.end],
            "changes": [{"change": run.change, "text": run.text} for run in self.changes],
            "history": self.history.as_data(),
        }


@dataclass(frozen=True, slots=True)
class Question:
    """Words whose precedents are asked for."""

    place: str
    """What they are: a paragraph of a draft, a strength of a clause; empty for words that were typed."""
    words: str
    """The words."""
    values: tuple[str, ...] = ()
    """What fills placeholders in them, which is never new language."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the corpus has for some words."""

    question: Question
    """What was asked."""
    precedents: tuple[Precedent, ...]
    """The nearest passages, one for each wording, the nearest first."""
    new: tuple[NewPhrase, ...]
    """The phrases without precedent."""
    verbatim: History | None = None
    """Where the words stand exactly so, in one run; None where they do not, or are too common to tell anything."""

    def as_data(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        return {
            "place": self.question.place or None,
            "words": self.question.words,
            "verbatim": self.verbatim.as_data() if self.verbatim else None,
            "precedents": [precedent.as_data() for precedent in self.precedents],
            "new_language": [{"start": one.start, "end": one.end, "words": one.words} for one in self.new],
        }


def answer(index: Index, question: Question, wanted: Filter, limit: int) -> Answer:
    """The nearest passages that pass, at most `limit`, and the phrases that no text of the corpus has.

    Raises UsageFault where there are no words, or too many.
    """
    asked = words(without_blanks(question.words, question.values))
    if not asked:
        raise UsageFault("there are no words to look for")
    if len(asked) > MOST_WORDS:
        hint = "a whole text is compared paragraph by paragraph with --draft FILE"
        raise UsageFault(f"{len(asked):,} words are too many to look for at once; {MOST_WORDS:,} can be", hint)
    if len(asked) <= MOST_CORRECTED:
        asked = index.in_known_forms(asked)
    near = [one for one in index.nearest(asked, wanted) if one.likeness.similarity >= LEAST]
    precedents = tuple(_precedent(index, question.words, one, wanted) for one in _apart(near, limit))
    new = new_language(question.words, index, question.values)
    return Answer(question, precedents, new, verbatim(index, words(question.words)))


def _apart(found: Sequence[Found], limit: int) -> list[Found]:
    """The first of each language: what differs from one before it in a word or two is told in its history."""
    kept: list[Found] = []
    for one in found:
        if len(kept) == limit:
            break
        if all(shared(one.words, other.words) < SAME_LANGUAGE for other in kept):
            kept.append(one)
    return kept


def _precedent(index: Index, asked: str, found: Found, wanted: Filter) -> Precedent:
    use = uses(index.corpus, [found.wording], wanted)[-1]
    places = list(located(use.words))[found.likeness.first : found.likeness.last]
    start, end = places[0].start, places[-1].end
    similarity = found.likeness.similarity
    told = changes(use.words[start:end], _trimmed(asked)) if similarity >= COMPARABLE else ()
    past = history(index, found, use.missions[0] if use.missions else "")
    return Precedent(use, similarity, start, end, told, past)


def _trimmed(asked: str) -> str:
    """The words from the first letter to the last, as the part of a passage that answers begins and ends."""
    places = list(located(asked))
    start, end = places[0].start, places[-1].end
    return asked[start - asked[:start].endswith("[") : end + asked[end:].startswith("]")]


def is_same(runs: Sequence[Run]) -> bool:
    """Whether nothing changed."""
    return all(run.change is Change.KEPT for run in runs)
