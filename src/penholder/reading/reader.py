"""The reader: a record file's data, or everything that is wrong with the file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from penholder.diagnostics import Diagnostic
from penholder.reading.characters import MAX_BYTES, decode, misleading, stands_alone
from penholder.reading.explain import Explainer
from penholder.reading.fast import read_fast
from penholder.reading.files import RecordFile
from penholder.reading.problems import Problem
from penholder.reading.prose import unwanted
from penholder.reading.schemas import SchemaSet
from penholder.reading.yaml_nodes import Node, Step, parse
from penholder.workspace import Workspace

Data = dict[str, Any]


class Reader:
    """Reads record files of one workspace by one set of schemas."""

    def __init__(self, workspace: Workspace, schemas: SchemaSet) -> None:
        self.workspace = workspace
        self.schemas = schemas

    def read(self, file: RecordFile) -> Data | list[Diagnostic]:
        """The data of a file that is fine, or what is wrong with it: the fast path, then the careful one."""
        text = self._text(file)
        if isinstance(text, Problem):
            return [text.within(file.path)]
        data = read_fast(text, self.schemas.is_valid(file.type))
        if data is not None and data.get("id") == file.id:
            return data
        result = self.read_carefully(text, file.type, file.id)
        return result if isinstance(result, dict) else [problem.within(file.path) for problem in result]

    def read_carefully(self, text: str, type_name: str, record_id: str) -> Data | list[Problem]:
        """The careful path alone: the data of a text that is fine, or everything that is wrong with it."""
        problems = list(_misleading_characters(text))
        if any(stands_alone(text_at(text, problem)) for problem in problems):
            return problems
        node, more = parse(text)
        problems += more
        if node is None:
            return _in_order(problems)
        problems += self._explainer.problems(type_name, node)
        problems += _prose_problems(node)
        problems += _id_problems(node, record_id, problems)
        return _in_order(problems) if problems else dict(node.value)

    def positions(self, file: RecordFile) -> Node | None:
        """The nodes of a file, for the places of findings; None where it can't be read any more."""
        text = self._text(file)
        return None if isinstance(text, Problem) else parse(text)[0]

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self.schemas)

    def _text(self, file: RecordFile) -> str | Problem:
        size = file.stamp[0]
        if size > MAX_BYTES:
            message = f"the file has {size:,} bytes; a record may have {MAX_BYTES:,}"
            return Problem("file-too-large", 1, 1, message, "split it into several records")
        try:
            # Opened by descriptor and without following links: the folder may have changed since it was listed.
            descriptor = os.open(self.workspace.root / file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError as error:
            message = f"the file cannot be opened ({error.strerror})"
            return Problem("not-a-file", 1, 1, message, "check that it is there and readable")
        with os.fdopen(descriptor, "rb") as stream:
            return decode(stream.read(MAX_BYTES + 1))


def text_at(text: str, problem: Problem) -> str:
    """The character at a problem's place."""
    return text.split("\n")[problem.line - 1][problem.column - 1]


def _misleading_characters(text: str) -> Iterator[Problem]:
    for offset, code, message, hint in misleading(text):
        line = text.count("\n", 0, offset) + 1
        yield Problem(code, line, offset - text.rfind("\n", 0, offset), message, hint)


def _prose_problems(node: Node) -> Iterator[Problem]:
    ahead = [node]
    while ahead:
        current = ahead.pop()
        ahead.extend(current.children.values())
        if isinstance(current.value, str):
            for code, message, hint in unwanted(current.value):
                yield Problem(code, current.line, current.column, message, hint)


def _id_problems(node: Node, record_id: str, others: list[Problem]) -> Iterator[Problem]:
    path: tuple[Step, ...] = ("id",)
    written = node.value.get("id")
    place = node.place(path)
    if isinstance(written, str) and written != record_id and not any(problem[1:3] == place for problem in others):
        message = f'the id is "{written}", the file is named "{record_id}.yaml"'
        yield Problem("id-mismatch", *place, message, 'make them equal; "penholder rename" changes an id everywhere')


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column, problem.code))
