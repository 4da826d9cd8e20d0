"""`penholder new`, `rename` and `fmt`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from penholder import reporters
from penholder.cli.main import Exit, command, shown_path, workspace_of
from penholder.diagnostics import UsageFault
from penholder.editing.fmt import format_files
from penholder.editing.new import new_record
from penholder.editing.rename import rename as rename_record
from penholder.knowledge.loading import load
from penholder.knowledge.naming import named_record
from penholder.reading.nearest import suggestion
from penholder.storage import lock


@command("penholder new clause early-warning-cell")
@click.argument("type_name", metavar="TYPE")
@click.argument("id_", metavar="ID")
def new(ctx: click.Context, type_name: str, id_: str) -> None:
    """Begin a record of a TYPE: a file with every field explained, ready to fill in."""
    workspace = workspace_of(ctx)
    types = load(workspace).base.types
    if type_name not in types:
        raise UsageFault(f'there is no type "{type_name}"', suggestion(type_name, list(types)))
    path = new_record(workspace, types[type_name], id_, dt.datetime.now(dt.UTC).date().isoformat())
    click.echo(f"Written: {shown_path(path)}\nFill it in, then: penholder check {shown_path(path)}", err=True)


@command("penholder rename clause/early-warning early-warning-cell")
@click.argument("old", metavar="OLD")
@click.argument("new_id", metavar="NEW")
def rename(ctx: click.Context, old: str, new_id: str) -> None:
    """Give a record a new id and follow every reference to it. Old links to its page keep working."""
    workspace = workspace_of(ctx)
    with lock(workspace.state):
        record = named_record(load(workspace).base, old)
        renamed = rename_record(workspace, record.name, new_id.rpartition("/")[2])
    click.echo(f"{record.name} is now {record.name.type}/{new_id.rpartition('/')[2]}", err=True)
    for path in renamed.changed:
        click.echo(f"Changed: {path}", err=True)


@command("penholder fmt --check content/clauses")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--check", is_flag=True, help="Change nothing; end with 1 where something would change.")
def fmt(ctx: click.Context, paths: tuple[Path, ...], check: bool) -> None:
    """Lay out record files in one way, keeping comments, order and words.

    With PATHs, only those files and folders. Files with mistakes are left alone and told.
    """
    workspace = workspace_of(ctx)
    with lock(workspace.state):
        outcome = format_files(workspace, paths or (workspace.content,), check=check)
    click.echo(reporters.as_text(outcome.diagnostics), nl=False, err=True)
    for path in outcome.changed:
        click.echo(f"{'Would change' if check else 'Changed'}: {shown_path(path)}", err=True)
    click.echo(f"{reporters.counted(len(outcome.changed), 'file')} {'to change' if check else 'changed'}", err=True)
    if outcome.diagnostics or (check and outcome.changed):
        sys.exit(Exit.CONTENT)
