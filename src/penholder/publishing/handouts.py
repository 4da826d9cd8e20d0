"""Handouts: a record as a Word document, with everything that its page says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from penholder.knowledge.types import Kind
from penholder.publishing.views import FieldView, RecordView
from penholder.rendering.blocks import Block, Field, Heading, Paragraph, Run, Runs, listed, prose_blocks
from penholder.rendering.handout import Handout, HandoutWriter
from penholder.rendering.prose import is_plain

_COLOPHON = ("status", "clearance", "revised", "review_by", "tags", "superseded_by", "formerly")


def handout(record: RecordView) -> Handout:
    """The record as a handout: its summary, the short facts, the long ones, what refers to it, its colophon."""
    for name in ("id", "title", "summary"):
        record.take(name)
    colophon = [field for name in _COLOPHON if (field := record.take(name))]
    sources = record.take("sources")
    related = record.take("related")
    rest = record.rest()
    blocks: list[Block] = [Paragraph((Run(record.summary),))]
    blocks += [_fact(field) for field in rest if field.short]
    for field in rest:
        if not field.short:
            blocks += [Heading(1, field.label), *_blocks(field)]
    for group in record.connections(related):
        blocks += [Heading(1, group.label), *listed((Run(other.title),) for other in group.records)]
    if sources:
        blocks += [Heading(1, sources.label), *_blocks(sources)]
    blocks += [Heading(1, "About this record"), Field("Record", (Run(record.name, code=True),))]
    blocks += [_fact(field) for field in colophon]
    return Handout(
        title=record.title,
        subtitle="",
        blocks=tuple(blocks),
        header=record.type.title,
        edition=" · ".join(field.text for field in colophon if field.name == "revised"),
        footer=record.name,
    )


def write_handouts(reference: Path, epoch: int, handouts: Iterable[tuple[str, Handout]]) -> list[bytes]:
    """Handouts as Word files in the styles of a reference document; each comes with its path, for the caller."""
    writer = _writer(reference)
    return [writer.write(one, epoch=epoch) for _, one in handouts]


@lru_cache(maxsize=1)  # a worker writes many with the same styles
def _writer(reference: Path) -> HandoutWriter:
    return HandoutWriter(reference)


def _fact(field: FieldView) -> Field:
    return Field(field.label, _runs(field))


def _runs(field: FieldView) -> Runs:
    """A short value in a line."""
    if field.kind == Kind.LIST:
        return (Run("; ".join(_words(entry) for entry in field.entries)),)
    return (Run(_words(field)),)


def _words(field: FieldView) -> str:
    target = field.target if field.kind == Kind.REFERENCE else None
    return target.title if target else field.text


def _blocks(field: FieldView) -> Iterator[Block]:
    """A long value, whatever it is."""
    if field.kind == Kind.PROSE:
        yield from _prose(field.text)
    elif field.kind == Kind.LIST and not field.short:
        for number, entry in enumerate(field.entries, start=1):
            yield from _entry(entry, number)
    elif field.kind in (Kind.OBJECT, Kind.LIST, Kind.MAP) and not field.short:
        for part in field.parts or field.entries:
            yield from _part(part)
    else:
        yield Paragraph(_runs(field))


def _prose(text: str) -> tuple[Block, ...]:
    return (Paragraph((Run(text),)),) if is_plain(text) else prose_blocks(text)


def _entry(entry: FieldView, number: int) -> Iterator[Block]:
    if entry.kind == Kind.PROSE:
        first, *more = _prose(entry.text) or (Paragraph(()),)
        if isinstance(first, Paragraph):
            first = listed([first.runs])[0]
        yield from (first, *more)
    elif entry.kind == Kind.OBJECT:
        yield Paragraph((Run(f"{number}.", bold=True),))
        for part in entry.parts:
            yield from _part(part)
    else:
        yield from listed([_runs(entry)])


def _part(part: FieldView) -> Iterator[Block]:
    if part.short:
        yield _fact(part)
    else:
        yield Heading(2, part.label)
        yield from _blocks(part)
