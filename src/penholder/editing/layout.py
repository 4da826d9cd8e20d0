"""Layout: the lines of a record laid out anew, by the places that its values and comments have.

What a person typed stays as it is, character by character: bare words, quoted texts and collections on one line are
copied, never written anew from what they mean, so that 1.10, 0123 and NO cannot change. ruamel.yaml's own writer leaves
comments in the columns that they had and resolves such words; only its reader is used here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

WIDTH = 100
"""The longest line of a folded text, in characters."""
STEP = 2
"""How much deeper each level stands, in characters."""
_ASIDE = re.compile(r"#[^\n]*|^(?:---|\.\.\.)(?=\s|$)", re.MULTILINE)
"""A comment, or the mark of a document; what stands outside values holds neither character otherwise."""
_HEADER = re.compile(r"([|>])(?:([1-9])([+-]?)|([+-]?)([1-9]?))")
_BREAK = re.compile(r"(?<=\S) (?=\S)")


class Unusual(Exception):
    """A text uses YAML in a way that cannot be laid out without moving a comment to another place."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A comment, or the mark of a document's beginning or end."""

    start: int
    """Where it begins, in characters from 0."""
    line: int
    """Its line, from 0."""
    column: int
    """Its column, from 0."""
    text: str
    """What it says, with its sign."""
    gap: str
    """The spaces before it, where a value stands on its line; empty where it stands alone."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A literal or folded text."""

    header: str
    """Its sign and what becomes of its last line ends."""
    lines: tuple[str, ...]
    """Its lines, without their common indentation."""
    spans: tuple[tuple[int, int], tuple[int, int]]
    """Where the header and the lines stand."""


