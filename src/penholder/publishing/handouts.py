"""Handouts: a record as a Word document, with everything that its page says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record
from penholder.knowledge.types import Kind
from penholder.publishing import addresses
from penholder.publishing.desk import Desk
from penholder.publishing.field_views import FieldView
from penholder.publishing.products import Product
from penholder.publishing.trace import Trace
from penholder.publishing.views import RecordView
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


def handouts(base: KnowledgeBase, shape: bytes) -> Iterator[Product[Handout]]:
    """The handout of each record; `shape` is a digest of what shapes them all."""
    for record in base.records.values():
        yield Product(addresses.word_address(record.name), record.path, shape, partial(_prepared, base, record))


def _prepared(base: KnowledgeBase, record: Record, trace: Trace) -> Handout:
    return handout(Desk(base, "", trace).record(record))


@dataclass(frozen=True, slots=True)
class Styles:
    """What all handouts of a site share."""

    reference: Path
    """The Word document that has the styles."""
    digest: bytes
    """A digest of it."""
    epoch: int
    """The time that they bear, in seconds since 1970."""


def write_handouts(styles: Styles, some: list[tuple[str, Handout]]) -> list[tuple[Any, bytes]]:
    """What a worker does: handouts as Word files."""
    writer = _writer(styles)
    return [(None, writer.write(one, epoch=styles.epoch)) for _, one in some]


@lru_cache(maxsize=1)  # a worker writes many with the same styles
def _writer(styles: Styles) -> HandoutWriter:
    return HandoutWriter(styles.reference)


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
