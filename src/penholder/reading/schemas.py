"""Schemas: the JSON Schema files of a workspace, checked, and compiled twice, for speed and for explanations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jsonschema_rs
import orjson

from penholder.diagnostics import Diagnostic
from penholder.reading.problems import Problem
from penholder.reading.schema_check import COMMON, SUFFIX, has_dialect, referred_files, schema_problems
from penholder.reading.schema_marks import NAME
from penholder.workspace import Workspace

BASE = "https://schemas.invalid/"
"""The address that schemas have inside the program; the name can never exist (RFC 2606, section 2)."""
Schema = dict[str, Any]


@dataclass(frozen=True)
class SchemaSet:
    """The schemas of a workspace that are right in themselves."""

    documents: Mapping[str, Schema]
    """Every schema by file name."""
    types: Mapping[str, str]
    """The name of each record type, by its folder under `content/`."""
    broken: Mapping[str, str]
    """The types whose schema is wrong, by folder: their records can't be judged."""
    digest: bytes
    """Identifies the bytes of all schema files."""

    def is_valid(self, type_name: str) -> Callable[[Any], bool]:
        """A compiled validator for records of a type. It fetches nothing and runs patterns in linear time."""
        return self._validators[type_name]

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
    diagnostics: list[Diagnostic] = []
    texts = dict(_texts(workspace, diagnostics))
    parsed = {name: _parse(text) for name, text in texts.items()}
    sound = {name: document if _is_schema(document) else None for name, document in parsed.items()}
    wrong: set[str] = set()
    taken: set[tuple[str, str]] = set()
    for name, text in texts.items():
        problems = list(schema_problems(text.decode("utf-8", "replace"), parsed[name], sound, is_type=name != COMMON))
        problems += _name_problems(name, parsed[name], taken)
        diagnostics.extend(problem.within(f"{workspace.schemas.name}/{name}") for problem in problems)
        if problems:
            wrong.add(name)
    wrong |= _spoilt(parsed, wrong)
    documents = {name: document for name, document in parsed.items() if name not in wrong}
    types = {document["x-folder"]: name.removesuffix(SUFFIX) for name, document in documents.items() if name != COMMON}
    broken = {_folder(name, parsed[name]): name.removesuffix(SUFFIX) for name in sorted(wrong) if name != COMMON}
    digest = orjson.dumps(sorted((name, text.decode("utf-8", "replace")) for name, text in texts.items()))
    return SchemaSet(documents, types, broken, digest), diagnostics


def _texts(workspace: Workspace, diagnostics: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    for path in sorted(workspace.schemas.glob(f"*{SUFFIX}")):
        if path.is_file() and not path.is_symlink():
            yield path.name, path.read_bytes()
        else:
            message, hint = "a schema is a file; links, folders and pipes are not followed", "put the file itself there"
            diagnostics.append(Diagnostic(workspace.relative(path), 1, 1, "not-a-file", message, hint))


def _parse(text: bytes) -> Any:  # noqa: ANN401
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        return error


def _is_schema(document: Any) -> bool:  # noqa: ANN401
    return has_dialect(document) and jsonschema_rs.meta.is_valid(document)


def _name_problems(name: str, document: Any, taken: set[tuple[str, str]]) -> Iterator[Problem]:  # noqa: ANN401
    """What is wrong with the names that a schema gives; `taken` are those of others, each with what it is a name of."""
    if NAME.fullmatch(name.removesuffix(SUFFIX)) is None:
        hint = "use lower-case letters, digits and hyphens, at most 64"
        yield Problem("schema-invalid", 1, 1, "the file's name is not the name of a type", hint)
    if not isinstance(document, dict):
        return
    sheet = document.get("x-worksheet")
    given = {"folder": document.get("x-folder"), "worksheet": sheet.get("name") if isinstance(sheet, dict) else None}
    for what, value in given.items():
        if isinstance(value, str):
            if (what, value) in taken:
                yield Problem(
                    "schema-invalid", 1, 1, f'another type has the {what} "{value}"', "give each type its own"
                )
            taken.add((what, value))


def _spoilt(parsed: Mapping[str, Any], wrong: set[str]) -> set[str]:
    """The schemas that refer to a wrong one, directly or by way of others."""
    uses = {name: referred_files(document) for name, document in parsed.items() if name not in wrong}
    spoilt = set(wrong)
    while more := {name for name, used in uses.items() if used & spoilt} - spoilt:
        spoilt |= more
    return spoilt


def _folder(name: str, document: Any) -> str:  # noqa: ANN401
    """The folder that a broken schema means, as well as one can tell."""
    folder = document.get("x-folder") if isinstance(document, dict) else None
    if isinstance(folder, str) and NAME.fullmatch(folder):
        return folder
    return name.removesuffix(SUFFIX) + "s"
