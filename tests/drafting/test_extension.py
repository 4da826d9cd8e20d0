"""A draft takes over another, and what it says itself wins."""

from __future__ import annotations

from typing import Any

from penholder.drafting.compose import compose
from penholder.drafting.extension import outline
from penholder.knowledge.record import Record
from tests.drafting.test_compose import printed
from tests.drafting.workshop import base, clause, draft, record

DAYS = {"type": "number", "description": "Days.", "example": "90"}
CLAUSES = (
    *(clause(id_, f"{id_} in {{days}} days", parameters={"days": DAYS}) for id_ in "abcd"),
    clause("p", "p", kind="preambular", verb="recalling"),
)
FIRST = draft(["p"], {"heading": "Tasks", "clauses": ["a", "b"]}, id_="first", parameters={"days": 12000})


def extending(*changes: dict[str, Any], extends: str = "first", id_: str = "second", **data: Any) -> Record:
    fixed = {"product": "operative-text", "version": "0.2", "date": "2025-03-06", "marking": "DRAFT"}
    return record("draft", id_, **fixed, extends=extends, **({"changes": list(changes)} if changes else {}), **data)


def entry(id_: str, **data: Any) -> dict[str, Any]:
    return {"clause": id_, "strength": "preferred", **data}


def lines(second: Record, *more: Record) -> list[str]:
    text = compose(base(*CLAUSES, FIRST, second, *more), second).text
    return printed(text.operative)


def test_sections_and_parameters_are_taken_over_and_own_values_win() -> None:
    assert lines(extending()) == [
        "TASKS",
        "1. Requests a in 12,000 days;",
        "2. Requests b in 12,000 days.",
    ]
    assert lines(extending(parameters={"days": "5"}))[1] == "1. Requests a in five days;"


def test_paragraphs_are_put_in_replaced_and_dropped() -> None:
    assert lines(
        extending(
            {"do": "after", "clause": "a", "clauses": [entry("c")]},
            {"do": "replace", "clause": "b", "clauses": [entry("b", **{"with": {"days": 7}})]},
        )
    ) == ["TASKS", "1. Requests a in 12,000 days;", "2. Requests c in 12,000 days;", "3. Requests b in seven days."]
    # the heading stays with what is left of its section
    assert lines(extending({"do": "drop", "clause": "a"})) == ["TASKS", "1. Requests b in 12,000 days."]


def test_what_is_put_in_may_be_a_section_and_own_sections_come_last() -> None:
    change = {"do": "after", "clause": "a", "heading": "New", "clauses": [entry("c")]}
    second = extending(change, sections=[{"heading": "Last", "clauses": [entry("d")]}])
    assert [line[:12] for line in lines(second)] == [
        *("TASKS", "1. Requests ", "NEW", "2. Requests ", "3. Requests ", "LAST", "4. Requests "),
    ]


def test_drafts_extend_each_other_in_a_chain_and_a_circle_is_cut() -> None:
    third = extending({"do": "drop", "clause": "c"}, extends="second", id_="third")
    second = extending({"do": "after", "clause": "a", "clauses": [entry("c")]})
    assert len(lines(third, second)) == len(lines(extending()))
    circle = extending(extends="third", parameters={"days": "30"})
    other = extending(extends="second", id_="third", sections=[{"clauses": [entry("a")]}])
    assert lines(circle, other) == ["1. Requests a in 30 days."]


def test_what_is_told_of_a_paragraph_is_told_where_its_author_can_mend_it() -> None:
    second = extending({"do": "after", "clause": "a", "clauses": [entry("c")]})
    whole = outline(base(*CLAUSES, FIRST, second), second)
    assert [whole.place(one, "clause")[1] for one in whole.entries()] == [
        *(("extends",), ("extends",), ("changes", 0, "clauses", 0, "clause"), ("extends",)),
    ]
