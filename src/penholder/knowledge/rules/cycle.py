"""A relation that orders records must not lead back to where it began."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.knowledge.findings import Finding
from penholder.knowledge.record import RecordName, Reference
from penholder.knowledge.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Report each cycle once, at the record that comes first by name."""
    edges: dict[str, dict[RecordName, list[Reference]]] = {}
    for record in situation.base.records.values():
        for reference in record.references:
            if reference.relation.acyclic:
                relation = edges.setdefault(f"{record.name.type}/{reference.relation.name}", {})
                relation.setdefault(record.name, []).append(reference)
    for relation in edges.values():
        yield from _cycles(relation)


def _cycles(edges: dict[RecordName, list[Reference]]) -> Iterator[Finding]:
    done: set[RecordName] = set()
    for start in sorted(edges):
        path: list[RecordName] = []
        ahead: list[tuple[RecordName, int]] = [(start, 0)]
        while ahead:
            name, depth = ahead.pop()
            del path[depth:]
            if name in path:
                yield _finding(path[path.index(name) :], edges)
            elif name not in done:
                done.add(name)
                path.append(name)
                ahead += [(reference.target, depth + 1) for reference in reversed(edges.get(name, ()))]


def _finding(cycle: list[RecordName], edges: dict[RecordName, list[Reference]]) -> Finding:
    first = cycle.index(min(cycle))
    cycle = cycle[first:] + cycle[:first]
    following = cycle[1] if len(cycle) > 1 else cycle[0]
    reference = next(reference for reference in edges[cycle[0]] if reference.target == following)
    way = " → ".join(name.id for name in (*cycle, cycle[0]))
    message = f"{reference.relation.title.lower()}: the chain leads back to its beginning: {way}"
    return Finding("cycle", cycle[0], reference.field, message, "take one of the references out")
