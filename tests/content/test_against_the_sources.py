"""The content beside the papers and resolutions that it comes from: its words are its own, its precedents are there.

The collection of papers and resolutions is not part of this repository; where it is absent, these tests are skipped.
"""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from penholder.knowledge.loading import load
from penholder.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the collection of papers and resolutions is absent"),
]
_SYMBOL = re.compile(r"S/RES/(\d+) \(\d{4}\)")


def test_no_sentence_is_taken_over_from_a_paper() -> None:
    folders = ["recommendations", "lessons", "checklists", "elements", "risk-factors", "measures", "terms", "actors"]
    taken = []
    for folder in folders:
        command = [sys.executable, SHARED / "check_words.py", ROOT / "content" / folder, "--run", "14"]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        taken += [line for line in told.splitlines() if " words as in " in line and not _is_a_name(line)]
    assert taken == []


def _is_a_name(line: str) -> bool:
    """Whether the run stands in a title, a locator or an address."""
    path, number, _ = line.split(":", 2)
    lines = Path(path).read_text("utf-8").splitlines()
    at = int(number) - 1
    while at > 0 and re.match(r"\s*[\w-]+:|\s*- [\w-]+:", lines[at]) is None:
        at -= 1
    return (
        re.match(r"\s*(?:- )?(?:title|locator|container|url|situation|note|aliases|publisher):", lines[at]) is not None
    )


@cache
def _printed(number: int) -> str | None:
    """The text of a resolution, where the collection has it."""
    path = SHARED / "corpus" / "en" / f"S_RES_{number}.xml"
    return " ".join("".join(etree.parse(path).getroot().itertext()).split()) if path.exists() else None


def test_every_precedent_is_a_paragraph_that_was_printed() -> None:
    base = load(Workspace(ROOT)).base
    missing = []
    seen = 0
    for clause in base.of_type("clause"):
        for precedent in clause.data.get("precedents", ()):
            source = next(record for record in base.of_type("source") if record.name.id == precedent["source"])
            match = _SYMBOL.fullmatch(str(source.data.get("symbol", "")))
            text = _printed(int(match[1])) if match else None
            number = re.match(r"\d+", precedent["paragraph"])
            if text is None:
                missing.append(f"{clause.name}: {source.name} is not in the collection")
            elif number and not re.search(rf"(?<![\d/]){number[0]}\s?\.?\s", text):
                missing.append(f"{clause.name}: {source.name} has no paragraph {precedent['paragraph']}")
            seen += 1
    assert missing == []
    assert seen > 50


def test_a_clause_that_claims_agreed_language_names_its_precedent() -> None:
    base = load(Workspace(ROOT)).base
    bare = [
        str(clause.name)
        for clause in base.of_type("clause")
        if clause.data["provenance"] != "proposed" and not clause.data.get("precedents")
    ]
    assert bare == []
