"""YAML nodes with positions: the careful reading of a record, which explains what it does not accept.

Records use a small part of YAML 1.2: mappings with string keys, sequences, and scalars, in one document, without
anchors, aliases and tags. A plain scalar is a number only where it is written as JSON would write it, so that `1.10`,
`0123` and `12:30:00` stay what a person typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, MarkedYAMLFutureWarning, StringMark, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from penholder.reading.characters import misleading
from penholder.reading.limits import DIGITS, MAX_DEPTH, MAX_NODES
from penholder.reading.problems import Problem, shown

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NULL = ("", "~", "null", "Null", "NULL")
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NOT_A_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]")

Step = str | int


@dataclass(slots=True)
class Node:
    """A value and where it stands."""

    value: Any
    """A plain value; for a mapping or sequence, filled while reading."""
    line: int
    """The line, from 1."""
    column: int
    """The column, from 1."""
    children: dict[Step, Node] = field(default_factory=dict)
    """What it holds, by key or index."""
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where each key of a mapping stands."""

    def find(self, path: tuple[Step, ...]) -> Node:
        """The node at the end of a path, or the last one on the way that exists."""
        node = self
        for step in path:
            if step not in node.children:
                return node
            node = node.children[step]
        return node

    def place(self, path: tuple[Step, ...], *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at a path, or, where `key` is set, of its key."""
        parent = self.find(path[:-1])
        if key and path and path[-1] in parent.keys:
            return parent.keys[str(path[-1])]
        node = self.find(path)
        return node.line, node.column


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is being read."""

    node: Node
    key: str | None = None
    await_value: bool = False
    normal: dict[str, str] = field(default_factory=dict)


class _Stop(Exception):
    """What ends the reading of a file."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def parse(text: str) -> tuple[Node | None, list[Problem]]:
    """Read one document. The node is None where nothing can be made of the text."""
    builder = _Builder()
    try:
        for event in _events(text):
            builder.take(event)
    except _Stop as stop:
        return None, sorted([*builder.problems, stop.problem], key=lambda problem: problem[1:3])
    if builder.root is None:
        return None, [Problem("empty-file", 1, 1, "the file holds no record", "write the record or delete the file")]
    if not isinstance(builder.root.value, dict):
        message = "a record is a mapping of fields to values"
        hint = 'begin with "id: …", one field a line'
        problem = Problem("not-a-mapping", builder.root.line, builder.root.column, message, hint)
        return None, [*builder.problems, problem]
    return builder.root, builder.problems


def _events(text: str) -> Iterator[Event]:
    yaml = YAML(typ="safe", pure=True)
    line = column = 1
    try:
        for event in yaml.parse(text):
            line, column = event.end_mark.line + 1, event.end_mark.column + 1
            yield event
    except (MarkedYAMLError, MarkedYAMLFutureWarning) as error:
        raise _Stop(_syntax_problem(error, text)) from None
    except (YAMLError, ValueError, IndexError, AttributeError) as error:
        # The scanner meets some malformed escapes and directives with plain Python errors, which bear no place.
        detail = f"what follows cannot be read ({shown(error) or type(error).__name__})"
        raise _Stop(Problem("yaml-syntax", line, column, detail, "check quotation marks and escapes")) from None


def _syntax_problem(error: MarkedYAMLError | MarkedYAMLFutureWarning, text: str) -> Problem:
    mark: StringMark | None = error.problem_mark or error.context_mark
    if error.context == "while scanning a quoted scalar":
        mark = error.context_mark  # the problem is at the end of the file, the mistake where the quotation begins
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = text.split("\n")
    written = lines[line] if line < len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return Problem("yaml-syntax", line + 1, 1, "a tab is used for indentation", "use spaces, two a level")
    if written[column : column + 1] == "\t":
        return Problem("yaml-syntax", line + 1, column + 1, "a tab stands where YAML has none", "use spaces")
    message = " ".join(str(part) for part in (error.context, error.problem) if part)
    hint = "check the indentation and the quotation marks here and on the line before"
    if "mapping values are not allowed" in message:
        hint = "put a text that holds a colon in quotation marks"
    return Problem("yaml-syntax", line + 1, column + 1, message, hint)


def _is_clear(key: str) -> bool:
    return next(misleading(key), None) is None


class _Builder:
    """Makes nodes of events, without recursion."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.documents = 0
        self.nodes = 0

    def take(self, event: Event) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, DocumentStartEvent):
            self._start_document(event, line, column)
        elif isinstance(event, AliasEvent):
            message = "a record cannot point to another part of itself"
            raise _Stop(Problem("alias", line, column, message, "write the value out"))
        elif isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)):
            self._refuse_marks(event, line, column)
            self.nodes += 1
            if self.nodes > MAX_NODES:
                message = f"the record has more than {MAX_NODES:,} values"
                raise _Stop(Problem("file-too-large", line, column, message, "split it into several records"))
            if isinstance(event, ScalarEvent):
                self._scalar(event, line, column)
            else:
                self._start(Node({} if isinstance(event, MappingStartEvent) else [], line, column))
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self.stack.pop()

    def _start_document(self, event: DocumentStartEvent, line: int, column: int) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = 'keep one record in a file, without a second "---"'
            raise _Stop(Problem("multiple-documents", line, column, "the file holds more than one document", hint))
        if event.version is not None or event.tags:
            raise _Stop(Problem("tag", 1, 1, "YAML directives are not used in records", "delete the line"))

    def _refuse_marks(self, event: Any, line: int, column: int) -> None:  # noqa: ANN401
        if event.anchor is not None:
            raise _Stop(Problem("alias", line, column, "anchors are not used in records", f'delete "&{event.anchor}"'))
        if event.tag is not None:
            raise _Stop(Problem("tag", line, column, "tags are not used in records", f'delete "{event.tag}"'))

    def _start(self, node: Node) -> None:
        if len(self.stack) >= MAX_DEPTH:
            message = f"values are nested more than {MAX_DEPTH} deep"
            raise _Stop(Problem("too-deep", node.line, node.column, message, "records need four or five levels"))
        if self._awaits_key():
            hint = "write the key as a word"
            raise _Stop(Problem("key-not-string", node.line, node.column, "a key must be a word", hint))
        self._place(node)
        self.stack.append(_Open(node))

    def _scalar(self, event: ScalarEvent, line: int, column: int) -> None:
        plain = bool(event.implicit[0]) and event.style is None
        if self._awaits_key():
            self._key(event, plain, line, column)
            return
        if plain and not event.value and self.stack and self.stack[-1].key is not None:
            line, column = self.stack[-1].node.keys[self.stack[-1].key]  # nothing stands there: the key is the place
        node = Node(self._resolve(event.value, line, column) if plain else event.value, line, column)
        self._check_escapes(event, line, column)
        self._place(node)

    def _check_escapes(self, event: ScalarEvent, line: int, column: int) -> None:
        """An escape can bring what the text of the file does not show."""
        if event.style != '"':
            return
        value = event.value
        if any("\ud800" <= character <= "\udfff" for character in value):
            message = "an escape stands for half a character (a surrogate)"
            raise _Stop(Problem("encoding", line, column, message, "write the character itself"))
        for _, code, message, hint in misleading(value):
            self.problems.append(Problem(code, line, column, f"{message} (written as an escape)", hint))
            return

    def _awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].node.value, dict) and not self.stack[-1].await_value

    def _key(self, event: ScalarEvent, plain: bool, line: int, column: int) -> None:
        open_ = self.stack[-1]
        written = event.value
        if plain and not isinstance(self._resolve(written, line, column), str):
            message = f'the key "{shown(written) or "null"}" is not a word'
            raise _Stop(Problem("key-not-string", line, column, message, "put it in quotation marks, or name it"))
        self._check_escapes(event, line, column)
        normal = unicodedata.normalize("NFC", _ZERO_WIDTH.sub("", written))
        # A misleading character is a problem of its own; the key then counts as the one that it looks like.
        key = written if _is_clear(written) else normal
        if normal in open_.normal:
            first = open_.normal[normal]
            key = first if _is_clear(first) else normal
            if _is_clear(first) and _is_clear(written):
                message = f'"{shown(normal)}" stands here for the second time, first on line {open_.node.keys[key][0]}'
                same = "delete one of them"
                hint = same if first == written else "the two look alike but have other characters; delete one"
                self.problems.append(Problem("duplicate-key", line, column, message, hint))
        open_.normal.setdefault(normal, written)
        open_.node.keys.setdefault(key, (line, column))
        open_.key, open_.await_value = key, True

    def _place(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        open_ = self.stack[-1]
        if isinstance(open_.node.value, list):
            open_.node.children[len(open_.node.value)] = node
            open_.node.value.append(node.value)
        else:
            key = str(open_.key)
            if key not in open_.node.value:
                open_.node.children[key] = node
                open_.node.value[key] = node.value
            open_.await_value = False

    def _resolve(self, text: str, line: int, column: int) -> str | int | float | bool | None:
        if text in _NULL:
            return None
        if text in _BOOLEANS:
            return _BOOLEANS[text]
        if INTEGER.fullmatch(text):
            if len(text.lstrip("-")) <= DIGITS:
                return int(text) if text != "-0" else text
            message = f"an integer of {len(text.lstrip('-'))} digits"
            self.problems.append(Problem("number-form", line, column, message, "put it in quotation marks"))
            return text
        if _NOT_A_NUMBER.fullmatch(text):
            self.problems.append(Problem("number-form", line, column, f'"{text}" is not a number', "write a value"))
            return text
        if _FLOAT.fullmatch(text) and repr(float(text)) == text:
            return float(text)
        return text