class Layout:
    """A record's text, and what lies where in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._blocks: dict[int, _Block] = {}
        self._values: list[tuple[int, int]] = []
        self._root: Node = YAML(typ="safe", pure=True).compose(text)
        self._survey(self._root, 0)
        self.asides = list(self._find_asides())
        """All comments, in order."""
        self._ahead = deque(self.asides)
        self._out: list[str] = []

    def laid_out(self) -> str:
        """The text in its canonical layout. Raises Unusual where it has none."""
        if _is_block(self._root):
            self._collection(self._root, 0)
        else:
            self._lead(self._root, self._root.start_mark.line, 0)
            self._value(self._root, 0, "", self._root)
        for aside in self._ahead:
            if aside.gap:
                raise Unusual
            self._alone(aside, 0)
        return "\n".join(self._out) + "\n"

    # What lies where.

    def _survey(self, node: Node, margin: int) -> None:
        """Note the place of every value; `margin` is the column of the collection that holds the node."""
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            block = self._blocks[start] = self._block(start, margin)
            self._values += block.spans
        elif _is_block(node):
            for part in node.value:
                for inner in part if isinstance(part, tuple) else (part,):
                    self._survey(inner, node.start_mark.column)
        elif not _is_nothing(node):
            self._values.append((start, end))

    def _block(self, start: int, margin: int) -> _Block:
        header = _HEADER.match(self.text, start)
        assert header is not None
        indent = int(header[2] or header[5] or 0)
        first = position = self._end_of_line(start) + 1
        indent = margin + indent if indent else 0
        lines: list[str] = []
        while position < len(self.text):
            line = self.text[position : self._end_of_line(position)]
            if line.strip(" "):
                depth = len(line) - len(line.lstrip(" "))
                indent = indent or max(depth, margin + 1)
                if depth < indent:
                    break
            lines.append(line)
            position = self._end_of_line(position) + 1
        chomping = header[3] or header[4] or ""
        while chomping != "+" and lines and not lines[-1].strip(" ") and len(lines[-1]) <= (indent or len(lines[-1])):
            position -= len(lines.pop()) + 1
        spans = (start, header.end()), (first, max(first, position))
        return _Block(header[1] + chomping, tuple(line[indent:] for line in lines), spans)

    def _end_of_line(self, position: int) -> int:
        end = self.text.find("\n", position)
        return len(self.text) if end < 0 else end

    def _find_asides(self) -> Iterator[Aside]:
        position = 0
        for start, end in [*self._values, (len(self.text), len(self.text))]:
            for match in _ASIDE.finditer(self.text, position, max(position, start)):
                line = bisect_right(self._starts, match.start()) - 1
                before = self.text[self._starts[line] : match.start()]
                gap = before[len(before.rstrip()) :] if before.strip() else ""
                yield Aside(match.start(), line, len(before), match.group().rstrip(), gap)
            position = max(position, end)

    # Writing.

    def _blank_before(self, line: int) -> None:
        """Keep one blank line where there were some."""
        start = self._starts[line]
        blank = line > 0 and not self.text[self._starts[line - 1] : start].strip()
        if blank and self._out and self._out[-1] and all(start != block.spans[1][1] for block in self._blocks.values()):
            self._out.append("")

    def _alone(self, aside: Aside, indent: int) -> None:
        self._blank_before(aside.line)
        self._out.append((" " * indent if aside.text.startswith("#") else "") + aside.text)

    def _lead(self, first: Node, line: int, indent: int, *, after_dash: bool = False) -> None:
        """Write the comments above an item that begins on `line`; behind a dash alone there is no room for one."""
        while self._ahead and self._ahead[0].start < first.start_mark.index and (after_dash or not self._ahead[0].gap):
            self._alone(self._ahead.popleft(), indent)
        self._blank_before(line)

    def _trail(self, line: int) -> str:
        """The comment behind something that ends on `line`."""
        found = ""
        while self._ahead and self._ahead[0].gap and self._ahead[0].line <= line:
            if found:
                raise Unusual
            aside = self._ahead.popleft()
            found = aside.gap + aside.text
        return found

    def _tail(self, node: Node, parent: Node, indent: int) -> None:
        """Write the comments that close a collection: those that stand deeper than what holds it."""
        while self._ahead and not self._ahead[0].gap and self._ahead[0].start < node.end_mark.index:
            if self._ahead[0].column <= parent.start_mark.column:
                return
            self._alone(self._ahead.popleft(), indent)

    def _collection(self, node: Node, indent: int, head: str = "") -> None:
        """Write a mapping or sequence in block style; its first line begins with `head`, where that is given."""
        write = self._pair if isinstance(node, MappingNode) else self._entry
        for part in node.value:
            write(part, node, indent, head)
            head = ""

    def _pair(self, pair: tuple[Node, Node], parent: Node, indent: int, head: str) -> None:
        key, value = pair
        if not head:
            self._lead(key if _is_block(value) or _is_nothing(value) else value, key.start_mark.line, indent)
        text = self.text[key.start_mark.index : key.end_mark.index]
        if not isinstance(key, ScalarNode) or "\n" in text:
            raise Unusual
        line = f"{head or ' ' * indent}{text}:"
        if _is_nothing(value):
            self._out.append(line + self._trail(key.end_mark.line))
        elif _is_block(value):
            self._out.append(line + self._trail(key.end_mark.line))
            self._collection(value, indent + STEP)
            self._tail(value, parent, indent + STEP)
        else:
            self._value(value, indent, line + " ", parent)

    def _entry(self, entry: Node, parent: Node, indent: int, head: str) -> None:
        if not head:
            self._lead(_first(entry), self._line_of_dash(entry, parent), indent, after_dash=True)
        line = f"{head or ' ' * indent}-"
        if _is_nothing(entry):
            self._out.append(line + self._trail(entry.end_mark.line))
        elif _is_block(entry):
            self._collection(entry, indent + STEP, line + " ")
            self._tail(entry, parent, indent + STEP)
        else:
            self._value(entry, indent, line + " ", parent)

    def _line_of_dash(self, entry: Node, parent: Node) -> int:
        line: int = entry.start_mark.line
        dash = " " * parent.start_mark.column + "-"
        while line and not self.text.startswith(dash, self._starts[line]):
            line -= 1
        return line

    def _value(self, node: Node, indent: int, line: str, parent: Node) -> None:
        """Write a scalar, or a collection in brackets, behind `line`; `indent` is that of the parent."""
        text = self.text[node.start_mark.index : node.end_mark.index]
        if node.start_mark.index in self._blocks:
            self._write_block(self._blocks[node.start_mark.index], indent, line, self._trail(node.start_mark.line))
            return
        trail = self._trail(node.end_mark.line)
        if "\n" not in text:
            self._out.append(line + text + trail)
        elif isinstance(node, ScalarNode) and node.style is None:
            self._write_words(node.value, indent, line, trail)
        else:
            first, *rest = text.split("\n")
            least = indent if isinstance(node, CollectionNode) else indent + STEP
            self._out.append(line + first.rstrip())
            self._out += [_shifted(other, indent - parent.start_mark.column, least) for other in rest]
            self._out[-1] += trail

    def _write_words(self, text: str, indent: int, line: str, trail: str) -> None:
        """Write a bare text of several lines: on one line, or folded where that is too long."""
        if "\n" not in text and len(line) + len(text) <= WIDTH:
            self._out.append(line + text + trail)
        else:
            block = _Block(">-", tuple(text.replace("\n", "\n\n").split("\n")), ((0, 0), (0, 0)))
            self._write_block(block, indent, line, trail)

    def _write_block(self, block: _Block, indent: int, line: str, trail: str) -> None:
        lines = refolded(block.lines, WIDTH - indent - STEP) if block.header[0] == ">" else block.lines
        first = next((text for text in lines if text.strip(" ")), "")
        mark = str(STEP) if first.startswith(" ") else ""
        self._out.append(f"{line}{block.header[0]}{mark}{block.header[1:]}{trail}")
        self._out += [" " * (indent + STEP) + text if text else "" for text in lines]


def refolded(lines: tuple[str, ...], width: int) -> list[str]:
    """The lines of a folded text filled anew; blank and deeper ones have a meaning and stay (YAML 1.2.2, 8.1.3)."""
    result: list[str] = []
    paragraph: list[str] = []
    for line in (*lines, ""):
        if line and line[0] not in " \t":
            paragraph.append(line)
            continue
        if paragraph:
            result += _filled(" ".join(paragraph), width)
            paragraph = []
        result.append(line)
    return result[:-1]


def _filled(text: str, width: int) -> list[str]:
    lines = [""]
    for word in _BREAK.split(text):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _shifted(line: str, shift: int, least: int) -> str:
    text = line.strip()
    depth = len(line) - len(line.lstrip())
    return " " * max(depth + shift, least) + text if text else ""


def _is_block(node: Node) -> bool:
    return isinstance(node, CollectionNode) and not node.flow_style


def _is_nothing(node: Node) -> bool:
    """Whether no value stands there at all; ruamel.yaml gives such a node the place of what follows."""
    return isinstance(node, ScalarNode) and node.style is None and not node.value


def _first(node: Node) -> Node:
    """What stands first in a node, behind all dashes."""
    while _is_block(node):
        node = node.value[0][0] if isinstance(node, MappingNode) else node.value[0]
    return node
