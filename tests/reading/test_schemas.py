"""Schemas that are wrong themselves: each with its place, nothing fetched, and the other types go on being checked."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from penholder.knowledge.loading import load
from penholder.reading.schemas import load_schemas
from tests.support.workspaces import check, found, lay_out, schema, term

Change = Callable[[dict[str, Any]], Any]


def _property(name: str, rules: Any) -> Change:
    return lambda verb: verb["properties"].update({name: rules})


def _with(**keywords: Any) -> Change:
    return lambda verb: verb.update(keywords)


DIALECT = "https://json-schema.org/draft/2020-12/schema"
LOOP = {"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}}
WRONG: dict[str, tuple[Change, str, str]] = {
    "a reference to another host": (
        _property("x", {"$ref": "http://HOST/y.json"}),
        '"$ref": "h',
        "schema-remote",
    ),
    "a reference to a file": (_property("x", {"$ref": "file:///etc/passwd"}), '"$ref": "f', "schema-remote"),
    "a reference without a scheme": (_property("x", {"$ref": "//HOST/y"}), '"$ref": "/', "schema-remote"),
    "one in a property called default": (_property("default", {"$ref": "http://x"}), '"$ref": "h', "schema-remote"),
    "a reference to nothing": (_property("x", {"$ref": "#/$defs/nothing"}), '"$ref": "#', "schema-invalid"),
    "a reference to no file": (_property("x", {"$ref": "nothing.schema.json"}), '"$ref": "n', "schema-invalid"),
    "a reference out of the folder": (
        _property("x", {"$ref": "../common.schema.json"}),
        '"$ref": "..',
        "schema-invalid",
    ),
    "a reference to an anchor": (_property("x", {"$ref": "#here"}), '"$ref": "#', "schema-invalid"),
    "a reference to what is no schema": (_property("x", {"$ref": "#/required"}), '"$ref": "#', "schema-invalid"),
    "a loop of its own": (_with(allOf=[{"$ref": "#"}]), '"$ref": "#"', "schema-loop"),
    "a loop of two": (_with(**LOOP), '"$ref": "#/$defs/b"', "schema-loop"),
    "a pattern that backtracks": (_property("x", {"pattern": "^(a+)+$"}), '"pattern": "^(a', "schema-pattern"),
    "one with words around": (_property("x", {"pattern": "^(x*a+b*)*$"}), '"pattern": "^(x', "schema-pattern"),
    "a pattern that looks ahead": (_property("x", {"pattern": "^(?=a)"}), '"pattern": "^(?', "schema-pattern"),
    "a pattern that refers back": (_property("x", {"pattern": r"^(a)\1$"}), '"pattern": "^(a', "schema-pattern"),
    "patterns of names": (_with(patternProperties={"^(a+)+$": {}}), '"patternProperties"', "schema-invalid"),
    "an unknown dialect": (_with(**{"$schema": "http://HOST/"}), '"$schema"', "schema-invalid"),
    "another dialect inside": (
        _property("x", {"$schema": "http://HOST/"}),
        '"$schema": "http://127',
        "schema-invalid",
    ),
    "an address of its own": (_with(**{"$id": "http://HOST/verb"}), '"$id"', "schema-invalid"),
    "a bad keyword": (_property("x", {"type": "word"}), '"type": "word"', "schema-invalid"),
    "a length that is no number": (_property("x", {"maxLength": "long"}), '"maxLength": "l', "schema-invalid"),
    "no title": (lambda verb: verb.pop("title"), "{", "schema-invalid"),
    "a folder elsewhere": (_with(**{"x-folder": "../verbs"}), '"x-folder"', "schema-invalid"),
    "an unknown clearance": (_property("x", {"x-clearance": "secret"}), '"x-clearance"', "schema-invalid"),
    "a clearance without effect": (
        *(_property("x", {"anyOf": [{"x-clearance": "internal"}]}), '"x-clearance"', "schema-invalid"),
    ),
    "a reference to no type": (_property("x", {"x-references": ["noun"]}), '"noun"', "schema-invalid"),
    "a reference that is no list": (_property("x", {"x-references": "actor"}), '"x-references": "a', "schema-invalid"),
}
SHEET = {"name": "sheet", "title": "A", "caution": "B", "group": "form", "rated": "x", "eased_by": "x"}


def _sheet(**keywords: Any) -> Change:
    """A worksheet that rates the list `x`, with some words changed."""

    def change(verb: dict[str, Any]) -> None:
        verb["properties"]["x"] = {"type": "array", "items": {"type": "string"}}
        verb["x-worksheet"] = {**SHEET, "choices": ["None", "Much"], **keywords}

    return change


WRONG |= {
    "a worksheet of a field that is not there": (_sheet(group="y"), '"group": "', "schema-invalid"),
    "a worksheet that rates no list": (_sheet(rated="form"), '"rated": "', "schema-invalid"),
    "a worksheet with one rating": (_sheet(choices=["Much"]), '"choices": ', "schema-invalid"),
    "a worksheet without a caution": (_sheet(caution=""), '"caution": "', "schema-invalid"),
    "a worksheet with a word too many": (_sheet(colour="red"), '"x-worksheet": ', "schema-invalid"),
}
SHOWN = {code for _, _, code in WRONG.values()}
TERMS = {"content/terms/good.yaml": term("good"), "content/terms/bad.yaml": term("bad", title="")}
VERB = "id: asks\n"


def test_a_worksheet_that_is_right_is_no_mistake(tmp_path: Path) -> None:
    verb = schema("verb")
    _sheet()(verb)
    workspace = lay_out(tmp_path, {}, {"verb": orjson.dumps(verb)})
    assert [one for one in load_schemas(workspace)[1] if one.path.startswith("schemas/")] == []


def test_two_worksheets_have_two_names(tmp_path: Path) -> None:
    changed = {}
    for name in ("verb", "term"):
        changed[name] = schema(name)
        _sheet()(changed[name])
        changed[name]["x-worksheet"]["group"] = "x"
    diagnostics = load_schemas(lay_out(tmp_path, {}, {name: orjson.dumps(one) for name, one in changed.items()}))[1]
    assert [one.message for one in diagnostics] == ['another type has the worksheet "sheet"']


def _place(text: str, mark: str) -> tuple[int, int]:
    """Where the value stands whose line holds the mark."""
    line = next(number for number, line in enumerate(text.split("\n")) if mark in line)
    written = text.split("\n")[line]
    before = mark.partition(": ")[0]
    return line + 1, written.index(before) + len(before) + 3 if before.endswith('"') and ": " in written else 1


@pytest.fixture
def host() -> Iterator[str]:
    """A host on this machine; at the end of the test, nobody may have called it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)  # the schema compiler opens sockets behind Python's back: so we listen ourselves
        yield f"127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("name", WRONG)
