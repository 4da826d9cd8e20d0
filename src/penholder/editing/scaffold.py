"""Scaffold: the text of a record that somebody begins, with every field explained."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from penholder.editing.scalars import written
from penholder.knowledge.record import SEPARATOR
from penholder.knowledge.types import ANY, Field, Kind, RecordType

WIDTH = 100
"""The longest line of a comment, in characters."""
_TO_WRITE = "To be written"
_BEFORE = 'What follows is optional. Take "# " away before the lines that you need, and delete the others.'
_KEPT_FOR_US = ("superseded_by", "formerly")
"""Fields that a new record has no use for."""


class Scaffold:
    """Begins one record. A schema may ask for a form that cannot be guessed, so placeholders can be exchanged."""

    def __init__(self, type_: RecordType, record_id: str, today: str) -> None:
        self.type = type_
        self.today = today
        title = record_id.replace("-", " ").strip()
        self.given = {
            "id": written(record_id),
            "title": written(title[:1].upper() + title[1:]) if title else _TO_WRITE,
            "status": "draft",
            "clearance": "internal",
            "revised": today,
        }
        self.choices: Mapping[int, int] = {}
        """Which placeholder stands on a line, by number of the line from 1; the first where none is said."""
        self.offers: dict[int, int] = {}
        """How many placeholders there are for a line."""
        self._lines: list[str] = []

    def text(self, choices: Mapping[int, int]) -> str:
        """The file. The lines are the same whatever placeholders are chosen."""
        self.choices, self.offers = choices, {}
        self._lines = [f"# yaml-language-server: $schema=../../schemas/{self.type.name}.schema.json"]
        needed = self.type.schema.get("required", ())
        fields = [field for field in self.type.fields if field.name not in _KEPT_FOR_US]
        for field in fields:
            if field.required or field.name in needed:
                self._required(field, 0)
        optional = [field for field in fields if not field.required and field.name not in needed]
        if optional:
            self._lines += ["", *_comment(_BEFORE, 0)]
        for field in optional:
            self._lines.append("#")
            self._optional(field, 0)
        return "\n".join(self._lines) + "\n"

    def _required(self, field: Field, indent: int, dash: str = "") -> None:
        """Write a field with its comment; the first of a list entry bears the entry's dash, above its comment none."""
        if not dash:
            self._lines += _explained(field, indent)
        self._value(field, indent, (dash or " " * indent) + f"{field.name}:")

    def _optional(self, field: Field, indent: int) -> None:
        """Write a field as comment, with what it would need."""
        self._lines += _explained(field, indent)
        self._lines += [f"{' ' * indent}# {line}" for line in _outline(field, self.today)]

    def _value(self, field: Field, indent: int, line: str) -> None:
        """Write a value behind a key or dash, which stands in column `indent`."""
        deeper = indent + 2
        if field.kind is Kind.LIST and field.items is not None:
            self._lines.append(line)
            self._value(field.items, deeper, f"{' ' * deeper}-")
        elif field.kind is Kind.OBJECT and field.fields:
            self._object(field, deeper, line)
        elif field.kind is Kind.MAP and field.items is not None:
            self._lines.append(line)
            self._value(field.items, deeper, f"{' ' * deeper}name:")
        else:
            offers = placeholders(field, self.today)
            number = len(self._lines) + 1
            self.offers[number] = len(offers)
            chosen = offers[self.choices.get(number, 0)]
            value = self.given.get(field.name, chosen) if indent == 0 else chosen
            if field.kind is Kind.PROSE:
                self._lines += [f"{line} >-", f"{' ' * deeper}{value}"]
            else:
                self._lines.append(f"{line} {value}")

    def _object(self, field: Field, indent: int, line: str) -> None:
        required = _needed(field)
        in_list = line.endswith("-")
        if in_list:
            # YAML has no place for a comment behind a dash, so that of the first field stands above it.
            self._lines += _explained(required[0], indent - 2)
        else:
            self._lines.append(line)
        for number, inner in enumerate(required):
            self._required(inner, indent, f"{line} " if in_list and number == 0 else "")
        for inner in field.fields:
            if inner not in required:
                self._optional(inner, indent)


def placeholders(field: Field, today: str) -> Sequence[str]:
    """What may stand for a single value until somebody decides, as YAML, the likeliest first."""
    match field.kind:
        case Kind.VOCABULARY:
            return [written(word) for word in field.vocabulary]
        case Kind.REFERENCE:
            name = field.references[0]
            if field.references == ANY:
                return [f"type{SEPARATOR}id"]
            return [f"{name}{SEPARATOR}{name}-id" if len(field.references) > 1 else f"{name}-id"]
        case Kind.DATE:
            return [today]
        case Kind.INTEGER | Kind.NUMBER:
            return ["1", "5", "10", "100", "0", "-1"]
        case Kind.BOOLEAN:
            return ["true", "false"]
        case _:
            forms = (_TO_WRITE, today, "to-be-written", "To_be_written", "https://example.org/", "TBW", "A", "1")
            return [written(form) for form in forms]


def _outline(field: Field, today: str) -> Iterator[str]:
    """The lines of a field with nothing but what it needs."""
    inner = list(_outline_value(field, today))
    if len(inner) == 1 and field.kind not in (Kind.LIST, Kind.OBJECT, Kind.MAP):
        yield f"{field.name}: {inner[0]}"
    else:
        yield f"{field.name}:"
        yield from (f"  {line}" for line in inner)


def _outline_value(field: Field, today: str) -> Iterator[str]:
    if field.kind is Kind.OBJECT and field.fields:
        for inner in _needed(field):
            yield from _outline(inner, today)
    elif field.kind in (Kind.LIST, Kind.MAP) and field.items is not None:
        first, *rest = _outline_value(field.items, today)
        simple = field.items.kind not in (Kind.LIST, Kind.OBJECT, Kind.MAP)
        if field.kind is Kind.LIST or simple:
            yield f"{'-' if field.kind is Kind.LIST else 'name:'} {first}"
            yield from (f"  {line}" for line in rest)
        else:
            yield "name:"
            yield from (f"  {line}" for line in (first, *rest))
    else:
        yield placeholders(field, today)[0]


def _needed(field: Field) -> list[Field]:
    """The properties that an object must have; one of them, where it need have none."""
    return [inner for inner in field.fields if inner.required] or list(field.fields[:1])


def _explained(field: Field, indent: int) -> Iterator[str]:
    """The comment of a field: its description, and what may be chosen."""
    yield from _comment(field.description, indent)
    while field.kind in (Kind.LIST, Kind.MAP) and field.items is not None:
        field = field.items
    explanations = dict(zip(field.vocabulary, field.explanations, strict=False))
    for word in field.vocabulary:
        explanation = explanations.get(word, "")
        yield from _comment(f"- {word}: {explanation}" if explanation else f"- {word}", indent, "  ")


def _comment(text: str, indent: int, hanging: str = "") -> list[str]:
    """A text as lines of comment."""
    margin = " " * indent + "# "
    return textwrap.wrap(text, WIDTH, initial_indent=margin, subsequent_indent=margin + hanging, break_long_words=False)
