"""Weighs a finished site: the first view, then the heaviest page of each kind, each by itself."""

from __future__ import annotations

import gzip
from pathlib import Path

from browsing import weights

FIRST, NEXT = 100_000, 10_000
"""How many bytes the first view may take, and any page after it, compressed."""


def kinds(site: Path) -> dict[str, list[str]]:
    """The addresses of pages, the heaviest first: those in a folder together, such as records, any other by itself."""
    found: dict[str, list[tuple[int, str]]] = {}
    for file in site.rglob("index.html"):
        address = "".join(f"{part}/" for part in file.parent.relative_to(site).parts)
        above = address.partition("/")[0]
        kind = f"{above}/…" if address.count("/") > 1 and above != "overview" else address
        found.setdefault(kind, []).append((len(gzip.compress(file.read_bytes())), address))
    return {kind: [address for _, address in sorted(found[kind], reverse=True)] for kind in sorted(found)}


def weigh(site: Path) -> None:
    """Print a row for the first view and one for each kind of page."""
    pages = kinds(site)
    del pages[""]
    heaviest = [addresses[0] for addresses in pages.values()]
    first, *others = weights(site, "", heaviest)
    _told("/, with all that the first view loads", first, FIRST)
    for kind, address, weight in zip(pages, heaviest, others, strict=True):
        count = len(pages[kind])
        _told(f"/{address}" if count == 1 else f"heaviest of {count}: /{address}", weight, NEXT)


def _told(name: str, weight: int, target: int) -> None:
    verdict = "met" if weight <= target else f"missed by {weight / target - 1:.0%}"
    print(f"{name:<72}{weight / 1000:>7.1f} kB compressed, at most {target // 1000} kB: {verdict}", flush=True)
