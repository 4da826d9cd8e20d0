"""The rules of judging: where words count, what beats what, and which paragraph is named."""

from __future__ import annotations

from typing import Any

from penholder.language.coverage import Judgement, judge
from penholder.language.signals import signals
from penholder.language.statements import Statements
from penholder.text.read import read_bytes
from penholder.text.split import split

COVERED = {"shows": "early warning is asked for", "grade": "covered", "words": ["early warning"]}
WEAK = {"shows": "threats are watched", "grade": "partial", "words": ["watch … threats"]}


def judged(body: str, *entries: dict[str, Any]) -> Judgement:
    """The answer for a text by some signals."""
    text = f"The Security Council,\n\n{body}\n"
    return judge(Statements(split(read_bytes(text.encode()))), signals({"signals": list(entries or (COVERED, WEAK))}))


def places(judgement: Judgement) -> list[str]:
    """The paragraphs named."""
    return [hit.place.passage.place for hit in judgement.hits]


def test_a_task_of_the_mission_covers_and_the_item_is_named() -> None:
    found = judged("1. Decides that the mandate of UNAMKA shall be:\n\n(a) To strengthen its early warning;")
    assert (found.status, places(found)) == ("covered", ["1 (a)"])


def test_the_preamble_and_calls_on_others_are_partial_at_most() -> None:
    assert judged("Recalling the importance of early warning,\n\n1. Decides to remain seized;").status == "partial"
    assert judged("1. Urges the Government of Karsia to build early warning;").status == "partial"
    assert judged("1. Urges the Government of Karsia to act;").status == "absent"


def test_no_signal_can_make_a_preamble_cover() -> None:
    anywhere = {**COVERED, "where": "anywhere"}
    assert judged("Recalling early warning,\n\n1. Decides to remain seized;", anywhere).status == "partial"


def test_the_strongest_paragraph_decides_and_tasks_are_named_first() -> None:
    found = judged(
        "Noting early warning,\n\n1. Requests UNAMKA to watch all threats;\n\n"
        "2. Requests UNAMKA to strengthen early warning;"
    )
    assert (found.status, places(found)) == ("covered", ["2"])


def test_what_is_told_to_be_something_else_counts_for_nothing() -> None:
    alarm = {"shows": "technical alarms", "grade": "nothing", "words": ["early warning radar"]}
    assert judged("1. Requests UNAMKA to buy early warning radars;", COVERED, alarm).status == "absent"


def test_without_looks_at_the_same_statement_alone() -> None:
    limited = {**COVERED, "words": ["protect civilians"], "without": ["imminent"], "otherwise": "nothing"}
    assert judged("1. Requests UNAMKA to protect civilians under imminent threat;", limited).status == "absent"
    divided = "1. Notes the imminent elections, and requests UNAMKA to protect civilians;"
    assert judged(divided, limited).status == "covered"


def test_with_may_stand_in_what_an_item_continues() -> None:
    tied = {**COVERED, "words": ["human rights"], "with": ["Secretary General … report"], "where": "operative"}
    body = "1. Requests the Secretary-General to report on:\n\n(a) Human rights;"
    assert judged(body, tied).status == "covered"
    assert judged("1. Requests UNAMKA to promote human rights;", tied).status == "absent"


def test_also_asks_for_words_elsewhere_that_count() -> None:
    force = {**COVERED, "words": ["all necessary means"], "also": ["protect civilians"]}
    assert judged("1. Authorizes UNAMKA to use all necessary means;", force).status == "absent"
    both = "1. Authorizes UNAMKA to use all necessary means;\n\n2. Requests UNAMKA to protect civilians;"
    assert judged(both, force).status == "covered"


def test_annexes_say_nothing() -> None:
    body = "1. Requests UNAMKA to act;\n\nAnnex\n\n1. Requests UNAMKA to strengthen early warning;"
    assert judged(body).status == "absent"
