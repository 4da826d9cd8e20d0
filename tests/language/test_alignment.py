"""Which paragraph became which: by what they say, not by where they stand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from penholder.language.comparison import compare
from penholder.text.adopted import AdoptedItem, AdoptedText
from penholder.text.redline import Kind
from tests.language.invented import CAMELS, DUTIES, NEW, OLD, PUMPS, SEIZED, WELLS, paragraph, text

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"


def became(old: AdoptedText, new: AdoptedText) -> list[tuple[str, str, str]]:
    """The paragraphs of a comparison: the old places, the new ones and the kind."""
    redline = compare(old, new, ("old", "new"))
    return [(", ".join(one.old), ", ".join(one.new), one.kind.value) for one in redline.passages if one.numbered]


def test_paragraphs_are_found_again_wherever_they_stand() -> None:
    assert became(OLD, NEW) == [
        ("PP1", "PP1", "changed"),
        ("PP2", "", "dropped"),
        ("4", "1", "moved"),
        ("1", "2", "changed"),
        ("2", "", "dropped"),
        ("3", "3, 4", "split"),
        ("", "5", "added"),
        ("5", "6", "kept"),
    ]


def test_items_are_found_inside_their_paragraph_and_across() -> None:
    redline = compare(OLD, NEW, ("old", "new"))
    split = next(one for one in redline.passages if one.kind is Kind.SPLIT)
    rows = [(row.old and row.old.place, row.new and row.new.place, row.kind.value) for row in split.rows if row.old]
    assert rows[1:] == [
        ("3 (a)", "3 (a)", "kept"),
        ("3 (b)", "3 (b)", "kept"),
        ("3 (d)", "4 (a)", "moved"),
        ("3 (c)", "4 (b)", "kept"),
    ]


def test_the_other_way_round_a_split_is_a_merger() -> None:
    assert ("3, 4", "3", "merged") in became(NEW, OLD)


def test_a_long_paragraph_that_takes_in_a_short_one_is_a_merger() -> None:
    old = text(paragraph(1, WELLS), paragraph(2, PUMPS), paragraph(3, SEIZED))
    new = text(paragraph(1, f"{WELLS.rstrip(';')}, and {PUMPS[0].lower()}{PUMPS[1:]}"), paragraph(2, SEIZED))
    assert became(old, new) == [("1, 2", "1", "merged"), ("3", "2", "kept")]
    redline = compare(old, new, ("old", "new"))
    (part,) = [row for one in redline.passages for row in one.rows if row.elsewhere]
    assert part.elsewhere == "1"
    assert "".join(run.text for run in part.echo) in (WELLS, PUMPS)


def test_what_only_stands_under_another_number_has_not_moved() -> None:
    new = text(
        paragraph(1, CAMELS),
        *(paragraph(number + 1, one.text, *one.items) for number, one in enumerate(OLD.operative[:3], 1)),
    )
    kinds = {old: kind for old, _, kind in became(text(*OLD.operative[:3]), new) if old}
    assert kinds == {"1": "kept", "2": "kept", "3": "kept"}


def test_the_usual_words_alone_make_no_pair() -> None:
    others = [
        paragraph(number, f"Requests the Secretary-General to report to the Council on {subject};")
        for number, subject in enumerate(("harbours", "bakeries and mills", "lighthouses", "ferries", "libraries"), 2)
    ]
    old = text(paragraph(1, "Requests the Secretary-General to report to the Council on wells;"), *others)
    new = text(paragraph(1, "Requests the Secretary-General to appoint a poet;"), *others)
    assert became(old, new)[:2] == [("1", "", "dropped"), ("", "1", "added")]


def test_texts_without_paragraphs_and_equal_texts() -> None:
    empty = AdoptedText()
    assert became(empty, empty) == []
    assert {kind for _, _, kind in became(empty, NEW)} == {"added"}
    assert {kind for _, _, kind in became(OLD, empty)} == {"dropped"}
    assert {kind for _, _, kind in became(OLD, OLD)} == {"kept"}
    assert "empty" in compare(OLD, empty, ("old", "new")).remarks[0]


def test_repeated_paragraphs_pair_in_order() -> None:
    twins = text(*(paragraph(number, SEIZED) for number in range(1, 5)))
    assert [(old, new) for old, new, _ in became(twins, twins)] == [(str(one), str(one)) for one in range(1, 5)]


def test_an_item_that_goes_to_another_paragraph_is_told_from_there() -> None:
    moved = AdoptedItem("(a)", DUTIES[2].text)
    old = text(paragraph(1, "Decides that the Wells Mission shall:", *DUTIES), paragraph(2, PUMPS))
    longer = (
        f"{PUMPS.rstrip(';')}, and to dig new cisterns beside every bakery, temple and school of the plain:",
        moved,
    )
    new = text(paragraph(1, "Decides that the Wells Mission shall:", *DUTIES[:2], DUTIES[3]), paragraph(2, *longer))
    redline = compare(old, new, ("old", "new"))
    rows = {row.new.place: row for one in redline.passages for row in one.rows if row.new and row.old}
    assert rows["2 (a)"].old is not None
    assert (rows["2 (a)"].old.place, rows["2 (a)"].identical) == ("1 (c)", True)


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the collection of resolutions is absent")
def test_the_targets_are_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts" / "evaluate.d"))
    import alignment

    assert alignment.missed(CORPUS) == []
    sys.modules.pop("alignment")
