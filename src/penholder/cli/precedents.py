"""`penholder precedents`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click
import orjson

from penholder import reporters
from penholder.cli.filters import filter_of, filtered, printable
from penholder.cli.main import CORPUS, Exit, command, corpus_of, workspace_of
from penholder.cli.precedents_told import in_text
from penholder.diagnostics import UsageFault
from penholder.knowledge.base import KnowledgeBase
from penholder.language.precedents import Question
from penholder.pipeline.named_text import named_text, needs_records, records_of
from penholder.pipeline.precedents import answers, of_clause, of_text

AUDIENCE_OF_TERMINAL = "restricted"
"""Whoever has the records on this computer may see them all."""
MANY = 5
"""How many precedents are told of words, where nothing else is asked for."""
FEW = 2
"""How many of each paragraph."""


@command('penholder precedents "mission-wide early warning" --mission UNMISS')
@click.argument("words", nargs=-1)
@click.option("--clause", metavar="ID", help="Each strength of this clause, instead of words.")
@click.option("--draft", metavar="ID|FILE", help="The paragraphs of a draft, a file or a resolution of the corpus.")
@click.option(
    "--paragraph", metavar="PLACE", default="", help="With --draft: this one alone, such as OP5, PP3 or 5 (a)."
)
@filtered
@click.option("--verb", default="", help="In paragraphs with that verb, such as requests.")
@click.option(
    "--limit", type=click.IntRange(1, 50), help=f"How many at most. Default {MANY}, and {FEW} of each paragraph."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is told.")
@CORPUS
def precedents(
    ctx: click.Context,
    words: tuple[str, ...],
    clause: str | None,
    draft: str | None,
    paragraph: str,
    years: str,
    mission: str,
    chapter_vii: bool | None,
    language: str,
    verb: str,
    limit: int | None,
    form: str,
    corpus_file: Path | None,
) -> None:
    """Find adopted language: who has said the WORDS before, where, how exactly, and in which mandates it lived on.

    In the comparison, [-words-] stand in the adopted text alone and {+words+} in yours alone. Phrases that no text of
    the corpus has are marked «so» and called new language.
    """
    if [bool(words), clause is not None, draft is not None].count(True) != 1:
        raise UsageFault("one thing can be asked for", 'give "words", --clause ID or --draft ID')
    if paragraph and draft is None:
        raise UsageFault("--paragraph says which paragraph of a draft is meant", "name the draft with --draft ID")
    wanted = filter_of(years, mission, chapter_vii, language, verb)
    corpus = corpus_of(ctx, corpus_file)
    questions = _questions(ctx, printable(" ".join(words)), clause, draft, paragraph, corpus)
    if not questions:
        raise UsageFault("there are no words to look for")
    found = answers(corpus, questions, wanted, limit or (MANY if words else FEW))
    if form == "json":
        rows = [one.as_data() for one in found]
        click.echo(orjson.dumps(rows, option=orjson.OPT_INDENT_2))
        return
    for number, one in enumerate(found):
        click.echo(("\n" if number else "") + in_text(one))


def _questions(
    ctx: click.Context, words: str, clause: str | None, draft: str | None, paragraph: str, corpus: Path
) -> list[Question]:
    if clause is not None:
        return of_clause(_base(ctx), clause)
    if draft is not None:
        base = _base(ctx) if needs_records(draft) else None
        return of_text(named_text(draft, base, corpus), paragraph)
    return [Question("", words)]


def _base(ctx: click.Context) -> KnowledgeBase:
    records = records_of(workspace_of(ctx), AUDIENCE_OF_TERMINAL, dt.datetime.now(dt.UTC).date())
    if records.base is None:
        click.echo(reporters.as_text(records.diagnostics), nl=False, err=True)
        sys.exit(Exit.CONTENT)
    return records.base
