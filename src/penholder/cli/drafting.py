"""`penholder draft`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from penholder import reporters
from penholder.cli.main import AUDIENCE, Exit, command, formats_of, shown_path, workspace_of
from penholder.pipeline.draft import write_draft
from penholder.rendering.drafts import FORMATS


@command("penholder draft sample-mandate-renewal --to docx,pdf --out ~/drafts")
@click.argument("id_", metavar="ID")
@click.option("--to", default="docx", show_default=True, help="Formats, with commas: docx, pdf, html, md, akn.")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="A file, or a folder for several formats.")
@click.option("--audience", type=AUDIENCE, default="internal", show_default=True, help="Who it is for.")
def draft(ctx: click.Context, id_: str, to: str, out: Path | None, audience: str) -> None:
    """Write one draft as a file to send.

    Without --out, html, md and akn go to standard output when asked for alone, and everything else to build/drafts/.
    """
    formats = formats_of(to, FORMATS, "drafts")
    workspace = workspace_of(ctx)
    outcome = write_draft(workspace, id_, formats, out, audience, dt.datetime.now(dt.UTC).date())
    click.echo(reporters.as_text(outcome.diagnostics), nl=False, err=True)
    if outcome.failed:
        sys.exit(Exit.CONTENT)
    for path in outcome.written:
        click.echo(f"Written: {shown_path(path)}", err=True)
    if outcome.unfilled:
        click.echo(f"Still to fill: {', '.join(f'[{name}]' for name in outcome.unfilled)}", err=True)
    click.echo(outcome.printed, nl=False)
