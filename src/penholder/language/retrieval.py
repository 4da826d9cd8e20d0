"""Retrieval: the wordings of a corpus that may answer to some words, from its full-text index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, LCSseq

from penholder.language.corpus import Corpus
from penholder.language.filters import Filter
from penholder.language.similarity import Likeness, Weights, likeness
from penholder.language.words import phrase

TERMS = 14
"""How many words are searched for at most, the rarest first."""
FEW_TERMS = 6
"""How many words are searched for at most to find wordings that are nearly the same."""
LEAST_TERMS = 3
"""How many at least, however common they are."""
POSTINGS = 15_000
"""How often the words that are searched for may stand in the corpus, all together; more would only take time."""
CANDIDATES = 200
"""How many wordings are compared word by word."""
EXACT = 100
"""How many of those that hold all the words in one run are compared besides."""
LONGEST_RUN = 40
"""The longest run of words that is searched for as a whole."""
TELLING = 5_000
"""In how many wordings the rarest word of a run may stand whose uses are counted."""
OTHER_FORM = 0.9
"""How like a word of the corpus must be (Jaro-Winkler) to stand for one that the corpus does not have."""


@dataclass(frozen=True, slots=True)
class Found:
    """A wording that answers to some words."""

    wording: int
    """Its row."""
    words: tuple[str, ...]
    """Its words."""
    likeness: Likeness
    """How it answers."""


def shared(first: Sequence[str], second: Sequence[str]) -> float:
    """The share of words that two wordings have in common in the same order, 0 to 1; all words weigh the same."""
    return LCSseq.normalized_similarity(first, second)


class Index:
    """Searches the wordings of a corpus. The weights of its words are read once."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        """The corpus."""
        counts = dict(corpus.connection.execute("SELECT term, doc FROM vocabulary"))
        (total,) = corpus.connection.execute("SELECT count(*) FROM wording").fetchone()
        self.weights = Weights(counts, total)
        """What its words weigh."""
        self.languages = tuple(
            row[0] for row in corpus.connection.execute("SELECT DISTINCT language FROM text ORDER BY 1")
        )
        """The languages of its texts."""

    def nearest(self, asked: Sequence[str], wanted: Filter) -> list[Found]:
        """The wordings that answer to the words, the nearest first; of equals, the one with the fewest other words."""
        searched = self._searched(asked, TERMS)
        if not searched:
            return []
        rows = dict(self._matching(" OR ".join(phrase([word]) for word in searched), wanted, CANDIDATES))
        if 1 < len(asked) <= LONGEST_RUN:
            rows |= dict(self._matching(phrase(asked), wanted, EXACT))
        found = []
        for row, text in rows.items():
            words = tuple(text.split())
            found.append(Found(row, words, likeness(asked, words, self.weights)))
        found.sort(key=lambda one: (-round(one.likeness.similarity, 4), len(one.words), one.wording))
        return found

    def alike(self, words: Sequence[str], least: float) -> set[int]:
        """The wordings that have at least that share of words in common with some words, in the same order."""
        searched = self._searched(words, FEW_TERMS)
        if not searched:
            return set()
        rows = self._matching(" OR ".join(phrase([word]) for word in searched), Filter(), CANDIDATES)
        return {row for row, text in rows if shared(words, text.split()) >= least}

    def holds(self, run: Sequence[str]) -> bool:
        """Whether a wording of the corpus holds the words in one run."""
        return bool(self._holding(run, 1))

    def holding(self, run: Sequence[str]) -> list[int]:
        """The wordings that hold the words in one run; none where the words are too common to tell anything."""
        rarest = min((self.weights.counts.get(word, 0) for word in run), default=0)
        return self._holding(run, -1) if rarest <= TELLING and len(run) <= LONGEST_RUN else []

    def _holding(self, run: Sequence[str], limit: int) -> list[int]:
        if any(word not in self.weights.counts for word in run):
            return []
        query = "SELECT rowid FROM wording_index WHERE wording_index MATCH ? LIMIT ?"
        return [row for (row,) in self.corpus.connection.execute(query, (phrase(run), limit))]

    def in_known_forms(self, asked: Sequence[str]) -> list[str]:
        """The words; one that no text has, in the commonest form near to it, such as `atrocities` for `atrocity`."""
        counts = self.weights.counts
        found = []
        for word in asked:
            near = []
            if word not in counts and word.isalpha():
                near = process.extract(word, counts.keys(), scorer=JaroWinkler.similarity, score_cutoff=OTHER_FORM)
            found.append(max(near, key=lambda one: counts[one[0]])[0] if near else word)
        return found

    def _searched(self, asked: Sequence[str], most: int) -> list[str]:
        """The words to search for: the rarest, numbers last, as long as they are not too common together."""
        counts = self.weights.counts
        known = sorted(
            {word for word in asked if word in counts}, key=lambda word: (word.isdigit(), counts[word], word)
        )
        searched: list[str] = []
        postings = 0
        for word in known[:most]:
            postings += counts[word]
            if len(searched) >= LEAST_TERMS and postings > POSTINGS:
                break
            searched.append(word)
        return searched

    def _matching(self, query: str, wanted: Filter, limit: int) -> list[tuple[int, str]]:
        condition, values = wanted.on_passages()
        passes = (
            f"EXISTS (SELECT 1 FROM passage WHERE passage.wording = wording_index.rowid AND {condition})"
            if values
            else "1"
        )
        return self.corpus.connection.execute(
            "SELECT wording.id, wording.words FROM wording_index JOIN wording ON wording.id = wording_index.rowid"
            f" WHERE wording_index MATCH ? AND {passes} ORDER BY rank LIMIT ?",
            (query, *values, limit),
        ).fetchall()
