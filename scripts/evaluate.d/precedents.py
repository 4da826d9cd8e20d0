"""Measures precedents: how long the corpus takes, and whether an altered paragraph finds its original."""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from penholder.language.corpus import Corpus, corpus_to_read
from penholder.language.filters import Filter
from penholder.language.precedents import Answer, Question, answer
from penholder.language.retrieval import Index
from penholder.language.words import words
from penholder.pipeline.corpus import add

RUN = "from penholder.cli import main; main()"
SEED = 2100
TRIALS = 200
SHARE = 0.25
"""The share of words that an alteration touches."""
LEAST_WORDS = 12
FIRST = 3
"""Among how many precedents the original has to be."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something measured, with what is to be reached."""

    name: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def is_missed(self) -> bool:
        """Whether the target is missed."""
        return (self.most is not None and self.value > self.most) or (
            self.least is not None and self.value < self.least
        )

    def __str__(self) -> str:
        target = f"≤ {self.most:g}" if self.most is not None else f"≥ {self.least:g}" if self.least is not None else ""
        return f"{self.name:<66}{self.value:>9.1f} {self.unit:<4}{target:>8}{' MISSED' if self.is_missed else ''}"


@dataclass(slots=True)
class Trials:
    """What became of altered paragraphs."""

    place: dict[str, int] = field(default_factory=lambda: {"first": 0, "among the first": 0})
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def altered(original: Sequence[str], others: Sequence[str], rnd: random.Random) -> str:
    """The words with a quarter of them replaced by others, left out, or followed by one from elsewhere."""
    touched = set(rnd.sample(range(len(original)), round(SHARE * len(original))))
    made: list[str] = []
    for at, word in enumerate(original):
        change = rnd.choice(("replace", "leave out", "insert")) if at in touched else ""
        made += [rnd.choice(others)] if change == "replace" else [] if change == "leave out" else [word]
        made += [rnd.choice(others)] if change == "insert" else []
    return " ".join(made)


def trials(corpus: Corpus, index: Index) -> Trials:
    """Alter paragraphs and items and look for them; the original counts by its words, because renewals repeat them."""
    rnd = random.Random(SEED)
    printed = [row[0] for row in corpus.connection.execute("SELECT words FROM passage ORDER BY id")]
    long = [text for text in printed if len(words(text)) >= LEAST_WORDS]
    others = [word for text in printed for word in text.split()]
    found = Trials()
    for _ in range(TRIALS):
        original = rnd.choice(long)
        question = Question("", altered(original.split(), others, rnd))
        start, working = time.perf_counter(), time.process_time()
        told = answer(index, question, Filter(), FIRST)
        found.seconds.append(time.perf_counter() - start)
        found.processor.append(time.process_time() - working)
        _count(found, original, told)
    return found


def _count(found: Trials, original: str, told: Answer) -> None:
    same = [words(precedent.use.words) == words(original) for precedent in told.precedents]
    found.place["first"] += any(same[:1])
    found.place["among the first"] += any(same)
    if not any(same):
        found.misses.append(f"{original[:150]!r} → {[precedent.use.words[:80] for precedent in told.precedents]}")


def measure(collection: Path, folder: Path) -> tuple[list[Measure], Trials]:
    """Build a corpus in the folder and measure it."""
    place = folder / "corpus.sqlite"
    folders = [part for part in (collection / "en", collection / "metadata") if part.is_dir()]
    before = os.times()
    first = _seconds(lambda: add(place, folders, _quietly))
    worked = sum(os.times()[:4]) - sum(before[:4])
    again = _seconds(lambda: add(place, folders, _quietly))
    with corpus_to_read(place) as corpus:
        texts, _ = corpus.count()
        warming = time.perf_counter()
        index = Index(corpus)
        warm = time.perf_counter() - warming
        found = trials(corpus, index)
    command = [sys.executable, "-c", RUN, "precedents", "early warning and response", "--corpus", str(place)]
    whole = _seconds(lambda: subprocess.run(command, check=True, capture_output=True))
    return [
        Measure(f"corpus add: {texts:,} texts and their metadata", first, "s", most=60),
        Measure("the same, time of the processors together", worked, "s"),
        Measure("corpus add again, nothing changed", again, "s"),
        Measure("size of the corpus", place.stat().st_size / 2**20, "MB"),
        Measure("opening the corpus, once a process", 1000 * warm, "ms"),
        Measure(
            "one query with histories and new language: median", 1000 * statistics.median(found.seconds), "ms", most=150
        ),
        Measure("the same: 95th percentile", 1000 * _late(found.seconds), "ms"),
        Measure("the same, time of the processor: median", 1000 * statistics.median(found.processor), "ms"),
        Measure("the same, time of the processor: 95th percentile", 1000 * _late(found.processor), "ms"),
        Measure("penholder precedents, whole process", 1000 * whole, "ms"),
        Measure(f"{TRIALS} paragraphs altered in 25% of their words: first", _share(found, "first"), "%"),
        Measure(f"the same: among the first {FIRST}", _share(found, "among the first"), "%", least=95),
    ], found


def _late(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def _share(found: Trials, place: str) -> float:
    return 100 * found.place[place] / TRIALS


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _quietly(_done: int, _total: int) -> None:
    return


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path, help="a folder with en/ and metadata/")
    parser.add_argument("--misses", action="store_true", help="print which paragraphs were not found, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measures, found = measure(options.collection, Path(folder))
    print("Precedents")
    print(*measures, sep="\n")
    print(
        "\nAn original is found where a passage with the same words is told, in whichever resolution: renewals repeat"
        f"\nparagraphs to the word. Paragraphs and items of at least {LEAST_WORDS} words; a third of the alterations"
        f"\neach puts another word, no word, or a word more; those words come from all the corpus. Seed {SEED}."
    )
    if options.misses:
        print(*found.misses, sep="\n")
    sys.exit(any(one.is_missed for one in measures))


if __name__ == "__main__":
    main()
