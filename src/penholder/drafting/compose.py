"""Composition: from a draft record to a resolution text. `docs/reference/composition.md` tells the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from penholder.drafting.entries import PREAMBULAR, Entry
from penholder.drafting.extension import Outline, outline
from penholder.drafting.note import Drafted, source_note
from penholder.drafting.parameters import value_spans
from penholder.drafting.wording import body, paragraph, placeholders, referred
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import FieldPath, Record, RecordName
from penholder.text import punctuation
from penholder.text.brackets import bracketed, has_brackets
from penholder.text.model import Block, Heading, Paragraph, Product, ResolutionText, Span, Spans, words
from penholder.text.numbering import alternative, lettered, numbered
from penholder.text.placeholders import targets
from penholder.text.references import Resolver, numbers
from penholder.text.spans import line

ORGAN = "The Security Council"
"""The organ that opens an operative text."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A text made from a draft, with what was not to be had."""

    text: ResolutionText
    """The text, with its source note; `text.editions.edited` prints it for somebody."""
    unfilled: tuple[str, ...]
    """The parameters that nothing filled, each once, in order."""
    open: tuple[str, ...]
    """The paragraphs that stand in brackets or hold some, as cited: `PP2`, `OP5`, `OP5 bis`."""
    values: tuple[str, ...]
    """What fills the placeholders, as it is printed, each once."""
    adapted: tuple[str, ...]
    """The names of the paragraphs that have wording of the draft's own."""
    findings: tuple[Finding, ...]
    """The paragraphs that could not be made and the references that lead nowhere; none where the rules are kept."""


def compose(base: KnowledgeBase, draft: Record) -> Composition:
    """Make the text that a draft orders.

    A paragraph whose clause, strength or verb the base does not have is left out and found.
    """
    whole = outline(base, draft)
    types = _types(base, whole)
    product = Product(draft.data["product"])
    parts: dict[bool, list[Block]] = {True: [], False: []}
    counts = {True: 0, False: 0}
    made: list[Drafted] = []
    filled: list[str] = []
    findings: list[Finding] = []
    names = _Names(entry.clause.id for entry in whole.entries())
    for heading, entry in whole.headed():
        source = _source(base, whole, entry)
        if isinstance(source, Finding):
            findings.append(source)
            continue
        clause, wording, verb = source
        values = _values(whole, entry, clause, types)
        filled += [words(values[name]) for name in placeholders(wording) if name in values]
        preambular = clause.data["kind"] == PREAMBULAR
        part = parts[preambular]
        if heading:
            part.append(Heading((Span(line(heading)),)))
        name = names.new(entry.clause.id)
        part.append(replace(paragraph(verb, wording, values, name), alternative=entry.alternative))
        counts[preambular] += not entry.alternative
        made.append(
            Drafted(
                paragraph=_cited(product, preambular, counts[preambular], entry.alternative),
                name=name,
                entry=entry,
                clause=clause,
                wording=wording,
                unfilled=tuple(placeholder for placeholder in placeholders(wording) if placeholder not in values),
            )
        )
    marked = {one.name: one.entry for one in made if one.entry.open}
    preambular_part = _bracketed(lettered(punctuation.preamble(parts[True])), marked)
    operative_part = _bracketed(numbered(punctuation.operative(parts[False])), marked)
    known = numbers(operative_part)
    resolver = Resolver(known)
    text = ResolutionText(
        title=line(draft.data.get("annex_title", draft.title) if product is Product.ANNEX else draft.title),
        product=product,
        preambular=resolver.blocks(preambular_part),
        operative=resolver.blocks(operative_part),
        organ=ORGAN if product is Product.OPERATIVE_TEXT else "",
        marking=line(draft.data["marking"]),
        version=line(draft.data["version"]),
        date=draft.data["date"],
        note=source_note(base, draft, made),
    )
    return Composition(
        text=text,
        unfilled=_each_once(one.unfilled for one in made),
        open=tuple(one.paragraph for one in made if one.entry.open or _has_brackets(one.wording)),
        values=tuple(dict.fromkeys(filled)),
        adapted=tuple(one.name for one in made if one.entry.wording),
        findings=(*findings, *(finding for one in made for finding in _lost(whole, one, known))),
    )


