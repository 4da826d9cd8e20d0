"""`penholder serve`."""

from __future__ import annotations

import click

from penholder.cli.main import AUDIENCE, command, workspace_of
from penholder.pipeline.preview import preview
from penholder.reporters import as_text


@command("penholder serve --port 8123")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Where it listens.")
@click.option("--audience", type=AUDIENCE, default="public", show_default=True, help="Who it is for.")
def serve(ctx: click.Context, port: int, audience: str) -> None:
    """Show the site on this computer and build it again after each edit.

    A broken edit is told here and on the page, and the last good pages stay. Ctrl+C ends it.
    """
    preview(workspace_of(ctx), port, audience, lambda words: click.echo(words, err=True), as_text)
