"""The content as a whole: nothing stands alone, and everything can be traced."""

from __future__ import annotations

from pathlib import Path

import pytest

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.loading import load
from penholder.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    loaded = load(Workspace(ROOT))
    assert loaded.diagnostics == ()
    return loaded.base


@pytest.mark.parametrize(("type_name", "field"), [("clause", "implements"), ("lesson", "teaches"), ("element", "from")])
def test_each_leads_to_a_recommendation(base: KnowledgeBase, type_name: str, field: str) -> None:
    assert [str(record.name) for record in base.of_type(type_name) if not record.data.get(field)] == []


@pytest.mark.parametrize("type_name", ["recommendation", "lesson", "risk-factor", "measure", "clause", "checklist"])
def test_each_names_its_source_and_the_place_in_it(base: KnowledgeBase, type_name: str) -> None:
    bare = [
        str(record.name)
        for record in base.of_type(type_name)
        if not any(
            citation["role"] == "basis" or citation["role"] == "evidence" for citation in record.data.get("sources", ())
        )
    ]
    assert bare == []


def test_a_weaker_wording_says_what_is_lost(base: KnowledgeBase) -> None:
    for clause in base.of_type("clause"):
        assert set(clause.data["strengths"]) == {"preferred", "compromise", "minimum"}, clause.name
        texts = [strength["text"] for strength in clause.data["strengths"].values()]
        assert len(set(texts)) == len(texts), clause.name


def test_drafts_name_nothing_real(base: KnowledgeBase) -> None:
    missions = {str(actor.data.get("acronym")) for actor in base.of_type("actor") if actor.data["kind"] == "mission"}
    for draft in base.of_type("draft"):
        assert not missions & set(draft.data.get("parameters", {}).values()), draft.name
