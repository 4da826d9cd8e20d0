"""`penholder find`, `show` and `export`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import orjson

from penholder import reporters
from penholder.cli.main import AUDIENCE, command, shown_path, workspace_of
from penholder.diagnostics import UsageFault
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.loading import load
from penholder.knowledge.naming import named_record
from penholder.knowledge.projection import project
from penholder.knowledge.record import Record
from penholder.knowledge.search import search
from penholder.knowledge.types import Field, Kind
from penholder.pipeline.export import EXPORTS, PRINTED, exported
from penholder.storage import write_whole

INDENT = "  "
_audience = click.option("--audience", type=AUDIENCE, default="restricted", help="Show what this audience may see.")
_form = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is told.")


def _base(ctx: click.Context, audience: str) -> KnowledgeBase:
    return project(load(workspace_of(ctx)).base, audience)


@command('penholder find "early warning" --limit 5')
@click.argument("words", nargs=-1, required=True)
@click.option("--type", "type_name", help="Only records of this type.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
@_audience
@_form
def find(
    ctx: click.Context, words: tuple[str, ...], type_name: str | None, limit: int, audience: str, form: str
) -> None:
    """Find records that have all the WORDS, the best first."""
    base = _base(ctx, audience)
    if type_name is not None and type_name not in base.types:
        raise UsageFault(f'there is no type "{type_name}"', f"types: {', '.join(base.types)}")
    hits = [hit for hit in search(base, " ".join(words)) if type_name in (None, hit.record.name.type)]
    if form == "json":
        rows = [{"name": str(hit.record.name), **_header(hit.record)} for hit in hits[:limit]]
        click.echo(orjson.dumps(rows, option=orjson.OPT_INDENT_2))
        return
    for hit in hits[:limit]:
        click.echo(f"{click.style(str(hit.record.name), bold=True)}  {hit.record.title}")
        click.echo(textwrap.indent(textwrap.fill(hit.record.summary, 96), INDENT))
    more = f", the first {limit} are shown" if len(hits) > limit else ""
    click.echo(f"{reporters.counted(len(hits), 'record')} found{more}", err=True)


def _header(record: Record) -> dict[str, str]:
    return {key: str(record.data[key]) for key in ("title", "summary", "status", "clearance", "revised")}


@command("penholder show clause/early-warning-cell")
@click.argument("name")
@_audience
@_form
def show(ctx: click.Context, name: str, audience: str, form: str) -> None:
    """Show one record: all its fields and what refers to it. NAME is a full name, or an id while it is clear."""
    base = _base(ctx, audience)
    record = named_record(base, name)
    if form == "json":
        links = [{"relation": link.inverse, "name": str(link.name)} for link in base.referrers(record.name)]
        content = {"name": str(record.name), "file": record.path, "record": record.data, "referred_to_by": links}
        click.echo(orjson.dumps(content, option=orjson.OPT_INDENT_2))
        return
    click.echo(f"{click.style(record.title, bold=True)}\n{record.name} · {record.path}\n")
    for field in base.types[record.name.type].fields:
        if field.name in record.data and field.name not in ("id", "title"):
            click.echo("\n".join(_lines(record.data[field.name], field, field.title)))
    for link in base.referrers(record.name):
        click.echo(f"{click.style(link.inverse, bold=True)}: {link.name}")


def _lines(value: Any, field: Field, label: str, depth: int = 0) -> Iterator[str]:  # noqa: ANN401
    """A value under its label, indented by depth."""
    lead = INDENT * depth
    heading = f"{lead}{click.style(label, bold=True)}:" if label else f"{lead}-"
    if isinstance(value, list) and field.items is not None:
        yield heading
        for entry in value:
            yield from _lines(entry, field.items, "", depth + 1)
    elif isinstance(value, dict):
        yield heading
        for key, entry in value.items():
            part = field.items if field.kind is Kind.MAP else field.field(key)
            if part is not None:
                yield from _lines(entry, part, key if field.kind is Kind.MAP else part.title, depth + 1)
    else:
        text = f"{heading} {'yes' if value is True else 'no' if value is False else value}".replace("\n", " ")
        yield textwrap.fill(text, 98, subsequent_indent=lead + INDENT)


@command("penholder export clause --where function=task --to xlsx")
@click.argument("type_name", metavar="[TYPE]", required=False)
@click.option("--to", type=click.Choice(EXPORTS), default="json", show_default=True, help="What is written.")
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help="Only records with this value; may be repeated.")
@click.option("--out", "-o", type=click.Path(path_type=Path, dir_okay=False), help="A file.")
@click.option("--audience", type=AUDIENCE, default="public", show_default=True, help="Who it is for.")
def export(
    ctx: click.Context, type_name: str | None, to: str, where: tuple[str, ...], out: Path | None, audience: str
) -> None:
    """Write the records of a TYPE, or all, as data, as a table (csv, xlsx) of one type, or as a book (docx, epub).

    Two conditions on one field mean either value, those on different fields must all hold. Without --out, json and
    csv go to standard output, everything else to build/exports/.
    """
    base = _base(ctx, audience)
    workspace = workspace_of(ctx)
    data = exported(base, type_name, to, where, templates=workspace.templates)
    if out is None and to not in PRINTED:
        out = workspace.build / "exports" / f"{base.types[type_name].folder if type_name else 'records'}.{to}"
    if out is None:
        click.echo(data, nl=False)
    else:
        write_whole(out, data)
        click.echo(f"Written: {shown_path(out)}", err=True)
