"""What a person would lose: the mission that a resolution is about, told without a list of missions."""

from __future__ import annotations

import pytest

from penholder.language.missions import Operations, Resolution, missions, renewals
from penholder.language.operations import definitions, mentions, named, renewed_in_title
from penholder.text.adopted import AdoptedItem, AdoptedText, OperativeParagraph


def _text(*paragraphs: str, items: tuple[str, ...] = ()) -> AdoptedText:
    below = tuple(AdoptedItem(f"({letter})", words) for letter, words in zip("abc", items, strict=False))
    return AdoptedText(
        operative=tuple(OperativeParagraph(str(n), words, items=below) for n, words in enumerate(paragraphs))
    )


@pytest.mark.parametrize(
    ("words", "name", "acronym"),
    [
        (
            "of the United Nations Wells Mission in Samarka (UNWEMIS) until",
            "united nations wells mission in samarka",
            "UNWEMIS",
        ),
        (
            "Commends OTHER and the UN Interim Force in Orvane (UNIFOR)",
            "united nations interim force in orvane",
            "UNIFOR",
        ),
        ("the United Nations Disengagement Observer Force for six", "united nations disengagement observer force", ""),
        (
            "the African Union-United Nations Hybrid Operation in Tarn (UNAT)",
            "african union-united nations hybrid operation in tarn",
            "UNAT",
        ),
    ],
)
def test_an_operation_is_known_by_its_name(words: str, name: str, acronym: str) -> None:
    assert [(one, short) for one, short, _, _ in named(words)] == [(name, acronym)]


@pytest.mark.parametrize(
    "words",
    [
        "the Joint Mission Analysis Centre (JMAC) reports",
        "the Force Commander and the Police Force Headquarters",
        "the Counter-Piracy Task Force (CPTF)",
        "the United Nations Development Programme (UNDP)",
        "during its mission in the field",
    ],
)
def test_what_is_no_operation_is_none(words: str) -> None:
    assert list(named(words)) == []


def _about(*paragraphs: str, items: tuple[str, ...] = (), title: str = "") -> tuple[str, ...]:
    text = _text(*paragraphs, items=items)
    known = Operations.of(
        [
            *definitions(text),
            ("united nations wells mission in samarka", "UNWEMIS"),
            ("united nations force in orvane", "UNFO"),
        ]
    )
    return missions(Resolution(1, len(text.operative), mentions(text), title), known)


def test_a_mission_is_a_subject_where_the_council_decides_on_it() -> None:
    assert _about("Decides to extend the mandate of the United Nations Wells Mission in Samarka until June") == (
        "UNWEMIS",
    )
    assert _about("Decides:", items=("To renew the mandate of UNWEMIS",)) == ("UNWEMIS",)
    assert _about("Expresses its full support for UNFO and decides to extend its mandate") == ("UNFO",)


def test_a_mission_that_is_merely_named_is_no_subject() -> None:
    others = ("Urges calm", "Urges haste", "Urges rain", "Urges sleep")
    assert _about(*others, "Thanks UNFO for its help") == ()
    assert _about(*others, *["Requests UNFO to help"] * 3) == ("UNFO",)


def test_the_title_goes_first() -> None:
    title = "extension of the mandate of the UN Force in Orvane (UNFO) until 2031"
    assert _about("Decides to deploy UNWEMIS", title=title) == ("UNFO", "UNWEMIS")
    assert renewed_in_title(title) == {"UNFO"}
    assert renewed_in_title("sanctions on Orvane (UNFO)") == frozenset()


def test_a_panel_that_is_extended_renews_no_mission() -> None:
    words = "Decides to extend the mandate of the Group of Experts, and requests UNWEMIS to assist it"
    (mention,) = mentions(_text(words))
    assert not mention.renewed


def test_renewals_follow_the_reference_before_the_date() -> None:
    texts = {
        1: "Decides to establish the United Nations Wells Mission in Samarka (UNWEMIS)",
        2: "Decides to extend the mandate of UNWEMIS",
        3: "Decides to extend the mandate of UNWEMIS as set out in resolution 1001 (2031)",
    }
    resolutions = [Resolution(1000 + number, 1, mentions(_text(words)), "") for number, words in texts.items()]
    found = renewals(resolutions, Operations.of(definitions(_text(texts[1]))))
    told = {number: [(one.mission, one.renews, one.told_by) for one in some] for number, some in found.items()}
    assert told == {
        1001: [("UNWEMIS", 0, "date")],
        1002: [("UNWEMIS", 1001, "date")],
        1003: [("UNWEMIS", 1001, "reference")],
    }
