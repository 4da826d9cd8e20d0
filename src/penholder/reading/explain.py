"""Explanations: what a record's schema says against it, one message a mistake, each with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import jsonschema_rs
import orjson
from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from penholder.reading.nearest import suggestion
from penholder.reading.problems import Problem
from penholder.reading.schemas import BASE, SUFFIX, Schema, SchemaSet
from penholder.reading.yaml_nodes import Node, Step

_Path = tuple[Step, ...]
_KINDS = {"string": "text", "array": "a list", "object": "a mapping", "integer": "a whole number", "number": "a number"}
_KINDS |= {"boolean": "true or false", "null": "nothing"}
_LENGTHS = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minimum", "maximum")
_PRIORITY = ("type", "enum", "format", "pattern")


class Explainer:
    """Explains records of one schema set."""

    def __init__(self, schemas: SchemaSet) -> None:
        self.schemas = schemas
        resources = [
            (BASE + name, DRAFT202012.create_resource(document)) for name, document in schemas.documents.items()
        ]
        self.registry: Registry[Any] = Registry().with_resources(resources)

    def problems(self, type_name: str, node: Node) -> list[Problem]:
        """Everything that the schema of the type says against a record."""
        schema = self.schemas.documents[type_name + SUFFIX]
        validator = _careful()(
            {**schema, "$id": f"{BASE}{type_name}{SUFFIX}"}, registry=self.registry, format_checker=FORMATS
        )
        found: dict[tuple[_Path, str], tuple[int, Problem]] = {}
        for error in validator.iter_errors(node.value):
            rank = _PRIORITY.index(str(error.validator)) if error.validator in _PRIORITY else len(_PRIORITY)
            for path, group, problem in self._of_error(error, node, schema):
                if (path, group) not in found or rank < found[path, group][0]:
                    found[path, group] = rank, problem
        return [problem for _, problem in found.values()]

    def _of_error(self, error: ValidationError, node: Node, schema: Schema) -> Iterator[tuple[_Path, str, Problem]]:
        path = tuple(error.absolute_path)
        kind = str(error.validator)
        rules: Any = error.schema
        if kind in ("additionalProperties", "unevaluatedProperties"):
            yield from self._unknown_fields(path, node, schema if kind == "unevaluatedProperties" else rules)
        elif kind == "required":
            name = re.match(r"'(.*)' is a required property", error.message)
            missing = name.group(1) if name else "?"
            what = self._described(schema, path, missing)
            message = f'"{missing}" is missing'
            yield path, f"missing {missing}", Problem("missing-field", *node.place(path), message, what)
        elif kind == "propertyNames" or (error.parent is not None and error.parent.validator == "propertyNames"):
            message = f'"{error.instance}" cannot be a name here'
            hint = "use lower-case letters, digits and underscores, beginning with a letter"
            place = node.place((*path, str(error.instance)), key=True)
            yield path, f"key {error.instance}", Problem("bad-form", *place, message, hint)
        else:
            yield path, "value", _value_problem(error, path, node)

    def _unknown_fields(self, path: _Path, node: Node, schema: Schema) -> Iterator[tuple[_Path, str, Problem]]:
        known = self.property_names(schema)
        present = node.find(path).value
        for name in present:
            if name not in known:
                free = [word for word in known if word not in present]
                place = node.place((*path, name), key=True)
                problem = Problem("unknown-field", *place, f'"{name}" is not a field here', suggestion(name, free))
                yield (*path, name), "unknown", problem

    def property_names(self, schema: Schema) -> list[str]:
        """The fields that an object schema knows, its own and those of its parts."""
        names = list(schema.get("properties", ()))
        for part in schema.get("allOf", ()):
            names += self.property_names(self._follow(part))
        return names

    def _follow(self, schema: Schema) -> Schema:
        if "$ref" not in schema:
            return schema
        found: Schema = self.registry.resolver(BASE).lookup(schema["$ref"]).contents
        return found

    def _described(self, schema: Schema, path: _Path, name: str) -> str:
        if path:
            return "add it"
        for part in (schema, *(self._follow(part) for part in schema.get("allOf", ()))):
            if name in part.get("properties", {}):
                field = part["properties"][name]
                text = field.get("description") or self._follow_common(field)
                return f"add it: {text}" if text else "add it"
        return "add it"

    def _follow_common(self, field: Schema) -> str:
        reference = str(field.get("$ref", ""))
        reference = f"common{SUFFIX}{reference}" if reference.startswith("#") else reference
        return str(self._follow({"$ref": reference}).get("description", "")) if reference else ""


def _value_problem(error: ValidationError, path: _Path, node: Node) -> Problem:
    place = node.place(path)
    kind, value = str(error.validator), error.instance
    limit: Any = error.validator_value
    rules: Any = error.schema
    if kind == "type":
        return Problem("wrong-type", *place, *_wrong_type(limit, value))
    if kind == "enum":
        message = f'"{value}" is not one of the values here'
        return Problem("unknown-value", *place, message, suggestion(str(value), list(limit)))
    if kind == "format" or (kind == "pattern" and rules.get("format") == "date"):
        return Problem("bad-date", *place, f'"{value}" is not a date', "write year, month and day: 2026-11-20")
    if kind == "pattern":
        what = str(rules.get("description", ""))
        code = "bad-id" if path == ("id",) else "bad-form"
        return Problem(code, *place, f'"{str(value)[:60]}" does not have the right form', what)
    if kind in _LENGTHS:
        return Problem("wrong-length", *place, _length_message(kind, limit, value), "")
    if kind == "uniqueItems":
        return Problem(
            "repeated-value", *_repeated(node, path), "the same entry stands here twice", "delete one of them"
        )
    return Problem("bad-form", *place, error.message[:200], "")


def _wrong_type(expected: Any, value: Any) -> tuple[str, str]:  # noqa: ANN401
    kinds = [expected] if isinstance(expected, str) else list(expected)
    wanted = " or ".join(_KINDS[kind] for kind in kinds)
    if value is None:
        return f"nothing stands here, {wanted} is due", "write it, or delete the field"
    if "string" in kinds and isinstance(value, (int, float)):
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        return f"{shown} is read as {_kind_of(value)}, {wanted} is due", f'put it in quotation marks: "{shown}"'
    hint = "put a dash and a space before each entry" if kinds == ["array"] else ""
    return f"{_kind_of(value)} stands here, {wanted} is due", hint


def _kind_of(value: Any) -> str:  # noqa: ANN401
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return _KINDS[names.get(type(value), "null")]


def _length_message(kind: str, limit: Any, value: Any) -> str:  # noqa: ANN401
    if kind in ("minimum", "maximum"):
        return f"{value} is {'less' if kind == 'minimum' else 'more'} than {limit}"
    unit = {"L": "characters", "I": "entries", "P": "entries"}[kind[3]]
    size = len(value)
    if size == 0:
        return "nothing stands here; write it, or delete the field"
    return f"{size:,} {unit}, {'at least' if kind.startswith('min') else 'at most'} {limit:,} are allowed"


def _repeated(node: Node, path: _Path) -> tuple[int, int]:
    seen: set[bytes] = set()
    for index, entry in enumerate(node.find(path).value):
        key = orjson.dumps(entry, option=orjson.OPT_SORT_KEYS)
        if key in seen:
            return node.place((*path, index))
        seen.add(key)
    return node.place(path)


FORMATS = FormatChecker(formats=())


@FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    """Full dates of RFC 3339 alone; Python itself would also take weeks and dates without hyphens."""
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return False
        dt.date.fromisoformat(value)
    return True


@cache
def _pattern(pattern: str) -> Callable[[str], bool]:
    options = jsonschema_rs.RegexOptions()
    return jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=options, offline=True).is_valid


def _linear_pattern(_: Any, pattern: str, value: Any, __: Mapping[str, Any]) -> Iterator[ValidationError]:  # noqa: ANN401
    if isinstance(value, str) and not _pattern(pattern)(value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


def _hashed_unique(_: Any, unique: Any, value: Any, __: Mapping[str, Any]) -> Iterator[ValidationError]:  # noqa: ANN401
    if unique and isinstance(value, list):
        keys = {orjson.dumps(entry, option=orjson.OPT_SORT_KEYS) for entry in value}
        if len(keys) < len(value):
            yield ValidationError("has repeated entries")


@cache
def _careful() -> Any:  # noqa: ANN401
    """The explaining validator, with the two keywords replaced that can be slow on hostile input."""
    slow = {"pattern": _linear_pattern, "uniqueItems": _hashed_unique}
    return validators.extend(Draft202012Validator, slow)  # type: ignore[no-untyped-call]
