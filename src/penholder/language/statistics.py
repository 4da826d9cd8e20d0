"""Statistics of a corpus: verbs, tasks and the length of mandates, by year or along the mandates of one mission."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

from penholder.language.corpus import Corpus, CorpusText
from penholder.language.filters import Filter
from penholder.language.symbols import short

VERBS = 6
"""How many verbs are told apart, the most frequent of all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A year, or a resolution of one mission."""

    label: str
    """Such as 2013, or 2100 (2013)."""
    resolutions: int
    """How many resolutions."""
    mandates: int
    """How many of them establish a mission or extend its mandate."""
    words: float | None
    """How many words a mandate has, on average. None where there is no mandate."""
    paragraphs: float | None
    """How many operative paragraphs, on average."""
    tasks: float | None
    """How many tasks, counted as the lowest items below the paragraphs that give tasks; on average."""
    verbs: tuple[float, ...]
    """The share of operative paragraphs that open with each verb, in per cent, in the order of `Statistics.verbs`."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """The statistics of a corpus, or of what passes a filter."""

    verbs: tuple[str, ...]
    """The most frequent verbs, without adverbs and particles: `request` is counted with `also requests`."""
    rows: tuple[Row, ...]
    """One for each year, or for each mandate where a mission was asked for, by date."""
    mission: str = ""
    """The mission that was asked for."""

    def as_data(self) -> dict[str, Any]:
        """The statistics as JSON has them."""
        rows = [
            {
                "label": row.label,
                "resolutions": row.resolutions,
                "mandates": row.mandates,
                **{name: _rounded(getattr(row, name)) for name in ("words", "paragraphs", "tasks")},
                "verbs": {verb: round(share, 1) for verb, share in zip(self.verbs, row.verbs, strict=True)},
            }
            for row in self.rows
        ]
        return {"mission": self.mission or None, "verbs": list(self.verbs), "rows": rows}


def statistics(corpus: Corpus, wanted: Filter) -> Statistics:
    """The statistics of the English texts that pass; of a mission's mandates one by one, where the filter names one."""
    wanted = replace(wanted, language=wanted.language or "en")
    texts = list(corpus.texts(wanted))
    if wanted.mission:
        texts = [text for text in texts if text.is_mandate and _is_main(text, wanted.mission)]
    groups: defaultdict[str, list[CorpusText]] = defaultdict(list)
    for text in texts:
        groups[short(text.symbol) if wanted.mission else str(text.year)].append(text)
    verbs = _verbs(corpus, wanted)
    total: Counter[str] = Counter()
    for counted in verbs.values():
        total += counted
    names = tuple(verb for verb, _ in sorted(total.items(), key=lambda one: (-one[1], one[0]))[:VERBS])
    rows = tuple(_row(label, group, verbs, names) for label, group in groups.items())
    return Statistics(names, rows, wanted.mission.upper())


def _is_main(text: CorpusText, mission: str) -> bool:
    return bool(text.missions) and text.missions[0].casefold() == mission.casefold()


def _row(label: str, texts: Sequence[CorpusText], verbs: dict[str, Counter[str]], names: Sequence[str]) -> Row:
    mandates = [text for text in texts if text.is_mandate]
    counted: Counter[str] = Counter()
    for text in texts:
        counted += verbs.get(text.symbol, Counter())
    paragraphs = counted.total()
    return Row(
        label=label,
        resolutions=len(texts),
        mandates=len(mandates),
        words=_mean([text.words for text in mandates]),
        paragraphs=_mean([text.paragraphs for text in mandates]),
        tasks=_mean([text.tasks for text in mandates]),
        verbs=tuple(100 * counted[name] / paragraphs if paragraphs else 0.0 for name in names),
    )


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)


def _mean(numbers: Sequence[int]) -> float | None:
    return fmean(numbers) if numbers else None


def _verbs(corpus: Corpus, wanted: Filter) -> dict[str, Counter[str]]:
    """How often each verb opens an operative paragraph, by symbol."""
    condition, values = wanted.on_texts()
    rows = corpus.connection.execute(
        "SELECT symbol, verb, count(*) FROM passage JOIN text ON text.id = passage.text"
        " LEFT JOIN metadata USING (symbol)"
        f" WHERE part = 'operative' AND depth = 0 AND verb <> '' AND {condition} GROUP BY symbol, verb",
        values,
    )
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for symbol, verb, count in rows:
        found[symbol][_plain(verb)] += count
    return dict(found)


def _plain(verb: str) -> str:
    """A verb as it is counted: `calls` for "further calls upon"."""
    return next((word for word in verb.split() if word.endswith("s") and word not in _ADVERBS), verb)


_ADVERBS = frozenset({"always", "besides", "thus"})
