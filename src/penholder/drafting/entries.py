"""What a draft record orders: its paragraphs, each a clause in one strength, or in wording of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from penholder.knowledge.record import FieldPath, Record, RecordName

CLAUSE = "clause"
DRAFT = "draft"
PREAMBULAR = "preambular"
Value: TypeAlias = str | int
"""What an author gives a parameter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph of a draft, or an alternative to one, as ordered."""

    draft: RecordName
    """The draft that it is written in: the one that is made, or one that it extends."""
    field: FieldPath
    """Where in that draft it stands."""
    clause: RecordName
    """The clause."""
    strength: str
    """preferred, compromise or minimum."""
    wording: Mapping[str, Any] | None
    """Wording of the draft's own in the place of the clause's; None where the clause speaks."""
    values: Mapping[str, Value]
    """Values for this paragraph alone."""
    note: str
    """A remark for the drafters, CommonMark."""
    open: bool
    """Whether it stands in brackets."""
    by: str
    """Who proposes it; may be empty."""
    alternative: int
    """0 for the paragraph itself, 1 for its first alternative, and so on."""


Paragraph: TypeAlias = tuple[Entry, ...]
"""A paragraph with its alternatives after it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a draft."""

    heading: str
    """The heading above it; may be empty."""
    paragraphs: tuple[Paragraph, ...]
    """Its paragraphs, in order."""


def sections(draft: Record) -> tuple[Section, ...]:
    """The sections that a draft writes itself."""
    return tuple(
        Section(section.get("heading", ""), paragraphs(draft, ("sections", index, "clauses"), section["clauses"]))
        for index, section in enumerate(draft.data.get("sections", ()))
    )


def paragraphs(draft: Record, field: FieldPath, listed: Sequence[Mapping[str, Any]]) -> tuple[Paragraph, ...]:
    """The paragraphs of a list of entries that stands at `field` of a draft."""
    return tuple(tuple(_group(draft, (*field, index), entry)) for index, entry in enumerate(listed))


def _group(draft: Record, field: FieldPath, entry: Mapping[str, Any]) -> Iterator[Entry]:
    """An entry and its alternatives, which are open because there are several of them."""
    others = entry.get("alternatives", ())
    yield _entry(draft, field, entry, 0, several=bool(others))
    for index, other in enumerate(others):
        # An alternative is to the same clause unless it names another.
        whole = {"clause": entry["clause"], "strength": entry["strength"], **other}
        yield _entry(draft, (*field, "alternatives", index), whole, index + 1, several=True)


def _entry(draft: Record, field: FieldPath, entry: Mapping[str, Any], alternative: int, *, several: bool) -> Entry:
    by = entry.get("by", "")
    return Entry(
        draft=draft.name,
        field=field,
        clause=RecordName(CLAUSE, entry["clause"]),
        strength=entry["strength"],
        wording=entry.get("wording"),
        values=entry.get("with", {}),
        note=entry.get("note", ""),
        open=several or bool(by) or entry.get("open", False),
        by=by,
        alternative=alternative,
    )
