"""Marks: the small pieces of HTML inside a line, which pages have by the hundred: a link to a record, a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from penholder.knowledge.types import Kind
from penholder.publishing.facets import values_at
from penholder.publishing.field_views import FieldView
from penholder.publishing.neighbourhood import neighbourhood
from penholder.publishing.strengths import steps
from penholder.publishing.views import RecordView
from penholder.rendering.prose import Html
from penholder.rendering.templates import encode
from penholder.text.html import anchor


def link(record: RecordView) -> Html:
    """A record by its title, leading to its page."""
    return Html(_link(record))


def value(field: FieldView) -> Html:
    """One value: a record is linked, a word of a vocabulary explains itself, prose keeps its marks."""
    return Html(_value(field))


def values(field: FieldView) -> Html:
    """A value, or all values of a list."""
    if field.kind != Kind.LIST:
        return value(field)
    entries = "".join(f"<li>{_value(entry)}</li>" for entry in field.entries)
    return Html(f'<ul class="ph-inline">{entries}</ul>')


def facts(record: RecordView, names: Iterable[str]) -> Html:
    """What a record has in these fields, in a line; a name may be that of a part, such as `case.period`.

    All is said as briefly as it can be: records by their acronym, without links.
    """
    said = (", ".join(_brief(value) for value in values_at(record, name)) for name in names)
    return Html(" · ".join(filter(None, said)))


def ordered(records: Iterable[RecordView], name: str) -> list[RecordView]:
    """Records by the words of a field that all of them have."""

    def words(record: RecordView) -> str:
        field = record.get(name)
        return field.text if field else ""

    return sorted(records, key=lambda record: (words(record).casefold(), record.title, record.name))


def paragraph_anchor(name: str) -> Html:
    """What links in a page call a paragraph of a text."""
    return Html(encode(anchor(name)))


FILTERS: Mapping[str, Callable[..., object]] = {
    "link": link,
    "value": value,
    "values": values,
    "facts": facts,
    "ordered": ordered,
    "neighbourhood": neighbourhood,
    "paragraph_anchor": paragraph_anchor,
    "steps": steps,
}
"""The names under which templates find them, and the views that a page asks for."""


def _link(record: RecordView) -> str:
    return f'<a href="{encode(record.url)}">{encode(record.title)}</a>'


def _value(field: FieldView) -> str:
    target = field.target
    if target is not None:
        return _link(target)
    if field.kind == Kind.PROSE:
        return field.wording
    meaning = field.meaning
    return f'<span title="{encode(meaning)}">{encode(field.text)}</span>' if meaning else encode(field.text)


def _brief(field: FieldView) -> str:
    if field.kind == Kind.OBJECT:
        return ", ".join(_brief(part) for part in field.parts)
    target = field.target
    if target is None:
        return encode(field.date if field.kind == Kind.LINE else field.text)
    acronym = target.get("acronym")
    if acronym is None:
        return encode(target.title)
    return f'<abbr title="{encode(target.title)}">{encode(acronym.text)}</abbr>'
