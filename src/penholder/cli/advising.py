"""`penholder advise`."""

from __future__ import annotations

import datetime as dt
import sys

import click

from penholder import reporters
from penholder.cli.main import AUDIENCE, Exit, command, workspace_of
from penholder.pipeline.advise import advised


@command("penholder advise sample-mandate-renewal")
@click.argument("text", metavar="ID|FILE")
@click.option("--basis", metavar="ID|FILE", default="", help="The text that it renews: tasks and verbs are compared.")
@click.option(
    "--format", "how", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told."
)
@click.option("--audience", type=AUDIENCE, default="internal", show_default=True, help="Whose records may be used.")
def advise(ctx: click.Context, text: str, basis: str, how: str, audience: str) -> None:
    """Give drafting advice on a draft, or on a text in a file.

    Tasks are counted, and each remark says what, where and why, with an adopted paragraph that does it well. Advice is
    no error: the exit code is 1 only for what would be wrong in any text.
    """
    outcome = advised(workspace_of(ctx), text, basis, audience, dt.datetime.now(dt.UTC).date())
    if outcome.diagnostics:
        click.echo(reporters.as_text(outcome.diagnostics), nl=False, err=True)
        sys.exit(Exit.CONTENT)
    click.echo(reporters.advice_as_json(outcome) if how == "json" else reporters.advice_as_text(outcome), nl=False)
    if outcome.failed:
        sys.exit(Exit.CONTENT)
