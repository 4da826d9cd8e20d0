"""The desk: what a page has before it while it is made, and what it has looked at there."""

from __future__ import annotations

from dataclasses import dataclass, field

from penholder.knowledge.base import Backlink, KnowledgeBase
from penholder.knowledge.record import Record, RecordName
from penholder.publishing.glossary import NO_GLOSSARY, Glossary
from penholder.publishing.trace import EVERY, MEMBERS, REFERRERS, Trace, watched
from penholder.publishing.views import RecordView
from penholder.rendering.templates import encode


@dataclass(frozen=True, slots=True)
class Desk:
    """What the views of one page share: the records, where the page lies, and a trace of what it looks at."""

    _base: KnowledgeBase
    root: str
    """From the page to the root of the site, such as `../../`."""
    trace: Trace = field(default_factory=Trace)
    """What the page has looked at so far."""
    astray: list[tuple[RecordName, str]] = field(default_factory=list)
    """The links in prose that lead to no record: who has them and what they name. Filled while the page is made."""

    glossary: Glossary = NO_GLOSSARY
    """What the page explains where it is used first."""
    explained: set[RecordName] = field(default_factory=set)
    """What the page has explained so far, or need not explain."""

    @property
    def base(self) -> KnowledgeBase:
        """The records of the audience; what is looked at there is noted as well."""
        return watched(self._base, self.trace)

    def record(self, record: Record) -> RecordView:
        """A fresh view of a record."""
        return RecordView(record, self._base.types[record.name.type], self)

    def find(self, name: RecordName | None) -> RecordView | None:
        """A view of the record of that name, where there is one."""
        if name is None:
            return None
        self.trace.note(name, "id")
        record = self._base.get(name)
        return self.record(record) if record else None

    def records(self) -> tuple[RecordView, ...]:
        """Views of all records, by full name."""
        self.trace.note(EVERY, MEMBERS)
        return tuple(self.record(record) for record in self._base.records.values())

    def of_type(self, type_name: str) -> tuple[RecordView, ...]:
        """Views of all records of a type, by id."""
        self.trace.note(RecordName(type_name, ""), MEMBERS)
        return tuple(self.record(record) for record in self._base.of_type(type_name))

    def referrers(self, name: RecordName) -> tuple[Backlink, ...]:
        """Who refers to a record and how, each once, in order."""
        self.trace.note(name, REFERRERS)
        return self._base.referrers(name)

    def link(self, name: RecordName, target: str) -> str | None:
        """The address, from the page, of the record that a link in the prose of the record `name` leads to."""
        found = self.find(RecordName.parse(target))
        if found is None:
            self.astray.append((name, target))
        return found.url if found else None

    def explain(self, name: RecordName, word: str) -> str | None:
        """A word, given as HTML, as a link to the record that defines it; None where the page has explained it."""
        view = None if name in self.explained else self.find(name)
        if view is None:
            return None
        self.explained.add(name)
        tip = encode(f"{view.title}: {view.summary}")
        return f'<a class="ph-term" href="{encode(view.url)}" data-ph-tip="{tip}">{word}</a>'
