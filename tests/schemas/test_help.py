"""An editor shows what every field is for and completes what it may hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = {path.name: json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "schemas").glob("*.json"))}
TYPES = {name.removesuffix(".schema.json") for name in SCHEMAS} - {"common"}


def parts(schema: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property and entry of a schema, with its place."""
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            yield f"{place}/{name}", value
        for key in ("items", "additionalProperties"):
            if isinstance(schema.get(key), dict):
                yield f"{place}/{key}", schema[key]
        for key, value in schema.items():
            yield from parts(value, f"{place}/{key}")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_property_says_what_it_is_for(name: str) -> None:
    undescribed = [
        place
        for place, schema in parts(SCHEMAS[name], name)
        if "$ref" not in schema and not (schema.get("title") and len(schema.get("description", "")) > 8)
    ]
    assert undescribed == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_value_of_a_vocabulary_is_explained(name: str) -> None:
    for place, schema in parts(SCHEMAS[name], name):
        if "enum" in schema:
            assert len(schema["enumDescriptions"]) == len(schema["enum"]), place
            assert len(schema.get("enumLabels", schema["enum"])) == len(schema["enum"]), place


@pytest.mark.parametrize("name", SCHEMAS)
def test_references_name_types_that_exist(name: str) -> None:
    for place, schema in parts(SCHEMAS[name], name):
        assert set(schema.get("x-references", ())) <= TYPES | {"*"}, place


def test_editors_find_the_schema_of_each_folder() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    for name in TYPES:
        folder = SCHEMAS[f"{name}.schema.json"]["x-folder"]
        patterns = settings["yaml.schemas"][f"./schemas/{name}.schema.json"]
        assert any(folder in pattern for pattern in ([patterns] if isinstance(patterns, str) else patterns))
