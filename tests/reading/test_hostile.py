"""Hostile input: each case is checked by a process of its own that may take 5 s and 512 MB and prints no traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penholder.reading.yaml_nodes import MAX_DEPTH
from tests.support.limits import check_within_limits
from tests.support.workspaces import lay_out, schema, term, write

BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 12)
)
MERGES = "a0: &a0 {x: y}\n" + "".join(
    f"a{level}: &a{level} {{<<: [{', '.join([f'*a{level - 1}'] * 9)}]}}\n" for level in range(1, 12)
)
CASES: dict[str, tuple[str, ...]] = {
    "an alias bomb": (BOMB, "1:5 alias"),
    "a merge-key bomb": (MERGES, "1:5 alias"),
    "an alias to itself": ("a: &a [*a]\n", "1:4 alias"),
    "3,000 levels in blocks": ("".join(f"{' ' * level}a:\n" for level in range(3_000))[:500_000], "65:65 too-deep"),
    "3,000 levels in lists": ("".join(f"{' ' * level}-\n" for level in range(700)), "65:65 too-deep"),
    "3,000 levels in brackets": (term(definition="[" * 3_000 + "]" * 3_000), "7:76 too-deep"),
    "3,000 levels in braces": (term(definition="{a: " * 3_000 + "}" * 3_000), "7:265 too-deep"),
    "100,000 dashes": ("- " * 100_000 + "a\n", f"1:{2 * MAX_DEPTH + 1} too-deep"),
    "100,000 open brackets": ("[" * 100_000, f"1:{MAX_DEPTH + 1} too-deep"),
    "100,000 question marks": ("? " * 100_000 + "a\n", "1:3 key-not-string"),
    "100,000 dashes in a value": (term(definition="\n  " + "- " * 100_000 + "a"), "8:129 too-deep"),
    "an integer of 5,000 digits": (term(definition="7" * 5_000), "7:13 number-form"),
    "an integer of 400,000 digits": (term(definition="7" * 400_000), "7:13 number-form"),
    "a key of 400,000 letters": (term() + "a" * 400_000 + ": b\n", "8:400001 yaml-syntax"),
    "a value of 400,000 letters": (term(definition="word " * 80_000), "7:13 wrong-length"),
    "a quotation of 200,000 lines": (term(definition='"\n' + " a\n" * 100_000 + '"'), "7:13 wrong-length"),
    "beginnings of attribute lists": (term(definition="{.a" * 150_000), "7:16 yaml-syntax"),
    "the same in words": (term(definition="a {.a" * 100_000), "7:13 wrong-length"),
    "beginnings of links": (term(definition="a [x](<" * 70_000), "7:13 raw-html", "7:13 wrong-length"),
    "beginnings of pictures": (term(definition="a ![x](" * 70_000), "7:13 image", "7:13 wrong-length"),
    "beginnings of elements": (term(definition="a <a" * 120_000), "7:13 raw-html", "7:13 wrong-length"),
    "400,000 control characters": (term(title="A" + "\a" * 400_000), "2:9 control-character"),
    "400,000 zero-width spaces": (term(title="A" + "\u200b" * 130_000), "2:9 invisible-character"),
    "150,000 lines of control characters": ("\a\n" * 150_000, "1:1 control-character"),
    "9,000 unknown fields": (term() + "".join(f"field_{number}: x\n" for number in range(9_000)), "8:1 unknown-field"),
    "9,000 times the same field": (term() + "title: again\n" * 9_000, "8:1 duplicate-key"),
    "3,000 objects where words are due": (
        term() + "tags:\n" + "- {a: b, c: [d]}\n" * 3_000,
        "9:1 wrong-length",
        "9:3 wrong-type",
    ),
    "3,000 words that should differ": (
        term() + f"tags: [{', '.join(f'w{n}' for n in range(3_000))}]\n",
        "8:7 wrong-length",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_told_within_the_limits(name: str, tmp_path: Path) -> None:
    text, *expected = CASES[name]
    told = check_within_limits(lay_out(tmp_path, {"content/terms/x.yaml": text}))
    assert {f"content/terms/x.yaml:{one}" for one in expected} <= set(told)
    assert {one.rpartition(" ")[2] for one in told} == {one.rpartition(" ")[2] for one in expected}


def test_a_record_of_100_mb_is_not_read(tmp_path: Path) -> None:
    workspace = lay_out(tmp_path, {"content/terms/alarm.yaml": term("alarm", title="")})
    with (tmp_path / "content/terms/x.yaml").open("wb") as stream:
        stream.truncate(100_000_000)
    assert check_within_limits(workspace) == [
        *("content/terms/alarm.yaml:1:1 missing-field", "content/terms/x.yaml:1:1 file-too-large"),
    ]


def test_sixty_levels_of_items_are_explained(tmp_path: Path) -> None:
    text, indent = (Path(__file__).parents[1] / "examples/clause/valid/protection.yaml").read_text("utf-8"), "    "
    opening, closing = text.split("provenance")
    for _ in range(28):
        opening += f"{indent}items:\n{indent}  - text: a\n"
        indent += "    "
    told = check_within_limits(
        lay_out(tmp_path, {"content/clauses/protection.yaml": f"{opening}{indent}colour: red\nprovenance{closing}"})
    )
    assert [one.partition(" ")[2] for one in told if "clauses" in one] == ["unknown-field"]


def _unique(term_: dict[str, Any]) -> None:
    entry = {"type": "object", "properties": {"n": {"type": "integer"}, "of": {"type": "string"}}}
    term_["properties"]["things"] = {"type": "array", "uniqueItems": True, "items": entry}


def _slow_elsewhere(term_: dict[str, Any]) -> None:
    term_["properties"]["word"] = {"type": "string", "pattern": "^(a|a|aa)*$"}


def _self(term_: dict[str, Any]) -> None:
    term_["properties"]["tree"] = {"type": "object", "additionalProperties": {"$ref": "#/properties/tree"}}


SCHEMAS: dict[str, tuple[Callable[[dict[str, Any]], None], str, list[str]]] = {
    "3,000 objects, all different": (
        _unique,
        "things:\n" + "".join(f"- {{n: {n}, of: a}}\n" for n in range(3_000)),
        [],
    ),
    "3,000 objects, two alike": (
        *(_unique, "things:\n" + "".join(f"- {{n: {n % 2_999}, of: a}}\n" for n in range(3_000))),
        ["content/terms/x.yaml:3008:3 repeated-value"],
    ),
    "a pattern that other engines choke on": (
        *(_slow_elsewhere, f"word: {'a' * 100_000}!\n", ["content/terms/x.yaml:8:7 bad-form"]),
    ),
    "a schema that refers to itself": (_self, "tree: {a: {b: {c: 1}}}\n", ["content/terms/x.yaml:8:19 wrong-type"]),
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_does_not_make_it_slow(name: str, tmp_path: Path) -> None:
    change, more, expected = SCHEMAS[name]
    term_ = schema("term")
    change(term_)
    assert check_within_limits(lay_out(tmp_path, {"content/terms/x.yaml": term() + more}, {"term": term_})) == expected


def test_a_thousand_dangling_references_among_a_thousand_records(tmp_path: Path) -> None:
    workspace = lay_out(tmp_path, {})
    related = "related:\n" + "".join(f"  - term/nothing-{number}\n" for number in range(90))
    write(tmp_path, {f"content/terms/t{n}.yaml": term(f"t{n}") + (related if n < 10 else "") for n in range(700)})
    assert sum("dangling-reference" in line for line in check_within_limits(workspace)) == 900
