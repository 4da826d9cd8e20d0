"""Advising: what the field would say of a draft or of a text, with the places where it is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from penholder.diagnostics import Diagnostic, Severity, UsageFault, has_errors
from penholder.drafting.advice.advice import Advice
from penholder.drafting.advice.counts import Counts, counts
from penholder.drafting.advice.origins import Origin, origins
from penholder.drafting.advice.rules import advise
from penholder.drafting.advice.subject import Subject, Unfilled, subject
from penholder.drafting.advice.vocabulary import vocabulary
from penholder.drafting.compose import compose
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.naming import named_record
from penholder.knowledge.projection import project
from penholder.knowledge.record import Record, RecordName
from penholder.pipeline.check import check_whole
from penholder.pipeline.named_text import NamedText, named_text, needs_records
from penholder.pipeline.positions import Positions
from penholder.text.adopted import AdoptedText
from penholder.text.as_adopted import as_adopted
from penholder.text.passages import passages
from penholder.text.placeholders import printed
from penholder.text.tasks import tasks
from penholder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of advice, and where to act on it."""

    advice: Advice
    """What is said."""
    path: str
    """The file: a record, or the text that was given."""
    line: int
    """The line, from 1; 0 in a text that was given, which has none."""
    column: int
    """The column, from 1; 0 as above."""


@dataclass(frozen=True, slots=True)
class Advised:
    """The outcome of advising."""

    diagnostics: tuple[Diagnostic, ...]
    """What kept the text from being looked at: errors of the records."""
    title: str = ""
    """What the text is called."""
    basis: str = ""
    """What the text that it renews is called; empty where there is none."""
    counts: Counts | None = None
    """Its tasks, counted; None where none are given, now or before."""
    advice: tuple[Placed, ...] = ()
    """The advice, in the order of the text."""
    english: bool = True
    """Whether the text is English; of others, only what is true in any language is said."""

    @property
    def failed(self) -> bool:
        """Whether the records or the text have what would be wrong in any text."""
        return has_errors(self.diagnostics) or any(
            placed.advice.rule.severity is Severity.ERROR for placed in self.advice
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked for."""

    text: str
    """The text: the id of a draft, a file, or a symbol in the corpus."""
    basis: str
    """The text that it renews, named likewise; empty for what the draft says."""
    audience: str
    """Whose records may be used."""
    corpus: Path
    """The file of the corpus; it need not exist."""


def advised(workspace: Workspace, wanted: Wanted, today: dt.date) -> Advised:
    """Look at a draft, a file or a resolution in the corpus.

    Raises UsageFault where a name is off or a file cannot be read.
    """
    checked = check_whole(workspace, today)
    if checked.failed:
        return Advised(tuple(found for found in checked.diagnostics if has_errors([found])))
    base = project(checked.loaded.base, wanted.audience)
    draft = named_record(base, wanted.text, only="draft") if needs_records(wanted.text) else None
    before = named_text(wanted.basis, base, wanted.corpus) if wanted.basis else _renewed(base, draft, wanted.corpus)
    known, older = vocabulary(base), before.text if before else None
    where: Mapping[str, Origin] = {}
    if draft is None:
        given = named_text(wanted.text, base, wanted.corpus)
        title, seen = given.title, subject(given.text, known, basis=older)
    else:
        title, text = draft.title, compose(base, draft)
        adopted = as_adopted(text.text)
        where = origins(base, draft, text.text, tuple(passages(adopted)))
        seen = subject(adopted, known, basis=older, unfilled=_unfilled(adopted, text.unfilled))
    positions = Positions(checked.loaded)
    return Advised(
        diagnostics=(),
        title=title,
        basis=before.title if before else "",
        counts=_counts(seen),
        advice=tuple(_placed(one, wanted.text, draft, where, positions) for one in advise(seen)),
        english=seen.text.language == "en",
    )


def _renewed(base: KnowledgeBase, draft: Record | None, corpus: Path) -> NamedText | None:
    """The first text that a draft says it renews (`basis`) and that the corpus has."""
    if draft is None or not corpus.exists():
        return None
    for name in draft.data.get("basis", ()):
        source = base.get(RecordName("source", name))
        try:
            if source is not None and "symbol" in source.data:
                return named_text(str(source.data["symbol"]), None, corpus)
        except UsageFault:
            continue
    return None


def _unfilled(text: AdoptedText, names: tuple[str, ...]) -> tuple[Unfilled, ...]:
    """Each parameter at the first passage that shows it."""
    return tuple(
        Unfilled(next((passage.place for passage in passages(text) if printed(name) in passage.text), ""), name)
        for name in names
    )


def _counts(seen: Subject) -> Counts | None:
    before = None if seen.basis is None else tasks(seen.basis)
    return counts(seen.tasks, before, seen.vocabulary) if seen.tasks or before else None


def _placed(
    advice: Advice, name: str, draft: Record | None, where: Mapping[str, Origin], positions: Positions
) -> Placed:
    """What is said of words stands where they are written, in a clause or the title; all else at the entry of a draft.

    Words that come from a parameter are not written in the clause, so the draft is named, which gives the value.
    """
    if draft is None:
        return Placed(advice, name, 0, 0)
    origin = where.get(advice.remark.place)
    if origin is None:
        return Placed(advice, *positions.of(draft.name, ()))
    if advice.remark.words and advice.remark.words in origin.written:
        return Placed(advice, *positions.of(origin.record, origin.words))
    return Placed(advice, *positions.of(origin.draft, origin.entry))
