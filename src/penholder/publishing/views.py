"""Views: a record as pages show it, prepared from its data and its type, so that templates are layout alone.

A view is driven by the fields that the type declares, in their order. A page takes the fields that it lays out itself
(`take`) and prints what is left (`rest`), so that a field added to a schema shows without a change of template.
What a view shows is noted in the trace of its desk, field by field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from penholder.knowledge.record import FieldPath, Record, RecordName
from penholder.knowledge.types import Field, Kind, RecordType
from penholder.publishing import addresses
from penholder.publishing.phrases import date_in_words, in_words
from penholder.publishing.trace import WHOLE
from penholder.rendering.prose import Html, prose, wording

if TYPE_CHECKING:
    from penholder.publishing.desk import Desk

MENTIONED = "Mentioned in"
"""What a record calls a reference to it that its schema gives no name."""
_TOLD = 12
"""How many connections a page tells with their summaries, which make about 1 kB of it (compressed)."""
_SCALARS = {Kind.LINE, Kind.VOCABULARY, Kind.REFERENCE, Kind.DATE, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN}


@dataclass(frozen=True, slots=True)
class BacklinkView:
    """The records that refer to another in the same way."""

    label: str
    """What the other calls them, such as "Implemented by"."""
    records: tuple[RecordView, ...]
    """Who refers to it, by type and id."""
    terse: bool
    """Whether their titles have to do, since there are so many connections that a page with all summaries is slow."""


@dataclass(frozen=True, slots=True)
class CitedView:
    """A source with the places in it that a record cites."""

    source: RecordView
    """The source."""
    places: tuple[str, ...]
    """Locators or paragraphs, in the order of the record."""


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record on a page."""

    _record: Record
    type: RecordType
    """Its type."""
    desk: Desk
    """What the page has at hand."""
    taken: set[FieldPath] = field(default_factory=set)
    """What the page has placed so far."""

    @property
    def record(self) -> Record:
        """The record itself; whoever asks for it is taken to look at all of it."""
        self.desk.trace.note(self._record.name, WHOLE)
        return self._record

    @property
    def full_name(self) -> RecordName:
        """The full name, as a value."""
        return self._record.name

    @property
    def id(self) -> str:
        """The id, such as `early-warning-cell`."""
        return self._record.name.id

    @property
    def name(self) -> str:
        """The full name, such as `clause/early-warning-cell`."""
        return str(self._record.name)

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self._value("title"))

    @property
    def summary(self) -> str:
        """The answer first."""
        return str(self._value("summary"))

    @property
    def revised(self) -> str:
        """The day of the last change, YYYY-MM-DD."""
        return str(self._value("revised"))

    @property
    def doubts(self) -> tuple[FieldView, ...]:
        """What one must know before relying on it: a status other than published, a clearance other than public."""
        sure = {"status": "published", "clearance": "public"}
        fields = (self.get(name) for name, value in sure.items() if self._value(name) != value)
        return tuple(field for field in fields if field)

    @property
    def address(self) -> str:
        """Its page, from the root of the site."""
        return addresses.record_address(self.type, self.id)

    @property
    def url(self) -> str:
        """Its page."""
        return self.desk.root + self.address

    @property
    def list_url(self) -> str:
        """The page that lists its type."""
        return self.desk.root + addresses.listing_address(self.type)

    @property
    def word_url(self) -> str:
        """Itself as a Word document."""
        return self.desk.root + addresses.word_address(self._record.name)

    @property
    def data_url(self) -> str:
        """Itself as JSON."""
        return self.desk.root + addresses.data_address(self._record.name)

    @property
    def document_url(self) -> str:
        """Where the document that it describes is found: its `url`, or what follows from its `symbol`; else empty."""
        url, symbol = self._value("url"), self._value("symbol")
        return str(url) if url else addresses.document_address(symbol) if symbol else ""

    def connections(self, *own: FieldView | None) -> tuple[BacklinkView, ...]:
        """Who refers to it, grouped by how; with the records that it names itself in the fields `own`, each once."""
        groups: dict[str, list[RecordName]] = {}
        for names in filter(None, own):
            targets = (entry.target for entry in names.entries)
            groups[names.label] = [target.full_name for target in targets if target]
        for backlink in self.desk.referrers(self._record.name):
            group = groups.setdefault(backlink.inverse or MENTIONED, [])
            if backlink.name not in group:
                group.append(backlink.name)
        terse = sum(map(len, groups.values())) > _TOLD
        return tuple(
            BacklinkView(label, tuple(view for name in names if (view := self.desk.find(name))), terse)
            for label, names in groups.items()
        )

    def referring(self, type_name: str, *labels: str) -> tuple[RecordView, ...]:
        """The records of a type that refer to it; of `labels`, such as "Implemented by", those in one of these ways."""
        found = {
            backlink.name: None
            for backlink in self.desk.referrers(self.record.name)
            if backlink.name.type == type_name and (not labels or backlink.inverse in labels)
        }
        return tuple(view for name in found if (view := self.desk.find(name)))

    def cited(self, name: str, place: str, role: str = "", *, only: bool = False) -> tuple[CitedView, ...]:
        """The sources that a list of citations names, each once, with the places; those with `role`, if any have it.

        With `only`, no others take their place.
        """
        field = self.get(name)
        entries = field.entries if field else ()
        fitting = tuple(entry for entry in entries if entry.value.get("role") == role)
        entries = fitting if only else fitting or entries
        found: dict[str, tuple[RecordView, list[str]]] = {}
        for entry in entries:
            reference, where = entry.get("source"), entry.get(place)
            source = reference.target if reference else None
            if source and where:
                found.setdefault(source.id, (source, []))[1].append(where.text)
        return tuple(CitedView(source, tuple(places)) for source, places in found.values())

    def get(self, name: str) -> FieldView | None:
        """The field, where the record has it, without placing it."""
        self.desk.trace.note(self._record.name, name)
        return self._all.get(name)

    @property
    def fields(self) -> tuple[FieldView, ...]:
        """The fields that the record has, in the order of the schema."""
        self.desk.trace.note(self._record.name, WHOLE)
        return self._all.parts

    def take(self, name: str) -> FieldView | None:
        """The field, where the record has it; the page places it."""
        self.desk.trace.note(self._record.name, name)
        return self._all.take(name)

    def rest(self) -> tuple[FieldView, ...]:
        """The fields that nobody has taken, in the order of the schema."""
        self.desk.trace.note(self._record.name, WHOLE)
        return self._all.rest()

    def target_of(self, path: FieldPath) -> RecordView | None:
        """The record that the reference at a place leads to."""
        found = (reference.target for reference in self._record.references if reference.field == path)
        return self.desk.find(next(found, None))

    def _value(self, name: str) -> Any:  # noqa: ANN401
        self.desk.trace.note(self._record.name, name)
        return self._record.data.get(name)

    @property
    def _all(self) -> FieldView:
        declared = Field("", self.type.title, self.type.description, Kind.OBJECT, self.type.fields)
        return FieldView(declared, self._record.data, (), self)


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
