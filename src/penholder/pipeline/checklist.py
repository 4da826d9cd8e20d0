"""One checklist or worksheet as a form, written where a person asked for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from penholder.diagnostics import Diagnostic, has_errors
from penholder.knowledge.projection import project
from penholder.pipeline.check import check_whole
from penholder.pipeline.epoch import epoch_of
from penholder.pipeline.places import places
from penholder.publishing.forms import named_form
from penholder.rendering.forms import FORM_FORMATS, render_form
from penholder.storage import write_whole
from penholder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FormsWritten:
    """The outcome of writing a form."""

    diagnostics: tuple[Diagnostic, ...]
    """What kept it from being written."""
    written: tuple[Path, ...] = ()
    """The files."""


def write_checklist(
    workspace: Workspace, name: str, formats: Sequence[str], out: Path | None, audience: str, today: dt.date
) -> FormsWritten:
    """Write a checklist or a worksheet as a form in some formats; to a file, a folder or `build/checklists/`.

    Raises UsageFault where the name or the place is off.
    """
    checked = check_whole(workspace, today)
    if checked.failed:
        return FormsWritten(tuple(found for found in checked.diagnostics if has_errors([found])))
    base = project(checked.loaded.base, audience)
    file, made = named_form(base, name)
    paths = places(file, formats, out, workspace.build / "checklists", {form: form for form in FORM_FORMATS})
    for to, path in paths.items():
        write_whole(path, render_form(made, to, templates=workspace.templates, epoch=epoch_of(base)))
    return FormsWritten((), tuple(paths.values()))
