"""Naming: which record a person means by a full name or by a bare id."""

from __future__ import annotations

from collections.abc import Iterable

from penholder.diagnostics import UsageFault
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record, RecordName
from penholder.reading.nearest import suggestion


def named_record(base: KnowledgeBase, text: str, only: str = "", beside: Iterable[str] = ()) -> Record:
    """The record that `text` names: a full name, or an id while it is clear; `only` limits the types to one.

    `beside` are names of other things that may be meant instead; a suggestion may be one of them.
    Raises UsageFault where there is none, or more than one.
    """
    name = RecordName.parse(text)
    if name is not None:
        if (record := base.get(name)) is not None and only in ("", name.type):
            return record
        full = [str(known) for known in base.records if only in ("", known.type)]
        raise UsageFault(f'there is no {only or "record"} "{text}"', suggestion(text, full))
    found = [record for name, record in base.records.items() if name.id == text and only in ("", name.type)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(str(record.name) for record in found)
        raise UsageFault(f'"{text}" may mean several records', f"write one of {names}")
    ids = sorted({name.id for name in base.records if only in ("", name.type)}.union(beside))
    raise UsageFault(f'there is no {only or "record"} "{text}"', suggestion(text, ids))
