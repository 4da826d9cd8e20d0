"""The reference of record types and vocabularies says what the schemas say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from penholder.knowledge.types import RecordType
from tests.docs.handbook import DOCS, section
from tests.docs.tables import common_names, schemas, type_sections, types, vocabulary_sections

REFERENCE = DOCS / "reference"


def _introduced(page: Path, generated: str) -> str:
    """The page with everything from its first section on made anew."""
    introduction, mark, _ = page.read_text(encoding="utf-8").partition("\n## ")
    assert mark, f"{page.name} has no sections"
    return f"{introduction}\n{generated}"


def test_the_tables_of_record_types_follow_the_schemas(follows: Callable[[Path, str], None]) -> None:
    page = REFERENCE / "record-types.md"
    follows(page, _introduced(page, type_sections()))


def test_the_tables_of_vocabularies_follow_the_schemas(follows: Callable[[Path, str], None]) -> None:
    page = REFERENCE / "vocabularies.md"
    follows(page, _introduced(page, vocabulary_sections()))


@pytest.mark.parametrize("type_", types(), ids=lambda type_: type_.name)
def test_every_field_of_a_type_is_documented(type_: RecordType) -> None:
    text = (REFERENCE / "record-types.md").read_text(encoding="utf-8")
    own, shared = section(text, type_.title), section(text, "Every record")
    for field in type_.fields:
        assert f"| `{field.name}` |" in (shared if field.name in common_names() else own), f"{field.name} is missing"


@pytest.mark.parametrize("type_", types(), ids=lambda type_: type_.name)
def test_every_value_of_a_vocabulary_is_explained_in_its_schema(type_: RecordType) -> None:
    for field in type_.fields:
        assert len(field.vocabulary) == len(field.explanations), f"{field.name} has values without a meaning"


def test_every_word_of_ours_in_a_schema_is_explained() -> None:
    page = (REFERENCE / "configuration.md").read_text(encoding="utf-8")
    text = section(page, "What schemas may say")
    used = {word for schema in schemas().values() for word in re.findall(r'"(x-[a-z-]+)": ', json.dumps(schema))}
    assert "x-worksheet" in used
    assert [word for word in sorted(used) if f"`{word}`" not in text] == []
