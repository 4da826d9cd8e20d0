"""`penholder completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from penholder.cli.main import command


@command('eval "$(penholder completion bash)"')
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(ctx: click.Context, shell: str) -> None:
    """Print what makes a SHELL complete penholder's commands and options."""
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(ctx.find_root().command, {}, "penholder", "_PENHOLDER_COMPLETE").source())
