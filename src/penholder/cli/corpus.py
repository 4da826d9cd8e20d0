"""`penholder corpus`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from penholder import reporters
from penholder.cli.filters import filter_of, filtered
from penholder.cli.main import CORPUS, Exit, command, corpus_of, epilog, shown_path
from penholder.diagnostics import UsageFault
from penholder.language.corpus import CorpusText, corpus_to_read
from penholder.language.corpus_writer import corpus_to_write
from penholder.language.symbols import Symbol
from penholder.pipeline import corpus as adding
from penholder.pipeline.corpus_statistics import WRITERS, corpus_statistics
from penholder.storage import write_whole

_form = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is told.")


@click.group(epilog=epilog("penholder corpus add ~/resolutions"))
def corpus() -> None:
    """The local collection of adopted texts, in which precedents are looked for."""


@contextmanager
def _progress() -> Iterator[adding.Progress]:
    """A bar on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)


@command("penholder corpus add ~/resolutions", corpus)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@_form
@CORPUS
def add(ctx: click.Context, paths: tuple[Path, ...], form: str, corpus_file: Path | None) -> None:
    """Read resolutions and metadata in the files and folders at PATHS into the corpus.

    What has not changed since the last time is not read again. What cannot be read is told and left out.
    """
    place = corpus_of(ctx, corpus_file)
    with _progress() as progress:
        added = adding.add(place, paths, progress)
    if form == "json":
        problems = [{"path": one.path, "line": one.line or None, "why": one.why} for one in added.problems]
        told = {name: getattr(added, name) for name in ("texts", "metadata", "unchanged")}
        click.echo(orjson.dumps({**told, "problems": problems}, option=orjson.OPT_INDENT_2))
    else:
        for problem in added.problems:
            line = f":{problem.line}" if problem.line else ""
            click.echo(f"{shown_path(Path(problem.path))}{line}: {problem.why}", err=True)
        parts = [reporters.counted(added.texts, "text") + " read"]
        parts += [f"metadata of {reporters.counted(added.metadata, 'resolution')}"] if added.metadata else []
        parts += [reporters.counted(added.unchanged, "file") + " unchanged"] if added.unchanged else []
        parts += [f"{len(added.problems)} left out"] if added.problems else []
        click.echo(f"{shown_path(place)}: {', '.join(parts)}", err=True)
    if added.problems:
        sys.exit(Exit.CONTENT)


@command("penholder corpus list --mission MINUSMA --year 2013-2023", corpus)
@filtered
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many at most.")
@_form
@CORPUS
def list_(
    ctx: click.Context,
    years: str,
    mission: str,
    chapter_vii: bool | None,
    language: str,
    limit: int,
    form: str,
    corpus_file: Path | None,
) -> None:
    """List the texts of the corpus, the latest first."""
    wanted = filter_of(years, mission, chapter_vii, language)
    with corpus_to_read(corpus_of(ctx, corpus_file)) as opened:
        found = list(opened.texts(wanted))[::-1]
        texts, metadata = opened.count()
    if form == "json":
        click.echo(orjson.dumps([text.as_data() for text in found[:limit]], option=orjson.OPT_INDENT_2))
        return
    for text in found[:limit]:
        click.echo(_line(text))
    more = f", the first {limit} are shown" if len(found) > limit else ""
    click.echo(
        f"{reporters.counted(len(found), 'text')} of {texts:,}{more}; metadata of {metadata:,} resolutions", err=True
    )


def _line(text: CorpusText) -> str:
    about = (text.metadata.title or text.metadata.agenda) if text.metadata else ""
    chapter = "VII" if text.chapter_vii else ""
    missions = ", ".join(text.missions)
    head = (
        f"{click.style(f'{text.symbol:<17}', bold=True)}  {text.language}  {text.date or text.year:<10}  {chapter:<3}"
    )
    return f"{head}  {missions:<20}  {about[:80]}".rstrip()


@command("penholder corpus stats --mission MINUSMA --to html -o minusma.html", corpus)
@filtered
@click.option("--to", type=click.Choice(list(WRITERS)), default="txt", show_default=True, help="What to write.")
@click.option(
    "--out", "-o", type=click.Path(path_type=Path, dir_okay=False), help="A file, instead of standard output."
)
@CORPUS
def stats(
    ctx: click.Context,
    years: str,
    mission: str,
    chapter_vii: bool | None,
    language: str,
    to: str,
    out: Path | None,
    corpus_file: Path | None,
) -> None:
    """Count verbs, tasks and the length of mandates, by year; with --mission, mandate by mandate."""
    found = corpus_statistics(corpus_of(ctx, corpus_file), filter_of(years, mission, chapter_vii, language))
    if not found.rows:
        raise UsageFault("no text of the corpus passes", "see what there is with: penholder corpus list")
    written = WRITERS[to](found)
    if out is None:
        click.echo(written.encode(), nl=False)
    else:
        write_whole(out, written.encode())
        click.echo(f"Written: {shown_path(out)}", err=True)


@command('penholder corpus remove "S/RES/2100 (2013)"', corpus)
@click.argument("symbols", nargs=-1, required=True)
@CORPUS
def remove(ctx: click.Context, symbols: tuple[str, ...], corpus_file: Path | None) -> None:
    """Take resolutions out of the corpus, in all their languages. SYMBOLS: S/RES/2100 (2013), or 2100."""
    place = corpus_of(ctx, corpus_file)
    wanted = {name: Symbol.parse(name) for name in symbols}
    for name, symbol in wanted.items():
        if symbol is None:
            raise UsageFault(f'"{name}" is not a symbol', "write S/RES/2100 (2013), or 2100")
    with corpus_to_read(place) as opened:
        missing = [name for name in wanted if opened.symbol(name) is None]
    if missing:
        raise UsageFault(f"the corpus does not have {', '.join(missing)}", "see what there is: penholder corpus list")
    with corpus_to_write(place) as writer:
        removed = [entry for symbol in wanted.values() if symbol for entry in writer.remove(symbol.number)]
    click.echo(f"Removed: {'; '.join(removed)}", err=True)
