"""Schemas: the JSON Schema files of a workspace, checked, and compiled twice, for speed and for explanations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jsonschema_rs
import orjson

from penholder.diagnostics import Diagnostic
from penholder.reading.schema_check import schema_problems
from penholder.workspace import Workspace

SUFFIX = ".schema.json"
COMMON = f"common{SUFFIX}"
BASE = "https://schemas.invalid/"
"""The address that schemas have inside the program; the name can never exist (RFC 2606, section 2)."""
Schema = dict[str, Any]
_TYPED = {"type", "enum", "const", "$ref"}


@dataclass(frozen=True)
class SchemaSet:
    """The schemas of a workspace that are right in themselves."""

    documents: Mapping[str, Schema]
    """Every schema by file name."""
    types: Mapping[str, str]
    """The name of each record type, by its folder under `content/`."""
    broken: frozenset[str]
    """Folders whose schema is wrong, so that their records can't be judged."""
    digest: bytes
    """Identifies the bytes of all schema files."""

    def is_valid(self, type_name: str) -> Callable[[Any], bool]:
        """A compiled validator for records of a type. It fetches nothing and runs patterns in linear time."""
        return self._validators[type_name]

    def may_hold_numbers(self, type_name: str) -> bool:
        """Whether a record of a type can have a number anywhere."""
        return self._numeric[type_name]

    @cached_property
    def _numeric(self) -> dict[str, bool]:
        common = self.documents.get(COMMON, {})
        return {name: admits_numbers([self.documents[name + SUFFIX], common]) for name in self.types.values()}

    @cached_property
    def _validators(self) -> dict[str, Callable[[Any], bool]]:
        found: dict[str, Callable[[Any], bool]] = {}
        resources = [(BASE + name, document) for name, document in self.documents.items()]
        registry = jsonschema_rs.Registry(resources, draft=jsonschema_rs.Draft202012)
        for type_name in self.types.values():
            validator = jsonschema_rs.Draft202012Validator(
                self.documents[type_name + SUFFIX],
                registry=registry,
                base_uri=f"{BASE}{type_name}{SUFFIX}",
                validate_formats=True,
                pattern_options=jsonschema_rs.RegexOptions(),
                offline=True,
            )
            found[type_name] = validator.is_valid
        return found


def load_schemas(workspace: Workspace) -> tuple[SchemaSet, list[Diagnostic]]:
    """Read every schema of a workspace; those that are wrong are reported and left out."""
    documents: dict[str, Schema] = {}
    diagnostics: list[Diagnostic] = []
    texts = {path.name: path.read_bytes() for path in sorted(workspace.schemas.glob(f"*{SUFFIX}"))}
    parsed = {name: _parse(text) for name, text in texts.items()}
    wrong: set[str] = set()
    for name, text in texts.items():
        path = f"{workspace.schemas.name}/{name}"
        document = parsed[name]
        problems = list(schema_problems(text.decode("utf-8", "replace"), document, parsed, is_type=name != COMMON))
        diagnostics.extend(problem.within(path) for problem in problems)
        if problems or not isinstance(document, dict):
            wrong.add(name)
        else:
            documents[name] = document
    # What the common definitions break, they break for every type.
    usable = {} if COMMON in wrong else documents
    types = {str(schema["x-folder"]): name.removesuffix(SUFFIX) for name, schema in usable.items() if name != COMMON}
    broken = {_folder(name, parsed[name]) for name in (texts if COMMON in wrong else wrong) if name != COMMON}
    digest = orjson.dumps(sorted((name, text.decode("utf-8", "replace")) for name, text in texts.items()))
    return SchemaSet(usable, types, frozenset(broken), digest), diagnostics


def _parse(text: bytes) -> Any:  # noqa: ANN401
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        return error


def _folder(name: str, document: Any) -> str:  # noqa: ANN401
    """The folder that a broken schema means, as well as one can tell."""
    if isinstance(document, dict) and isinstance(document.get("x-folder"), str):
        return str(document["x-folder"])
    return name.removesuffix(SUFFIX) + "s"


def admits_numbers(schema: Any) -> bool:  # noqa: ANN401
    """Whether a schema has a part that says "integer" or "number", or a property of which it does not say the type."""
    if isinstance(schema, list):
        return any(admits_numbers(part) for part in schema)
    if not isinstance(schema, dict):
        return False
    types = schema.get("type")
    if types in ("integer", "number") or (isinstance(types, list) and {"integer", "number"} & set(types)):
        return True
    parts = schema.get("properties", {})
    untyped = (part for part in parts.values() if isinstance(part, dict) and not _TYPED & set(part))
    return any(True for _ in untyped) or any(admits_numbers(part) for part in schema.values())
