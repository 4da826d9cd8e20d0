"""The two ways of reading never disagree: what the fast one passes, the careful one passes with the same data."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings

from penholder.reading.careful import CarefulReader
from penholder.reading.fast import is_plainly_written, read_fast
from penholder.reading.schemas import SchemaSet
from tests.support.mutations import mutated
from tests.support.workspaces import EXAMPLES, ROOT, schema

FREE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Free",
    "description": "Anything at all.",
    "x-plural": "Free",
    "x-folder": "free",
    "type": "object",
}
"""A schema that refuses nothing, so that the two YAML readers meet without it."""
SMALL = [
    ("free", "x", text)
    for text in (
        "id: x\ntitle: A\n",
        "a:\n  - b\n  - c: d\n    e: f\ng: {h: i, j: k}\nl: [m, n]\n",
        "a: |\n  text\n  more\nb: >-\n  folded\n  text\n\n  para\nc: \"q\"\nd: 's'\n",
        "a:\n- b\n- c: >\n    d\n\n    e\n  f: |-\n   g\n- h\n",
        "# c\na: b # d\n\nc:\n  # e\n  d: 1\n  f: 2026-01-01\n",
        "a: b\n c\n d\ne: \"f\n  g\"\nh: 'i\n\n  j'\n",
        "- a: b\n",
    )
]
TEXTS = [
    (path.parts[-3], path.stem, text)
    for path in sorted(EXAMPLES.glob("*/valid/*.yaml"))
    if len(text := path.read_text("utf-8")) < 2_000
]
FOLDERS = {
    schema(path.name.partition(".")[0])["x-folder"]: path.name.partition(".")[0] for path in ROOT.glob("schemas/[!c]*")
}
REAL = [
    (FOLDERS[path.parent.name], path.stem, text)
    for path in sorted(ROOT.glob("content/*/*.yaml"))
    if path.parent.name in FOLDERS and len(text := path.read_text("utf-8")) < 2_000
][::9]


@pytest.fixture(scope="session")
def freed(schemas: SchemaSet) -> SchemaSet:
    documents = {**schemas.documents, "free.schema.json": FREE}
    return SchemaSet(documents, {**schemas.types, "free": "free"}, schemas.broken, schemas.digest)


@pytest.fixture(scope="session")
def reader(freed: SchemaSet) -> CarefulReader:
    return CarefulReader(freed)


def _alike(one: Any, other: Any) -> bool:
    """Equality that tells 1 from true and from 1.0, and sees the order of keys."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return bool(one == other)


def _agree(type_name: str, record_id: str, text: str, schemas: SchemaSet, reader: CarefulReader) -> None:
    fast = read_fast(text, schemas.is_valid(type_name))
    if fast is not None and isinstance(fast.get("id"), str):
        record_id = fast["id"]
    careful = reader.read(text, type_name, record_id)
    if fast is not None:
        assert isinstance(careful, dict), f"only the fast path passes it: {careful}"
        assert _alike(fast, careful), f"{fast} is not {careful}"
    elif isinstance(careful, dict):
        assert not is_plainly_written(text), "only the careful path passes it, though it is plainly written"
        assert schemas.is_valid(type_name)(careful), "the compiled validator refuses what the careful path passes"
    else:
        assert careful, "it is refused without a word"
        for problem in careful:
            assert 1 <= problem.line <= text.count("\n") + 1
            assert problem.column >= 1
            assert "\n" not in problem.message + problem.hint


HOLES = (
    *("a: ! b\n", "a: |2-\n   b\n", "{a:}\n", "? a\n", ": a\n", "\t# c\na: b\n", "a: b\n\n\t\nc: d\n", "a: b -\tc\n"),
    *(
        "a: '\n b'\n",
        'a: "b"# c\n',
        "a: {b:\nc}\n",
        "a: b\ufffe\n",
        "a: 0b1\n",
        "a: 1_0\n",
        "a: -0\n",
        "'a':b\n",
        "true: a\n",
    ),
    *("a:\n- - - - b\n", "a: |\n    b\n  c\n", "a: |\n b\n\n  \nc: d\n", "\u212b: a\n\u00c5: b\n", "a: { .b }\n"),
    "a:\n" + "".join(f"{' ' * depth}-\n{' ' * depth} b:\n" for depth in range(60)),
    "a:\n" + "- {b: c, d: e}\n" * 9_000,
)
"""Texts on which an earlier fast path and the careful one did not agree."""


@pytest.mark.parametrize("text", HOLES)
def test_old_disagreements_stay_mended(text: str, freed: SchemaSet, reader: CarefulReader) -> None:
    _agree("free", "x", text, freed, reader)


@settings(max_examples=max(400, settings.default.max_examples if settings.default else 0))
@given(case=mutated([*SMALL]))
@example(case=SMALL[0])
def test_they_agree_on_yaml(case: tuple[str, str, str], freed: SchemaSet, reader: CarefulReader) -> None:
    _agree(*case, freed, reader)


@settings(max_examples=max(250, settings.default.max_examples if settings.default else 0))
@given(case=mutated([*TEXTS, *REAL]))
@example(case=TEXTS[0])
def test_they_agree_on_records(case: tuple[str, str, str], freed: SchemaSet, reader: CarefulReader) -> None:
    _agree(*case, freed, reader)


def test_the_comparison_can_fail(freed: SchemaSet, reader: CarefulReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("penholder.reading.fast.is_plainly_written", lambda text: True)
    with pytest.raises(AssertionError, match="is not"):
        _agree("free", "x", "a: 0123\n", freed, reader)
    with pytest.raises(AssertionError, match="only the fast path"):
        _agree("free", "x", "a: &b c\n", freed, reader)


def test_real_records_take_the_fast_path(freed: SchemaSet) -> None:
    texts = [path.read_text("utf-8") for path in ROOT.glob("content/*/*.yaml")]
    plain = sum(map(is_plainly_written, texts))
    assert plain >= 0.9 * len(texts), f"{len(texts) - plain} of {len(texts)} records are read slowly"
