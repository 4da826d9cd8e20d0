"""`penholder compare`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from penholder import reporters
from penholder.cli.main import AUDIENCE, CORPUS, Exit, command, optional_corpus, optional_workspace, shown_path
from penholder.diagnostics import UsageFault
from penholder.pipeline.compare import AUTHOR, FORMATS, Wanted, write_comparison


@command("penholder compare S_RES_2100.xml S_RES_2164.xml --to docx --out redline.docx")
@click.argument("old")
@click.argument("new")
@click.option("--to", type=click.Choice(FORMATS), default="text", show_default=True, help="What to write.")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="A file, or a folder.")
@click.option("--author", default=AUTHOR, show_default=True, help="Who tracked changes in Word are said to be by.")
@click.option("--date", metavar="YYYY-MM-DD", help="The day of tracked changes, instead of that of the new text.")
@click.option("--audience", type=AUDIENCE, default="internal", show_default=True, help="For whom drafts are composed.")
@CORPUS
def compare(
    ctx: click.Context,
    old: str,
    new: str,
    to: str,
    out: Path | None,
    author: str,
    date: str | None,
    audience: str,
    corpus_file: Path | None,
) -> None:
    """Compare two texts: what was changed, moved, split, merged, added and dropped, word by word.

    OLD and NEW are files in any format that penholder reads, symbols in the corpus, or ids of drafts. A summary tells
    what was strengthened or weakened, which figures changed, and the tasks before and after. With --to docx, Word shows
    true tracked changes: accept all of them and it is NEW, reject all and it is OLD. Without --out, Word files go to
    build/redlines/.
    """
    wanted = Wanted(
        old, new, to, out, author.strip() or AUTHOR, _day(date), audience, optional_corpus(ctx, corpus_file)
    )
    outcome = write_comparison(wanted, optional_workspace(ctx), dt.datetime.now(dt.UTC).date())
    click.echo(reporters.as_text(outcome.diagnostics), nl=False, err=True)
    if outcome.failed:
        sys.exit(Exit.CONTENT)
    for remark in outcome.remarks:
        click.echo(f"Note: {remark}", err=True)
    if outcome.written:
        click.echo(f"Written: {shown_path(outcome.written)}", err=True)
    click.echo(outcome.printed.encode(), nl=False)


def _day(date: str | None) -> str:
    if date is None:
        return ""
    try:
        return dt.date.fromisoformat(date).isoformat()
    except ValueError as error:
        raise UsageFault(f'"{date}" is not a day', "write it as 2026-03-31") from error
