"""What a draft record orders: its paragraphs, each a clause in one strength with its values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import FieldPath, Record, RecordName

CLAUSE = "clause"
DRAFT = "draft"
PREAMBULAR = "preambular"


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph of a draft, as ordered."""

    field: FieldPath
    """Where in the draft it stands."""
    heading: str
    """The heading above it, where it is the first of a section that has one."""
    clause: RecordName
    """The clause."""
    strength: str
    """preferred, compromise or minimum."""
    values: Mapping[str, str]
    """Values for this paragraph alone."""
    note: str
    """A remark for the drafters, CommonMark."""


def entries(draft: Record) -> Iterator[Entry]:
    """The paragraphs that a draft orders, as they follow each other."""
    for i, section in enumerate(draft.data["sections"]):
        for j, entry in enumerate(section["clauses"]):
            yield Entry(
                field=("sections", i, "clauses", j),
                heading=section.get("heading", "") if j == 0 else "",
                clause=RecordName(CLAUSE, entry["clause"]),
                strength=entry["strength"],
                values=entry.get("with", {}),
                note=entry.get("note", ""),
            )


def drafted(base: KnowledgeBase) -> Iterator[tuple[Record, Entry, Record]]:
    """Every paragraph of every draft: the draft, the entry and the clause; clauses that are missing are left out."""
    for draft in base.of_type(DRAFT):
        for entry in entries(draft):
            clause = base.get(entry.clause)
            if clause is not None:
                yield draft, entry, clause
