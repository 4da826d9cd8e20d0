"""Forms: checklists, and the worksheets of types, as something to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.naming import named_record
from penholder.knowledge.record import Record
from penholder.knowledge.types import Kind
from penholder.knowledge.worksheets import Worksheet, worksheets
from penholder.publishing import addresses
from penholder.publishing.desk import Desk
from penholder.publishing.field_views import FieldView
from penholder.publishing.products import Product
from penholder.publishing.trace import Trace
from penholder.publishing.views import RecordView
from penholder.publishing.worksheets import WorksheetView, worksheet_form
from penholder.rendering import worksheet
from penholder.rendering.form import Answer, Form, Question, Stage
from penholder.rendering.forms import FORM_FORMATS, render_form
from penholder.rendering.prose import plain

CHECKLIST = "checklist"
"""The record type that is a form."""
AnyForm: TypeAlias = Form | worksheet.Worksheet
"""What a form is prepared as."""
_PLACED = ("text", "answer", "required", "implements")
_OPENING = ("purpose", "when", "lead")


def forms(base: KnowledgeBase, shape: bytes) -> Iterator[Product[AnyForm]]:
    """The form of each checklist and of each worksheet in each format; `shape` is a digest of what shapes them all."""
    for record in base.of_type(CHECKLIST):
        for ending in FORM_FORMATS:
            path = addresses.form_address(record.name.id, ending)
            yield Product(path, record.path, shape, partial(_checklist, base, record))
    for name, sheet in worksheets(base.types.values()).items():
        if base.of_type(sheet.type.name):
            for ending in FORM_FORMATS:
                path, origin = addresses.worksheet_address(name, ending), f"schemas/{sheet.type.name}{addresses.SCHEMA}"
                yield Product(path, origin, shape, partial(_worksheet, base, sheet))


def named_form(base: KnowledgeBase, name: str) -> tuple[str, AnyForm]:
    """The form that a person means, with the name of its file: a worksheet by its name, a checklist by id or full name.

    Raises UsageFault where there is none.
    """
    sheets = worksheets(base.types.values())
    if name in sheets:
        return name, _worksheet(base, sheets[name], Trace())
    record = named_record(base, name, only=CHECKLIST, beside=sheets)
    return record.name.id, _checklist(base, record, Trace())


def _checklist(base: KnowledgeBase, record: Record, trace: Trace) -> Form:
    return form(Desk(base, "", trace).record(record))


def _worksheet(base: KnowledgeBase, sheet: Worksheet, trace: Trace) -> worksheet.Worksheet:
    return worksheet_form(WorksheetView(sheet, Desk(base, "", trace)))


def write_forms(templates: Path, epoch: int, some: list[tuple[str, AnyForm]]) -> list[tuple[Any, bytes]]:
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
