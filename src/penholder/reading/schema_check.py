"""What can be wrong with a schema of ours itself, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs
import orjson
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from penholder.reading.problems import Problem
from penholder.reading.yaml_nodes import Node, Step, parse

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")
_IN_PLACE = ("not", "if", "then", "else")
_Path = tuple[Step, ...]
_Fault = tuple[str, _Path, str, str]


def schema_problems(text: str, document: Any, documents: Mapping[str, Any], *, is_type: bool) -> Iterator[Problem]:  # noqa: ANN401
    """Everything that is wrong with one schema; `documents` are all schemas, by file name."""
    if isinstance(document, orjson.JSONDecodeError):
        yield Problem("schema-invalid", document.lineno, document.colno, f"not JSON: {document.msg}", "mend the syntax")
        return
    faults = list(_faults(document, documents, is_type=is_type))
    if faults:
        # Our schemas are JSON without tabs, which is YAML too: so places come from the same reader.
        node = parse(text)[0] or Node({}, 1, 1)
        for code, path, message, hint in faults:
            yield Problem(code, *node.place(path), message, hint)


def _faults(document: Any, documents: Mapping[str, Any], *, is_type: bool) -> Iterator[_Fault]:  # noqa: ANN401
    if not isinstance(document, dict) or document.get("$schema") != DIALECT:
        hint = f'begin with "$schema": "{DIALECT}"'
        yield "schema-invalid", ("$schema",), "not a JSON Schema of 2020-12", hint
        return
    if not jsonschema_rs.meta.is_valid(document):
        error = best_match(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(document))
        path, detail = (tuple(error.absolute_path), error.message[:160]) if error else ((), "against the meta-schema")
        yield "schema-invalid", path, f"not a JSON Schema: {detail}", "see json-schema.org"
        return
    if is_type:
        for key in ("title", "description", "x-plural", "x-folder"):
            if not isinstance(document.get(key), str):
                hint = "a type needs a title, a description, a plural and a folder"
                yield "schema-invalid", (), f'"{key}" is missing', hint
    for path, schema in _subschemas(document, ()):
        yield from _reference_faults(path, schema, document, documents)
        pattern = schema.get("pattern")
        if isinstance(pattern, str) and (message := _pattern_problem(pattern)):
            hint = "write it without lookaround, back-references and nested repetition"
            yield "schema-pattern", (*path, "pattern"), message, hint


def _subschemas(schema: Any, path: _Path) -> Iterator[tuple[_Path, Mapping[str, Any]]]:  # noqa: ANN401
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            if key not in ("enum", "const", "default", "examples"):
                yield from _subschemas(value, (*path, key))
    elif isinstance(schema, list):
        for index, value in enumerate(schema):
            yield from _subschemas(value, (*path, index))


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
    elif _target(reference, document, documents) is None:
        yield "schema-invalid", place, f'"{reference}" leads nowhere', "mend the file name or the pointer"
    elif _loops(schema, document, documents):
        message = f'"{reference}" leads back to itself without going down into a value'
        yield "schema-loop", place, message, "let it recur under properties or items"


def _target(
    reference: str, document: Mapping[str, Any], documents: Mapping[str, Any]
) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
    name, _, pointer = reference.partition("#")
    target: Any = documents.get(name) if name else document
    if not isinstance(target, dict):
        return None
    document = target
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if not isinstance(target, dict) or key not in target:
            return None
        target = target[key]
    return (target, document) if isinstance(target, dict) else None


def _loops(start: Mapping[str, Any], document: Mapping[str, Any], documents: Mapping[str, Any]) -> bool:
    """Whether a schema applies itself to the same value."""
    seen: set[int] = set()
    ahead: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = [(start, document)]
    while ahead:
        schema, where = ahead.pop()
        applied = [part for key in _IN_PLACE_LISTS for part in schema.get(key, ())]
        applied += [schema[key] for key in _IN_PLACE if key in schema]
        steps: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = [(part, where) for part in applied]
        if isinstance(schema.get("$ref"), str) and (found := _target(schema["$ref"], where, documents)):
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
