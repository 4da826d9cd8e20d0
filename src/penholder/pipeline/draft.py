"""One draft, written where a person asked for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from penholder.diagnostics import Diagnostic, UsageFault, has_errors
from penholder.drafting.compose import compose
from penholder.knowledge.naming import named_record
from penholder.knowledge.projection import project
from penholder.pipeline.build import epoch_of
from penholder.pipeline.check import check_whole
from penholder.rendering.drafts import FORMATS, file_name, render_draft
from penholder.storage import write_whole
from penholder.text.editions import edited
from penholder.text.model import Edition
from penholder.workspace import Workspace

TEXT_FORMATS = ("html", "md")
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
    open: tuple[str, ...] = ()
    """The paragraphs that are in brackets or hold some, as cited."""

    @property
    def failed(self) -> bool:
        """Whether nothing was written."""
        return has_errors(self.diagnostics)


def write_draft(
    workspace: Workspace,
    name: str,
    formats: Sequence[str],
    out: Path | None,
    audience: str,
    today: dt.date,
    edition: Edition = Edition.CLEAN,
) -> DraftWritten:
    """Write an edition of a draft in some formats; to a file, a folder, standard output or `build/drafts/`.

    Raises UsageFault where the name or the place is off, EnvironmentFault where a program is missing.
    """
    checked = check_whole(workspace, today)
    if checked.failed:
        return DraftWritten(tuple(found for found in checked.diagnostics if has_errors([found])))
    base = project(checked.loaded.base, audience)
    draft = named_record(base, name, only="draft")
    composition = compose(base, draft)
    text = edited(composition.text, edition)
    made = {to: render_draft(text, to, templates=workspace.templates, epoch=epoch_of(base)) for to in formats}
    outcome = DraftWritten((), unfilled=composition.unfilled, open=composition.open)
    if out is None and len(formats) == 1 and formats[0] in TEXT_FORMATS:
        return replace(outcome, printed=made[formats[0]].decode())
    places = _places(draft.name.id, edition, formats, out, workspace)
    for to, path in places.items():
        write_whole(path, made[to])
    return replace(outcome, written=tuple(places.values()))


def _places(
    record_id: str, edition: Edition, formats: Sequence[str], out: Path | None, workspace: Workspace
) -> dict[str, Path]:
    folder = workspace.build / "drafts" if out is None else out
    if out is not None and out.suffix.lstrip(".") in FORMATS and not out.is_dir():
        if len(formats) > 1:
            raise UsageFault(f"{out} is one file, and {len(formats)} formats are asked for", "give a folder")
        return {formats[0]: out}
    return {to: folder / file_name(record_id, edition, to) for to in formats}
