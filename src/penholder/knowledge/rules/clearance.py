"""A record must not name another that its own readers may not see."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.knowledge.findings import Finding
from penholder.knowledge.situation import Situation
from penholder.knowledge.types import CLEARANCES


def check(situation: Situation) -> Iterator[Finding]:
    """Report references from what more people may see to what fewer may see."""
    records = situation.base.records
    withheld = {name: record for name, record in records.items() if record.clearance != "public"}
    for record in records.values() if withheld else ():
        for reference in record.references:
            target = withheld.get(reference.target)
            if target is None:
                continue
            seen_by = max(record.clearance, reference.relation.clearance, key=CLEARANCES.index)
            if CLEARANCES.index(target.clearance) > CLEARANCES.index(seen_by):
                message = f"{target.name} is {target.clearance}, but what stands here is {seen_by}"
                hint = "take the reference out, or change the clearance of one of the two"
                yield Finding("clearance", record.name, reference.field, message, hint)
