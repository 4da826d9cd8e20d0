"""The basket: what its page has to know of clauses and of Word files, as script files, for it asks no server.

The page composes texts itself, in `docs/assets/basket-text.js`, by the rules of `docs/reference/composition.md`. What
is said here of a clause is what those rules need; the Markdown of its words is read here, so that no browser has to.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Any

import orjson

from penholder.drafting.entries import CLAUSE, DRAFT
from penholder.drafting.extension import outlines
from penholder.drafting.wording import wordings
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record, RecordName
from penholder.publishing import addresses
from penholder.publishing.output import Make
from penholder.rendering.reference import REFERENCE, Reference
from penholder.rendering.word import WordWriter
from penholder.text.model import words
from penholder.text.spans import inline, line

_TEXTS = (".xml", ".rels")
"""How the parts of a Word file end that are XML; others, such as a picture, are bytes."""
_PLACES = 3
"""Decimal places of what is said of the usual place of a clause."""


def has_basket(base: KnowledgeBase) -> bool:
    """Whether drafts can be put together from clauses at all."""
    return {CLAUSE, DRAFT} <= base.types.keys()


def basket_files(base: KnowledgeBase, templates: Path) -> Iterator[tuple[str, Make]]:
    """The script files beside the page, each with its path on the site.

    To make one raises `EnvironmentFault` where the reference document of Word files is not to be used.
    """
    if has_basket(base):
        yield f"{addresses.BASKET}clauses.js", partial(_clauses, base)
        yield f"{addresses.BASKET}word.js", partial(_blank, templates)


def usual_places(base: KnowledgeBase) -> dict[RecordName, float]:
    """Where in its part of a text a clause stands in the drafts of the base, from 0 to 1; not of those in no draft."""
    found: dict[RecordName, list[float]] = defaultdict(list)
    for whole in outlines(base):
        parts: dict[str, list[RecordName]] = defaultdict(list)
        for entry in whole.entries():
            clause = base.get(entry.clause)
            if clause is not None and not entry.alternative:
                parts[clause.data["kind"]].append(entry.clause)
        for part in parts.values():
            for index, name in enumerate(part):
                found[name].append(index / max(len(part) - 1, 1))
    return {name: round(fmean(all_), _PLACES) for name, all_ in found.items()}


def _clauses(base: KnowledgeBase) -> bytes:
    places = usual_places(base)
    return _script("clauses", {clause.name.id: _clause(base, clause, places) for clause in base.of_type(CLAUSE)})


def _clause(base: KnowledgeBase, clause: Record, places: Mapping[RecordName, float]) -> dict[str, Any]:
    data = clause.data
    tasks = Counter(task["modality"] for task in data.get("tasks", ()))
    return {
        "title": line(clause.title),
        "kind": data["kind"],
        "strengths": {strength: _wording(base, wording) for strength, wording in wordings(clause)},
        "parameters": {
            name: {key: declared[key] for key in ("type", "description", "example", "default") if key in declared}
            for name, declared in data.get("parameters", {}).items()
        },
        "tasks": dict(sorted(tasks.items())),
        "requires": list(data.get("requires", ())),
        "conflicts": list(data.get("conflicts", ())),
        "place": places.get(clause.name),
    }


def _wording(base: KnowledgeBase, wording: Mapping[str, Any]) -> dict[str, Any]:
    verb = base.get(RecordName("verb", wording["verb"]))
    found: dict[str, Any] = {
        "verb": line(verb.data["form"]) if verb else wording["verb"],
        "does": verb.data["function"] if verb else "",
        "text": _text(wording["text"]),
    }
    if "items" in wording:
        found["items"] = _items(wording["items"])
    if "footnotes" in wording:
        found["footnotes"] = [_text(footnote) for footnote in wording["footnotes"]]
    return found


def _items(items: Sequence[Any]) -> list[Any]:
    return [_text(item) if isinstance(item, str) else _item(item) for item in items]


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    found = {**item, "text": _text(item["text"])}
    return {**found, "items": _items(item["items"])} if "items" in item else found


def _text(text: str) -> str | list[str]:
    """The words; where some are in italics a list, in which roman and italic words take turns, roman ones first."""
    spans = inline(text)
    if not any(span.italic for span in spans):
        return words(spans)
    return [*([""] if spans[0].italic else []), *(span.text for span in spans)]


def _blank(templates: Path) -> bytes:
    blank = WordWriter(Reference(templates / REFERENCE)).blank()
    texts = {name: part.decode() for name, part in blank.parts.items() if name.endswith(_TEXTS)}
    others = {name: b64encode(part).decode() for name, part in blank.parts.items() if name not in texts}
    return _script("blank", {"texts": texts, "others": others, "styles": blank.styles})


def _script(name: str, value: object) -> bytes:
    return b'"use strict";\npenholder.' + name.encode() + b" = " + orjson.dumps(value) + b";\n"
