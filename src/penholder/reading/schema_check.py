"""What can be wrong with a schema of ours itself, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import jsonschema_rs
import orjson

from penholder.reading.problems import Problem
from penholder.reading.schema_marks import mark_mistakes, type_mistakes

SUFFIX = ".schema.json"
COMMON = f"common{SUFFIX}"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")
_IN_PLACE = ("not", "if", "then", "else")
_PARTS_BY_NAME = {"properties", "$defs", "definitions", "dependentSchemas"}
_PARTS = {*_PARTS_BY_NAME, *_IN_PLACE_LISTS, *_IN_PLACE, "items", "prefixItems", "contains", "propertyNames"}
_PARTS |= {"additionalProperties", "unevaluatedItems", "unevaluatedProperties"}
_UNUSED = {
    "$id": "a schema is known by the name of its file",
    "$schema": "write it once, at the beginning",
    "$anchor": "refer by the way through the file, such as #/$defs/item",
    "$dynamicAnchor": "refer by the way through the file, such as #/$defs/item",
    "$dynamicRef": 'use "$ref"',
    "patternProperties": 'use "propertyNames" and "additionalProperties"',
}
"""What would make references lead elsewhere or values that no field describes; with what to do instead."""
_Path = tuple[str | int, ...]
_Fault = tuple[str, _Path, str, str]


def schema_problems(text: str, document: Any, documents: Mapping[str, Any], *, is_type: bool) -> Iterator[Problem]:  # noqa: ANN401
    """Everything that is wrong with one schema; `documents` are all by file name, None where one is no schema."""
    if isinstance(document, orjson.JSONDecodeError):
        yield Problem("schema-invalid", document.lineno, document.colno, f"not JSON: {document.msg}", "mend the syntax")
        return
    faults = list(_faults(document, documents, is_type=is_type))
    if faults:
        # JSON without tabs is YAML too: so places come from the same reader.
        nodes = import_module("penholder.reading.yaml_nodes")
        node = nodes.parse(text.replace("\t", " "))[0] or nodes.Node({}, 1, 1)
        places = [node.place(path) for _, path, _, _ in faults]
        found = sorted(
            Problem(code, line, column, message, hint)
            for (code, _, message, hint), (line, column) in zip(faults, places, strict=True)
        )
        loops = [problem for problem in found if problem.code == "schema-loop"]
        yield from (problem for problem in found if problem not in loops[1:])  # one loop passes through several places


def _faults(document: Any, documents: Mapping[str, Any], *, is_type: bool) -> Iterator[_Fault]:  # noqa: ANN401
    if not has_dialect(document):
        hint = f'begin with "$schema": "{DIALECT}"'
        yield "schema-invalid", ("$schema",), "not a JSON Schema of 2020-12", hint
        return
    try:
        jsonschema_rs.meta.validate(document)
    except jsonschema_rs.ValidationError as error:
        message = f"not a JSON Schema: {error.message[:160]}"
        yield "schema-invalid", tuple(error.instance_path), message, "see json-schema.org"
        return
    types = {name.removesuffix(SUFFIX) for name in documents if name != COMMON}
    mistakes = list(type_mistakes(document)) if is_type else []
    for path, above, schema in _subschemas(document):
        mistakes += mark_mistakes(path, above, schema, types)
        mistakes += _unused_keywords(path, schema)
        yield from _reference_faults(path, schema, document, documents)
        pattern = schema.get("pattern")
        if isinstance(pattern, str) and (message := _pattern_problem(pattern)):
            hint = "write it without lookaround, back-references and nested repetition"
            yield "schema-pattern", (*path, "pattern"), message, hint
    for place, message, hint in mistakes:
        yield "schema-invalid", place, message, hint


def has_dialect(document: object) -> bool:
    """Whether a document says that it is a schema of the one dialect in use; of another, the rules would be fetched."""
    return isinstance(document, dict) and document.get("$schema") == DIALECT


def _subschemas(document: Mapping[str, Any]) -> Iterator[tuple[_Path, frozenset[str], Mapping[str, Any]]]:
    """Every part that is a schema itself: its path, the keywords that it stands under, and the part."""
    ahead: list[tuple[_Path, frozenset[str], Any]] = [((), frozenset(), document)]
    while ahead:
        path, above, schema = ahead.pop()
        if not isinstance(schema, dict):
            continue
        yield path, above, schema
        for key in (key for key in schema if key in _PARTS):
            value, under = schema[key], above | {key}
            if key in _PARTS_BY_NAME:
                ahead.extend(((*path, key, name), under, part) for name, part in value.items())
            elif isinstance(value, list):
                ahead.extend(((*path, key, index), under, part) for index, part in enumerate(value))
            else:
                ahead.append(((*path, key), under, value))


def _unused_keywords(path: _Path, schema: Mapping[str, Any]) -> Iterator[tuple[_Path, str, str]]:
    for key, hint in _UNUSED.items():
        if key in schema and (path or key != "$schema"):
            yield (*path, key), f'"{key}" is not used in schemas of a workspace', hint


def _reference_faults(
    path: _Path, schema: Mapping[str, Any], document: Mapping[str, Any], documents: Mapping[str, Any]
) -> Iterator[_Fault]:
    reference = schema.get("$ref")
    if not isinstance(reference, str):
        return
    place = (*path, "$ref")
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", reference):
        message = f'"{reference}" lies outside the workspace; nothing is fetched'
        yield "schema-remote", place, message, "copy the definition into schemas/"
    elif documents.get(reference.partition("#")[0], {}) is None:
        return  # that file has a message of its own
    elif find_target(reference, document, documents) is None:
        yield "schema-invalid", place, f'"{reference}" leads nowhere', "mend the file name or the pointer"
    elif _loops(schema, document, documents):
        message = f'"{reference}" leads back to itself without going down into a value'
        yield "schema-loop", place, message, "let it recur under properties or items"


def referred_files(document: object) -> set[str]:
    """The names of the schema files that a schema refers to."""
    parts = (schema for _, _, schema in _subschemas(document)) if isinstance(document, dict) else ()
    return {str(schema["$ref"]).partition("#")[0] for schema in parts if "$ref" in schema} - {""}


def find_target(
    reference: str, document: Mapping[str, Any], documents: Mapping[str, Any]
) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
    """The schema that a `$ref` in a document leads to, and the document that it stands in; None where there is none."""
    name, _, pointer = reference.partition("#")
    target: Any = documents.get(name) if name else document
    if not isinstance(target, dict):
        return None
    if pointer and not pointer.startswith("/"):
        return None
    document = target
    is_name = False
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if not isinstance(target, dict) or key not in target or not (is_name or key in _PARTS):
            return None
        target = target[key]
        is_name = not is_name and key in _PARTS_BY_NAME
    return (target, document) if isinstance(target, dict) else None


def _loops(start: Mapping[str, Any], document: Mapping[str, Any], documents: Mapping[str, Any]) -> bool:
    """Whether a schema applies itself to the same value."""
    seen: set[int] = set()
    ahead: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = [(start, document)]
    while ahead:
        schema, where = ahead.pop()
        applied = [part for key in _IN_PLACE_LISTS for part in schema.get(key, ())]
        applied += [schema[key] for key in _IN_PLACE if key in schema]
        steps: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = [
            (part, where) for part in applied if isinstance(part, dict)
        ]
        if isinstance(schema.get("$ref"), str) and (found := find_target(schema["$ref"], where, documents)):
            steps.append(found)
        for step in steps:
            if step[0] is start:
                return True
            if id(step[0]) not in seen:
                seen.add(id(step[0]))
                ahead.append(step)
    return False


def _pattern_problem(pattern: str) -> str:
    try:
        options = jsonschema_rs.RegexOptions()
        jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=options, offline=True)
    except (ValueError, jsonschema_rs.ValidationError):
        return f'the pattern "{pattern[:60]}" cannot be matched in linear time'
    if _repeats_a_repetition(pattern):
        return f'the pattern "{pattern[:60]}" repeats a repetition, which makes other programs hang'
    return ""


def _repeats_a_repetition(pattern: str) -> bool:
    """Whether a group that holds nothing but a repetition is repeated, as in `(a+)+`: editors match that slowly."""
    text = re.sub(r"\[(?:\\.|[^\]\\])*\]|\\.", "c", pattern)
    unbounded = r"(?:[*+]|\{\d+,\})"
    group = re.compile(r"\((?:\?:)?([^()]*)\)")
    while match := group.search(text):
        alternatives = match.group(1).split("|")
        risky = any(re.fullmatch(rf"(?:.[*?])*.{unbounded}(?:.[*?])*", part) for part in alternatives)
        if risky and re.match(unbounded, text[match.end() :]):
            return True
        text = text[: match.start()] + "c" + text[match.end() :]
    return False
