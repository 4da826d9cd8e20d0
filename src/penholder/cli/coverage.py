"""`penholder coverage`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from penholder import reporters
from penholder.cli.main import AUDIENCE, CORPUS, Exit, command, corpus_of, shown_path, workspace_of
from penholder.pipeline.coverage import BINARY, FORMATS
from penholder.pipeline.coverage import coverage as judged
from penholder.storage import write_whole


@command("penholder coverage resolution.docx --to html --out coverage.html")
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True)
@click.option("--to", type=click.Choice(FORMATS), default="text", show_default=True, help="What to write.")
@click.option("--out", "-o", type=click.Path(path_type=Path, dir_okay=False), help="A file.")
@click.option("--audience", type=AUDIENCE, default="internal", show_default=True, help="Who it is for.")
@CORPUS
def coverage(
    ctx: click.Context, texts: tuple[str, ...], to: str, out: Path | None, audience: str, corpus_file: Path | None
) -> None:
    """Say which mandate elements a text has, with its own paragraphs, and what would close each gap.

    TEXT is a file in any format that "penholder read" takes, a symbol in the corpus, or the id of a
    draft. Several make a matrix, by date.
    """
    workspace = workspace_of(ctx)
    outcome = judged(workspace, texts, to, audience, dt.datetime.now(dt.UTC).date(), corpus_of(ctx, corpus_file))
    click.echo(reporters.as_text(outcome.diagnostics), nl=False, err=True)
    if outcome.diagnostics:
        sys.exit(Exit.CONTENT)
    for remark in outcome.remarks:
        click.echo(f"Note: {remark}", err=True)
    if out is None and to in BINARY:
        out = workspace.build / f"coverage.{to}"
    if out is None:
        click.echo(outcome.written, nl=False)
    else:
        write_whole(out, outcome.written)
        click.echo(f"Written: {shown_path(out)}", err=True)
