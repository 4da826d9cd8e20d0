"""The examples: a valid one passes on both paths, an invalid one gives exactly the diagnostics that it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from penholder.diagnostics import CODES
from penholder.knowledge.loading import load
from penholder.knowledge.types import Field, Kind, record_type
from penholder.reading.careful import CarefulReader
from penholder.reading.fast import is_plainly_written, read_fast
from penholder.reading.schemas import SchemaSet
from tests.knowledge import test_rules
from tests.reading import test_characters, test_names, test_prose, test_schemas, test_yaml
from tests.support.workspaces import EXAMPLES, in_short, judged, lay_out

VALID = sorted(EXAMPLES.glob("*/valid/*.yaml"))
INVALID = sorted(EXAMPLES.glob("*/invalid/*.yaml"))
EXPECTED = re.compile(r"^# expect: ([0-9]+:[0-9]+ [a-z-]+)$", re.MULTILINE)
ELSEWHERE = {
    *("bad-placeholder", "undeclared-placeholder", "missing-strength", "clause-conflict", "preambular-after-operative"),
    *("unpaired-bracket", "footnote-mark", "items-too-deep", "parameter-type", "empty-draft", "misplaced-change"),
    *("mixed-alternatives", "missing-paragraph"),
    *("unused-parameter", "unknown-parameter", "clause-requirement"),
    *("missing-template", "template-error", "site-config", "dead-link"),
}
"""Codes of drafting and publishing, whose tests stand with those packages."""


def _name(path: Path) -> str:
    return f"{path.parts[-3]}-{path.stem}"


@pytest.mark.parametrize("path", VALID, ids=_name)
def test_a_valid_example_is_read_alike_on_both_paths(path: Path, schemas: SchemaSet, careful: CarefulReader) -> None:
    text, type_name = path.read_text("utf-8"), path.parts[-3]
    data = careful.read(text, type_name, path.stem)
    assert isinstance(data, dict), data
    assert schemas.is_valid(type_name)(data)
    assert read_fast(text, schemas.is_valid(type_name)) == (data if is_plainly_written(text) else None)


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_an_invalid_example_gives_what_it_announces(path: Path, schemas: SchemaSet, careful: CarefulReader) -> None:
    text, type_name = path.read_text("utf-8"), path.parts[-3]
    assert read_fast(text, schemas.is_valid(type_name)) is None or "id-mismatch" in text
    problems = careful.read(text, type_name, path.stem)
    assert isinstance(problems, list), "it is valid"
    assert [f"{one.line}:{one.column} {one.code}" for one in problems] == EXPECTED.findall(text)


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_what_an_invalid_example_is_told_fits_on_a_line_and_helps(path: Path, careful: CarefulReader) -> None:
    problems = careful.read(path.read_text("utf-8"), path.parts[-3], path.stem)
    for problem in problems:
        assert len(problem.message) < 160
        assert "\n" not in problem.message + problem.hint
        assert problem.hint or problem.code == "wrong-length"


def test_every_type_has_examples(schemas: SchemaSet) -> None:
    for paths in (VALID, INVALID):
        assert {path.parts[-3] for path in paths} == set(schemas.types.values())


def test_the_valid_examples_use_every_field_of_every_type(schemas: SchemaSet, careful: CarefulReader) -> None:
    used: dict[str, set[str]] = {}
    for path in VALID:
        data = careful.read(path.read_text("utf-8"), path.parts[-3], path.stem)
        used.setdefault(path.parts[-3], set()).update(_keys(data))
    common = set().union(*used.values())
    for type_name in schemas.types.values():
        type_ = record_type(type_name, schemas.documents)
        own = type_.schema["properties"]
        for field in type_.fields:
            assert set(_field_keys(field, 3)) <= (used[type_name] if field.name in own else common), type_name


def test_the_valid_examples_make_a_workspace_without_mistakes(tmp_path: Path, schemas: SchemaSet) -> None:
    folders = {type_name: folder for folder, type_name in schemas.types.items()}
    files = {f"content/{folders[path.parts[-3]]}/{path.name}": path.read_bytes() for path in VALID}
    loaded = load(lay_out(tmp_path, files))
    assert loaded.diagnostics == ()
    assert in_short(judged(loaded)) == []


def test_every_code_of_reading_and_of_the_graph_is_shown_somewhere() -> None:
    shown = {code.partition(" ")[2] for path in INVALID for code in EXPECTED.findall(path.read_text("utf-8"))}
    for tests in (test_yaml, test_characters, test_names, test_prose, test_schemas, test_rules):
        shown |= tests.SHOWN
    assert shown <= set(CODES)
    assert set(CODES) - shown - ELSEWHERE == set()


def _keys(value: Any, path: str = "") -> Iterator[str]:
    """The paths of all fields in use, without indexes."""
    if isinstance(value, dict):
        for key, entry in value.items():
            yield f"{path}.{key}"
            yield from _keys(entry, f"{path}.{key}")
    elif isinstance(value, list):
        for entry in value:
            yield from _keys(entry, path)


def _field_keys(field: Field, depth: int, path: str = "") -> Iterator[str]:
    """The paths of a field and what it holds, so many levels down; the names in a map are the author's."""
    path = f"{path}.{field.name}" if field.name else path
    yield from [path] if field.name else []
    inner = [] if field.kind is Kind.MAP or field.items is None else [field.items]
    for part in (*field.fields, *inner) if depth else ():
        yield from _field_keys(part, depth - 1, path)
