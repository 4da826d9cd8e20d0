"""`penholder check`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from penholder import reporters
from penholder.cli.main import Exit, command, workspace_of
from penholder.diagnostics import Diagnostic, Severity, UsageFault
from penholder.pipeline.check import check as check_workspace
from penholder.workspace import Workspace


@command("penholder check content/clauses --format github")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(reporters.FORMATS)), default="text", help="How it is told.")
@click.option("--quiet", "-q", is_flag=True, help="Leave out notes.")
def check(ctx: click.Context, paths: tuple[Path, ...], form: str, quiet: bool) -> None:
    """Check all records and schemas; tell what is wrong, with its place and what to do.

    With PATHs, only what concerns those files and folders is told; everything is checked all the same.
    """
    workspace = workspace_of(ctx)
    checked = check_workspace(workspace, dt.datetime.now(dt.UTC).date())
    diagnostics = _within(checked.diagnostics, _relative(paths, workspace))
    if quiet:
        diagnostics = [diagnostic for diagnostic in diagnostics if diagnostic.severity is not Severity.NOTE]
    click.echo(reporters.FORMATS[form](diagnostics), nl=False)
    if form == "text":
        number = reporters.counted(len(checked.loaded.files), "record")
        click.echo(f"{number} checked: {reporters.tally(diagnostics) or 'nothing to mend'}", err=True)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
        sys.exit(Exit.CONTENT)


def _relative(paths: Sequence[Path], workspace: Workspace) -> list[str]:
    found = []
    for path in paths:
        full = path.resolve() if path.exists() else (workspace.root / path).resolve()
        if not full.exists() or not full.is_relative_to(workspace.root):
            raise UsageFault(f"{path} is not in the workspace", f"paths are read from {workspace.root}")
        found.append(full.relative_to(workspace.root).as_posix())
    return found


def _within(diagnostics: Sequence[Diagnostic], paths: list[str]) -> list[Diagnostic]:
    if not paths:
        return list(diagnostics)
    return [
        diagnostic
        for diagnostic in diagnostics
        if any(path in (".", diagnostic.path) or diagnostic.path.startswith(f"{path}/") for path in paths)
    ]
