"""Each rule reports the slip it is for, at its place, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penholder.diagnostics import CODES
from penholder.drafting import rules
from penholder.drafting.rules import RULES
from penholder.knowledge.base import KnowledgeBase
from tests.drafting.workshop import MISSION, WORKSHOP, base, clause, draft

WORDING = {"preferred": {"verb": "decides", "text": "a"}, "compromise": {"verb": "decides", "text": "b", "lost": "c"}}
PREAMBLE = clause("preamble", "under it", kind="preambular", verb="acting")
ENTRY = ("sections", 0, "clauses")


OWN = {"verb": "decides", "text": "own"}
DAYS = {"type": "number", "description": "Days.", "example": "90"}


def deep(*words: str) -> Any:
    """Items, each below the one before."""
    return {"text": words[0], "items": [deep(*words[1:])]} if words[1:] else words[0]


def found(checked: KnowledgeBase) -> list[tuple[str, str, tuple[Any, ...]]]:
    return [(finding.code, str(finding.record), finding.field) for rule in RULES for finding in rule(checked)]


def test_a_good_draft_passes_every_rule() -> None:
    assert found(WORKSHOP) == []


def test_every_rule_is_asked_and_has_a_registered_code() -> None:
    modules = {path.stem for path in Path(rules.__file__).parent.glob("[a-z]*.py")}
    assert {rule.__module__.rpartition(".")[2] for rule in RULES} == modules
    assert {module.replace("_", "-") for module in modules} <= set(CODES)


@pytest.mark.parametrize(
    ("records", "code", "record", "field"),
    [
        pytest.param(
            (clause("a", "x {mission"),), "bad-placeholder", "clause/a", ("strengths", "preferred", "text"), id="brace"
        ),
        pytest.param(
            (clause("a", "x", items=["y", {"text": "z", "items": ["{Mission}"]}]),),
            "bad-placeholder",
            "clause/a",
            ("strengths", "preferred", "items", 1, "items", 0),
            id="brace in an item",
        ),
        pytest.param(
            (clause("a", "x", items=[{"text": "{mision}", "items": ["{mission}"]}], parameters={"mission": MISSION}),),
            "undeclared-placeholder",
            "clause/a",
            ("strengths", "preferred", "items", 0, "text"),
            id="undeclared",
        ),
        pytest.param(
            (clause("a", "x {{mission}}", parameters={"mission": MISSION}),),
            "unused-parameter",
            "clause/a",
            ("parameters", "mission"),
            id="unused",
        ),
        pytest.param(
            (clause("a", "x", strengths=WORDING), draft(["a", {"clause": "a", "strength": "minimum"}])),
            "missing-strength",
            "draft/renewal",
            (*ENTRY, 1, "strength"),
            id="strength",
        ),
        pytest.param(
            (clause("a", "{mission}", parameters={"mission": MISSION}), draft(["a"], parameters={"mision": "X"})),
            "unknown-parameter",
            "draft/renewal",
            ("parameters", "mision"),
            id="value of the draft",
        ),
        pytest.param(
            (
                clause("a", "{mission}", parameters={"mission": MISSION}),
                clause("b", "x"),
                draft(["a", {"clause": "b", "with": {"mission": "X"}}]),
            ),
            "unknown-parameter",
            "draft/renewal",
            (*ENTRY, 1, "with", "mission"),
            id="value of the paragraph",
        ),
        pytest.param(
            (clause("a", "x"), PREAMBLE, draft(["preamble"], ["a"], ["preamble"])),
            "preambular-after-operative",
            "draft/renewal",
            ("sections", 2, "clauses", 0, "clause"),
            id="order",
        ),
        pytest.param(
            (clause("a", "x"), clause("b", "y", conflicts=["a"]), draft(["b", "a"])),
            "clause-conflict",
            "draft/renewal",
            (*ENTRY, 1, "clause"),
            id="conflict said by the first",
        ),
        pytest.param(
            (clause("a", "x"), clause("b", "y", conflicts=["a"]), draft(["a", "b"])),
            "clause-conflict",
            "draft/renewal",
            (*ENTRY, 1, "clause"),
            id="conflict said by the second",
        ),
        pytest.param(
            (clause("a", "x"), clause("b", "y", requires=["a"]), draft(["b", "b"])),
            "clause-requirement",
            "draft/renewal",
            (*ENTRY, 0, "clause"),
            id="requirement, told once",
        ),
        pytest.param(
            (clause("a", "x [y"),), "unpaired-bracket", "clause/a", ("strengths", "preferred", "text"), id="bracket"
        ),
        pytest.param(
            (clause("a", "x[^1]"),), "footnote-mark", "clause/a", ("strengths", "preferred", "text"), id="no footnote"
        ),
        pytest.param(
            (clause("a", "x"), draft([{"clause": "a", "wording": {**OWN, "footnotes": ["y"]}}])),
            "footnote-mark",
            "draft/renewal",
            (*ENTRY, 0, "wording", "footnotes", 0),
            id="no mark",
        ),
        pytest.param(
            (clause("a", "x", items=[deep("(a)", "(i)", "a.", "i.", "too deep")]),),
            "items-too-deep",
            "clause/a",
            ("strengths", "preferred", "items", 0, "items", 0, "items", 0, "items", 0, "items", 0),
            id="depth",
        ),
        pytest.param(
            (clause("a", "{d}", parameters={"d": {"type": "number", "description": "Days.", "example": "soon"}}),),
            "parameter-type",
            "clause/a",
            ("parameters", "d", "example"),
            id="type of an example",
        ),
        pytest.param(
            (clause("a", "{d}", parameters={"d": DAYS}), draft(["a"], parameters={"d": "soon"})),
            "parameter-type",
            "draft/renewal",
            ("parameters", "d"),
            id="type of a value",
        ),
        pytest.param(
            (clause("a", "{d}", parameters={"d": DAYS}), draft([{"clause": "a", "with": {"d": "soon"}}])),
            "parameter-type",
            "draft/renewal",
            (*ENTRY, 0, "with", "d"),
            id="type of a value of a paragraph",
        ),
        pytest.param((draft(),), "empty-draft", "draft/renewal", (), id="empty"),
        pytest.param(
            (clause("a", "x"), draft(["a"], changes=[{"do": "drop", "clause": "a"}])),
            "misplaced-change",
            "draft/renewal",
            ("changes",),
            id="nothing to change",
        ),
        pytest.param(
            (
                clause("a", "x"),
                clause("b", "x"),
                draft(["a"], id_="first"),
                draft(["b"], extends="first", changes=[{"do": "drop", "clause": "b"}]),
            ),
            "misplaced-change",
            "draft/renewal",
            ("changes", 0, "clause"),
            id="change of what is not there",
        ),
        pytest.param(
            (
                clause("a", "x"),
                draft(["a"], id_="first"),
                draft(["a"], extends="first", changes=[{"do": "after", "clause": "a"}]),
            ),
            "misplaced-change",
            "draft/renewal",
            ("changes", 0, "do"),
            id="change that puts nothing in",
        ),
        pytest.param(
            (clause("a", "x"), PREAMBLE, draft([{"clause": "a", "alternatives": [{"clause": "preamble"}]}])),
            "mixed-alternatives",
            "draft/renewal",
            (*ENTRY, 0, "alternatives", 0, "clause"),
            id="alternative of another kind",
        ),
        pytest.param(
            (clause("a", "x under {paragraph:b}"), clause("b", "x"), draft(["a"])),
            "missing-paragraph",
            "draft/renewal",
            (*ENTRY, 0, "clause"),
            id="reference to what is not there",
        ),
        pytest.param(
            (clause("a", "x under {paragraph:preamble}"), PREAMBLE, draft(["preamble", "a"])),
            "missing-paragraph",
            "draft/renewal",
            (*ENTRY, 1, "clause"),
            id="reference to what has no number",
        ),
        pytest.param(
            (clause("a", "x"), draft([{"clause": "a", "wording": {"verb": "requests", "text": "{mission}"}}])),
            "undeclared-placeholder",
            "draft/renewal",
            (*ENTRY, 0, "wording", "text"),
            id="placeholder of own wording",
        ),
        pytest.param(
            (
                clause("a", "x", conflicts=["b"]),
                clause("b", "x"),
                draft(["b"], id_="first"),
                draft(["a"], extends="first"),
            ),
            "clause-conflict",
            "draft/renewal",
            (*ENTRY, 0, "clause"),
            id="conflict with what is taken over",
        ),
    ],
)
def test_a_slip_is_reported_once(records: Any, code: str, record: str, field: tuple[Any, ...]) -> None:
    assert found(base(*records)) == [(code, record, field)]


def test_a_requirement_is_met_wherever_the_other_clause_stands() -> None:
    assert found(base(clause("a", "x"), clause("b", "y", requires=["a"]), draft(["b"], ["a"]))) == []


def test_alternatives_to_one_paragraph_may_conflict() -> None:
    either = draft([{"clause": "a", "alternatives": [{"clause": "b"}]}])
    assert found(base(clause("a", "x", conflicts=["b"]), clause("b", "y"), either)) == []


def test_a_value_that_only_own_wording_names_is_known() -> None:
    own = {"clause": "a", "wording": {"verb": "decides", "text": "{day}"}}
    assert found(base(clause("a", "x"), draft([own], parameters={"day": "Monday"}))) == []


def test_clauses_that_are_missing_are_no_business_of_these_rules() -> None:
    assert found(base(draft(["gone"]))) == []


def test_the_nearest_name_is_suggested() -> None:
    slip = clause("a", "{mision} {mission}", parameters={"mission": MISSION})
    (finding,) = (finding for rule in RULES for finding in rule(base(slip)))
    assert finding.hint == 'did you mean "{mission}"?'
