"""Whom a statement addresses: what makes the difference between a task of the mission and a wish to others."""

from __future__ import annotations

import pytest

from penholder.language.actors import Who
from penholder.language.addressee import Force
from penholder.language.statements import Place, Statements
from penholder.text.adopted import AdoptedText
from penholder.text.read import read_bytes
from penholder.text.split import split

HEADER = (
    "The Security Council,\n\n"
    "Welcoming the work of the United Nations Assistance Mission in Karsia (UNAMKA),\n\n"
    "1. Decides to extend the mandate of UNAMKA for one year;\n\n"
)


def text(*paragraphs: str) -> AdoptedText:
    """A resolution whose further operative paragraphs are these."""
    body = "\n\n".join(f"{number}. {words}" for number, words in enumerate(paragraphs, 2))
    return split(read_bytes(f"{HEADER}{body}\n".encode()))


def places(*paragraphs: str) -> list[Place]:
    """Their statements."""
    return [place for place in Statements(text(*paragraphs)).places if place.passage.place[0] not in "P1"]


@pytest.mark.parametrize(
    ("words", "who", "is_task"),
    [
        ("Requests UNAMKA to protect civilians;", Who.MISSION, True),
        ("Requests the Secretary-General, in consultation with the African Union, to report;", None, True),
        ("Calls upon the Government of Karsia, with the support of UNAMKA, to act;", Who.GOVERNMENT, False),
        ("Demands that all armed groups cease attacks on UNAMKA;", Who.PARTIES, False),
        ("Demands that attacks on UNAMKA cease;", Who.PARTIES, False),
        ("Urges Member States to provide troops to UNAMKA;", Who.STATES, False),
        ("Authorizes French forces to support UNAMKA;", Who.OTHERS, False),
        ("Requests France to report to the Secretary-General;", Who.OTHERS, False),
        ("Expresses its intention to review the mandate;", Who.COUNCIL, True),
        ("Stresses that UNAMKA should consult communities;", Who.MISSION, True),
        ("Stresses the primary responsibility of the Government to protect civilians;", Who.GOVERNMENT, False),
        ("Welcomes the steps that UNAMKA has taken;", Who.MISSION, False),
        ("Decides that the mandate of [mission] shall include early warning;", Who.MISSION, True),
    ],
)
def test_the_first_actor_after_the_verb_is_the_one_addressed(words: str, who: Who | None, is_task: bool) -> None:
    statement = places(words)[0].statement
    assert statement.is_task is is_task
    assert who is None or statement.who is who


def test_a_paragraph_is_divided_at_the_verbs_of_the_council() -> None:
    found = places(
        "Condemns all attacks, calls upon the parties to end them, and requests UNAMKA to monitor the situation;"
    )
    assert [(place.statement.force, place.statement.who) for place in found] == [
        (Force.NOTES, Who.NOBODY),
        (Force.ASKS, Who.PARTIES),
        (Force.ASKS, Who.MISSION),
    ]


def test_items_continue_the_statement_that_gives_the_mandate_and_not_what_is_stressed_after_it() -> None:
    found = places(
        "Decides that the mandate of UNAMKA shall include the following tasks, and stresses that the protection of "
        "civilians shall be given priority:\n\n(a) To protect civilians;\n\n(b) Human rights:\n\n(i) To monitor them;"
    )
    assert {place.passage.place: place.statement.is_task for place in found if place.passage.depth} == {
        "2 (a)": True,
        "2 (b)": True,
        "2 (b) (i)": True,
    }


def test_items_under_a_demand_are_no_tasks() -> None:
    found = places("Demands that the parties:\n\n(a) Protect civilians;\n\n(b) Release all children;")
    assert not any(place.statement.is_task for place in found)


def test_a_force_of_another_organization_is_the_mission_where_the_text_is_about_it() -> None:
    body = (
        "The Security Council,\n\n1. Decides to authorize the African Union Mission in Karsia (AMIKA);\n\n"
        "2. Decides that AMIKA shall protect civilians;\n\n3. Requests AMIKA to report;\n"
    )
    assert Statements(split(read_bytes(body.encode()))).actors.missions == {"AMIKA"}


def test_nothing_of_a_text_is_lost_between_its_statements() -> None:
    for place in (found := places("Notes this, and requests UNAMKA to act, and notes that;")):
        assert place.statement.end <= len(place.passage.text)
    assert "".join(place.passage.text[place.statement.start : place.statement.end] for place in found) == (
        found[0].passage.text
    )
