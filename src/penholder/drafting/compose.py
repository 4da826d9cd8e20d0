"""Composition: from a draft record to a resolution text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from penholder.drafting.entries import PREAMBULAR, Entry, entries
from penholder.drafting.note import Drafted, source_note
from penholder.drafting.wording import paragraph, placeholders
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.knowledge.record import Record, RecordName
from penholder.text import punctuation
from penholder.text.model import Block, Heading, Product, ResolutionText, Span
from penholder.text.numbering import lettered, numbered
from penholder.text.spans import line

ORGAN = "The Security Council"
"""The organ that opens an operative text."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A text made from a draft, with what was not to be had."""

    text: ResolutionText
    """The text, with its source note."""
    unfilled: tuple[str, ...]
    """The parameters that nothing filled, each once, in order."""
    findings: tuple[Finding, ...]
    """The paragraphs that could not be made; none where the draft has passed its rules."""


def compose(base: KnowledgeBase, draft: Record) -> Composition:
    """Make the text that a draft orders.

    A parameter takes its value from the paragraph, then from the draft, then from the default of the clause. A
    paragraph whose clause, strength or verb the base does not have is left out and found.
    """
    product = Product(draft.data["product"])
    parts: dict[bool, list[Block]] = {True: [], False: []}
    made: list[Drafted] = []
    findings: list[Finding] = []
    counts = {True: 0, False: 0}
    names: set[str] = set()
    for entry in entries(draft):
        source = _source(base, draft, entry)
        if isinstance(source, Finding):
            findings.append(source)
            continue
        clause, wording, verb = source
        values = _values(draft, entry, clause)
        preambular = clause.data["kind"] == PREAMBULAR
        name = _unused(clause.name.id, names)
        if entry.heading:
            parts[preambular].append(Heading((Span(line(entry.heading)),)))
        parts[preambular].append(paragraph(verb, wording, values, name))
        counts[preambular] += 1
        made.append(
            Drafted(
                paragraph=_cited(product, preambular, counts[preambular]),
                name=name,
                entry=entry,
                clause=clause,
                wording=wording,
                unfilled=tuple(placeholder for placeholder in placeholders(wording) if placeholder not in values),
            )
        )
    text = ResolutionText(
        title=line(draft.data.get("annex_title", draft.title) if product is Product.ANNEX else draft.title),
        product=product,
        preambular=lettered(punctuation.preamble(parts[True])),
        operative=numbered(punctuation.operative(parts[False])),
        organ=ORGAN if product is Product.OPERATIVE_TEXT else "",
        marking=line(draft.data["marking"]),
        version=line(draft.data["version"]),
        date=draft.data["date"],
        note=source_note(base, draft, made),
    )
    return Composition(text, _each_once(one.unfilled for one in made), tuple(findings))


def _source(base: KnowledgeBase, draft: Record, entry: Entry) -> tuple[Record, Mapping[str, Any], str] | Finding:
    """The clause, the wording and the printed verb of an entry, or what is missing."""
    clause = base.get(entry.clause)
    if clause is None:
        return Finding("dangling-reference", draft.name, (*entry.field, "clause"), f"there is no {entry.clause}")
    wording = clause.data["strengths"].get(entry.strength)
    if wording is None:
        message = f"{entry.clause} has no {entry.strength} wording"
        return Finding("missing-strength", draft.name, (*entry.field, "strength"), message)
    verb = base.get(RecordName("verb", wording["verb"]))
    if verb is None:
        message = f"there is no verb/{wording['verb']}, which {entry.clause} opens with"
        return Finding("dangling-reference", draft.name, (*entry.field, "clause"), message)
    return clause, wording, line(verb.data["form"])


def _values(draft: Record, entry: Entry, clause: Record) -> dict[str, str]:
    declared: Mapping[str, Mapping[str, str]] = clause.data.get("parameters", {})
    defaults = {name: parameter["default"] for name, parameter in declared.items() if "default" in parameter}
    return {**defaults, **draft.data.get("parameters", {}), **entry.values}


def _cited(product: Product, preambular: bool, number: int) -> str:
    """A paragraph as working drafts cite it: PP2, OP5; an annex has paragraphs, and operates nothing."""
    if preambular:
        return f"PP{number}"
    return f"para. {number}" if product is Product.ANNEX else f"OP{number}"


def _unused(name: str, taken: set[str]) -> str:
    """The name, with a number where the text already has it; marks it as taken."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found


def _each_once(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))
