"""A record that exists to be referred to, and is not, may be forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.knowledge.findings import Finding
from penholder.knowledge.references import ReferencePlan
from penholder.knowledge.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Report records that no other names, of the types that some schema refers to by name."""
    if situation.reserved:
        return  # a record that could not be read may name them
    base = situation.base
    relations = (relation for type_ in base.types.values() for relation in ReferencePlan(type_).relations)
    referred = {type_name for relation in relations for type_name in relation.takes}
    named = {
        reference.target
        for record in base.records.values()
        for reference in record.references
        if reference.target != record.name
    }
    for name in base.records:
        if name.type in referred and name not in named:
            hint = "refer to it where it belongs, or delete it"
            yield Finding("unreferenced", name, (), "no other record refers to this one", hint)
