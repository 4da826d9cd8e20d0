"""A superseded record names its successor, and the chain of successors ends."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.knowledge.findings import Finding
from penholder.knowledge.record import Record, RecordName
from penholder.knowledge.situation import Situation

CODE = "supersession"


def check(situation: Situation) -> Iterator[Finding]:
    """Report successors that are missing, not due, or that lead back."""
    for record in situation.base.records.values():
        successor = record.data.get("superseded_by")
        if record.status == "superseded" and successor is None:
            hint = "add superseded_by with the full name, or make the record withdrawn"
            yield Finding(CODE, record.name, ("status",), "the record is superseded, by nothing", hint)
        elif successor is not None and record.status != "superseded":
            message = f'the record has a successor but its status is "{record.status}"'
            hint = "write status: superseded, or delete the field"
            yield Finding(CODE, record.name, ("superseded_by",), message, hint)
        elif successor is not None and _leads_back(record, situation):
            message = "the chain of successors leads back to this record"
            yield Finding(CODE, record.name, ("superseded_by",), message, "name the record that is in force")


def _leads_back(record: Record, situation: Situation) -> bool:
    seen = {record.name}
    current: Record | None = record
    while current is not None and current.data.get("superseded_by"):
        name = RecordName.parse(str(current.data["superseded_by"]))
        if name in seen:
            return name == record.name
        if name is None:
            return False
        seen.add(name)
        current = situation.base.get(name)
    return False
