"""`penholder advise`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from penholder import reporters
from penholder.cli.main import AUDIENCE, CORPUS, Exit, command, corpus_of, workspace_of
from penholder.pipeline.advise import Wanted, advised


@command("penholder advise sample-mandate-renewal")
@click.argument("text")
@click.option("--basis", metavar="TEXT", default="", help="The text that it renews: tasks and verbs are compared.")
@click.option(
    "--format", "how", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told."
)
@click.option("--audience", type=AUDIENCE, default="internal", show_default=True, help="Whose records may be used.")
@CORPUS
def advise(ctx: click.Context, text: str, basis: str, how: str, audience: str, corpus_file: Path | None) -> None:
    """Give drafting advice on a text.

    TEXT is the id of a draft, a file in any format that penholder reads, or a symbol in the corpus.
    Tasks are counted, and each remark says what, where and why, with an adopted paragraph that does it well. Advice is
    no error: the exit code is 1 only for what would be wrong in any text.
    """
    wanted = Wanted(text, basis, audience, corpus_of(ctx, corpus_file))
    outcome = advised(workspace_of(ctx), wanted, dt.datetime.now(dt.UTC).date())
    if outcome.diagnostics:
        click.echo(reporters.as_text(outcome.diagnostics), nl=False, err=True)
        sys.exit(Exit.CONTENT)
    click.echo(reporters.advice_as_json(outcome) if how == "json" else reporters.advice_as_text(outcome), nl=False)
    if outcome.failed:
        sys.exit(Exit.CONTENT)
