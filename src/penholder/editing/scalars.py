"""Scalars: how a text is written in a record file, and how one scalar is replaced where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import NamedTuple

from penholder.reading.yaml_nodes import Node, Step

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ /.-]+[A-Za-z0-9]+)*")
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
"""Words that some YAML program reads as something else than text (YAML 1.1, types bool and null)."""
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
_BLOCK_HEADER = re.compile(r"[|>][^\r\n]*[\r\n\t ]+")
_LINE_END = re.compile(r"\r\n|\n|\r")


def written(text: str, like: str = "") -> str:
    """A text of one line as a YAML scalar: in the quotation mark `like`, else bare where every program reads it alike.

    For text without control characters.
    """
    if like == "'":
        return "'" + text.replace("'", "''") + "'"
    if like == '"' or text.lower() in _WORDS or _PLAIN.fullmatch(text) is None:
        return json.dumps(text, ensure_ascii=False)
    return text


class Edit(NamedTuple):
    """One replacement in a text."""

    start: int
    """Where it begins, in characters from 0."""
    end: int
    """Where it ends; equal to the beginning for an insertion."""
    new: str
    """What stands there afterwards."""


class Unreachable(Exception):
    """A scalar is written in a way that cannot be replaced alone."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. They must not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


class Places:
    """Where the values of a record stand in the characters of its file, whatever its line ends."""

    def __init__(self, text: str, node: Node) -> None:
        self.text = text
        self.node = node
        ends = list(_LINE_END.finditer(text))
        self.newline = ends[0].group() if ends else "\n"
        """What ends the first line, and so the lines that are put in."""
        self._starts = [0, *(match.end() for match in ends)]

    def start(self, path: tuple[Step, ...]) -> int:
        """Where the value at a path begins."""
        line, column = self.node.place(path)
        return self._starts[line - 1] + column - 1

    def column(self, path: tuple[Step, ...]) -> int:
        """How far the value at a path is indented, from 0."""
        return self.node.place(path)[1] - 1

    def end_of_line(self, position: int) -> int:
        """Where the line of a position ends, before its line end."""
        match = _LINE_END.search(self.text, position)
        return match.start() if match else len(self.text)

    def replace(self, path: tuple[Step, ...], old: str, new: str) -> Edit:
        """Put `new` in the place of the scalar `old`, both without spaces, written as that one is.

        Raises Unreachable where it is not written there in one piece.
        """
        start = self.start(path)
        quoted = _QUOTED.match(self.text, start)
        if quoted is not None:
            return Edit(start, quoted.end(), written(new, self.text[start]))
        header = _BLOCK_HEADER.match(self.text, start)
        start = header.end() if header else start
        if not self.text.startswith(old, start):
            raise Unreachable
        return Edit(start, start + len(old), new if header else written(new))

    def replace_within(self, path: tuple[Step, ...], old: str, new: str, times: int) -> list[Edit]:
        """Put `new` in the place of the word `old` inside a longer scalar, where it stands `times` times.

        Raises Unreachable where it is not written there as it reads.
        """
        edits: list[Edit] = []
        at = self.start(path)
        for _ in range(times):
            at = self.text.find(old, at)
            if at < 0:
                raise Unreachable
            edits.append(Edit(at, at + len(old), new))
            at += len(old)
        return edits
