"""A drafted text as adopted texts are read, so that whatever looks at the one can look at the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penholder.text.adopted import AdoptedItem, AdoptedText, Annex, OperativeParagraph, PreambularParagraph
from penholder.text.front import acts_under_chapter_vii
from penholder.text.model import Block, Heading, Paragraph, Product, ResolutionText, every_paragraph, words
from penholder.text.verbs import operative_verbs, preambular_verb


def as_adopted(text: ResolutionText) -> AdoptedText:
    """The paragraphs of a draft with their numbers, labels and verbs; an annex has its paragraphs in the annex."""
    if text.product is Product.ANNEX:
        lines = [line for block in text.operative for line in _lines(block)]
        return AdoptedText(
            date=text.date,
            language=text.language,
            annexes=(Annex("Annex", (text.title, *lines)),),
            notes=tuple(_footnotes(text.operative)),
        )
    preambular = tuple(_preambular(block, text.language) for block in text.preambular)
    operative = tuple(
        OperativeParagraph(
            number=block.label.rstrip(".") or None,
            text=words(block.spans),
            verbs=tuple(_verbs(block, text.language, lead=True)),
            heading=heading,
            items=_items(block.items),
        )
        for block, heading in _headed(text.operative)
    )
    return AdoptedText(
        date=text.date,
        language=text.language,
        chapter_vii=any(
            map(acts_under_chapter_vii, [one.text for one in preambular] + [one.text for one in operative])
        ),
        preambular=preambular,
        operative=operative,
        notes=(*([f"{text.organ},"] if text.organ else []), *_footnotes((*text.preambular, *text.operative))),
    )


def _footnotes(blocks: Sequence[Block]) -> Iterator[str]:
    for block in every_paragraph(blocks):
        yield from (words(span.footnote) for span in block.spans if span.footnote)


def _preambular(block: Block, language: str) -> PreambularParagraph:
    verb = preambular_verb(block.spans, language) if isinstance(block, Paragraph) else ""
    return PreambularParagraph(verb, "\n".join(_lines(block)))


def _headed(blocks: Sequence[Block]) -> list[tuple[Paragraph, str]]:
    """Each paragraph with the headings printed above it, one a line."""
    found: list[tuple[Paragraph, str]] = []
    above: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            above.append(words(block.spans))
        else:
            found.append((block, "\n".join(above)))
            above = []
    return found


def _items(blocks: Sequence[Block]) -> tuple[AdoptedItem, ...]:
    return tuple(
        AdoptedItem(block.label, words(block.spans), _items(block.items), heading) for block, heading in _headed(blocks)
    )


def _verbs(block: Paragraph, language: str, *, lead: bool) -> list[str]:
    found = list(operative_verbs(block.spans, language, lead=lead))
    for item, _ in _headed(block.items):
        found += _verbs(item, language, lead=False)
    return found


def _lines(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return [words(block.spans)]
    own = " ".join(filter(None, (block.label, words(block.spans))))
    return [own, *(line for item in block.items for line in _lines(item))]
