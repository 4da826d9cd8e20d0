"""Explanations: what a record's schema says against it, one message a mistake, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import jsonschema_rs
import orjson
from jsonschema import Draft202012Validator, ValidationError, validators
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from penholder.reading.nearest import nearest, suggestion
from penholder.reading.problems import Problem, shown
from penholder.reading.schema_check import COMMON, SUFFIX, find_target
from penholder.reading.schemas import BASE, Schema, SchemaSet
from penholder.reading.yaml_nodes import Node, Step

_Path = tuple[Step, ...]
_KINDS = {"string": "text", "array": "a list", "object": "a mapping", "integer": "a whole number", "number": "a number"}
_KINDS |= {"boolean": "true or false", "null": "nothing"}
_DUE = {
    "array": "put a dash and a space before each entry",
    "object": "write its fields below it, two spaces further in, or delete what is too much",
    "boolean": "write true or false, without quotation marks",
    "integer": "write digits alone",
    "number": "write digits alone",
    "null": "delete it",
}
_LENGTHS = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minimum", "maximum")
_MISSING, _MEANT = "missing ", "meant for "
"""What the problems with one field are grouped by."""
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
        validator = _careful()({**schema, "$id": f"{BASE}{type_name}{SUFFIX}"}, registry=self.registry)
        found: dict[tuple[_Path, str], tuple[int, Problem]] = {}
        error = None
        for error in validator.iter_errors(node.value):
            rank = _PRIORITY.index(str(error.validator)) if error.validator in _PRIORITY else len(_PRIORITY)
            for path, group, problem in self._of_error(error, node, schema):
                if (path, group) not in found or rank < found[path, group][0]:
                    found[path, group] = rank, problem
        if error is not None and not found:
            return [_value_problem(error, tuple(error.absolute_path), node)]
        for path, group in list(found):
            if group.startswith(_MEANT):
                found.pop((path[:-1], _MISSING + group.removeprefix(_MEANT)), None)  # a slip in a name is one mistake
        return [problem for _, problem in found.values()]

    def _of_error(self, error: ValidationError, node: Node, schema: Schema) -> Iterator[tuple[_Path, str, Problem]]:
        path = tuple(error.absolute_path)
        kind = str(error.validator)
        rules: Any = error.schema
        if kind == "additionalProperties":
            yield from _unknown_fields(path, node, list(rules.get("properties", ())))
        elif kind == "unevaluatedProperties":
            yield from _unknown_fields(path, node, list(self._properties(rules, schema)))
        elif kind == "required":
            due: Any = error.validator_value
            for missing in due:
                if missing not in node.find(path).value:
                    hint = "add it" if path else self._described(schema, missing)
                    problem = Problem("missing-field", *node.place(path), f'"{missing}" is missing', hint)
                    yield path, f"{_MISSING}{missing}", problem
        elif isinstance(error.instance, str) and isinstance(node.find(path).value, dict):
            # What is judged is not the value at the path but one of its keys.
            message = f'"{shown(error.instance)}" cannot be a name here'
            default = "use lower-case letters, digits and underscores, beginning with a letter"
            hint = str(rules.get("description", default)) if isinstance(rules, dict) else default
            place = node.place((*path, error.instance), key=True)
            yield path, f"key {error.instance}", Problem("bad-form", *place, message, hint)
        else:
            yield path, "value", _value_problem(error, path, node)

    def _properties(self, schema: Schema | bool, document: Schema) -> dict[str, tuple[Schema | bool, Schema]]:
        """The properties that an object schema knows, its own and those of its parts, each with its document."""
        schema, document = self._follow(schema, document)
        parts = [part for key in ("allOf", "anyOf", "oneOf") for part in schema.get(key, ())]
        parts += [schema[key] for key in ("if", "then", "else") if key in schema]
        found = {name: (value, document) for name, value in schema.get("properties", {}).items()}
        for part in parts:
            found |= self._properties(part, document)
        return found

    def _follow(self, schema: Schema | bool, document: Schema) -> tuple[Schema, Schema]:
        if isinstance(schema, bool):
            return {}, document
        if "$ref" not in schema:
            return schema, document
        # Of a part that an error brings, one does not know the document: it is that of the type or the common one.
        for where in (document, self.schemas.documents.get(COMMON, {})):
            target = find_target(schema["$ref"], where, self.schemas.documents)
            if target is not None:
                return dict(target[0]), dict(target[1])
        return {}, document

    def _described(self, schema: Schema, name: str) -> str:
        field, document = self._properties(schema, schema).get(name, ({}, schema))
        beside = field.get("description") if isinstance(field, dict) else ""
        text = beside or self._follow(field, document)[0].get("description", "")
        return f"add it: {text}" if text else "add it"


def _unknown_fields(path: _Path, node: Node, known: list[str]) -> Iterator[tuple[_Path, str, Problem]]:
    present = node.find(path).value
    for name in present:
        if name not in known:
            free = [word for word in known if word not in present]
            place = node.place((*path, name), key=True)
            message = f'"{shown(name)}" is not a field here'
            problem = Problem("unknown-field", *place, message, suggestion(name, free))
            yield (*path, name), f"{_MEANT}{nearest(name, free) or ''}", problem


def _value_problem(error: ValidationError, path: _Path, node: Node) -> Problem:
    place = node.place(path)
    kind, value = str(error.validator), error.instance
    limit: Any = error.validator_value
    rules: Any = error.schema if isinstance(error.schema, dict) else {}
    if kind == "type":
        return Problem("wrong-type", *place, *_wrong_type(limit, value))
    if kind == "enum":
        message = f'"{shown(value)}" is not one of the values here'
        return Problem("unknown-value", *place, message, suggestion(str(value), [str(one) for one in limit]))
    if rules.get("format") == "date" and kind in ("format", "pattern"):
        return Problem("bad-date", *place, f'"{shown(value)}" is not a date', "write year, month and day: 2026-11-20")
    if kind in ("pattern", "format"):
        what = str(rules.get("description", ""))
        code = "bad-id" if path == ("id",) else "bad-form"
        return Problem(code, *place, f'"{shown(value)}" does not have the right form', what)
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
    hint = _DUE.get(kinds[0], "write one text; where it holds a colon, in quotation marks")
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


@cache
def _compiled(keyword: str, rule: str) -> Callable[[str], bool]:
    schema, options = {keyword: rule}, jsonschema_rs.RegexOptions()
    validator = jsonschema_rs.Draft202012Validator(schema, pattern_options=options, validate_formats=True, offline=True)
    return validator.is_valid


def _linear_pattern(_: Any, pattern: str, value: Any, __: Mapping[str, Any]) -> Iterator[ValidationError]:  # noqa: ANN401
    if isinstance(value, str) and not _compiled("pattern", pattern)(value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


def _same_format(_: Any, name: str, value: Any, __: Mapping[str, Any]) -> Iterator[ValidationError]:  # noqa: ANN401
    if isinstance(value, str) and not _compiled("format", name)(value):
        yield ValidationError(f"{value!r} is not a {name}")


def _hashed_unique(_: Any, unique: Any, value: Any, __: Mapping[str, Any]) -> Iterator[ValidationError]:  # noqa: ANN401
    if unique and isinstance(value, list):
        keys = {orjson.dumps(entry, option=orjson.OPT_SORT_KEYS) for entry in value}
        if len(keys) < len(value):
            yield ValidationError("has repeated entries")


@cache
def _careful() -> Any:  # noqa: ANN401
    """The explaining validator, without the two keywords that can be slow on hostile input and the one that varies."""
    replaced = {"pattern": _linear_pattern, "uniqueItems": _hashed_unique, "format": _same_format}
    return validators.extend(Draft202012Validator, replaced)  # type: ignore[no-untyped-call]
