"""Measures how often adopted texts get each piece of drafting advice: a rule that most of them get is noise.

scripts/evaluate.d/advice.py FOLDER [--every N] [--texts N] [--show CODE]
"""

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


def main() -> None:
    """Print the share of texts with a hit, the number of hits and the slowest text, rule by rule."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, help="a folder of resolutions in English")
    parser.add_argument("--every", type=int, default=7, help="take every so many files, by name (default 7)")
    parser.add_argument("--texts", type=int, default=200, help="look at so many texts at most (default 200)")
    parser.add_argument("--show", default="", help="print the hits of one code")
    options = parser.parse_args()
    words = vocabulary(load(Workspace(Path(__file__).parents[2])).base)
    files = sorted(path for path in options.folder.iterdir() if path.is_file())[:: options.every][: options.texts]
    hit, hits, slowest = Counter[str](), Counter[str](), defaultdict[str, float](float)
    for path in files:
        seen = subject(read_file(path), words)
        for rule in RULES:
            start = time.perf_counter()
            found = list(rule.check(seen))
            slowest[rule.code] = max(slowest[rule.code], time.perf_counter() - start)
            hit[rule.code] += bool(found)
            hits[rule.code] += len(found)
            if rule.code == options.show:
                for remark in found:
                    print(f"{seen.text.symbol} {as_cited(remark.place)}: {remark.message}")
    print(f"{'rule':<32}{'texts':>7}{'%':>8}{'hits':>7}{'slowest, ms':>13}")
    for rule in RULES:
        share = 100 * hit[rule.code] / len(files)
        row = f"{rule.code:<32}{hit[rule.code]:>7}{share:>8.1f}{hits[rule.code]:>7}"
        print(f"{row}{1000 * slowest[rule.code]:>13.1f}")
    print(f"{len(files)} texts")


if __name__ == "__main__":
    main()
