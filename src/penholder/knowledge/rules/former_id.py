"""A former id must lead to one record only."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.knowledge.findings import Finding
from penholder.knowledge.record import RecordName
from penholder.knowledge.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Report former ids that are in use, or that two records claim."""
    claimed: dict[RecordName, RecordName] = {}
    for record in situation.base.records.values():
        for index, former in enumerate(record.data.get("formerly", ())):
            name = RecordName(record.name.type, former)
            taken = name if situation.exists(name) else claimed.setdefault(name, record.name)
            if taken != record.name or taken == name:
                message = f'"{former}" is the id of {taken}' if taken == name else f"{taken} claims it too"
                yield Finding("former-id", record.name, ("formerly", index), message, "delete the entry here")