def test_it_is_found_at_its_place_and_other_types_are_still_checked(name: str, host: str, tmp_path: Path) -> None:
    change, mark, code = WRONG[name]
    verb = schema("verb")
    change(verb)
    document = orjson.dumps(verb, option=orjson.OPT_INDENT_2).replace(b"HOST", host.encode())
    workspace = lay_out(tmp_path, {**TERMS, "content/verbs/asks.yaml": VERB}, {"verb": document})
    text = (tmp_path / "schemas/verb.schema.json").read_text()
    loaded = load(workspace)
    (fault,) = {one for one in loaded.diagnostics if one.path.startswith("schemas/")}
    assert (fault.path, fault.code) == ("schemas/verb.schema.json", code)
    assert fault.line == _place(text, mark)[0], f"{fault} should be at {_place(text, mark)}"
    assert found(set(loaded.diagnostics) - {fault}) == ["content/terms/bad.yaml:1:1 missing-field"]
    assert [str(record) for record in loaded.base.records] == ["term/good"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"{", "1:2"),
        (b'{\n  "title": "Verb",\n}', "2:18"),
        (b"", "1:1"),
        (b"\xff\xfe", "1:1"),
        (b"[" * 5_000, None),
        (b"[]", "1:1"),
        (b"null", "1:1"),
    ],
)
def test_a_schema_that_is_no_json_object(text: bytes, place: str | None, tmp_path: Path) -> None:
    workspace = lay_out(tmp_path, TERMS, {"verb": text})
    first, second = load(workspace).diagnostics
    assert (first.path, first.code) == ("schemas/verb.schema.json", "schema-invalid")
    assert place in (None, f"{first.line}:{first.column}")
    assert found([second]) == ["content/terms/bad.yaml:1:1 missing-field"]


