"""New records: what somebody begins is explained, valid as far as it can be, and never in the way of another."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from penholder.diagnostics import EnvironmentFault, UsageFault
from penholder.editing.fmt import formatted
from penholder.editing.new import new_record
from penholder.knowledge.loading import load
from penholder.knowledge.record import Record
from penholder.reading.yaml_nodes import parse
from penholder.workspace import Workspace

TODAY = "2026-11-20"
SCHEMAS = Path(__file__).parents[2] / "schemas"
TYPES = sorted(path.name.removesuffix(".schema.json") for path in SCHEMAS.glob("*.json") if "common" not in path.name)
TO_DECIDE = {
    "checklist": {("sources", 0, "source"): "source/source-id", ("lead",): "actor/actor-id"},
    "clause": {("strengths", "preferred", "verb"): "verb/verb-id"},
    "element": {("from", 0): "recommendation/recommendation-id"},
    "lesson": {("sources", 0, "source"): "source/source-id"},
    "recommendation": {("sources", 0, "source"): "source/source-id", ("addressees", 0): "actor/actor-id"},
    "risk-factor": {("sources", 0, "source"): "source/source-id"},
    "measure": {("sources", 0, "source"): "source/source-id"},
}
"""All that a person must decide before a new record passes: which records it names."""


def begin(workspace: Workspace, type_name: str, record_id: str = "a-new-thing") -> Path:
    return new_record(workspace, load(workspace).base.types[type_name], record_id, TODAY)


def read(workspace: Workspace) -> Record:
    loaded = load(workspace)
    assert not loaded.diagnostics
    (record,) = loaded.base.records.values()
    return record


@pytest.mark.parametrize("type_name", TYPES)
def test_every_type_begins_right_but_for_the_records_it_names(workspace: Workspace, type_name: str) -> None:
    path = begin(workspace, type_name)
    record = read(workspace)
    assert {place.field: str(place.target) for place in record.references} == TO_DECIDE.get(type_name, {})
    assert (record.title, record.status, record.clearance, record.revised) == (
        "A new thing",
        "draft",
        "internal",
        TODAY,
    )
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../../schemas/{type_name}.schema.json\n")
    assert formatted(text) == text
    assert max(map(len, text.split("\n"))) <= 100


@pytest.mark.parametrize("type_name", TYPES)
def test_what_is_optional_comes_alive_by_deleting_the_signs(workspace: Workspace, type_name: str) -> None:
    path = begin(workspace, type_name)
    head, optional = path.read_text(encoding="utf-8").split("# What follows is optional.")
    names = {field.name for field in load(workspace).base.types[type_name].fields}
    lines, alive = [], False
    for line in optional.split("\n")[1:]:
        alive = line != "#" and (alive or line.removeprefix("# ").split(":")[0] in names)
        lines.append(line.removeprefix("# ") if alive else line)
    path.write_text(head + "\n".join(lines), encoding="utf-8")
    found = load(workspace).diagnostics
    assert {problem.code for problem in found} <= {"bad-form", "wrong-length"}, "only what nobody can guess is left"
    node, _ = parse(path.read_text(encoding="utf-8"))
    assert node is not None
    assert node.value.keys() == names - {"superseded_by", "formerly"}


def test_each_field_is_explained_and_each_choice_named(workspace: Workspace) -> None:
    text = " ".join(line.strip().removeprefix("# ") for line in begin(workspace, "clause").read_text().split("\n"))
    for field in load(workspace).base.types["clause"].fields:
        if field.name not in ("superseded_by", "formerly"):
            assert field.description in text
            for word, why in zip(field.vocabulary, field.explanations, strict=True):
                assert f"- {word}: {why}" in text


@pytest.mark.parametrize("record_id", ["null", "123", "2026-11-20", "no", "-", "0123", "true"])
def test_ids_that_yaml_would_read_as_something_else_are_quoted(workspace: Workspace, record_id: str) -> None:
    begin(workspace, "term", record_id)
    assert read(workspace).name.id == record_id


@pytest.mark.parametrize("record_id", ["", "../x", "/etc/x", "A", "con", "x.yaml", "ä", "x" * 65, "a b", "x\n"])
def test_bad_ids_write_nothing(workspace: Workspace, record_id: str) -> None:
    with pytest.raises(UsageFault):
        begin(workspace, "term", record_id)
    assert not list(workspace.content.iterdir())


def test_what_is_there_is_never_overwritten(workspace: Workspace) -> None:
    path = begin(workspace, "term")
    term = load(workspace).base.types["term"]
    path.write_text("mine")
    dangling = path.with_name("link.yaml")
    dangling.symlink_to("nowhere")
    for record_id in ("a-new-thing", "link"):
        with pytest.raises(UsageFault, match="already there") as fault:
            new_record(workspace, term, record_id, TODAY)
        assert "another id" in fault.value.hint
    assert path.read_text() == "mine"
    assert dangling.is_symlink()


def test_a_failed_write_leaves_nothing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(EnvironmentFault):
        begin(workspace, "term")
    assert [path for path in workspace.content.rglob("*") if path.is_file()] == []


def test_forms_that_a_schema_asks_for_are_found_by_asking_it(workspace: Workspace) -> None:
    """A type added by somebody else: patterns, bounds, maps and lists in lists are no code of ours."""
    text = {"type": "string", "description": "Words."}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Form",
        "description": "A form.",
        "x-plural": "Forms",
        "x-folder": "forms",
        "type": "object",
        "allOf": [{"$ref": "common.schema.json#/$defs/record"}],
        "properties": {
            "address": {**text, "pattern": "^https://[^ ]+$"},
            "year": {**text, "pattern": "^[0-9]{4}-[0-9]{2}"},
            "slug": {**text, "pattern": "^[a-z-]+$"},
            "number": {"type": "integer", "description": "How many.", "minimum": 50},
            "grid": {"type": "array", "description": "Rows.", "items": {"type": "array", "items": text}},
            "names": {"type": "object", "description": "By name.", "additionalProperties": text},
            "odd": {**text, "pattern": "^[ßþ]{9}$"},
        },
        "required": ["address", "year", "slug", "number", "grid", "names"],
        "unevaluatedProperties": False,
    }
    (workspace.schemas / "form.schema.json").write_bytes(orjson.dumps(schema))
    data = read(Workspace(begin(workspace, "form").parents[2])).data
    assert data["number"] == 100
    assert data["grid"] == [["To be written"]]
    schema["required"] += ["odd"]
    (workspace.schemas / "form.schema.json").write_bytes(orjson.dumps(schema))
    path = begin(workspace, "form", "another")
    assert "odd: To be written\n" in path.read_text()
    wrong = [problem for problem in load(workspace).diagnostics if problem.path.endswith("another.yaml")]
    assert [problem.code for problem in wrong] == ["bad-form"], "what no placeholder fits is the only thing left"
