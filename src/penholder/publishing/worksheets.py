"""Worksheets as pages and forms have them: the records of a type in groups, with what is rated of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from penholder.knowledge import worksheets
from penholder.publishing import addresses
from penholder.publishing.desk import Desk
from penholder.publishing.field_views import FieldView
from penholder.publishing.listings import ListingView
from penholder.publishing.phrases import date_in_words
from penholder.publishing.views import RecordView
from penholder.rendering import worksheet as form
from penholder.rendering.prose import plain


@dataclass(frozen=True, slots=True)
class RatedView:
    """A record that is rated."""

    record: RecordView
    """The record."""
    entries: tuple[FieldView, ...]
    """What is rated of it, one by one."""
    eases: FieldView | None
    """What eases it, where it says so."""


@dataclass(frozen=True, slots=True)
class RatedGroupView:
    """Records that stand together on a worksheet."""

    anchor: str
    """What a link calls the group."""
    label: str
    """What they have in common; empty for those that have nothing."""
    rated: tuple[RatedView, ...]
    """The records, by title."""


@dataclass(frozen=True, slots=True)
class WorksheetView:
    """A worksheet."""

    declared: worksheets.Worksheet
    """What its type declares."""
    desk: Desk
    """What the page has at hand."""

    @property
    def name(self) -> str:
        """What commands and files call it."""
        return self.declared.name

    @property
    def caution(self) -> str:
        """What a rating does not say."""
        return self.declared.caution

    @property
    def choices(self) -> tuple[str, ...]:
        """The ratings in words, from nothing to most."""
        return self.declared.choices

    @property
    def revised(self) -> str:
        """The day on which one of its records was revised last."""
        return self._listing.revised

    @property
    def word_url(self) -> str:
        """Itself as a Word form."""
        return self.desk.root + addresses.worksheet_address(self.name, "docx")

    @property
    def excel_url(self) -> str:
        """Itself as an Excel form."""
        return self.desk.root + addresses.worksheet_address(self.name, "xlsx")

    @property
    def groups(self) -> tuple[RatedGroupView, ...]:
        """Its records in their groups, without those of which nothing is rated."""
        found = (
            RatedGroupView(group.anchor, group.label, tuple(self._rated(group.records)))
            for group in self._listing.by(self.declared.group)
        )
        return tuple(group for group in found if group.rated)

    @property
    def _listing(self) -> ListingView:
        return ListingView(self.declared.type, self.desk)

    def _rated(self, records: tuple[RecordView, ...]) -> Iterator[RatedView]:
        for record in records:
            rated = record.get(self.declared.rated)
            if rated:
                yield RatedView(record, rated.entries, record.get(self.declared.eased_by))


def worksheet_views(desk: Desk) -> dict[str, WorksheetView]:
    """All worksheets, by name."""
    declared = worksheets.worksheets(desk.base.types.values())
    return {name: WorksheetView(sheet, desk) for name, sheet in declared.items()}


def worksheet_form(view: WorksheetView) -> form.Worksheet:
    """A worksheet as a form to fill in."""
    sheet, type_ = view.declared, view.declared.type
    titles = {field.name: field.title for field in type_.fields}
    return form.Worksheet(
        title=sheet.title,
        caution=sheet.caution,
        choices=sheet.choices,
        names=form.Names(type_.title, type_.plural, titles[sheet.group], titles[sheet.rated], titles[sheet.eased_by]),
        groups=tuple(form.Group(group.label or "Other", tuple(map(_subject, group.rated))) for group in view.groups),
        edition=f"Revised {date_in_words(view.revised)}",
        footer=f"{type_.plural} · {sheet.name}",
    )


def _subject(rated: RatedView) -> form.Subject:
    eases = rated.eases.entries if rated.eases else ()
    return form.Subject(
        name=rated.record.id,
        title=rated.record.title,
        summary=rated.record.summary,
        questions=tuple(plain(str(entry.value)) for entry in rated.entries),
        eased_by=tuple(entry.target.title if entry.target else entry.text for entry in eases),
    )
