"""A reference must lead to a record."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.knowledge.findings import Finding
from penholder.knowledge.rules.mistyped_reference import is_mistyped
from penholder.knowledge.situation import Situation
from penholder.reading.explain import suggestion


def check(situation: Situation) -> Iterator[Finding]:
    """Report each reference to a record that is not there, with the nearest id."""
    for record in situation.base.records.values():
        for reference in record.references:
            target = reference.target
            if situation.exists(target) or is_mistyped(reference, situation):
                continue
            hint = suggestion(target.id, situation.ids()[target.type])
            yield Finding("dangling-reference", record.name, reference.field, f"there is no {target}", hint)
