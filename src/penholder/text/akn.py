"""The Akoma Ntoso writer: adopted and drafted texts as XML that tools for legal texts read (OASIS LegalDocML 3.0).

Both kinds of texts are made into one manuscript, which `akn_tree` tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from lxml import etree

from penholder.text import front
from penholder.text.adopted import AdoptedItem, AdoptedText
from penholder.text.akn_elements import E
from penholder.text.akn_identity import Identity
from penholder.text.akn_tree import Manuscript, Verbal, clean, tagged
from penholder.text.as_adopted import as_adopted
from penholder.text.header import edition, printed_date
from penholder.text.html import LANGUAGE_TAG
from penholder.text.labels import item_label, main_number
from penholder.text.model import Block, Heading, Paragraph, Product, ResolutionText, Span, Spans, joined, paragraphs


def adopted_akn(text: AdoptedText) -> str:
    """An adopted text as Akoma Ntoso.

    Reading it gives an equal text, but for spaces: runs of them are one space, and a line has none at either end. A
    line break in a number, a label or a note is a space, too. A character that XML cannot hold is written as U+FFFD.
    A date that no calendar has is left out, and so is a verb that is not among the words of its paragraph.
    """
    identity = Identity(text.language, text.date, text.symbol, chapter_vii=text.chapter_vii)
    opened = next((at for at, note in enumerate(text.notes) if front.is_opener(note)), None)
    above, below = (text.notes[:opened], text.notes[opened + 1 :]) if opened is not None else ((), text.notes)
    body: list[Verbal | Heading] = []
    for one in text.operative:
        body += _headings(one.heading)
        label = "" if one.number is None else f"{one.number}."
        lead = one.verbs[0] if one.verbs else ""
        body.append(Verbal(Paragraph(_led(one.text, lead), tuple(_items(one.items)), label), one.verbs))
    return tagged(
        Manuscript(
            identity=identity,
            language=text.language,
            name="resolution",
            front=tuple(_masthead_line(line, text.symbol) for line in above),
            opening=text.notes[opened] if opened is not None else "",
            preamble=tuple(
                Verbal(Paragraph(_led(one.text, one.verb)), (one.verb,) if one.verb else ()) for one in text.preambular
            ),
            body=tuple(body),
            annexes=tuple((annex.label, tuple(map(_annexed, annex.paragraphs))) for annex in text.annexes),
            notes=below,
        )
    )


def draft_akn(text: ResolutionText, name: str) -> str:
    """A drafted text as Akoma Ntoso; `name` is the id of its draft, which its address is made of.

    Reading it gives what `as_adopted` makes of the text, with the marking, the edition, the title and the organ as
    notes. The source note is not part of the text and is left out.
    """
    as_read = as_adopted(text)
    annex = text.product is Product.ANNEX
    identity = Identity(
        language=text.language,
        date=text.date,
        draft=name,
        version=text.version,
        annex=annex,
        chapter_vii=as_read.chapter_vii,
        clauses=tuple(_clauses(text)),
    )
    verbs_before = (one.verb for one in as_read.preambular)
    verbs = (one.verbs for one in as_read.operative)
    return tagged(
        Manuscript(
            identity=identity,
            language=LANGUAGE_TAG.get(text.language, text.language),
            name="annex" if annex else "draft-resolution",
            front=tuple(_draft_front(text)),
            opening=f"{text.organ}," if text.organ else "",
            preamble=tuple(
                Verbal(block if isinstance(block, Paragraph) else Paragraph(block.spans), (verb,))
                for block, verb in zip(text.preambular, chain(verbs_before, repeat("")), strict=False)
            ),
            body=tuple(
                block if isinstance(block, Heading) else Verbal(block, () if annex else next(verbs))
                for block in text.operative
            ),
        )
    )


def _clauses(text: ResolutionText) -> Iterator[tuple[str, str]]:
    """The name of each paragraph that is made from a clause, and what the clause is called."""
    titles = {note.name: note.title for note in text.note.paragraphs} if text.note else {}
    for paragraph in paragraphs((*text.preambular, *text.operative)):
        if paragraph.name:
            yield paragraph.name, titles.get(paragraph.name, paragraph.name)


def _masthead_line(line: str, symbol: str) -> etree._Element:
    return E.p(E.docNumber(clean(line))) if line == symbol else E.p(clean(line))


def _draft_front(text: ResolutionText) -> Iterator[etree._Element]:
    if text.marking:
        yield E.p(E.docStatus(clean(text.marking)))
    if text.date:
        version, date = edition(text).removesuffix(printed_date(text.date)), printed_date(text.date)
        yield E.p(clean(version), E.docDate(date, date=text.date))
    elif text.version:
        yield E.p(clean(edition(text)))
    if text.product is Product.ANNEX:
        yield E.p(E.docType("Annex"))
    yield E.p(E.docTitle(clean(text.title)))


def _led(text: str, verb: str) -> Spans:
    """The words of an adopted paragraph: only its verb is known to be in italics, where it leads."""
    length = len(verb) if text.startswith(verb) else 0
    return joined((Span(text[:length], italic=True), Span(text[length:])))


def _headings(lines: str) -> list[Heading]:
    return [Heading((Span(line),)) for line in lines.split("\n")] if lines else []


def _items(items: Iterable[AdoptedItem]) -> Iterator[Block]:
    for item in items:
        yield from _headings(item.heading)
        yield Paragraph((Span(item.text),), tuple(_items(item.items)), item.label)


def _annexed(line: str) -> Paragraph:
    """A paragraph of an annex, with its number set apart where one is printed."""
    found = main_number(line) or item_label(line)
    label, rest = (line[: found[1]].strip(), line[found[1] :]) if found else ("", line)
    return Paragraph((Span(rest),), (), label) if label and f"{label} {rest}" == line else Paragraph((Span(line),))
