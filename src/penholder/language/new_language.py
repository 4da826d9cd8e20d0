"""New language: the phrases of a text that no adopted text of the corpus has.

A word has a precedent where it stands in a run of five words that some paragraph of the corpus holds too. Shorter runs
are nearly always found somewhere, and longer ones call every new combination of old phrases new. A run is never looked
for across a number, an acronym or a placeholder, because those differ from mission to mission; what stands between two
of them is looked for whole. A shorter phrase that an adopted text has elsewhere is not new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penholder.language.blanks import blanks
from penholder.language.retrieval import Index
from penholder.language.words import Word, located

RUN = 5
"""How many words in a row make language."""
COMMON = 0.3
"""Up to which weight a word is too common for a phrase of such words to be new language."""
JOINING = 0.12
"""Up to which weight a word only joins others, such as `of`; a phrase neither begins nor ends with one."""
_CAPITALS = 3
"""From how many capitals on a word is an acronym."""


@dataclass(frozen=True, slots=True)
class NewPhrase:
    """A run of words without precedent."""

    start: int
    """Where its first character stands."""
    end: int
    """Where it has ended."""
    words: str
    """The words as written."""


def new_language(text: str, index: Index, values: Sequence[str] = ()) -> tuple[NewPhrase, ...]:
    """The phrases of a text without precedent, in order; `values` are what fills its placeholders."""
    found = []
    for piece in _pieces(text, values):
        plain = [word.text for word in piece]
        weights = index.weights.of(plain)
        for run in _unknown(plain, index):
            start, end = _trimmed(*run, weights)
            if _tells(plain[start:end], weights[start:end], index):
                first, last = piece[start].start, piece[end - 1].end
                found.append(NewPhrase(first, last, text[first:last]))
    return tuple(found)


def _tells(run: Sequence[str], weights: Sequence[float], index: Index) -> bool:
    """Whether a run is new by itself, and not only where it stands; words of every text tell nothing."""
    return max(weights, default=0) > COMMON and (len(run) >= RUN or not index.holds(run))


def _pieces(text: str, values: Sequence[str]) -> Iterator[list[Word]]:
    """The words between numbers, acronyms and placeholders."""
    closed = blanks(text, values)
    piece: list[Word] = []
    for word in located(text):
        printed = text[word.start : word.end]
        is_name = sum(letter.isupper() for letter in printed) >= _CAPITALS or printed[0].isdigit()
        is_genitive = printed == "s" and not piece
        if is_name or is_genitive or any(start <= word.start < end for start, end in closed):
            if piece:
                yield piece
            piece = []
        else:
            piece.append(word)
    if piece:
        yield piece


def _unknown(words: list[str], index: Index) -> Iterator[tuple[int, int]]:
    """The longest runs of words that stand in no run that the corpus holds, each from its first word to its end."""
    size = min(RUN, len(words))
    known = [False] * len(words)
    for at in range(len(words) - size + 1):
        if not all(known[at : at + size]) and index.holds(words[at : at + size]):
            known[at : at + size] = [True] * size
    start = None
    for at, is_known in enumerate([*known, True]):
        if not is_known and start is None:
            start = at
        elif is_known and start is not None:
            yield start, at
            start = None


def _trimmed(start: int, end: int, weights: Sequence[float]) -> tuple[int, int]:
    while start < end and weights[start] <= JOINING:
        start += 1
    while end > start and weights[end - 1] <= JOINING:
        end -= 1
    return start, end
