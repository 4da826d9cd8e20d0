"""What a person would lose: the paragraph that said it before, what differs, and the mandates that carried it."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.diagnostics import UsageFault
from penholder.language.corpus import corpus_to_read
from penholder.language.filters import Filter, Years
from penholder.language.precedents import Answer, Question, answer
from penholder.language.retrieval import Index
from penholder.language.similarity import Weights, likeness
from penholder.text.changes import Change
from tests.language.samples import GUARD, PLEDGE, WATCH


def ask(corpus: Path, words: str, wanted: Filter = Filter(), limit: int = 5, values: tuple[str, ...] = ()) -> Answer:  # noqa: B008
    with corpus_to_read(corpus) as opened:
        return answer(Index(opened), Question("", words, values), wanted, limit)


def test_the_latest_of_the_same_words_is_told_first(corpus: Path) -> None:
    (first, *_) = ask(corpus, GUARD).precedents
    assert (first.use.symbol, first.use.place, first.use.missions) == ("S/RES/9010 (2032)", "2", ("UNWEMIS",))
    assert first.similarity == 1
    assert {run.change for run in first.changes} == {Change.KEPT}


def test_the_history_follows_the_renewals_and_tells_the_gap(corpus: Path) -> None:
    past = ask(corpus, GUARD).precedents[0].history
    assert (past.resolutions, past.first.symbol, past.last.symbol) == (3, "S/RES/9001 (2031)", "S/RES/9030 (2034)")
    assert past.mission == "UNWEMIS"
    assert [(link.symbol, link.place) for link in past.chain] == [
        ("S/RES/9001 (2031)", "3"),
        ("S/RES/9010 (2032)", "2"),
        ("S/RES/9020 (2033)", ""),
        ("S/RES/9030 (2034)", "2"),
    ]


def test_an_altered_paragraph_finds_its_original_and_tells_what_differs(corpus: Path) -> None:
    mine = GUARD.replace("by day and by night", "at all times").replace("quarrel", "dispute")
    (first, *_) = ask(corpus, mine).precedents
    assert first.use.symbol == "S/RES/9010 (2032)"
    assert 0.7 < first.similarity < 1
    deleted = " ".join(run.text for run in first.changes if run.change is Change.DELETED)
    assert "quarrel" in deleted
    assert "elders" not in deleted


def test_words_are_found_within_an_item_and_cited_with_its_place(corpus: Path) -> None:
    (first, *_) = ask(corpus, "mission-wide watch").precedents
    assert (first.use.symbol, first.use.place, first.use.verb) == ("S/RES/9001 (2031)", "2 (a)", "decides")
    assert first.use.words[first.start : first.end] == "mission-wide watch"
    assert first.similarity == 1


def test_a_word_in_another_form_is_found(corpus: Path) -> None:
    assert ask(corpus, "pump mended").precedents[0].use.place == "2 (b)"


def test_filters_choose_the_passage_and_not_its_history(corpus: Path) -> None:
    (first, *_) = ask(corpus, GUARD, Filter(Years(2031, 2031))).precedents
    assert first.use.symbol == "S/RES/9001 (2031)"
    assert first.history.last.symbol == "S/RES/9030 (2034)"
    assert ask(corpus, PLEDGE, Filter(mission="UNWEMIS")).precedents[0].use.symbol == "S/RES/9020 (2033)"
    assert ask(corpus, PLEDGE, Filter(verb="urge")).precedents[0].use.symbol == "S/RES/9040 (2035)"
    assert ask(corpus, PLEDGE, Filter(verb="request")).precedents == ()
    assert ask(corpus, PLEDGE, Filter(chapter_vii=False)).precedents[0].use.symbol == "S/RES/9020 (2033)"


@pytest.mark.parametrize(
    "words",
    [
        "plant trees AND hedges near (old) roads",
        'plant trees "AND hedges NEAR(old roads)',
        "plant* trees: AND hedges ^near + old - roads",
        "{plant trees} OR hedges NOT old roads",
        "plant trees; DROP TABLE text; hedges near old roads",
    ],
)
def test_the_syntax_of_the_search_is_taken_as_words(words: str, corpus: Path) -> None:
    assert ask(corpus, words).precedents[0].use.symbol == "S/RES/9040 (2035)"


@pytest.mark.parametrize("words", ["", "  ", "*", '"""', "—()", "\0"])
def test_words_that_are_none_are_told(words: str, corpus: Path) -> None:
    with pytest.raises(UsageFault, match="no words"):
        ask(corpus, words)


def test_a_very_long_question_is_told(corpus: Path) -> None:
    with pytest.raises(UsageFault, match="too many"):
        ask(corpus, "well " * 5_000)
    assert ask(corpus, GUARD + " and" * 1_000).precedents == ()


@given(st.text())
def test_whatever_is_asked_is_answered_or_refused(words: str) -> None:
    with corpus_to_read(_CORPUS) as opened, contextlib.suppress(UsageFault):
        answer(Index(opened), Question("", words), Filter(), 3)


_CORPUS = Path()


@pytest.fixture(autouse=True)
def _share(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the property test, which can take no fixture of one test, the corpus."""
    monkeypatch.setattr(f"{__name__}._CORPUS", corpus)


def test_new_language_is_what_no_text_has(corpus: Path) -> None:
    found = ask(corpus, f"{GUARD}, and to sing to the wells at dawn").new
    assert [phrase.words for phrase in found] == ["and to sing to the wells at dawn"]
    assert ask(corpus, GUARD).new == ()


def test_numbers_acronyms_and_placeholders_are_never_new(corpus: Path) -> None:
    words = "Requests UNKNOWN to keep a mission-wide watch on the level of the water in [host_state] by 31 in Karsia"
    assert ask(corpus, words, values=("Karsia",)).new == ()
    assert [phrase.words for phrase in ask(corpus, words).new] == ["in Karsia"]


def test_a_blank_is_no_word_of_the_question(corpus: Path) -> None:
    assert ask(corpus, f"[mission] {WATCH}").precedents[0].similarity == 1


_WEIGHTS = Weights({"the": 900, "well": 9}, 1000)
_WORDS = st.lists(st.sampled_from(["the", "well", "pump", "7", "a"]), min_size=1, max_size=12)


@given(_WORDS, _WORDS, _WORDS)
def test_similarity_is_a_share_and_one_where_the_words_stand_within(
    asked: list[str], before: list[str], after: list[str]
) -> None:
    assert 0 <= likeness(asked, before, _WEIGHTS).similarity <= 1
    assert likeness(asked, asked, _WEIGHTS).similarity == pytest.approx(1)
    found = likeness(["w1", "w2", "w3"], [*before, "w1", "w2", "w3", *after], _WEIGHTS)
    assert found.similarity == pytest.approx(1)
    assert (found.first, found.last) == (len(before), len(before) + 3)


def test_rare_words_weigh_more_than_common_ones() -> None:
    asked = ["the", "well", "the"]
    assert likeness(asked, ["well"], _WEIGHTS).similarity > likeness(asked, ["the", "the"], _WEIGHTS).similarity
