"""Building: check, project, render beside the old outputs, look at the links, swap in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import orjson

from penholder import __version__
from penholder.diagnostics import Diagnostic, has_errors
from penholder.drafting.compose import compose
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.projection import project
from penholder.knowledge.record import RecordName
from penholder.pipeline.check import check_whole
from penholder.pipeline.epoch import epoch_of
from penholder.pipeline.last_build import LastBuild, inputs, program, remember, still_good, sums
from penholder.publishing.offline import write_copy
from penholder.publishing.output import Folder, Make
from penholder.publishing.products import Making
from penholder.publishing.publish import Publication, publish, stock_of
from penholder.publishing.workers import worker_pool
from penholder.rendering.drafts import FORMATS, file_name, render_draft
from penholder.storage import lock, staging, swap_in
from penholder.text.editions import edited
from penholder.text.model import Edition, ResolutionText
from penholder.workspace import Workspace

PLACEHOLDER = ".gitkeep"
MANIFEST = "manifest.json"
Progress = Callable[[str], None]
"""Told what is being done, in a few words."""


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build."""

    diagnostics: tuple[Diagnostic, ...]
    """Everything wrong or doubtful."""
    records: Mapping[str, int] = field(default_factory=dict)
    """How many records of each type went in, by its plural; empty where the build failed."""
    made: Mapping[str, int] = field(default_factory=dict)
    """How many of each thing were made, by its name; empty where the build failed."""

    unchanged: bool = False
    """Whether the last outputs were still good, so that nothing was made."""

    @property
    def failed(self) -> bool:
        """Whether errors kept the old outputs in place."""
        return has_errors(self.diagnostics)


def build(workspace: Workspace, audience: str, today: dt.date, progress: Progress) -> Built:
    """Build everything for an audience into `build/`, all or nothing.

    Raises Busy where another build holds the lock, EnvironmentFault where the machine is at fault.
    """
    with lock(workspace.state):
        shaped_by = inputs(workspace, audience, today.isoformat())
        last = still_good(workspace, shaped_by)
        if last is not None:
            return Built(last.diagnostics, last.records, last.made, unchanged=True)
        progress("checking the records")
        checked = check_whole(workspace, today)
        if checked.failed:
            return Built(checked.diagnostics)
        told, base = checked.diagnostics, project(checked.loaded.base, audience)
        del checked  # the records as they were read take as much memory again
        with staging(workspace.state) as folder:
            progress("writing the drafts")
            drafts = draft_files(base, workspace)
            _write_all(folder / "drafts", drafts)
            progress("making the site")
            publication = Publication(base, workspace, drafts, epoch_of(base), __version__, program())
            site = Folder(folder / "site")
            with closing(stock_of(workspace, audience)) as stock, worker_pool() as pool:
                published = publish(publication, site, Making(stock, pool))
            diagnostics = (*told, *published.diagnostics)
            if has_errors(diagnostics):
                return Built(diagnostics)
            progress("packing the copy to use offline")
            write_copy(site, publication.epoch)
            (folder / PLACEHOLDER).touch()
            outputs = write_manifest(folder, audience)
            swap_in(folder, workspace.build)
        counts = {type_.plural.lower(): len(base.of_type(type_.name)) for type_ in base.types.values()}
        made = {"files of drafts": len(drafts), "pages": published.pages, "files": len(site.files)}
        remember(workspace, shaped_by, outputs, LastBuild(diagnostics, counts, made))
    return Built(diagnostics, counts, made)


PUBLISHED = (
    *((Edition.CLEAN, to) for to in FORMATS),
    (Edition.WORKING, "docx"),
    (Edition.ANNOTATED, "docx"),
    (Edition.SOURCE_NOTE, "docx"),
)
"""What a build makes of each draft."""
Rendered = dict[tuple[str, ResolutionText, str, int], bytes]
"""Drafts as they were rendered, by id, text, format and time."""


def draft_files(base: KnowledgeBase, workspace: Workspace, rendered: Rendered | None = None) -> dict[str, Make]:
    """Every draft as published, by file name, each to be made when it is needed.

    What `rendered` has is not made again, and what is made is put there.
    """
    epoch = epoch_of(base)
    rendered = {} if rendered is None else rendered

    @cache
    def composed(draft_name: RecordName) -> ResolutionText:
        return compose(base, base.records[draft_name]).text

    def make(draft_name: RecordName, edition: Edition, to: str) -> bytes:
        text = edited(composed(draft_name), edition)
        key = draft_name.id, text, to, epoch
        if key not in rendered:
            rendered[key] = render_draft(text, to, draft=draft_name.id, templates=workspace.templates, epoch=epoch)
        return rendered[key]

    names = [draft.name for draft in base.of_type("draft")]
    return {
        file_name(name.id, to, edition): partial(make, name, edition, to) for name in names for edition, to in PUBLISHED
    }


def _write_all(folder: Path, files: Mapping[str, Make]) -> None:
    folder.mkdir()
    for name, make in files.items():
        (folder / name).write_bytes(make())


def write_manifest(folder: Path, audience: str) -> dict[str, str]:
    """Write what was made: each file with its size and SHA-256 sum. Returns the sums of all files, this one's too."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    found = sums(folder, paths)
    files = {
        name: {"size": path.stat().st_size, "sha256": found[name]}
        for path, name in zip(paths, found, strict=True)
        if name != PLACEHOLDER
    }
    content = {"audience": audience, "penholder": __version__, "files": files}
    manifest = folder / MANIFEST
    manifest.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
    return found | sums(folder, [manifest])
