"""Measures the reading of resolutions: numbers, preambles, verbs and items against structures made by hand."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from penholder.text.adopted import AdoptedItem, AdoptedText
from penholder.text.labels import is_mark
from penholder.text.read import read_file

TARGETS = {
    ("xml", "operative numbers"): 98,
    ("text", "operative numbers"): 90,
    ("xml", "preambular count"): 97,
    ("text", "preambular count"): 85,
    ("all", "leading verb"): 98,
    ("all", "item paths"): 95,
    ("languages", "operative count as in English"): 100,
}
"""What is to be reached, in per cent."""
TRAPS = {
    "paragraphs inside a list": ("1996", "1591"),
    "paragraphs in the preamble": ("1991", "2053", "2103", "2157", "2628", "2714"),
    "items as paragraphs": ("1509", "1528", "1925", "2000", "2227", "2100", "2149", "2164", "2387"),
    "levels": ("2348", "2409", "2502", "2531", "1591", "2714", "2677", "1542"),
    "untagged numbers": ("2328",),
    "headings": ("2164", "2348", "1528", "1509", "2502", "2085"),
    "single unnumbered paragraph": ("27", "83", "118"),
}


@dataclass(slots=True)
class Tally:
    """How often something was right."""

    right: int = 0
    of: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, right: bool, miss: str) -> None:
        """Count one more."""
        self.right += right
        self.of += 1
        self.misses += [] if right else [miss]

    @property
    def per_cent(self) -> float:
        """The share that was right."""
        return 100 * self.right / self.of if self.of else 0.0


Tallies = dict[tuple[str, str], Tally]


def paths(items: Sequence[AdoptedItem], above: str = "") -> Iterator[str]:
    """The path of each item, marks counted under their parent."""
    marks = 0
    for item in items:
        label = item.label.strip()
        if is_mark(label):
            marks += 1
            label = f"-{marks}"
        yield above + label
        yield from paths(item.items, above + label)


def measure(collection: Path) -> Tallies:
    """Every measure, by format, language or trap."""
    found: Tallies = defaultdict(Tally)
    for entry in json.loads((collection / "structure.json").read_text("utf-8")):
        text = read_file(collection / entry["file"])
        form = "xml" if entry["file"].endswith(".xml") else "text"
        number = entry["symbol"].split("/")[-1].split(" ")[0]
        groups = [form, "all", *(f"trap: {trap}" for trap, files in TRAPS.items() if number in files)]
        for measured, right, miss in compared(entry, text):
            for group in groups:
                found[group, measured].add(right, f"{number}: {miss}")
    for path in sorted((collection / "languages").glob("*.xml")):
        stem, language, _ = path.name.split(".")
        english = read_file(collection / "en" / f"{stem}.xml")
        other = read_file(path)
        for group in (language, "languages"):
            miss = f"{path.name}: {len(other.operative)} for {len(english.operative)}"
            found[group, "operative count as in English"].add(len(other.operative) == len(english.operative), miss)
            miss = f"{path.name}: {len(other.preambular)} for {len(english.preambular)}"
            found[group, "preambular count as in English"].add(len(other.preambular) == len(english.preambular), miss)
            same = [
                len(list(paths(a.items))) == len(list(paths(b.items)))
                for a, b in zip(other.operative, english.operative, strict=False)
            ]
            for at, right in enumerate(same):
                found[group, "items as in English"].add(right, f"{path.name} {at + 1}")
            header = (other.symbol, other.date, other.chapter_vii)
            expected = (english.symbol, english.date, english.chapter_vii)
            found[group, "symbol, date, Chapter VII"].add(header == expected, f"{path.name}: {header}")
            found[group, "every paragraph has a verb"].add(
                all(p.verbs for p in other.operative) and all(p.verb for p in other.preambular), path.name
            )
    return found


def compared(entry: dict[str, Any], text: AdoptedText) -> Iterator[tuple[str, bool, str]]:
    """What was measured of a text, whether it was right, and what was wrong."""
    numbers = [paragraph.number for paragraph in text.operative]
    yield "operative numbers", numbers == entry["operative_numbers"], f"{numbers} for {entry['operative_numbers']}"
    count = len(text.preambular)
    yield "preambular count", count == entry["preambular_count"], f"{count} for {entry['preambular_count']}"
    yield "Chapter VII", text.chapter_vii == entry["chapter_vii"], f"{text.chapter_vii}"
    yield "symbol", text.symbol == entry["symbol"], f"{text.symbol!r}"
    yield "date", len(text.date) == len("2000-01-01"), f"{text.date!r}"
    headings = [name for paragraph in text.operative for name in paragraph.heading.split("\n") if name]
    if "headings" in entry:
        wanted = [name if isinstance(name, str) else name["heading"] for name in entry["headings"]]
        yield (
            "headings",
            [name.casefold() for name in headings] == [name.casefold() for name in wanted],
            f"{headings} for {wanted}",
        )
    by_number = {paragraph.number: paragraph for paragraph in text.operative}
    for wanted in entry["operative"]:
        got = by_number.get(wanted["number"])
        verbs = got.verbs if got else ()
        where = wanted["number"] or "-"
        right = {wanted["verb"], wanted.get("verb_printed"), *_listed(wanted.get("verb_alt"))}
        yield "leading verb", bool(verbs) and verbs[0] in right, f"{where}: {verbs[:1]} for {wanted['verb']}"
        later = Counter(wanted["other_verbs"])
        ours = Counter(verb.lower() for verb in verbs[1:])
        yield (
            "later verbs",
            ours == later,
            f"{where}: over {list((ours - later).elements())} missing {list((later - ours).elements())}",
        )
        if "items" in wanted:
            found = list(paths(got.items)) if got else []
            yield "item paths", found == wanted["items"], f"{where}: {found} for {wanted['items']}"


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []


def table(found: Tallies) -> str:
    """The measures as a table, those with a target first."""
    rows = [f"{'group':<36}{'measure':<34}{'right':>12}{'%':>8}{'target':>8}"]
    for (group, measured), tally in sorted(found.items(), key=lambda row: (row[0] not in TARGETS, row[0])):
        target = TARGETS.get((group, measured))
        shown = "" if target is None else f"{target:>8}"
        missed = " MISSED" if target is not None and tally.per_cent < target else ""
        rows.append(f"{group:<36}{measured:<34}{f'{tally.right}/{tally.of}':>12}{tally.per_cent:>8.1f}{shown}{missed}")
    return "\n".join(rows)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path, help="a folder with structure.json, en/, text/ and languages/")
    parser.add_argument("--misses", action="store_true", help="print what was wrong, too")
    options = parser.parse_args()
    start = time.perf_counter()
    found = measure(options.collection)
    print(table(found))
    print(f"\n{time.perf_counter() - start:.1f} s")
    if options.misses:
        for (group, measured), tally in sorted(found.items()):
            if group in {"xml", "text", "languages"}:
                for miss in tally.misses:
                    print(f"{group} · {measured} · {miss}")
    sys.exit(any(found[key].per_cent < target for key, target in TARGETS.items()))


if __name__ == "__main__":
    main()
