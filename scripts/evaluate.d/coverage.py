"""Measures coverage against labels set by hand, leaving one mandate out in turn, and with all phrases.

The signals are written by people who may have read the mandates, and a phrase that stands in one mandate alone may owe
itself to that mandate. So the mandate that is left out is judged without the phrases that, of all labelled mandates,
it alone has. The last lines give the figures with every phrase; they flatter.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from penholder.knowledge.base import KnowledgeBase
from penholder.language.actors import known_actors
from penholder.language.coverage import Judgement, Status, judge
from penholder.language.coverage_report import ELEMENT
from penholder.language.phrases import Phrase
from penholder.language.signals import Signal, signals
from penholder.language.statements import Statements
from penholder.pipeline.named_text import records_of
from penholder.text.read import read_file
from penholder.workspace import find_workspace

F1_TARGET = 0.75
"""The mean of the F1 of the three answers."""
EVIDENCE_TARGET = 0.85
"""How often, of what is covered and found so, a paragraph is named that a label names."""


@dataclass(slots=True)
class Measured:
    """What was found of all mandates."""

    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each label met each answer."""
    by_element: dict[str, Counter[bool]] = field(default_factory=dict)
    """How often the answer for an element was right."""
    by_mandate: dict[str, Counter[bool]] = field(default_factory=dict)
    """How often an answer for a mandate was right."""
    evidence: Counter[bool] = field(default_factory=Counter)
    """Whether a labelled paragraph was named, of what is covered and found so."""
    first: Counter[bool] = field(default_factory=Counter)
    """Whether the first paragraph named is a labelled one."""
    misses: list[str] = field(default_factory=list)
    """What differed."""

    def f1(self, status: str) -> float:
        """The harmonic mean of precision and recall of one answer."""
        right = self.confusion[status, status]
        labelled = sum(count for (label, _), count in self.confusion.items() if label == status)
        answered = sum(count for (_, answer), count in self.confusion.items() if answer == status)
        return 2 * right / (labelled + answered) if labelled + answered else 0.0

    @property
    def macro_f1(self) -> float:
        """The mean of the F1 of the three answers."""
        return sum(self.f1(status) for status in Status) / len(Status)

    @property
    def evidence_rate(self) -> float:
        """The share of covered ones for which a labelled paragraph is named."""
        return self.evidence[True] / (self.evidence.total() or 1)


def measure(collection: Path, labels: Path, base: KnowledgeBase, *, left_out: bool = True) -> Measured:
    """Judge every labelled mandate and compare; `left_out`: without the phrases that it alone has."""
    mandates = json.loads((labels / "labels-dev.json").read_text("utf-8"))["mandates"]
    known = known_actors(base)
    texts = {one["symbol"]: Statements(read_file(collection / "en" / one["file"]), known) for one in mandates}
    elements = {record.name.id: signals(record.data) for record in base.of_type(ELEMENT)}
    found = Measured()
    for mandate in mandates:
        symbol = mandate["symbol"]
        others = [text for name, text in texts.items() if name != symbol]
        for element, label in mandate["labels"].items():
            own = tuple(_seen(signal, others) for signal in elements[element]) if left_out else elements[element]
            _compare(found, symbol, element, label, judge(texts[symbol], own))
    return found


def _seen(signal: Signal, texts: Sequence[Statements]) -> Signal:
    """The signal with those phrases alone that stand in one of the texts."""

    def known(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        return tuple(phrase for phrase in phrases if any(text.find(phrase) for text in texts))

    return replace(signal, words=known(signal.words), without=known(signal.without))


def _compare(found: Measured, symbol: str, element: str, label: dict, answer: Judgement) -> None:
    status = str(answer.status)
    right = status == label["status"]
    found.confusion[label["status"], status] += 1
    found.by_element.setdefault(element, Counter())[right] += 1
    found.by_mandate.setdefault(symbol, Counter())[right] += 1
    named = [hit.place.passage.place for hit in answer.hits]
    cited = {_number(place) for place in label["evidence"]}
    if right and status == Status.COVERED:
        right = not cited.isdisjoint(map(_number, named))
        found.evidence[right] += 1
        found.first[_number(named[0]) in cited] += 1
    if not right:
        words = answer.hits[0].phrase_found if answer.hits else ""
        found.misses.append(f"{symbol} · {element} · {label['status']} {label['evidence']} · {status} {named} {words}")


def _number(place: str) -> str:
    """The main number of a paragraph, which is what must agree."""
    return place.split(" ")[0]


def table(found: Measured) -> str:
    """The figures as a person reads them."""
    statuses = [str(status) for status in Status]
    rows = [f"{'labelled':<12}{''.join(f'{status:>10}' for status in statuses)}{'F1':>8}"]
    for label in statuses:
        counts = "".join(f"{found.confusion[label, status]:>10}" for status in statuses)
        rows.append(f"{label:<12}{counts}{found.f1(label):>8.3f}")
    rows += ["", *_lines("element", found.by_element), "", *_lines("mandate", found.by_mandate), ""]
    right = sum(found.confusion[status, status] for status in statuses)
    rows.append(f"answers right {right}/{found.confusion.total()}")
    rows.append(_target("macro-F1", found.macro_f1, F1_TARGET))
    rows.append(_target("labelled paragraph named where covered", found.evidence_rate, EVIDENCE_TARGET))
    rows.append(f"{'labelled paragraph named first':<44}{found.first[True] / (found.first.total() or 1):>8.3f}")
    return "\n".join(rows)


def _lines(what: str, counts: dict[str, Counter[bool]]) -> list[str]:
    return [f"{what:<34}{'right':>8}"] + [f"{name:<34}{one[True]:>5}/{one.total()}" for name, one in counts.items()]


def _target(name: str, value: float, target: float) -> str:
    return f"{name:<44}{value:>8.3f}  target {target}{'' if value >= target else '  MISSED'}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("collection", type=Path, help="a folder with en/; the labels are in coverage/ beside it")
    parser.add_argument("--coverage", type=Path, help="the folder with labels-dev.json, where it is elsewhere")
    parser.add_argument("--misses", action="store_true", help="print what differs, too")
    options = parser.parse_args()
    labels = options.coverage or options.collection.resolve().parent / "coverage"
    if not (labels / "labels-dev.json").is_file():
        sys.exit(f"there are no labels in {labels}; name their folder with --coverage")
    workspace = find_workspace(Path(__file__))
    records = records_of(workspace, "internal", dt.datetime.now(dt.UTC).date()) if workspace else None
    if records is None or records.base is None:
        sys.exit("the records cannot be read: run penholder check")
    found = measure(options.collection, labels, records.base)
    print("Coverage, each mandate left out in turn\n")
    print(table(found))
    flattering = measure(options.collection, labels, records.base, left_out=False)
    print(f"\nwith all phrases: macro-F1 {flattering.macro_f1:.3f}, paragraph named {flattering.evidence_rate:.3f}")
    if options.misses:
        print("", *found.misses, sep="\n")
    sys.exit(found.macro_f1 < F1_TARGET or found.evidence_rate < EVIDENCE_TARGET)


if __name__ == "__main__":
    main()
