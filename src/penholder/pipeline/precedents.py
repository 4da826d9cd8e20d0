"""What precedents are asked for: words, each strength of a clause, or the paragraphs of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from penholder.diagnostics import UsageFault
from penholder.drafting.entries import PREAMBULAR
from penholder.drafting.wording import paragraph, wordings
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.naming import named_record
from penholder.knowledge.record import RecordName
from penholder.language.corpus import corpus_to_read
from penholder.language.filters import Filter
from penholder.language.precedents import Answer, Question, answer
from penholder.language.retrieval import Index
from penholder.language.words import words
from penholder.pipeline.named_text import NamedText
from penholder.text.as_adopted import as_adopted
from penholder.text.front import language_of
from penholder.text.model import Product, ResolutionText
from penholder.text.numbering import lettered, numbered
from penholder.text.passages import Part, Passage, passages

LEAST_WORDS = 3
"""From how many words on a paragraph or item is language; a name in a list is none."""


def answers(corpus: Path, questions: Sequence[Question], wanted: Filter, limit: int) -> Iterator[Answer]:
    """The precedents of each question, at most `limit`; in its own language, where the filter does not name one.

    Raises UsageFault where there is no corpus or nothing to ask, and what `corpus_to_read` raises.
    """
    with corpus_to_read(corpus) as opened:
        index = Index(opened)
        for question in questions:
            own = language_of([question.words])
            language = wanted.language or (own if own in index.languages and len(index.languages) > 1 else "")
            yield answer(index, question, replace(wanted, language=language), limit)


def of_clause(base: KnowledgeBase, name: str) -> list[Question]:
    """Each strength of a clause, its items apart. Raises UsageFault where there is no such clause."""
    clause = named_record(base, name, only="clause")
    questions = []
    for strength, wording in wordings(clause):
        verb = base.get(RecordName("verb", wording["verb"]))
        made = paragraph(str(verb.data["form"]) if verb else "", wording, {}, "")
        preambular, operative = ((made,), ()) if clause.data["kind"] == PREAMBULAR else ((), (made,))
        text = ResolutionText(clause.title, Product.OPERATIVE_TEXT, lettered(preambular), numbered(operative))
        for passage in passages(as_adopted(text)):
            item = passage.place.removeprefix("PP").removeprefix("1")
            questions += _asked(f"{strength}{item}", passage.text, ())
    return questions


def of_text(named: NamedText, place: str = "") -> list[Question]:
    """The paragraphs and items of a text; with a place such as `OP5`, `PP3` or `5 (a)`, that one and what is below it.

    Raises UsageFault where the text has no such place.
    """
    found = list(passages(named.text))
    wanted = _plain(place)
    chosen = [passage for passage in found if not wanted or _is_below(_plain(_cited(passage)), wanted)]
    if not chosen:
        places = [_cited(passage) for passage in found if passage.depth == 0]
        hint = f"paragraphs: {places[0]} to {places[-1]}" if places else ""
        raise UsageFault(f'{named.title} has no paragraph "{place}"', hint)
    return [question for passage in chosen for question in _asked(_cited(passage), passage.text, named.values)]


def _asked(place: str, text: str, values: tuple[str, ...]) -> list[Question]:
    return [Question(place, text, values)] if len(words(text)) >= LEAST_WORDS else []


def _cited(passage: Passage) -> str:
    """The place as drafters cite it: OP5, where an adopted text has 5."""
    is_number = passage.part is Part.OPERATIVE and passage.place[:1].isdigit()
    return f"OP{passage.place}" if is_number else passage.place


def _plain(place: str) -> str:
    return "".join(place.split()).casefold().removeprefix("op")


def _is_below(place: str, wanted: str) -> bool:
    return place == wanted or (place.startswith(wanted) and place[len(wanted)] in "(–-•")
