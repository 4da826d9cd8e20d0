"""A reference must lead to a record."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.knowledge.findings import Finding
from penholder.knowledge.record import RecordName
from penholder.knowledge.rules.mistyped_reference import is_mistyped
from penholder.knowledge.situation import Situation
from penholder.reading.nearest import suggestion


def check(situation: Situation) -> Iterator[Finding]:
    """Report each reference to a record that is not there, with the nearest id."""
    for record, reference in situation.unresolved:
        if not is_mistyped(reference, situation):
            target = reference.target
            known = situation.ids.get(target.type, [])
            hint = suggestion(target.id, known)
            if reference.relation.takes_full_names:
                hint = suggestion(str(target), [str(RecordName(target.type, record_id)) for record_id in known])
            yield Finding("dangling-reference", record.name, reference.field, f"there is no {target}", hint)
