"""Phrases find what a drafter means, and nothing that only looks like it; no phrase can hang."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.language.phrases import Index, phrase
from penholder.language.tokens import tokens


def found(written: str, text: str) -> list[str]:
    """The words of a text that a phrase matches."""
    read = tokens(text)
    return [text[read.starts[start] : read.ends[end - 1]] for start, end in Index(read.words).find(phrase(written))]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("monitor violations", "Monitoring violations"),
        ("identify threats", "identifies threats"),
        ("stop attacks", "stopping attacks"),
        ("intercommunal violence", "inter\u2011communal violence"),
        ("inter-communal violence", "intercommunal violence"),
        ("women participation", "women’s participation"),
        ("Cote d'Ivoire", "CÔTE D’IVOIRE"),
        ("early warning", "early\u00ad\u200b warning"),
        ("early warning", "early-warning"),
        ("coordinat* … all", "coordination of all"),
        ("(report|inform) publicly", "to inform publicly"),
        ("all (the|) necessary means", "all necessary means"),
        ("all (the|) necessary means", "all the necessary means"),
        ("protect … civilians", "protect, within its capabilities, civilians"),
        ("risk * genocide", "risk of genocide"),
        ("the AU", "the AU"),
    ],
)
def test_a_phrase_finds_it_however_it_is_printed(written: str, text: str) -> None:
    assert found(written, text), tokens(text).words


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("protect … civilians", "protect property. The civilians"),
        ("protect … civilians", "protect one two three four five six seven eight nine civilians"),
        ("AU", "Port-au-Prince"),
        ("UN* mandate", "until mandate"),
        ("genocide", "genocidal"),
        ("women peace and security", "resolution 1325 (2000) on women, peace and security"),
        ("children", "its resolutions 1325 (2000) on women and 1612 (2005) on children in armed conflict"),
    ],
)
def test_a_phrase_does_not_find_what_only_looks_like_it(written: str, text: str) -> None:
    assert not found(written, text)


def test_a_saving_clause_does_not_part_a_task_from_its_object() -> None:
    text = (
        "to protect, without prejudice to the primary responsibility of the authorities of the Republic and the basic "
        "principles of peacekeeping, the civilian population"
    )
    assert found("protect … (civilian|population)", text)


def test_the_words_after_a_citation_are_the_text_s_own() -> None:
    text = "to implement resolution 1325 (2000) on women, including by ensuring the participation of women"
    assert found("participation of women", text) == ["participation of women"]


@given(st.text(alphabet="ab (|)…*-. ", max_size=40), st.text(alphabet="ab .,-…", max_size=200))
def test_whatever_is_written_something_is_answered(written: str, text: str) -> None:
    for match in found(written, text):
        assert match in text


def test_many_gaps_take_no_more_time_than_their_number() -> None:
    # A pattern that backtracks would try some 10 to the power of 20 ways.
    assert found("a " + "… a " * 20 + "… b", "b " + "a " * 300) == []
