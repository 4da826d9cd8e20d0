"""Coverage reports as files: the blocks of a report, its matrix and its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penholder.language.coverage import Status
from penholder.language.coverage_report import Answer, TextReport
from penholder.publishing.phrases import date_in_words
from penholder.publishing.tables import csv_rows
from penholder.rendering.blocks import Block, Field, Figure, Heading, Paragraph, Run, Table, Tone, listed
from penholder.rendering.handout import Handout
from penholder.rendering.matrix import Matrix, matrix_svg

TONES = {Status.COVERED: Tone.FULL, Status.PARTIAL: Tone.HALF, Status.ABSENT: Tone.NONE}
_TITLE = "Coverage of mandate elements"
_ABREAST = 8
"""How many texts stand side by side in one table of a page."""


def coverage_handout(reports: Sequence[TextReport]) -> Handout:
    """The report on one text, or on several side by side."""
    subtitle = ""
    if len(reports) == 1:
        only = reports[0]
        subtitle = " · ".join(
            filter(None, (only.symbol if only.symbol != only.title else "", date_in_words(only.date)))
        )
        blocks = tuple(_single(only))
    else:
        blocks = tuple(_several(reports))
    return Handout(
        title=f"{_TITLE}: {reports[0].title}" if len(reports) == 1 else f"{_TITLE} in {len(reports)} texts",
        subtitle=subtitle,
        blocks=blocks,
        header="Coverage report",
        footer="Judged by rules, without a reader: check the paragraphs.",
    )


def coverage_svg(reports: Sequence[TextReport]) -> str:
    """Texts and elements as a picture."""
    titles = {answer.id: answer.title for report in reports for answer in report.answers}
    found = [{answer.id: TONES[answer.status] for answer in report.answers} for report in reports]
    return matrix_svg(
        Matrix(
            title=_TITLE,
            rows=tuple(titles.values()),
            columns=tuple(report.title for report in reports),
            tones=tuple(tuple(tones.get(name) for tones in found) for name in titles),
            names=tuple((tone, str(status)) for status, tone in TONES.items()),
        )
    )


def coverage_csv(reports: Sequence[TextReport]) -> bytes:
    """A row for each text, a column for each element."""
    names = list(dict.fromkeys(answer.id for report in reports for answer in report.answers))
    rows = []
    for report in reports:
        statuses = {answer.id: str(answer.status) for answer in report.answers}
        rows.append([report.title, report.symbol, report.date, *(statuses.get(name, "") for name in names)])
    return csv_rows(["title", "symbol", "date", *names], rows)


def _single(report: TextReport) -> Iterator[Block]:
    if report.remark:
        yield Paragraph((Run("Note: ", bold=True), Run(report.remark)))
    if not report.answers:
        return
    yield Paragraph((Run(_summary(report)),))
    yield _overview(report)
    yield from _details(report, 1)


def _overview(report: TextReport) -> Table:
    return Table(
        "The elements, and the paragraphs that show them, the strongest first",
        ("Element", "Answer", "Paragraphs"),
        tuple(
            (
                (Run(answer.title),),
                (_status(answer),),
                (Run(", ".join(one.paragraph for one in answer.evidence) or "–"),),
            )
            for answer in report.answers
        ),
        shares=(10, 4, 9),
    )


def _several(reports: Sequence[TextReport]) -> Iterator[Block]:
    yield Paragraph((Run("The texts stand in the order of their dates."),))
    yield Table(
        "The texts",
        ("Text", "Date", "Covered", "Partial", "Absent"),
        tuple(
            (
                (Run(report.title),),
                (Run(date_in_words(report.date) or "–"),),
                *((Run(str(report.counts[status]) if report.answers else "–"),) for status in Status),
            )
            for report in reports
        ),
        shares=(6, 5, 3, 3, 3),
    )
    for report in reports:
        if report.remark:
            yield Paragraph((Run(f"{report.title}: ", bold=True), Run(report.remark)))
    judged = [report for report in reports if report.answers]
    if not judged:
        return
    yield Heading(1, "Texts and elements")
    yield Figure(coverage_svg(judged))
    for start in range(0, len(judged), _ABREAST):
        yield _matrix_table(judged[start : start + _ABREAST])
    for report in judged:
        yield Heading(1, report.title)
        yield Paragraph((Run(_summary(report)),))
        yield _overview(report)
    yield Paragraph((Run("A report on one text alone quotes the paragraphs and gives the clauses for each gap."),))


def _matrix_table(reports: Sequence[TextReport]) -> Table:
    answers = [{answer.id: answer for answer in report.answers} for report in reports]
    key = ", ".join(f"{answer.mark} {answer.status}" for answer in _examples(reports))
    return Table(
        f"The same as a table: {key}" if key else "The same as a table",
        ("Element", *(_short(report.title) for report in reports)),
        tuple(
            (
                (Run(answer.title),),
                *((Run(found[answer.id].mark, tone=TONES[found[answer.id].status]),) for found in answers),
            )
            for answer in reports[0].answers
        ),
        shares=(6, *(1 for _ in reports)),
        signs=True,
    )


def _examples(reports: Sequence[TextReport]) -> list[Answer]:
    """One answer of each status that occurs, for the key."""
    found: dict[Status, Answer] = {}
    for report in reports:
        for answer in report.answers:
            found.setdefault(answer.status, answer)
    return [found[status] for status in Status if status in found]


def _short(title: str) -> str:
    """The heading of a narrow column: the number of a resolution, or the beginning of a title."""
    number = title.removeprefix("S/RES/").split(" ")[0]
    return number if title.startswith("S/RES/") else title if len(title) <= 12 else f"{title[:11]}…"


def _summary(report: TextReport) -> str:
    counts = report.counts
    parts = ", ".join(f"{counts[status]} {status}" for status in Status)
    return f"{parts[:1].upper()}{parts[1:]}, of {len(report.answers)} in all."


def _status(answer: Answer) -> Run:
    return Run(f"{answer.mark} {answer.status}", tone=TONES[answer.status])


def _details(report: TextReport, level: int) -> Iterator[Block]:
    """Gaps first: they are what a reader is after."""
    headings = {Status.ABSENT: "Absent", Status.PARTIAL: "Partial", Status.COVERED: "Covered"}
    for status, heading in headings.items():
        answers = report.of(status)
        if answers:
            yield Heading(level, f"{heading} ({len(answers)})")
        for answer in answers:
            yield Heading(level + 1, f"{answer.mark} {answer.title}")
            yield from _answer(answer)


def _answer(answer: Answer) -> Iterator[Block]:
    yield Paragraph((Run("Why: ", bold=True), Run(answer.why)))
    for one in answer.evidence:
        yield Paragraph(
            (Run(f"{one.paragraph}  ", italic=True), Run(one.before), Run(one.phrase, bold=True), Run(one.after)),
            quoted=True,
        )
    if answer.recommendations:
        yield Paragraph((Run("Asked for by", bold=True),))
        yield from listed((Run(title),) for _, title in answer.recommendations)
    for clause in answer.clauses:
        if clause.closes:
            yield Paragraph((Run("Closes the gap: ", bold=True), Run(f"{clause.title} ({clause.strength})")))
            yield Paragraph((Run("\n".join(clause.wording)),), quoted=True)
            yield Field("In a draft", (Run("\n".join(clause.lines), code=True),))
    others = "; ".join(clause.title for clause in answer.clauses if not clause.closes)
    if others:
        yield Paragraph((Run("Other clauses on it: ", bold=True), Run(others)))
