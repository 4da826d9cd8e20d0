"""`penholder read`."""

from __future__ import annotations

from pathlib import Path

import click

from penholder.cli.main import command, shown_path
from penholder.storage import write_whole
from penholder.text.adopted_writers import WRITERS
from penholder.text.read import read_file


@command("penholder read S_RES_2100.xml --to json --out 2100.json")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", type=click.Choice(list(WRITERS)), default="json", show_default=True, help="What to write.")
@click.option(
    "--out", "-o", type=click.Path(path_type=Path, dir_okay=False), help="A file, instead of standard output."
)
def read(ctx: click.Context, file: Path, to: str, out: Path | None) -> None:  # noqa: ARG001
    """Read a resolution: Akoma Ntoso XML, Word, HTML or plain text, in any of the six languages.

    The format is found by the content, not by the name. No word is dropped: what has no place stands in the notes.
    """
    text = read_file(file)
    for remark in text.remarks:
        click.echo(f"Note: {remark}", err=True)
    written = WRITERS[to](text)
    if out is None:
        click.echo(written.encode(), nl=False)
    else:
        write_whole(out, written.encode())
        click.echo(f"Written: {shown_path(out)}", err=True)
