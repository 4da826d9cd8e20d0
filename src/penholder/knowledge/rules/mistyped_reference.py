"""A reference must name a record of a type that its field takes, in the form that the field takes."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.knowledge.findings import Finding
from penholder.knowledge.record import RecordName, Reference
from penholder.knowledge.situation import Situation
from penholder.knowledge.types import ANY


def check(situation: Situation) -> Iterator[Finding]:
    """Report each reference whose target is of another type than the field takes."""
    for record, reference in situation.unresolved:
        if is_mistyped(reference, situation):
            message, hint = _explain(reference, situation)
            yield Finding("mistyped-reference", record.name, reference.field, message, hint)


def is_mistyped(reference: Reference, situation: Situation) -> bool:
    """Whether a reference that leads nowhere is of the wrong form or type, rather than to a missing record."""
    target, takes = reference.target, reference.relation.takes
    if reference.relation.takes_full_names:
        return target.type not in (situation.base.types if takes == ANY else takes)
    return RecordName.parse(target.id) is not None or bool(_others(target.id, situation))


def _others(record_id: str, situation: Situation) -> list[RecordName]:
    names = (RecordName(type_name, record_id) for type_name in situation.base.types)
    return [name for name in names if situation.exists(name)]


def _explain(reference: Reference, situation: Situation) -> tuple[str, str]:
    target, takes = reference.target, reference.relation.takes
    if reference.relation.takes_full_names:
        meant = _others(target.id.partition("/")[2] or target.id, situation)
        hint = f'did you mean "{meant[0]}"?' if meant else 'write type and id, such as "clause/early-warning-cell"'
        shown = f"{target.type}/{target.id}" if target.type else target.id
        return f'"{shown}" is not the full name of a record that may stand here', hint
    full = RecordName.parse(target.id)
    if full is not None and full.type == takes[0]:
        return f'"{target.id}" is a full name; this field takes the bare id', f'write "{full.id}"'
    other = full or _others(target.id, situation)[0]
    return f'"{other}" is not of the type {takes[0]}', f"this field takes the id of a record of the type {takes[0]}"
