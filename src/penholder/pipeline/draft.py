"""One draft, written where a person asked for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from penholder.diagnostics import Diagnostic, has_errors
from penholder.drafting.compose import compose
from penholder.knowledge.naming import named_record
from penholder.knowledge.projection import project
from penholder.pipeline.build import epoch_of
from penholder.pipeline.check import check_whole
from penholder.pipeline.places import places
from penholder.rendering.drafts import ENDINGS, render_draft
from penholder.storage import write_whole
from penholder.workspace import Workspace

TEXT_FORMATS = ("html", "md", "akn")
"""The formats that a terminal or a pipe can take."""


@dataclass(frozen=True, slots=True)
class DraftWritten:
    """The outcome of writing a draft."""

    diagnostics: tuple[Diagnostic, ...]
    """What kept it from being written."""
    written: tuple[Path, ...] = ()
    """The files."""
    printed: str = ""
    """The text, where it goes to standard output."""
    unfilled: tuple[str, ...] = ()
    """Parameters without a value, which the text shows in brackets."""

    @property
    def failed(self) -> bool:
        """Whether nothing was written."""
        return has_errors(self.diagnostics)


def write_draft(
    workspace: Workspace, name: str, formats: Sequence[str], out: Path | None, audience: str, today: dt.date
) -> DraftWritten:
    """Write a draft in some formats; to a file, a folder, standard output or `build/drafts/`.

    Raises UsageFault where the name or the place is off, EnvironmentFault where a program is missing.
    """
    checked = check_whole(workspace, today)
    if checked.failed:
        return DraftWritten(tuple(found for found in checked.diagnostics if has_errors([found])))
    base = project(checked.loaded.base, audience)
    draft = named_record(base, name, only="draft")
    composition = compose(base, draft)
    made = {
        to: render_draft(composition.text, to, draft=draft.name.id, templates=workspace.templates, epoch=epoch_of(base))
        for to in formats
    }
    if out is None and len(formats) == 1 and formats[0] in TEXT_FORMATS:
        return DraftWritten((), printed=made[formats[0]].decode(), unfilled=composition.unfilled)
    paths = places(draft.name.id, formats, out, workspace.build / "drafts", ENDINGS)
    for to, path in paths.items():
        write_whole(path, made[to])
    return DraftWritten((), tuple(paths.values()), unfilled=composition.unfilled)
