"""Measures the alignment of two texts: which paragraph became which, against pairs that were read by hand."""

from __future__ import annotations

import argparse
import sys
import time
from itertools import pairwise
from pathlib import Path

from penholder.language.comparison import compare
from penholder.text.read import read_file
from penholder.text.redline import Redline

TABLE = {
    ("2100", "2164"): {
        "16": ("13", "14"),
        "20": ("23",),
        "24": ("29",),
        "26": ("16",),
        "28": ("32",),
        "30": ("17",),
        "31": ("18",),
        "32": ("19",),
    }
}
"""For two resolutions, the paragraphs of the new one that each of the old one became."""
SERIES = ("2100", "2164", "2227", "2348", "2409", "2502")
"""Long resolutions, each compared with the next for the time that it takes."""
LONGEST = 2.0
"""Seconds that one comparison may take."""


def redline(collection: Path, old: str, new: str) -> Redline:
    """The redline of two resolutions of the collection."""
    texts = [read_file(collection / "en" / f"S_RES_{number}.xml") for number in (old, new)]
    return compare(texts[0], texts[1], (texts[0].symbol, texts[1].symbol))


def rows(collection: Path) -> list[tuple[str, str, str, str, bool]]:
    """For each pair of the table: the texts, the paragraph, what it became, what it should have, if it is right."""
    found = []
    for (old, new), wanted in TABLE.items():
        passages = redline(collection, old, new).passages
        for place, expected in wanted.items():
            became = next(passage.new for passage in passages if place in passage.old and passage.numbered)
            kind = next(passage.kind.value for passage in passages if place in passage.old and passage.numbered)
            shown = f"{', '.join(became) or 'nothing'} ({kind})"
            found.append((f"{old} → {new}", place, shown, ", ".join(expected), became == expected))
    return found


def missed(collection: Path) -> list[str]:
    """What was wrong."""
    return [f"{pair}: {place} became {became}" for pair, place, became, _, right in rows(collection) if not right]


def main() -> None:
    """Print the table and the time of each comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path, help="a folder with en/")
    parser.add_argument("--misses", action="store_true", help="print what was wrong alone")
    options = parser.parse_args()
    found = rows(options.collection)
    print(f"{'texts':<16}{'paragraph':<12}{'became':<22}{'by hand':<12}")
    for pair, place, became, expected, right in found:
        if not (options.misses and right):
            print(f"{pair:<16}{place:<12}{became:<22}{expected:<12}{'' if right else 'MISSED'}")
    print(f"{sum(right for *_, right in found)} of {len(found)} right")
    slow = False
    for old, new in pairwise(SERIES):
        start = time.perf_counter()
        kinds = [passage.kind.value for passage in redline(options.collection, old, new).passages if passage.numbered]
        seconds = time.perf_counter() - start
        slow = slow or seconds > LONGEST
        counted = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
        print(f"{old} → {new}  {seconds:.2f} s  {counted}")
    sys.exit(slow or any(not right for *_, right in found))


if __name__ == "__main__":
    main()
