"""Reading the collection of resolutions: the targets are reached, and no word of any file is lost."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from penholder.text.read import read_bytes
from penholder.text.split import split

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the collection of resolutions is absent"),
]


def test_the_targets_are_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts" / "evaluate.d"))
    import reading

    found = reading.measure(CORPUS)
    assert set(reading.TARGETS) <= set(found)
    missed = {key: found[key].per_cent for key, target in reading.TARGETS.items() if found[key].per_cent < target}
    assert missed == {}
    sys.modules.pop("reading")


@pytest.mark.slow
def test_no_word_of_any_file_is_lost() -> None:
    for path in sorted([*CORPUS.glob("en/*.xml"), *CORPUS.glob("languages/*.xml")]):
        data = path.read_bytes()
        root = etree.fromstring(data)
        for meta in root.iter("{*}meta"):
            meta.clear()
        printed = "".join(root.itertext("{*}*"))
        text = split(read_bytes(data))
        characters = Counter(re.sub(r"[\s.\u200b-]", "", printed))
        kept = Counter(re.sub(r"[\s.\u200b-]", "", "".join(text.strings())))
        assert +(characters - kept) == Counter(), path.name
        assert text.symbol.split()[0].removeprefix("S/RES/") == re.findall(r"\d+", path.name)[0]
