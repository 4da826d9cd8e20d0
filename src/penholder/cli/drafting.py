"""`penholder draft`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from penholder import reporters
from penholder.cli.main import AUDIENCE, Exit, command, formats_of, shown_path, workspace_of
from penholder.pipeline.draft import Wish, write_drafts
from penholder.rendering.drafts import FORMATS
from penholder.text.model import Edition


@command("penholder draft sample-mandate-renewal --to docx,pdf --out ~/drafts")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--to", default="docx", show_default=True, help="Formats, with commas: docx, pdf, html, md, akn.")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="A file, or a folder for several files.")
@click.option(
    "--edition",
    type=click.Choice([edition.value for edition in Edition]),
    default=Edition.CLEAN.value,
    show_default=True,
    help="For whom: the text alone, or with what negotiators or drafters need.",
)
@click.option("--audience", type=AUDIENCE, default="internal", show_default=True, help="Who it is for.")
def draft(ctx: click.Context, ids: tuple[str, ...], to: str, out: Path | None, edition: str, audience: str) -> None:
    """Write drafts as files to send.

    Without --out, html, md and akn of one draft go to standard output when asked for alone, and everything else to
    build/drafts/.
    """
    wish = Wish(tuple(formats_of(to, FORMATS, "drafts")), Edition(edition), audience, out)
    outcome = write_drafts(workspace_of(ctx), ids, wish, dt.datetime.now(dt.UTC).date())
    click.echo(reporters.as_text(outcome.diagnostics), nl=False, err=True)
    if outcome.failed:
        sys.exit(Exit.CONTENT)
    for path in outcome.written:
        click.echo(f"Written: {shown_path(path)}", err=True)
    for loose in outcome.loose:
        name = f" ({loose.draft})" if len(outcome.loose) > 1 else ""
        if loose.unfilled:
            click.echo(f"Still to fill{name}: {', '.join(f'[{one}]' for one in loose.unfilled)}", err=True)
        if loose.open:
            click.echo(f"Still in brackets{name}: {', '.join(loose.open)}", err=True)
    click.echo(outcome.printed, nl=False)
