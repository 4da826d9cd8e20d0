"""A small collection of our own: a mission on wells, its renewals, and a resolution of another subject."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from penholder.pipeline.corpus import Added, add

GUARD = (
    "Requests the Wells Mission to guard wells and pumps by day and by night, and to report every quarrel over water"
    " to the elders within one day"
)
WATCH = "to keep a mission-wide watch on the level of the water"
PLEDGE = "Urges all who dig wells to sell no water to those who burn the fields of their neighbours"


def resolution(
    number: int, year: int, operative: Iterable[str], *, preamble: str = "Recalling its resolutions,"
) -> str:
    """A resolution as plain text; an item begins with its label."""
    lines = [
        f"Resolution {number} ({year})",
        f"Adopted by the Security Council at its {number}th meeting, on 4 March {year}",
        "The Security Council,",
        preamble,
    ]
    count = 0
    for words in operative:
        is_item = words.startswith("(")
        count += not is_item
        lines.append(f"{words};" if is_item else f"{count}. {words}{':' if words.endswith('shall') else ';'}")
    return "\n\n".join((*lines, f"{count + 1}. Decides to remain seized of the matter."))


FOUNDING = (
    "Decides to establish the United Nations Wells Mission in Samarka (UNWEMIS) until 30 June 2032",
    "Decides that the mandate of UNWEMIS shall",
    f"(a) {WATCH}",
    "(b) mend pumps",
    GUARD,
)
TEXTS = {
    "9001.txt": resolution(
        9001, 2031, FOUNDING, preamble="Acting under Chapter VII of the Charter of the United Nations,"
    ),
    "9010.txt": resolution(
        9010, 2032, ("Decides to extend the mandate of UNWEMIS as set out in resolution 9001 (2031)", GUARD)
    ),
    "9020.txt": resolution(9020, 2033, ("Decides to extend the mandate of UNWEMIS until 30 June 2034", PLEDGE)),
    "9030.txt": resolution(
        9030, 2034, ("Decides to extend the mandate of UNWEMIS", GUARD.replace("elders", "elders of the village"))
    ),
    "9040.txt": resolution(9040, 2035, ("Calls upon States to plant trees AND hedges near (old) roads", PLEDGE)),
}
"""The files of the collection. 9001 founds a mission that 9010, 9020 and 9030 renew; 9020 drops a paragraph."""
ROWS = [
    {
        "symbol": "S/RES/9040(2035)",
        "resolution_title": "Security Council resolution 9040 (2035) [on trees]",
        "agenda_item_name": "The situation on roads",
        "adoption_type": "Adopted 14-0-1, 9040th meeting",
        "chapter_VII": "Chapter VII",
        "MS_in_favour": ["SAMARKA"],
        "MS_abstaining": ["ORVANE"],
        "sponsors": ["SAMARKA"],
        "subjects": [["TREES", "Thesaurus"], ["TREES", "Index"]],
    }
]
"""Metadata of one of them."""


def lay_out(folder: Path) -> Path:
    """Write the collection into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    lines = [json.dumps(row) for row in ROWS]
    (folder / "metadata.json").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def added(corpus: Path, *paths: Path) -> Added:
    """Add paths to a corpus, quietly."""
    return add(corpus, paths, lambda _done, _total: None)