def _source(base: KnowledgeBase, whole: Outline, entry: Entry) -> tuple[Record, Mapping[str, Any], str] | Finding:
    """The clause, the wording and the printed verb of an entry, or what is missing."""
    clause = base.get(entry.clause)
    if clause is None:
        return Finding("dangling-reference", *whole.place(entry, "clause"), f"there is no {entry.clause}")
    wording = entry.wording or clause.data["strengths"].get(entry.strength)
    if wording is None:
        message = f"{entry.clause} has no {entry.strength} wording"
        return Finding("missing-strength", *whole.place(entry, "strength"), message)
    verb = base.get(RecordName("verb", wording["verb"]))
    if verb is None:
        message = f"there is no verb/{wording['verb']}, which {entry.clause} opens with"
        return Finding("dangling-reference", *whole.place(entry, "clause"), message)
    return clause, wording, line(verb.data["form"])


def _types(base: KnowledgeBase, whole: Outline) -> dict[str, str]:
    """The types that the clauses of a draft declare, which own wording may rest on."""
    clauses = (base.get(entry.clause) for entry in whole.entries())
    declared = [clause.data.get("parameters", {}) for clause in clauses if clause is not None]
    return {name: parameter["type"] for parameters in declared for name, parameter in parameters.items()}


def _values(whole: Outline, entry: Entry, clause: Record, types: Mapping[str, str]) -> dict[str, Spans]:
    """The values of a paragraph, printed: those of the entry win over those of the draft, and those over defaults."""
    declared: Mapping[str, Mapping[str, str]] = clause.data.get("parameters", {})
    defaults = {name: parameter["default"] for name, parameter in declared.items() if "default" in parameter}
    own = {name: parameter["type"] for name, parameter in declared.items()}
    return {
        name: value_spans(own.get(name) or types.get(name, "text"), value)
        for name, value in {**defaults, **whole.parameters, **entry.values}.items()
    }


def _bracketed(blocks: Iterable[Block], marked: Mapping[str, Entry]) -> tuple[Block, ...]:
    return tuple(
        bracketed(block, line(marked[block.name].by))
        if isinstance(block, Paragraph) and block.name in marked
        else block
        for block in blocks
    )


def _has_brackets(wording: Mapping[str, Any]) -> bool:
    return any(has_brackets(text) for _, text in body(wording, ()))


def _lost(whole: Outline, one: Drafted, known: Mapping[str, str]) -> Iterator[Finding]:
    """The references of a paragraph that lead to no number, each at the place where its author can mend it."""
    for field, target in referred(one.wording):
        if target not in known:
            below = ("wording", *field) if one.entry.wording else ("clause",)
            yield _finding(one, target, *whole.place(one.entry, *below))
    for name, parameter in one.clause.data.get("parameters", {}).items():
        if parameter["type"] == "paragraphs":
            value, place = _given(whole, one.entry, name, parameter)
            for target in targets(value):
                if target not in known:
                    yield _finding(one, target, *place)


def _given(
    whole: Outline, entry: Entry, name: str, parameter: Mapping[str, str]
) -> tuple[str, tuple[RecordName, FieldPath]]:
    """The value of a parameter as its author gave it, and where."""
    if name in entry.values:
        return str(entry.values[name]), whole.place(entry, "with", name)
    if name in whole.draft.data.get("parameters", {}):
        return str(whole.parameters[name]), (whole.draft.name, ("parameters", name))
    if name in whole.parameters:
        return str(whole.parameters[name]), (whole.draft.name, ("extends",))
    return parameter.get("default", ""), whole.place(entry, "clause")


def _finding(one: Drafted, target: str, record: RecordName, field: FieldPath) -> Finding:
    what = f"an item of clause/{target.replace('/', ', ')}" if "/" in target else f"clause/{target}"
    message = f"{one.paragraph} refers to the paragraph of {what}, and the draft has no such numbered paragraph"
    return Finding(
        "missing-paragraph", record, field, message, "add the clause, or write wording without the reference"
    )


def _cited(product: Product, preambular: bool, number: int, other: int) -> str:
    """A paragraph as working drafts cite it: PP2, OP5 bis; an annex has paragraphs, and operates nothing."""
    mark = "PP" if preambular else "para. " if product is Product.ANNEX else "OP"
    return alternative(f"{mark}{number}", other)


class _Names:
    """Gives out names: the id of a clause where it first stands, then the id with a number that makes it unique."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = frozenset(ids)
        self._taken: set[str] = set()

    def new(self, id_: str) -> str:
        number, found = 1, id_
        while found in self._taken or (number > 1 and found in self._ids):
            number += 1
            found = f"{id_}-{number}"
        self._taken.add(found)
        return found


def _each_once(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))
