"""Coverage of some texts: which elements they have, written where a person asked for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import orjson

from penholder.diagnostics import Diagnostic, UsageFault
from penholder.drafting.parameters import value_spans
from penholder.drafting.wording import paragraph
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record, RecordName
from penholder.language.coverage_report import ELEMENT, TextReport, as_data, text_report
from penholder.language.coverage_text import as_text
from penholder.language.remedies import Remedies
from penholder.pipeline.epoch import epoch_of
from penholder.pipeline.named_text import named_text, records_of
from penholder.publishing.coverage_report import coverage_csv, coverage_handout, coverage_svg
from penholder.rendering.handout import HandoutWriter
from penholder.rendering.report import report_page
from penholder.text.model import Paragraph
from penholder.text.spans import line
from penholder.workspace import Workspace

FORMATS = ("text", "json", "csv", "html", "docx", "svg")
"""What a report can be written as."""
BINARY = ("docx",)
"""The formats that no terminal takes."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The outcome of judging some texts."""

    diagnostics: tuple[Diagnostic, ...]
    """What is wrong in the records, so that nothing was judged."""
    written: bytes = b""
    """The report."""
    remarks: tuple[str, ...] = ()
    """What a person should know of the texts, such as that one is not in English."""


def coverage(
    workspace: Workspace, names: Sequence[str], to: str, audience: str, today: dt.date, corpus: Path | None = None
) -> Coverage:
    """Judge the texts that are named and write a report, one of `FORMATS`; texts stand by date.

    `corpus` is the file of the corpus, from which resolutions are taken by their symbols.

    Raises UsageFault where a name is off or a file cannot be read, or where the workspace has no elements.
    """
    records = records_of(workspace, audience, today)
    base = records.base
    if base is None:
        return Coverage(records.diagnostics)
    if not base.of_type(ELEMENT):
        raise UsageFault("there are no elements to judge by", "penholder new element ID begins one")
    remedies = Remedies(base, partial(_paragraph, base))
    reports = []
    remarks: list[str] = []
    for name in names:
        named = named_text(name, base, corpus)
        report = text_report(named.title, named.text, base, remedies)
        reports.append(report)
        remarks += [f"{named.title}: {remark}" for remark in (*named.text.remarks, report.remark) if remark]
    reports.sort(key=lambda report: (report.date or "9999", report.title))
    return Coverage((), _written(reports, to, base, workspace), tuple(remarks))


def _written(reports: Sequence[TextReport], to: str, base: KnowledgeBase, workspace: Workspace) -> bytes:
    if to == "json":
        return orjson.dumps(as_data(reports), option=orjson.OPT_INDENT_2) + b"\n"
    if to == "csv":
        return coverage_csv(reports)
    if to == "svg":
        return coverage_svg(reports).encode()
    if to == "html":
        return report_page(coverage_handout(reports)).encode()
    if to == "docx":
        writer = HandoutWriter(workspace.templates / "word" / "reference.docx")
        return writer.write(coverage_handout(reports), epoch=epoch_of(base))
    return as_text(reports).encode()


def _paragraph(base: KnowledgeBase, clause: Record, strength: str) -> Paragraph:
    """The paragraph that a clause makes with its own defaults."""
    wording = clause.data["strengths"][strength]
    verb = base.get(RecordName("verb", wording["verb"]))
    declared = clause.data.get("parameters", {})
    defaults = {name: value_spans(one["type"], one["default"]) for name, one in declared.items() if "default" in one}
    return paragraph(line(verb.data["form"]) if verb else wording["verb"], wording, defaults, clause.name.id)
