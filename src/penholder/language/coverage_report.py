"""The coverage report: what is told of texts and elements, whichever way it is printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record, RecordName
from penholder.language.actors import Who, known_actors
from penholder.language.addressee import Force
from penholder.language.coverage import Hit, Judgement, Status, judge
from penholder.language.remedies import Remedies, Remedy
from penholder.language.signals import Grade, Signal, signals
from penholder.language.statements import Statements
from penholder.text.adopted import AdoptedText

ELEMENT = "element"
"""The record type that texts are judged by."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""What neither a terminal nor an XML file may be given."""
LONGEST = 500_000
"""How many characters a text may have; the longest resolution has a fifth of that."""
_EXCERPT = 150
"""How many characters are quoted on each side of a phrase."""
_MARKS = {Status.COVERED: "●", Status.PARTIAL: "◐", Status.ABSENT: "○"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A paragraph that shows an element."""

    paragraph: str
    """The place as cited, such as `16 (c) (i)` or `PP12`."""
    text: str
    """The words of the paragraph or item."""
    before: str
    """What is quoted before the phrase."""
    phrase: str
    """The words that were recognized."""
    after: str
    """What is quoted after them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is found of one element in one text."""

    id: str
    """The id of the element."""
    title: str
    """What it is called."""
    status: Status
    """Covered, partial or absent."""
    evidence: tuple[Evidence, ...]
    """The paragraphs that show it, the strongest first."""
    why: str
    """The reason, in a sentence."""
    recommendations: tuple[tuple[str, str], ...]
    """The recommendations that ask for what is missing, each with its id and title; none where it is covered."""
    clauses: tuple[Remedy, ...]
    """The clauses on it, those first that would close the gap; none where it is covered."""

    @property
    def mark(self) -> str:
        """The sign of the status, told apart without colour."""
        return _MARKS[self.status]


@dataclass(frozen=True, slots=True)
class TextReport:
    """What is found in one text."""

    title: str
    """What the text is called."""
    symbol: str
    """Its symbol; empty where it has none."""
    date: str
    """Its date, YYYY-MM-DD; empty where it has none."""
    answers: tuple[Answer, ...]
    """One for each element, by id; none where the text cannot be judged."""
    remark: str = ""
    """Why the text cannot be judged, or what to bear in mind."""

    def of(self, status: Status) -> tuple[Answer, ...]:
        """The answers with one status."""
        return tuple(answer for answer in self.answers if answer.status is status)

    @property
    def counts(self) -> Mapping[Status, int]:
        """How many answers there are of each status."""
        found = Counter(answer.status for answer in self.answers)
        return {status: found[status] for status in Status}


def text_report(title: str, text: AdoptedText, base: KnowledgeBase, remedies: Remedies) -> TextReport:
    """Judge a text by the elements of a knowledge base."""
    reason = _unjudgeable(text)
    if reason:
        return TextReport(title, text.symbol, text.date, (), reason)
    found = Statements(text, known_actors(base))
    answers = tuple(_answer(element, found, base, remedies) for element in base.of_type(ELEMENT))
    remark = "" if text.operative else "The text has no operative paragraphs, so that nothing in it can be covered."
    return TextReport(title, text.symbol, text.date, answers, remark)


def _unjudgeable(text: AdoptedText) -> str:
    if not text.operative and not text.preambular:
        return "The text has neither preambular nor operative paragraphs, so there is nothing to judge."
    if text.language != "en":
        return (
            f"The text is not in English (it was read as “{text.language}”). The signals of the elements are English "
            "words, so nothing is said of it; take the English text."
        )
    length = sum(map(len, text.strings()))
    if length > LONGEST:
        return (
            f"The text has {length:,} characters, and no resolution has more than {LONGEST:,}: nothing is said of it."
        )
    return ""


def _answer(element: Record, text: Statements, base: KnowledgeBase, remedies: Remedies) -> Answer:
    own = signals(element.data)
    judgement = judge(text, own)
    gap = judgement.status is not Status.COVERED
    return Answer(
        id=element.name.id,
        title=element.title,
        status=judgement.status,
        evidence=tuple(_evidence(hit) for hit in judgement.hits),
        why=_why(judgement),
        recommendations=_recommendations(element, base) if gap else (),
        clauses=remedies.of(element.name.id, own, text) if gap else (),
    )


def _recommendations(element: Record, base: KnowledgeBase) -> tuple[tuple[str, str], ...]:
    asked = (base.get(RecordName("recommendation", name)) for name in element.data.get("from", ()))
    return tuple((record.name.id, record.title) for record in asked if record)


def _evidence(hit: Hit) -> Evidence:
    text = _CONTROL.sub("\ufffd", hit.place.passage.text)
    return Evidence(
        paragraph=_CONTROL.sub("\ufffd", hit.place.passage.place),
        text=text,
        before=_tail(text[: hit.start]),
        phrase=text[hit.start : hit.end],
        after=_head(text[hit.end :]),
    )


def _tail(text: str) -> str:
    if len(text) <= _EXCERPT:
        return text
    return f"…{text[-_EXCERPT:].partition(' ')[2]}"


def _head(text: str) -> str:
    text = text.rstrip()
    if len(text) <= _EXCERPT:
        return text
    return f"{text[:_EXCERPT].rpartition(' ')[0]} …"


def _why(judgement: Judgement) -> str:
    if not judgement.hits or judgement.signal is None:
        return "None of the words that point to it was found."
    best, signal = judgement.hits[0], judgement.signal
    if judgement.status is Status.PARTIAL and signal.grade is Grade.COVERED:
        return f"The words “{best.phrase_found}” stand {_elsewhere(best)}, and not in a task of the mission."
    return f"{_sentence(signal)} ({_asked(best)})."


def _sentence(signal: Signal) -> str:
    return signal.shows[:1].upper() + signal.shows[1:]


def _asked(hit: Hit) -> str:
    statement, place = hit.place.statement, _named(hit)
    if statement.acts or (statement.is_task and statement.who is Who.COUNCIL):
        return f"{place}, the Council’s own decision"
    if statement.is_task:
        return f"{place}, asked of {statement.who}"
    return f"{place}, {_elsewhere(hit, bare=True)}"


def _elsewhere(hit: Hit, *, bare: bool = False) -> str:
    """Where a phrase stands that is no task: in the preamble, in what others are asked, in what is only said."""
    statement, place = hit.place.statement, _named(hit)
    if not statement.operative:
        return "in the preamble" if bare else f"in the preamble ({place})"
    where = "" if bare else f"in {place}, "
    if statement.force is Force.ASKS:
        return f"{where}which addresses {statement.who}"
    verb = "stresses" if statement.force is Force.SAYS else "notes"
    return f"{where}where the Council {verb} and asks nothing of the mission"


def _named(hit: Hit) -> str:
    place = hit.place.passage.place
    return place if place.startswith(("PP", "OP")) else f"paragraph {place}"


def as_data(reports: Sequence[TextReport]) -> dict[str, Any]:
    """The reports as JSON has them: of one text its own answers, of several a list under `texts`."""
    found = [_text_data(report) for report in reports]
    return found[0] if len(found) == 1 else {"texts": found}


def _text_data(report: TextReport) -> dict[str, Any]:
    return {
        "title": report.title,
        "symbol": report.symbol,
        "date": report.date,
        **({"remark": report.remark} if report.remark else {}),
        "elements": [
            {
                "id": answer.id,
                "title": answer.title,
                "status": str(answer.status),
                "evidence": [{"paragraph": one.paragraph, "text": one.text} for one in answer.evidence],
                "why": answer.why,
                "recommendations": [name for name, _ in answer.recommendations],
                "clauses": [clause.id for clause in answer.clauses],
                "closes": {clause.id: clause.strength for clause in answer.clauses if clause.closes},
            }
            for answer in report.answers
        ],
    }
