"""The careful path: the data of a record that is fine, or everything that is wrong with it, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from penholder.reading.characters import misleading
from penholder.reading.explain import Explainer
from penholder.reading.problems import Problem, shown
from penholder.reading.prose import unwanted
from penholder.reading.schemas import SchemaSet
from penholder.reading.yaml_nodes import Node, Step, parse

MANY = 100
"""How many misleading characters of one file are reported."""


class CarefulReader:
    """Reads texts by one set of schemas."""

    def __init__(self, schemas: SchemaSet) -> None:
        self._explainer = Explainer(schemas)

    def nodes(self, text: str) -> Node | None:
        """The nodes of a text, as far as there are any."""
        return parse(text)[0]

    def read(self, text: str, type_name: str, record_id: str) -> dict[str, Any] | list[Problem]:
        """The data of a text that is fine, or everything that is wrong with it."""
        problems = list(_misleading_characters(text))
        if any(problem.code == "control-character" for problem in problems):
            return problems  # YAML cannot hold it, so nothing after it could be trusted
        node, more = parse(text)
        problems += more
        if node is None:
            return _in_order(problems)
        # Where something is wrong with how a value is written, what it says is not judged: one mistake, one message.
        doubtful = _doubtful_places(node, problems) if problems else set()
        schema_problems = self._explainer.problems(type_name, node)
        problems += (problem for problem in schema_problems if problem[1:3] not in doubtful)
        problems += _prose_problems(node)
        problems += _id_problems(node, record_id, problems, doubtful)
        return _in_order(problems) if problems else dict(node.value)


def _misleading_characters(text: str) -> Iterator[Problem]:
    line, seen = 1, 0
    for offset, code, message, hint in sorted(islice(misleading(text), MANY)):
        line += text.count("\n", seen, offset)
        seen = offset
        yield Problem(code, line, offset - text.rfind("\n", 0, offset), message, hint)


def _texts(node: Node) -> Iterator[tuple[str, int, int]]:
    ahead = [node]
    while ahead:
        current = ahead.pop()
        ahead.extend(current.children.values())
        if isinstance(current.value, str):
            yield current.value, current.line, current.column


def _doubtful_places(node: Node, problems: list[Problem]) -> set[tuple[int, int]]:
    texts = {(line, column) for text, line, column in _texts(node) if next(misleading(text), None) is not None}
    return texts | {(problem.line, problem.column) for problem in problems}


def _prose_problems(node: Node) -> Iterator[Problem]:
    for text, line, column in _texts(node):
        for code, message, hint in unwanted(text):
            yield Problem(code, line, column, message, hint)


def _id_problems(
    node: Node, record_id: str, others: list[Problem], doubtful: set[tuple[int, int]]
) -> Iterator[Problem]:
    path: tuple[Step, ...] = ("id",)
    written = node.value.get("id")
    place = node.place(path)
    judged = place in doubtful or any(problem[1:3] == place for problem in others)
    if isinstance(written, str) and written != record_id and not judged:
        message = f'the id is "{shown(written)}", the file is named "{record_id}.yaml"'
        yield Problem("id-mismatch", *place, message, 'make them equal; "penholder rename" changes an id everywhere')


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column, problem.code))
