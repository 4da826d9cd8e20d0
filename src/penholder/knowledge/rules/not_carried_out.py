"""A record that others should carry out is carried out by one, or says why not."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.knowledge.findings import Finding
from penholder.knowledge.rules.review_due import SETTLED
from penholder.knowledge.situation import Situation

WAIVER = "not_carried_out"
"""The field in which a record says why nothing carries it out."""


def check(situation: Situation) -> Iterator[Finding]:
    """Report records of the types with `x-carried-out-by` that nothing names under one of those relations."""
    base = situation.base
    for type_ in base.types.values():
        relations = set(type_.schema.get("x-carried-out-by", ()))
        if not relations or situation.reserved:
            continue
        named = {
            reference.target
            for record in base.records.values()
            for reference in record.references
            if reference.relation.name in relations
        }
        for record in base.of_type(type_.name):
            if record.name not in named and WAIVER not in record.data and record.status not in SETTLED:
                words = " or ".join(f'"{relation}"' for relation in sorted(relations))
                message = f"no record carries this one out: none names it under {words}"
                hint = f"name it where it is carried out, or say in {WAIVER} why it is not"
                yield Finding("not-carried-out", record.name, (), message, hint)
