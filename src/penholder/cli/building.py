"""`penholder build`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console

from penholder import reporters
from penholder.cli.main import AUDIENCE, Exit, command, shown_path, workspace_of
from penholder.diagnostics import Severity
from penholder.pipeline.build import Progress
from penholder.pipeline.build import build as build_workspace


@contextmanager
def progress_told() -> Iterator[Progress]:
    """Show on a terminal what is being done; say nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    console = Console(stderr=True)
    with console.status("beginning") as status:
        yield lambda words: status.update(f"{words} …")


@command("penholder build --audience internal")
@click.option("--audience", type=AUDIENCE, default="public", show_default=True, help="Who it is for.")
@click.option("--format", "form", type=click.Choice(list(reporters.FORMATS)), default="text", help="How it is told.")
def build(ctx: click.Context, audience: str, form: str) -> None:
    """Check the content and make everything: site, drafts, downloads and data, in build/.

    The outputs are for one audience; what it may not see leaves no trace in them. A build that fails leaves the
    outputs of the last one as they were.
    """
    workspace = workspace_of(ctx)
    with progress_told() as progress:
        built = build_workspace(workspace, audience, dt.datetime.now(dt.UTC).date(), progress)
    shown = [diagnostic for diagnostic in built.diagnostics if diagnostic.severity is not Severity.NOTE]
    click.echo(reporters.FORMATS[form](shown), nl=False, err=form == "text")
    if built.failed:
        click.echo(f"Nothing was built: {reporters.tally(shown)}. The last outputs are as they were.", err=True)
        sys.exit(Exit.CONTENT)
    if built.unchanged and form == "text":
        click.echo("Nothing has changed since the last build; its outputs are still good.")
    if form == "text":
        click.echo(reporters.summary(built.records, built.made, audience, shown_path(workspace.build)))
