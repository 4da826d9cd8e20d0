"""A text that a person names on the command line: a file, a resolution of the corpus, or a draft of the workspace."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from penholder.diagnostics import Diagnostic, UsageFault, has_errors
from penholder.drafting.compose import compose
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.naming import named_record
from penholder.knowledge.projection import project
from penholder.language.corpus import corpus_to_read
from penholder.language.symbols import Symbol
from penholder.pipeline.check import check_whole
from penholder.text.adopted import AdoptedText
from penholder.text.as_adopted import as_adopted
from penholder.text.editions import edited
from penholder.text.model import Edition
from penholder.text.read import read_file
from penholder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text, and what to call it."""

    title: str
    """What a reader knows it by: its symbol, the title of the draft, or the name of the file."""
    text: AdoptedText
    """The text."""
    values: tuple[str, ...] = ()
    """What fills the placeholders of a draft."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a workspace, checked."""

    base: KnowledgeBase | None
    """The records of the audience; None where they have errors."""
    diagnostics: tuple[Diagnostic, ...]
    """The errors."""


def records_of(workspace: Workspace, audience: str, today: dt.date) -> Records:
    """The records of a workspace for an audience, or what is wrong with them."""
    checked = check_whole(workspace, today)
    if checked.failed:
        return Records(None, tuple(found for found in checked.diagnostics if has_errors([found])))
    return Records(project(checked.loaded.base, audience), ())


def needs_records(name: str) -> bool:
    """Whether what a person names can only be a draft, so that the records must be read."""
    return not Path(name).exists() and Symbol.parse(name) is None


def named_text(name: str, base: KnowledgeBase | None, corpus: Path | None = None) -> NamedText:
    """The text that a person names: an existing file, a resolution in the corpus, or a draft of `base`.

    A resolution is named by its symbol, as in `S/RES/2100 (2013)`, `S/RES/2100` or `2100`; `corpus` is the file of the
    corpus. Raises UsageFault where there is no such text, or where the file cannot be read as a resolution.
    """
    path = Path(name)
    if path.exists():
        text = read_file(path)
        return NamedText(text.symbol or path.name, text)
    if corpus is not None and (symbol := Symbol.parse(name)) is not None:
        return _in_corpus(symbol, corpus)
    if base is None:
        hint = "name a file or a symbol in the corpus, or go into a workspace and name a draft"
        raise UsageFault(f"{name} does not exist", hint)
    draft = named_record(base, name, only="draft")
    composition = compose(base, draft)
    return NamedText(draft.title, as_adopted(edited(composition.text, Edition.CLEAN)), composition.values)


def _in_corpus(symbol: Symbol, corpus: Path) -> NamedText:
    with corpus_to_read(corpus) as opened:
        text = opened.text(str(symbol))
    if text is None:
        hint = "add it with: penholder corpus add FILE; what there is: penholder corpus list"
        raise UsageFault(f"the corpus does not have {symbol}", hint)
    return NamedText(text.symbol, text)
