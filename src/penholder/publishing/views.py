"""Views: a record as pages show it, prepared from its data and its type, so that templates are layout alone.

A view is driven by the fields that the type declares, in their order. A page takes the fields that it lays out itself
(`take`) and prints what is left (`rest`), so that a field added to a schema shows without a change of template.
What a view shows is noted in the trace of its desk, field by field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from penholder.knowledge.record import FieldPath, Record, RecordName
from penholder.knowledge.types import Field, Kind, RecordType
from penholder.publishing import addresses
from penholder.publishing.field_views import FieldView
from penholder.publishing.trace import WHOLE

if TYPE_CHECKING:
    from penholder.publishing.desk import Desk

MENTIONED = "Mentioned in"
"""What a record calls a reference to it that its schema gives no name."""
_TOLD = 12
"""How many connections a page tells with their summaries, which make about 1 kB of it (compressed)."""


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

    def cited(self, name: str, place: str, role: str = "") -> tuple[CitedView, ...]:
        """The sources that a list of citations names, each once, with the places; those with `role`, if any have it."""
        field = self.get(name)
        entries = field.entries if field else ()
        entries = tuple(entry for entry in entries if entry.value.get("role") == role) or entries
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
