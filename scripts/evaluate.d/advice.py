"""Measures how often adopted texts get each piece of drafting advice: a rule that most of them get is noise."""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from pathlib import Path

from penholder.drafting.advice.citing import as_cited
from penholder.drafting.advice.rules import RULES
from penholder.drafting.advice.subject import subject
from penholder.drafting.advice.vocabulary import vocabulary
from penholder.knowledge.loading import load
from penholder.text.read import read_file
from penholder.workspace import Workspace

EVERY, TEXTS = 7, 200
"""Every seventh English text by number, 200 in all: the sample that the pages of the handbook speak of."""


def main() -> None:
    """Print the share of texts with a hit, the number of hits and the slowest text, rule by rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path, help="a folder with en/")
    parser.add_argument("--misses", action="store_true", help="print every hit, too")
    options = parser.parse_args()
    words = vocabulary(load(Workspace(Path(__file__).parents[2])).base)
    files = sorted((options.collection / "en").iterdir())[::EVERY][:TEXTS]
    hit, hits, slowest = Counter[str](), Counter[str](), defaultdict[str, float](float)
    for path in files:
        seen = subject(read_file(path), words)
        for rule in RULES:
            start = time.perf_counter()
            found = list(rule.check(seen))
            slowest[rule.code] = max(slowest[rule.code], time.perf_counter() - start)
            hit[rule.code] += bool(found)
            hits[rule.code] += len(found)
            if options.misses:
                for remark in found:
                    print(f"{rule.code} · {seen.text.symbol} {as_cited(remark.place)}: {remark.message}")
    print(f"{'rule':<32}{'texts':>7}{'%':>8}{'hits':>7}{'slowest, ms':>13}")
    for rule in RULES:
        share = 100 * hit[rule.code] / len(files)
        row = f"{rule.code:<32}{hit[rule.code]:>7}{share:>8.1f}{hits[rule.code]:>7}"
        print(f"{row}{1000 * slowest[rule.code]:>13.1f}")
    print(f"{len(files)} texts")


if __name__ == "__main__":
    main()