def test_the_place_is_found_behind_tabs_too(tmp_path: Path) -> None:
    document = orjson.dumps({**schema("verb"), "x-folder": "a/b"}, option=orjson.OPT_INDENT_2).replace(b"  ", b"\t")
    (fault,) = load(lay_out(tmp_path, {}, {"verb": document})).diagnostics
    assert (fault.line, fault.code) == (_place(document.decode(), '"x-folder"')[0], "schema-invalid")


def test_a_broken_schema_is_one_message_though_other_records_refer_to_its_own(tmp_path: Path) -> None:
    cited = term("good") + "sources:\n  - {source: paper, locator: p. 1, role: basis}\nrelated: [source/paper]\n"
    files = {"content/terms/good.yaml": cited, "content/sources/paper.yaml": "anything"}
    told = check(lay_out(tmp_path, files, {"source": {**schema("source"), "x-folder": "Sources"}}))
    assert [one.partition(":")[0] for one in told] == ["schemas/source.schema.json"]


def test_what_the_common_definitions_break_is_one_message(tmp_path: Path) -> None:
    assert check(lay_out(tmp_path, TERMS, {"common": b"{]"})) == ["schemas/common.schema.json:1:2 schema-invalid"]


def test_a_type_that_uses_a_broken_one_is_not_judged(tmp_path: Path) -> None:
    term_ = schema("term")
    term_["properties"]["acronym"] = {"$ref": "verb.schema.json#/properties/form"}
    verb = {**schema("verb"), "x-folder": "../verbs"}
    found_ = check(lay_out(tmp_path, TERMS, {"term": term_, "verb": verb}))
    assert [one.partition(":")[0] for one in found_] == ["schemas/verb.schema.json"]


def test_two_types_cannot_have_one_folder(tmp_path: Path) -> None:
    verb = {**schema("verb"), "x-folder": "terms"}
    assert check(lay_out(tmp_path, TERMS, {"verb": verb})) == [
        *("content/terms/bad.yaml:1:1 missing-field", "schemas/verb.schema.json:1:1 schema-invalid"),
    ]


@pytest.mark.parametrize("kind", ["a link", "a folder"])
def test_a_schema_is_a_file(kind: str, tmp_path: Path) -> None:
    workspace = lay_out(tmp_path, TERMS)
    path = tmp_path / "schemas/extra.schema.json"
    path.symlink_to("/etc/passwd") if kind == "a link" else path.mkdir()
    assert found(load_schemas(workspace)[1]) == ["schemas/extra.schema.json:1:1 not-a-file"]


ODD: dict[str, Any] = {
    "anything": True,
    "a free mapping": {"type": "object"},
    "a closed mapping": {"type": "object", "additionalProperties": False},
    "a list of anything": {"type": "array"},
    "a list of truths": {"type": "array", "items": True},
    "values of many kinds": {"enum": [1, None, "a", {"b": 1}]},
    "one of two": {"oneOf": [{"type": "integer"}, {"type": "string", "maxLength": 3}]},
    "parts": {"allOf": [{"$ref": "#/$defs/short"}, True]},
    "a format": {"type": "string", "format": "email"},
    "a constant": {"const": "a"},
    "a length in quotation marks": {"type": "object", "required": ["it's"]},
    "a tree": {
        "type": "object",
        "properties": {"left": {"$ref": "#/properties/x"}, "right": {"$ref": "#/properties/x"}},
    },
}


@pytest.mark.parametrize("typed", ["1", "words and words", "[a, {b: c}]", "{a: {b: 1}}", "~", "true", "a"])
@pytest.mark.parametrize("name", ODD)
def test_unusual_schemas_are_no_reason_to_fail(name: str, typed: str, tmp_path: Path) -> None:
    verb = schema("verb")
    verb["properties"]["x"] = ODD[name]
    verb["$defs"] = {"short": {"type": "string", "maxLength": 5}}
    text = "id: asks\ntitle: Asks\nsummary: It asks.\nstatus: draft\nclearance: public\nrevised: 2026-01-01\n"
    text += f"form: Asks\nkind: operative\nfunction: task\nusage: Often.\nx: {typed}\n"
    loaded = load(lay_out(tmp_path, {"content/verbs/asks.yaml": text}, {"verb": verb}))
    schemas, _ = load_schemas(loaded.reader.workspace)
    data = loaded.reader.read(next(iter(loaded.files.values())))
    assert isinstance(data, dict) == (loaded.diagnostics == ())
    assert not isinstance(data, dict) or schemas.is_valid("verb")(data), "the two validators disagree"
    assert {one.line for one in loaded.diagnostics} <= {11}
