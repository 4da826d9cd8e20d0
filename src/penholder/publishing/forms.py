"""Forms: a checklist as something to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record
from penholder.knowledge.types import Kind
from penholder.publishing import addresses
from penholder.publishing.desk import Desk
from penholder.publishing.products import Product
from penholder.publishing.trace import Trace
from penholder.publishing.views import FieldView, RecordView
from penholder.rendering.form import Answer, Form, Question, Stage
from penholder.rendering.forms import FORM_FORMATS, render_form
from penholder.rendering.prose import plain

CHECKLIST = "checklist"
"""The record type that is a form."""
_PLACED = ("text", "answer", "required", "implements")
_OPENING = ("purpose", "when", "lead")


def forms(base: KnowledgeBase, shape: bytes) -> Iterator[Product[Form]]:
    """The form of each checklist in each format; `shape` is a digest of what shapes them all."""
    for record in base.of_type(CHECKLIST):
        for ending in FORM_FORMATS:
            path = addresses.form_address(record.name.id, ending)
            yield Product(path, record.path, shape, partial(_prepared, base, record))


def _prepared(base: KnowledgeBase, record: Record, trace: Trace) -> Form:
    return form(Desk(base, "", trace).record(record))


def write_forms(templates: Path, epoch: int, some: list[tuple[str, Form]]) -> list[tuple[Any, bytes]]:
    """What a worker does: forms as files, in the format that the ending of each path tells."""
    return [(None, render_form(one, path.rpartition(".")[2], templates=templates, epoch=epoch)) for path, one in some]


def form(record: RecordView) -> Form:
    """A checklist as a form: its stages with their questions and gates."""
    stages = record.get("stages")
    revised = record.get("revised")
    return Form(
        title=record.title,
        summary=record.summary,
        facts=tuple((field.label, _words(field)) for name in _OPENING if (field := record.get(name))),
        stages=tuple(_stage(stage, number) for number, stage in enumerate(stages.entries, 1)) if stages else (),
        header=record.type.title,
        edition=f"Revised {revised.date}" if revised else "",
        footer=record.name,
    )


def _stage(stage: FieldView, number: int) -> Stage:
    title, gate, items = stage.get("title"), stage.get("gate"), stage.get("items")
    questions = (_question(item, f"{number}.{place}") for place, item in enumerate(items.entries if items else (), 1))
    return Stage(title.text if title else "", tuple(questions), _words(gate) if gate else "")


def _question(item: FieldView, number: str) -> Question:
    return Question(
        number=number,
        text=plain(item.value["text"]),
        facts=tuple((part.label, _words(part)) for part in item.parts if part.name not in _PLACED),
        answer=Answer(item.value["answer"]),
        required=bool(item.value["required"]),
    )


def _words(field: FieldView) -> str:
    """A value on one line, without marks."""
    if field.kind == Kind.LIST:
        return "; ".join(_words(entry) for entry in field.entries)
    if field.kind == Kind.PROSE:
        return plain(field.text)
    return field.target.title if field.target else field.text
