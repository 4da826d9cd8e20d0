"""Drafts, written where a person asked for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from penholder.diagnostics import Diagnostic, UsageFault, has_errors
from penholder.drafting.compose import compose
from penholder.knowledge.naming import named_record
from penholder.knowledge.projection import project
from penholder.pipeline.check import check_whole
from penholder.pipeline.epoch import epoch_of
from penholder.pipeline.places import places
from penholder.rendering.drafts import ENDINGS, file_stem, render_draft
from penholder.storage import write_whole
from penholder.text.editions import edited
from penholder.text.model import Edition
from penholder.workspace import Workspace

TEXT_FORMATS = ("html", "md", "akn")
"""The formats that a terminal or a pipe can take."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of drafts."""

    formats: tuple[str, ...] = ("docx",)
    """The formats, of `rendering.drafts.FORMATS`."""
    edition: Edition = Edition.CLEAN
    """For whom the text is printed."""
    audience: str = "internal"
    """The clearance of those it is for."""
    out: Path | None = None
    """A file, or a folder; None for standard output or `build/drafts/`."""


@dataclass(frozen=True, slots=True)
class Loose:
    """What a written draft leaves to do."""

    draft: str
    """The id of the draft."""
    unfilled: tuple[str, ...]
    """Parameters without a value, which the text shows in brackets."""
    open: tuple[str, ...]
    """The paragraphs that are in brackets or hold some, as cited."""


@dataclass(frozen=True, slots=True)
class DraftsWritten:
    """The outcome of writing drafts."""

    diagnostics: tuple[Diagnostic, ...]
    """What kept them from being written."""
    written: tuple[Path, ...] = ()
    """The files."""
    printed: str = ""
    """The text, where it goes to standard output."""
    loose: tuple[Loose, ...] = ()
    """What each draft leaves to do."""

    @property
    def failed(self) -> bool:
        """Whether nothing was written."""
        return has_errors(self.diagnostics)


def write_drafts(workspace: Workspace, names: Sequence[str], wish: Wish, today: dt.date) -> DraftsWritten:
    """Write drafts as they are wished for; to a file, a folder, standard output or `build/drafts/`.

    All are made before one is written. Raises UsageFault where a name or the place is off, EnvironmentFault where an
    engine fails.
    """
    checked = check_whole(workspace, today)
    if checked.failed:
        return DraftsWritten(tuple(found for found in checked.diagnostics if has_errors([found])))
    base = project(checked.loaded.base, wish.audience)
    drafts = {draft.name.id: draft for draft in (named_record(base, name, only="draft") for name in names)}
    compositions = {id_: compose(base, draft) for id_, draft in drafts.items()}
    loose = tuple(Loose(id_, made.unfilled, made.open) for id_, made in compositions.items())
    printed = wish.out is None and len(drafts) == 1 and len(wish.formats) == 1 and wish.formats[0] in TEXT_FORMATS
    paths = {} if printed else _paths(tuple(drafts), wish, workspace)
    texts = {id_: edited(made.text, wish.edition) for id_, made in compositions.items()}
    made = {
        (id_, to): render_draft(text, to, draft=id_, templates=workspace.templates, epoch=epoch_of(base))
        for id_, text in texts.items()
        for to in wish.formats
    }
    if printed:
        return DraftsWritten((), printed=next(iter(made.values())).decode(), loose=loose)
    for key, path in paths.items():
        write_whole(path, made[key])
    return DraftsWritten((), tuple(paths.values()), loose=loose)


def _paths(ids: Sequence[str], wish: Wish, workspace: Workspace) -> dict[tuple[str, str], Path]:
    """Where each draft goes in each format."""
    folder = workspace.build / "drafts"
    found = {
        (id_, to): path
        for id_ in ids
        for to, path in places(file_stem(id_, wish.edition), wish.formats, wish.out, folder, ENDINGS).items()
    }
    if len(set(found.values())) < len(found):
        raise UsageFault(f"{wish.out} is one file, and {len(ids)} drafts are asked for", "give a folder")
    return found
