"""The Markdown writer: a resolution text as CommonMark.

Numbers and letters are words of the text, not lists of Markdown, which knows neither (a) nor a heading inside a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import punctuation

from penholder.text.header import edition
from penholder.text.model import Block, Fact, Heading, Product, ResolutionText, SourceNote, Span, Spans, joined

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&~|$^@#]")
_OPENING = re.compile(r"(\d{1,9}(?=[.)])|(?=[-+=]))")
_EM_SPACE = "\u2003"


def markdown(text: ResolutionText) -> str:
    """The text as CommonMark; what contributors wrote comes out as words, whatever marks it holds."""
    annex = text.product is Product.ANNEX
    return "".join(f"{line}\n\n" for line in _lines(text, "###" if annex else "##")).rstrip("\n") + "\n"


def _lines(text: ResolutionText, level: str) -> Iterator[str]:
    head = (f"**{escaped(text.marking)}**" if text.marking else "", escaped(edition(text)))
    yield " · ".join(part for part in head if part)
    yield from (
        ("# Annex", f"## {escaped(text.title)}") if text.product is Product.ANNEX else [f"# {escaped(text.title)}"]
    )
    if text.organ:
        yield f"*{escaped(text.organ)}*,"
    blocks = _Blocks(level)
    yield from blocks.lines(text.preambular)
    yield from blocks.lines(text.operative)
    yield from blocks.feet()
    if text.note:
        yield from _note(text.note, level)


class _Blocks:
    """Writes the paragraphs of a text, counting its footnotes."""

    def __init__(self, level: str) -> None:
        self._level = level
        self._footnotes: list[str] = []

    def lines(self, blocks: Iterable[Block], depth: int = 0) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Heading):
                words = emphasized(block.spans)
                yield f"{self._level} {words}" if depth == 0 else _EM_SPACE * depth + words
                continue
            label = f"{escaped(block.label)} " if block.label else ""
            yield _EM_SPACE * depth + _opened(label + self._words(block.spans))
            yield from self.lines(block.items, depth + 1)
            if block.annotation:
                note = block.annotation
                facts = _facts(note.brief).replace("\n", "\n> ")
                yield f"> **{escaped(note.paragraph)} · {escaped(note.title)}**\n>\n> {facts}"

    def feet(self) -> Iterator[str]:
        """The footnotes, in the form that most readers of Markdown know."""
        for number, words in enumerate(self._footnotes, 1):
            yield f"[^{number}]: {words}"

    def _words(self, spans: Spans) -> str:
        """The words with the marks of footnotes between them."""
        found: list[str] = []
        start = 0
        for index, span in enumerate(spans):
            if span.footnote:
                self._footnotes.append(emphasized(span.footnote))
                found += [emphasized(spans[start:index]), f"[^{len(self._footnotes)}]"]
                start = index + 1
        return "".join([*found, emphasized(spans[start:])])


def _note(note: SourceNote, level: str) -> Iterator[str]:
    yield "---"
    yield f"{level} Source note"
    yield "For the drafters; not part of the text."
    if note.facts:
        yield _facts(note.facts)
    for paragraph in note.paragraphs:
        yield f"{level}# {escaped(paragraph.paragraph)} · {escaped(paragraph.title)}"
        yield _facts(paragraph.facts)
    if note.blanks:
        yield f"{level}# To be filled in"
        yield _facts(note.blanks)


def _facts(facts: Iterable[Fact]) -> str:
    return "\n".join(f"- **{escaped(fact.term)}**: {emphasized(fact.spans)}" for fact in facts)


def escaped(words: str) -> str:
    """The words with a backslash before everything that Markdown could take for a mark."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(words.splitlines()))


def _opened(line: str) -> str:
    """The line with a backslash where its opening could be taken for a list, a rule or a heading."""
    return _OPENING.sub(r"\1\\", line, count=1) if _OPENING.match(line) else line


def emphasized(spans: Spans) -> str:
    """The words with asterisks around what is in italics."""
    parts = _tightened(spans)
    befores, afters = (None, *parts), (*parts[1:], None)
    return "".join(
        f"*{escaped(part.text)}*" if part.italic else _roman(before, part, after)
        for before, part, after in zip(befores, parts, afters, strict=False)
    )


def _roman(before: Span | None, span: Span, after: Span | None) -> str:
    """Words in roman between others in italics.

    An asterisk opens or closes only where CommonMark's flanking rules let it. Between a letter and a punctuation mark
    they do not, unless the letter is written as a character reference.
    """
    first = before is not None and not before.text[-1].isalnum() and _is_letter(span.text[0])
    last = after is not None and not after.text[0].isalnum() and _is_letter(span.text[-1])
    if len(span.text) == 1:
        return _reference(span.text) if first or last else escaped(span.text)
    start, middle, end = span.text[0], span.text[1:-1], span.text[-1]
    return "".join(
        (_reference(start) if first else escaped(start), escaped(middle), _reference(end) if last else escaped(end))
    )


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def _is_letter(character: str) -> bool:
    """Whether CommonMark may take it for neither a space nor punctuation; where in doubt, yes."""
    return bool(character) and not character.isspace() and character not in punctuation


def _tightened(spans: Spans) -> Spans:
    """The same words with the spaces at the edges of italics moved out of them."""
    found: list[Span] = []
    for span in joined(spans):
        core = span.text.strip()
        if span.italic and core:
            start = span.text.index(core)
            found += [Span(span.text[:start]), Span(core, italic=True), Span(span.text[start + len(core) :])]
        else:
            found.append(Span(span.text))
    return joined(found)
