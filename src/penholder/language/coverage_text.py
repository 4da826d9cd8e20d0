"""Coverage reports for a terminal, in eighty columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from penholder.language.coverage import Status
from penholder.language.coverage_report import Answer, Evidence, TextReport

_WIDTH = 80
_ABREAST = 12
"""How many texts stand side by side in a matrix."""
_ORDER = (Status.ABSENT, Status.PARTIAL, Status.COVERED)
"""Gaps first: they are what a reader is after."""


def as_text(reports: Sequence[TextReport]) -> str:
    """One text in full; several as a matrix."""
    lines = _report(reports[0]) if len(reports) == 1 else _matrix(reports)
    return "\n".join(lines).rstrip("\n") + "\n"


def _report(report: TextReport) -> Iterator[str]:
    yield ", ".join(filter(None, (report.title, report.date)))
    if report.remark:
        yield from _filled(report.remark, "")
    if not report.answers:
        return
    counts = ", ".join(f"{report.counts[status]} {status}" for status in Status)
    yield f"{len(report.answers)} elements: {counts}"
    for status in _ORDER:
        answers = report.of(status)
        if answers:
            yield ""
            yield f"{status.upper()} ({len(answers)})"
        for answer in answers:
            yield ""
            yield from _answer(answer)


def _answer(answer: Answer) -> Iterator[str]:
    yield f"{answer.mark} {answer.title} [{answer.id}]"
    yield from _filled(answer.why, "  ")
    for one in answer.evidence[: 1 if answer.status is Status.COVERED else None]:
        yield from _quoted(one)
    more = [one.paragraph for one in answer.evidence[1:]] if answer.status is Status.COVERED else []
    if more:
        yield from _filled(f"See also {', '.join(more)}.", "  ")
    if answer.recommendations:
        yield from _filled(f"Asked for by: {'; '.join(title for _, title in answer.recommendations)}.", "  ")
    closing = [clause for clause in answer.clauses if clause.closes]
    if closing:
        yield "  Clauses that would close the gap, ready for a section of a draft:"
        yield from (f"    {line}" for clause in closing for line in clause.lines)
    others = [clause.id for clause in answer.clauses if not clause.closes]
    if others:
        yield from _filled(f"Other clauses on it: {', '.join(others)}.", "  ")


def _quoted(one: Evidence) -> Iterator[str]:
    quotation = " ".join(f"{one.before}»{one.phrase}«{one.after}".split())
    yield from _filled(f"{one.paragraph} | {quotation}", "    ")


def _matrix(reports: Sequence[TextReport]) -> Iterator[str]:
    judged = [report for report in reports if report.answers]
    titles = {answer.id: answer.title for report in judged for answer in report.answers}
    for start in range(0, len(judged), _ABREAST):
        some = judged[start : start + _ABREAST]
        for number, report in enumerate(some, start + 1):
            yield f"{number:>3}  {', '.join(filter(None, (report.title, report.date)))}"
        yield ""
        yield f"{'':<42}{''.join(f'{number:>3}' for number in range(start + 1, start + 1 + len(some)))}"
        for name, title in titles.items():
            marks = [next((answer.mark for answer in report.answers if answer.id == name), " ") for report in some]
            yield f"{textwrap.shorten(title, 41, placeholder='…'):<42}{''.join(f'{mark:>3}' for mark in marks)}"
        yield "● covered  ◐ partial  ○ absent"
        yield ""
    for report in reports:
        if report.remark:
            yield from _filled(f"{report.title}: {report.remark}", "")
    yield "Name one text alone, or write html or docx, for the reasons."


def _filled(words: str, indent: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent=indent, subsequent_indent=indent)
