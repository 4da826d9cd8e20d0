"""Phrases: the small language in which signals are written, and how a phrase is found among tokens.

    early warning (mechanism|system)      words in this order; a word matches its endings -s, -es, -ed, -ing as well
    protect … civilians                   up to eight words between them, within one sentence
    (the|) monitor* * violations          nothing is a choice too; `*` ends a word in any way, and is any word alone

A word in capitals finds capitals alone.

A phrase is looked for step by step with the set of places reached so far, so that the time is bounded by the length
of the text times the length of the phrase, whatever is written: there is nothing to backtrack.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from penholder.language.tokens import STOP, tokens

GAP = 8
"""How many words `…` stands for at most."""
_PARTS = re.compile(r"\(|\)|\||…|\*(?=\s|\)|\||$)|[^\s()|…]+")
_SHORT = 3
"""Words of so few letters take no endings."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase."""

    forms: frozenset[str]
    """The tokens that it matches."""
    beginning: str = ""
    """What a token may begin with instead; empty where the word has no `*`."""

    def matches(self, token: str) -> bool:
        """Whether a token is this word."""
        if self.beginning:
            return token.startswith(self.beginning) or token.lower().startswith(self.beginning)
        return token in self.forms


@dataclass(frozen=True, slots=True)
class Gap:
    """Some words, whichever they are: exactly one, or none up to some number."""

    least: int
    """How many at least: 1, or 0."""
    most: int
    """How many at most."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several wordings."""

    ways: tuple[tuple[Step, ...], ...]
    """Each wording as steps."""


Step = Word | Gap | Choice


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, ready to be looked for."""

    written: str
    """As the author wrote it."""
    steps: tuple[Step, ...]
    """Its words, gaps and choices in order."""


class Index:
    """The tokens of a text, and where each word stands."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        """The tokens."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            places[word].append(at)
        self._places: Mapping[str, list[int]] = places

    def find(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """Where the phrase stands: the first token and the one after the last, the shortest for each beginning."""
        if not self._may_stand(phrase.steps):
            return
        for start in self._beginnings(phrase.steps):
            reached = _after(phrase.steps, self.words, {start})
            if reached:
                yield start, min(reached)

    def _may_stand(self, steps: Sequence[Step]) -> bool:
        """Whether each word of a phrase stands anywhere at all: most phrases are done with here."""
        return all(
            any(map(self._may_stand, step.ways))
            if isinstance(step, Choice)
            else isinstance(step, Gap) or bool(step.beginning) or not step.forms.isdisjoint(self._places)
            for step in steps
        )

    def _beginnings(self, steps: Sequence[Step]) -> list[int]:
        if not steps:
            return []
        found: set[int] = set()
        for first in _firsts(steps):
            if isinstance(first, Gap):
                return [at for at, word in enumerate(self.words) if word != STOP]
            for form in first.forms:
                found.update(self._places.get(form, ()))
            if first.beginning:
                found.update(*(places for word, places in self._places.items() if first.matches(word)))
        return sorted(found)


def _firsts(steps: Sequence[Step]) -> Iterator[Word | Gap]:
    """What the first token may be; a choice may have a way without words."""
    for step in steps:
        if not isinstance(step, Choice):
            yield step
            return
        for way in step.ways:
            yield from _firsts(way)
        if all(way for way in step.ways):
            return


def _after(steps: Sequence[Step], words: Sequence[str], reached: set[int]) -> set[int]:
    """The places after the steps, from any of the places reached before them."""
    for step in steps:
        if isinstance(step, Word):
            reached = {at + 1 for at in reached if at < len(words) and step.matches(words[at])}
        elif isinstance(step, Choice):
            reached = {end for way in step.ways for end in _after(way, words, reached)}
        else:
            reached = _across(step, words, reached)
        if not reached:
            break
    return reached


def _across(gap: Gap, words: Sequence[str], reached: set[int]) -> set[int]:
    """The places after a gap. Each is looked at once, however many lead to it."""
    if gap.least:
        return {at + 1 for at in reached if at < len(words) and words[at] != STOP}
    found: set[int] = set()
    done = -1  # all places up to here that an earlier one leads to are found
    for at in sorted(reached):
        found.add(at)
        end = max(at, done) + 1
        while end <= min(at + gap.most, len(words)) and words[end - 1] != STOP:
            found.add(end)
            end += 1
        done = end - 1
    return found


@lru_cache(maxsize=4096)
def phrase(written: str) -> Phrase:
    """Read a phrase. What its schema refuses (brackets that do not match, no word at all) matches nothing."""
    parts = _PARTS.findall(written)
    steps: list[Step] = []
    while parts:
        part = parts.pop(0)
        if part == "(":
            close = parts.index(")") if ")" in parts else len(parts)
            inside, parts = parts[:close], parts[close + 1 :]
            steps.append(Choice(tuple(_ways(inside))))
        else:
            steps += _steps(part)
    return Phrase(written, tuple(steps) if any(not isinstance(step, Gap) for step in steps) else ())


def _ways(parts: Sequence[str]) -> Iterator[tuple[Step, ...]]:
    way: list[Step] = []
    for part in (*parts, "|"):
        if part != "|":
            way += _steps(part)
        else:
            yield tuple(way)
            way = []


def _steps(part: str) -> list[Step]:
    """What one part of a phrase makes: a gap, a word, or the words that a hyphen joins."""
    if part == "…":
        return [Gap(0, GAP)]
    if part == "*":
        return [Gap(1, 1)]
    open_end = part.endswith("*")
    words = [word for word in tokens(part.rstrip("*")).words if word != STOP]
    return [
        Word(frozenset(), word) if open_end and last else Word(forms(word))
        for word, last in ((word, at == len(words) - 1) for at, word in enumerate(words))
    ]


def forms(word: str) -> frozenset[str]:
    """A word with its regular endings: “identify” has identifies, identified, identifying.

    A word in capitals is found in capitals alone; any other is found in capitals too, as headings have it.
    """
    if word.isupper():
        return frozenset({word, f"{word}s"})
    found = _inflected(word)
    return found | {form.upper() for form in found}


def _inflected(word: str) -> frozenset[str]:
    if len(word) <= _SHORT or not word.isalpha():
        return frozenset({word, word + "s"} if len(word) == _SHORT else {word})
    found = {word, word + "s"}
    if word.endswith("e"):
        found |= {word + "d", word[:-1] + "ing"}
    elif word.endswith("y") and word[-2] not in "aeiou":
        found |= {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    else:
        found |= {word + "es", word + "ed", word + "ing"}
        if word[-1] not in "aeiouwxy" and word[-2] in "aeiou" and word[-3] not in "aeiou":
            found |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return frozenset(found)
