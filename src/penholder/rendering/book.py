"""Books: many handouts in one Word file or e-book, with a table of contents, made by pandoc."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from penholder.rendering import pandoc
from penholder.rendering.blocks import Block, Field, Heading, ListItem, Paragraph, Run, Runs
from penholder.rendering.handout import Handout
from penholder.rendering.ooxml import LANGUAGE, Properties, finished
from penholder.rendering.pandoc import Node

BOOKS = ("docx", "epub")
"""What a book can be written as."""


@dataclass(frozen=True, slots=True)
class Book:
    """Handouts in one file."""

    title: str
    """What it is called."""
    name: str
    """What tells it from other books, for the programs that keep e-books."""
    chapters: tuple[Handout, ...]
    """Its chapters, in order."""
    edition: str
    """What stands at the top of each page on the right, such as a date."""


def book(made_of: Book, to: str, *, reference: Path, epoch: int) -> bytes:
    """The book in the format `to`, one of `BOOKS`; Word has the styles of `reference`.

    `epoch` is the time that the file bears, in seconds since 1970. The same arguments give the same bytes. Raises
    `EnvironmentFault` where pandoc does not do its work.
    """
    blocks = [node for chapter in made_of.chapters for node in _chapter(chapter)]
    meta = {"title": made_of.title, "lang": LANGUAGE, "identifier": f"urn:penholder:{made_of.name}"}
    if to == "epub":
        return pandoc.epub(blocks, meta, epoch=epoch)
    package = pandoc.word(blocks, {"title": made_of.title, "toc-title": "Contents"}, reference, epoch=epoch)
    words = {"MARKING": made_of.title, "EDITION": made_of.edition, "FOOTER": ""}
    return finished(package, Properties(title=made_of.title, subject="", epoch=epoch), words)


def _chapter(chapter: Handout) -> Iterator[Node]:
    yield _heading(1, chapter.title, f"{chapter.footer}".replace("/", "-"))
    items: list[ListItem] = []
    for block in chapter.blocks:
        if isinstance(block, ListItem) and not (block.first and block.level == 0):
            items.append(block)
            continue
        yield from _lists(items)
        items = [block] if isinstance(block, ListItem) else []
        if isinstance(block, Heading | Paragraph | Field):
            yield from _plain(block)
    yield from _lists(items)


def _plain(block: Block) -> Iterator[Node]:
    if isinstance(block, Heading):
        yield _heading(min(block.level + 1, 6), block.text)
    elif isinstance(block, Field):
        yield _styled(_paragraph((Run(f"{block.term}: ", bold=True), *block.runs)))
    elif isinstance(block, Paragraph):
        said = _paragraph(block.runs)
        yield {"t": "BlockQuote", "c": [said]} if block.quoted else _styled(said)


def _lists(items: Sequence[ListItem]) -> Iterator[Node]:
    """The lists that a run of items makes; what stands deeper belongs to the item before it."""
    start = 0
    while start < len(items):
        level, ordered = items[start].level, items[start].ordered
        entries: list[list[Node]] = []
        while start < len(items) and items[start].level == level and items[start].ordered == ordered:
            end = start + 1
            while end < len(items) and items[end].level > level:
                end += 1
            entries.append([_paragraph(items[start].runs), *_lists(items[start + 1 : end])])
            start = end
        style = [1, {"t": "Decimal"}, {"t": "Period"}]
        yield {"t": "OrderedList", "c": [style, entries]} if ordered else {"t": "BulletList", "c": entries}


def _heading(level: int, text: str, name: str = "") -> Node:
    return {"t": "Header", "c": [level, [name, [], []], [{"t": "Str", "c": text}]]}


def _styled(paragraph: Node) -> Node:
    """A paragraph in the style of all others; pandoc has one of its own for the first below a heading."""
    return {"t": "Div", "c": [["", [], [["custom-style", "Body Text"]]], [paragraph]]}


def _paragraph(runs: Runs) -> Node:
    return {"t": "Para", "c": [node for run in runs for node in _run(run)]}


def _run(run: Run) -> Iterator[Mapping[str, object]]:
    for number, line in enumerate(run.text.split("\n")):
        if number:
            yield {"t": "LineBreak"}
        node: dict[str, object] = {"t": "Code", "c": [["", [], []], line]} if run.code else {"t": "Str", "c": line}
        for wanted, face in ((run.italic, "Emph"), (run.bold, "Strong")):
            node = {"t": face, "c": [node]} if wanted else node
        yield node
