"""Extension: what a draft consists of once it has taken over another and made its changes.

A draft that `extends` another takes its parameters, its own winning, and its sections. Then its `changes` are made, in
order: `after` puts paragraphs behind one, as a section where they have a heading; `replace` puts paragraphs in the
place of one; `drop` takes one out. The clause that a change names is the paragraph where it first stands, with its
alternatives. Sections of the draft's own come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from penholder.drafting.entries import CLAUSE, DRAFT, Entry, Paragraph, Section, Value, paragraphs, sections
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import FieldPath, Record, RecordName

EXTENDS = "extends"
"""The field that names the other draft."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a draft consists of."""

    draft: Record
    """The draft."""
    parameters: Mapping[str, Value]
    """Values for all its paragraphs."""
    sections: tuple[Section, ...]
    """Its sections, in order; none is empty."""
    astray: tuple[Finding, ...] = ()
    """The changes that could not be made."""

    def entries(self) -> Iterator[Entry]:
        """The paragraphs with their alternatives, as they follow each other."""
        return (entry for section in self.sections for paragraph in section.paragraphs for entry in paragraph)

    def headed(self) -> Iterator[tuple[str, Entry]]:
        """The same, each with the heading that stands directly above it; empty where none does."""
        for section in self.sections:
            heading = section.heading
            for paragraph in section.paragraphs:
                for entry in paragraph:
                    yield heading, entry
                    heading = ""

    def place(self, entry: Entry, *below: str | int) -> tuple[RecordName, FieldPath]:
        """Where to tell of something that an entry does in this draft: at the entry, or where it is taken over."""
        own = entry.draft == self.draft.name
        return self.draft.name, (*entry.field, *below) if own else (EXTENDS,)


def outline(base: KnowledgeBase, draft: Record) -> Outline:
    """What a draft consists of. A circle of drafts, which a check reports, is cut where it closes."""
    return _outline(base, draft, frozenset())


def outlines(base: KnowledgeBase) -> Iterator[Outline]:
    """Every draft of a base."""
    return (outline(base, draft) for draft in base.of_type(DRAFT))


def written(draft: Record) -> Iterator[Entry]:
    """The paragraphs and alternatives that a draft writes itself, in its sections and in its changes."""
    for section in sections(draft):
        yield from (entry for paragraph in section.paragraphs for entry in paragraph)
    for index, change in enumerate(draft.data.get("changes", ())):
        yield from (entry for paragraph in _added(draft, index, change) for entry in paragraph)


def _added(draft: Record, index: int, change: Mapping[str, Any]) -> tuple[Paragraph, ...]:
    return paragraphs(draft, ("changes", index, "clauses"), change.get("clauses", ()))


def _outline(base: KnowledgeBase, draft: Record, above: frozenset[RecordName]) -> Outline:
    parameters: dict[str, Value] = {}
    found: tuple[Section, ...] = ()
    name = RecordName(DRAFT, draft.data.get(EXTENDS, ""))
    extended = base.get(name) if name not in above | {draft.name} else None
    if extended is not None:
        before = _outline(base, extended, above | {draft.name})
        parameters |= before.parameters
        found = before.sections
    parameters |= draft.data.get("parameters", {})
    astray: list[Finding] = []
    for index, change in enumerate(draft.data.get("changes", ())):
        place = _place(found, RecordName(CLAUSE, change["clause"]))
        if place is not None:
            found = _changed(found, place, change, _added(draft, index, change))
        elif extended is not None:  # otherwise a check says that the other draft is missing
            message = f"clause/{change['clause']} does not stand in the draft that is extended"
            field = ("changes", index, "clause")
            astray.append(Finding("misplaced-change", draft.name, field, message, "name one of its clauses"))
    found = tuple(section for section in (*found, *sections(draft)) if section.paragraphs)
    return Outline(draft, parameters, found, tuple(astray))


def _changed(
    found: tuple[Section, ...], place: tuple[int, int], change: Mapping[str, Any], added: tuple[Paragraph, ...]
) -> tuple[Section, ...]:
    section, index = place
    whole = found[section]
    kept = index + (change["do"] == "after")
    before, after = whole.paragraphs[:kept], whole.paragraphs[index + 1 :]
    if "heading" in change:
        parts = [replace(whole, paragraphs=before), Section(change["heading"], added), Section("", after)]
    else:
        parts = [replace(whole, paragraphs=(*before, *added, *after))]
    return (*found[:section], *(part for part in parts if part.paragraphs), *found[section + 1 :])


def _place(found: Iterable[Section], clause: RecordName) -> tuple[int, int] | None:
    """The section and paragraph where a clause first stands."""
    for section, whole in enumerate(found):
        for index, paragraph in enumerate(whole.paragraphs):
            if any(entry.clause == clause for entry in paragraph):
                return section, index
    return None
