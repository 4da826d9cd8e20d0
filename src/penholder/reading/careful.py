"""The careful path: the data of a record that is fine, or everything that is wrong with it, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from penholder.reading.characters import misleading, stands_alone
from penholder.reading.explain import Explainer
from penholder.reading.problems import Problem
from penholder.reading.prose import unwanted
from penholder.reading.schemas import SchemaSet
from penholder.reading.yaml_nodes import Node, Step, parse


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
        if any(stands_alone(_text_at(text, problem)) for problem in problems):
            return problems
        node, more = parse(text)
        problems += more
        if node is None:
            return _in_order(problems)
        problems += self._explainer.problems(type_name, node)
        problems += _prose_problems(node)
        problems += _id_problems(node, record_id, problems)
        return _in_order(problems) if problems else dict(node.value)


def _text_at(text: str, problem: Problem) -> str:
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
