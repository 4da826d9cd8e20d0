"""A text that a person names on the command line: a file, or a draft of the workspace."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from penholder.diagnostics import Diagnostic, UsageFault, has_errors
from penholder.drafting.compose import compose
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.naming import named_record
from penholder.knowledge.projection import project
from penholder.pipeline.check import check_whole
from penholder.text.adopted import AdoptedText
from penholder.text.as_adopted import as_adopted
from penholder.text.read import read_file
from penholder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text, and what to call it."""

    title: str
    """What a reader knows it by: its symbol, the title of the draft, or the name of the file."""
    text: AdoptedText
    """The text."""


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


def named_text(name: str, base: KnowledgeBase | None) -> NamedText:
    """The text that a person names: an existing file, or else a draft of `base`.

    Raises UsageFault where it is neither, or where the file cannot be read as a resolution.
    """
    path = Path(name)
    if path.exists():
        text = read_file(path)
        return NamedText(text.symbol or path.name, text)
    if base is None:
        raise UsageFault(f"{name} does not exist", "name a file, or go into a workspace and name a draft")
    draft = named_record(base, name, only="draft")
    return NamedText(draft.title, as_adopted(compose(base, draft).text))
