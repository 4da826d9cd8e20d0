"""A value of a record as pages show it, with what its schema says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from penholder.knowledge.record import FieldPath
from penholder.knowledge.types import Field, Kind
from penholder.publishing.phrases import date_in_words, in_words
from penholder.rendering.prose import Html, prose, wording

if TYPE_CHECKING:
    from penholder.publishing.views import RecordView

_SCALARS = {Kind.LINE, Kind.VOCABULARY, Kind.REFERENCE, Kind.DATE, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN}


@dataclass(frozen=True, slots=True)
class FieldView:
    """A value of a record with what its schema says of it."""

    declared: Field
    """The field."""
    value: Any
    """What the file holds there."""
    path: FieldPath
    """Where in the record it stands."""
    owner: RecordView
    """The record that it belongs to."""
    label_: str = ""
    """What it is called, where that differs from the field: the key in a map."""

    @property
    def name(self) -> str:
        """The key in the file."""
        return self.declared.name or self.label_

    @property
    def anchor(self) -> str:
        """What a link inside the page calls it."""
        return self.name.replace("_", "-")

    @property
    def label(self) -> str:
        """What pages call it."""
        return self.label_ or self.declared.title

    @property
    def help(self) -> str:
        """What the schema says of it."""
        return self.declared.description

    @property
    def kind(self) -> str:
        """How to show it; a value that may be text or an object is what it is."""
        if self.declared.kind is Kind.OBJECT and isinstance(self.value, str):
            return Kind.PROSE
        return self.declared.kind

    @property
    def short(self) -> bool:
        """Whether it fits into a line beside its label."""
        if self.kind == Kind.LIST:
            return self.declared.items is not None and self.declared.items.kind in _SCALARS
        return self.kind in _SCALARS

    @property
    def text(self) -> str:
        """A single value in words."""
        if self.kind == Kind.VOCABULARY:
            return self.declared.label(str(self.value)) or in_words(str(self.value))
        if self.kind == Kind.DATE:
            return self.date
        if isinstance(self.value, bool):
            return "Yes" if self.value else "No"
        return str(self.value)

    @property
    def date(self) -> str:
        """A year, month or day in words: `2013-04-25` is 25 April 2013."""
        return date_in_words(str(self.value))

    @property
    def meaning(self) -> str:
        """What a value of a vocabulary means; empty where the schema does not say."""
        return dict(zip(self.declared.vocabulary, self.declared.explanations, strict=False)).get(self.value, "")

    @property
    def html(self) -> Html:
        """Prose as HTML blocks, with the words of the glossary explained."""
        desk = self.owner.desk
        return desk.glossary.mark(prose(str(self.value), self._link), desk.explain)

    @property
    def wording(self) -> Html:
        """A paragraph of a text as HTML, with its parameters as slots."""
        return wording(str(self.value), self._link)

    @property
    def target(self) -> RecordView | None:
        """The record that a reference leads to; None for all other values."""
        if self.declared.kind is not Kind.REFERENCE:
            return None
        return self.owner.target_of(self.path)

    @property
    def entries(self) -> tuple[FieldView, ...]:
        """The entries of a list, or of a map with their keys as labels."""
        declared = self.declared.items or Field("", "", "", Kind.LINE)
        if isinstance(self.value, Mapping):
            return tuple(
                FieldView(declared, entry, (*self.path, key), self.owner, key) for key, entry in self.value.items()
            )
        return tuple(
            FieldView(declared, entry, (*self.path, index), self.owner) for index, entry in enumerate(self.value)
        )

    @property
    def parts(self) -> tuple[FieldView, ...]:
        """The properties of an object that it has, in the order of the schema."""
        return tuple(self._parts())

    def get(self, name: str) -> FieldView | None:
        """A property of an object, where it has it, without placing it."""
        declared = self.declared.field(name)
        if declared is None or not isinstance(self.value, Mapping) or name not in self.value:
            return None
        return FieldView(declared, self.value[name], (*self.path, name), self.owner)

    def take(self, name: str) -> FieldView | None:
        """A property of an object, where it has it; the page places it."""
        self.owner.taken.add((*self.path, name))
        return self.get(name)

    def rest(self) -> tuple[FieldView, ...]:
        """The properties that nobody has taken, in the order of the schema."""
        return tuple(part for part in self._parts() if part.path not in self.owner.taken)

    def _parts(self) -> Iterator[FieldView]:
        if isinstance(self.value, Mapping):
            for declared in self.declared.fields:
                if declared.name in self.value:
                    yield FieldView(declared, self.value[declared.name], (*self.path, declared.name), self.owner)

    def _link(self, name: str) -> str | None:
        return self.owner.desk.link(self.owner.full_name, name)
