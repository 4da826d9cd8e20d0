"""Traces: what of the records was looked at while something was made of them.

What was made is still good while all that it looked at is as it was; nobody has to say beforehand what that is. So a
layout may follow any field to any record, and the next edit of that record makes anew what showed it, and only that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import orjson

from penholder.knowledge.base import Backlink, KnowledgeBase, knowledge_base
from penholder.knowledge.record import Record, RecordName
from penholder.publishing.digest import digest

WHOLE = "*"
"""Every field of a record. No field has this name, nor the two that follow."""
REFERRERS = "<"
"""Who refers to a record, and how."""
MEMBERS = "/"
"""Which records a type has; the record name has no id then."""
EVERY = RecordName("", "")
"""With MEMBERS: which records there are at all."""

Sight: TypeAlias = tuple[RecordName, str]
"""One thing looked at: a record and the name of a field, or one of the marks above."""
Sights: TypeAlias = tuple[Sight, ...]
"""All that was looked at, each once, in order."""


class Trace:
    """Notes what is looked at."""

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen: set[Sight] = set()

    def note(self, name: RecordName, what: str) -> None:
        """Note that something was looked at, whether it was there or not."""
        self._seen.add((name, what))

    @property
    def sights(self) -> Sights:
        """What was noted. A field of a record that was looked at as a whole is not named beside it."""
        whole = {name for name, what in self._seen if what == WHOLE}
        marks = (WHOLE, REFERRERS, MEMBERS)
        return tuple(sorted(sight for sight in self._seen if sight[1] in marks or sight[0] not in whole))


class Standing:
    """How things stand: a digest of each thing that can be looked at in a knowledge base, computed when asked for."""

    def __init__(self, *, lasting: bool) -> None:
        """Where it is `lasting`, it remembers what it computed, for it will be asked again of other bases."""
        self._lasting = lasting
        self._base = self._former = knowledge_base("", (), ())
        self._known: dict[Sight, bytes] = {}
        self._formerly: dict[Sight, bytes] = {}

    def turn_to(self, base: KnowledgeBase) -> None:
        """Look at this base from now on. Of what is the same in it as in the last one, nothing is computed again."""
        self._former, self._formerly = self._base, self._known
        self._base, self._known = base, {}

    def of(self, sights: Sights) -> bytes:
        """A digest of all these things, as they are now."""
        known = self._known
        return digest(b"".join([known.get(sight) or self._look(sight) for sight in sights]))

    def _look(self, sight: Sight) -> bytes:
        former = self._formerly.get(sight)
        found = former if former and self._unchanged(*sight) else digest(*self._parts(*sight))
        if self._lasting:
            self._known[sight] = found
        return found

    def _unchanged(self, name: RecordName, what: str) -> bool:
        """Whether it is the same at first sight: the same record object, the same referrers."""
        if what == REFERRERS:
            return self._base.referrers(name) == self._former.referrers(name)
        return what != MEMBERS and self._base.get(name) is self._former.get(name)

    def _parts(self, name: RecordName, what: str) -> Iterator[bytes]:
        """What is there as bytes: nothing where there is no such record, and nothing more where it has no such field.

        A mapping keeps the order of the file, as the pages do.
        """
        if what == REFERRERS:
            for backlink in self._base.referrers(name):
                yield f"{backlink.name} {backlink.inverse}".encode()
        elif what == MEMBERS:
            names = self._base.records if name == EVERY else self._base.of_type(name.type)
            for member in names:
                yield str(member if isinstance(member, RecordName) else member.name).encode()
        else:
            record = self._base.get(name)
            if record is not None:
                yield b""
                if what == WHOLE:
                    yield orjson.dumps(record.data)
                elif what in record.data:
                    yield orjson.dumps(record.data[what])


@dataclass(frozen=True)
class WatchedBase(KnowledgeBase):
    """A knowledge base that notes every look into it, for code that takes a base and knows nothing of traces.

    Records are noted as a whole; a view, which is asked for one field, notes less.
    """

    plain: KnowledgeBase
    """The base itself."""
    trace: Trace
    """Where it is noted."""

    def get(self, name: RecordName) -> Record | None:
        """The record of that name, where there is one."""
        self.trace.note(name, WHOLE)
        return self.plain.get(name)

    def of_type(self, type_name: str) -> tuple[Record, ...]:
        """All records of a type, by id."""
        records = self.plain.of_type(type_name)
        self.trace.note(RecordName(type_name, ""), MEMBERS)
        for record in records:
            self.trace.note(record.name, WHOLE)
        return records

    def referrers(self, name: RecordName) -> tuple[Backlink, ...]:
        """Who refers to the record and how, each once, in order."""
        self.trace.note(name, REFERRERS)
        return self.plain.referrers(name)


def watched(base: KnowledgeBase, trace: Trace) -> KnowledgeBase:
    """The base, with every look into it noted in the trace."""
    return WatchedBase(base.audience, base.types, _WatchedRecords(base, trace), base, trace)


class _WatchedRecords(Mapping[RecordName, Record]):
    def __init__(self, base: KnowledgeBase, trace: Trace) -> None:
        self._records = base.records
        self._trace = trace

    def __getitem__(self, name: RecordName) -> Record:
        self._trace.note(name, WHOLE)
        return self._records[name]

    def __iter__(self) -> Iterator[RecordName]:
        self._trace.note(EVERY, MEMBERS)
        return iter(self._records)

    def __len__(self) -> int:
        self._trace.note(EVERY, MEMBERS)
        return len(self._records)
