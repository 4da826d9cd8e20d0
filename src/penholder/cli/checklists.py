"""`penholder checklist`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from penholder import reporters
from penholder.cli.main import AUDIENCE, Exit, command, formats_of, shown_path, workspace_of
from penholder.pipeline.checklist import write_checklist
from penholder.rendering.forms import FORM_FORMATS


@command("penholder checklist conditions-based-drawdown --to docx,xlsx --out ~/forms")
@click.argument("id_", metavar="ID")
@click.option("--to", default="docx", show_default=True, help="Formats, with commas: docx, xlsx.")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="A file, or a folder for several formats.")
@click.option("--audience", type=AUDIENCE, default="internal", show_default=True, help="Who it is for.")
def checklist(ctx: click.Context, id_: str, to: str, out: Path | None, audience: str) -> None:
    """Write a checklist or a worksheet as a form to fill in with Word or Excel.

    A worksheet is named as its page is, such as risk-worksheet.

    Without --out, the form goes to build/checklists/.
    """
    formats = formats_of(to, FORM_FORMATS, "forms")
    outcome = write_checklist(workspace_of(ctx), id_, formats, out, audience, dt.datetime.now(dt.UTC).date())
    click.echo(reporters.as_text(outcome.diagnostics), nl=False, err=True)
    if outcome.diagnostics:
        sys.exit(Exit.CONTENT)
    for path in outcome.written:
        click.echo(f"Written: {shown_path(path)}", err=True)
