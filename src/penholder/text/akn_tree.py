"""The tagging of a text as Akoma Ntoso, and the file that it makes.

The files follow the conventions of AKN4UN, the profile of the United Nations, with one difference: what the text shows
is also how it is tagged. Items stand in lists within lists, headings above what they head, numbers apart from words.
Verbs are marked where they stand (`inline` named "verb"). What is written is read again by `read_tagged`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from penholder.text.akn_elements import XML_LANG, E
from penholder.text.akn_identity import Identity, identification, meta
from penholder.text.akn_names import name_elements
from penholder.text.labels import is_mark
from penholder.text.model import Block, Heading, Paragraph, Span, Spans, joined, words
from penholder.text.verb_places import verb_places

_IMPOSSIBLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file can hold (XML 1.0, 2.2)."""
_NAMED = "name-in-draft"
"""What a paragraph is called in its draft, until the references to it are known; no attribute of Akoma Ntoso."""
_TEXTUAL = frozenset({"p", "num", "heading", "subheading", "crossHeading"})
"""Elements that hold words, so that no space may be put between what they hold."""


@dataclass(frozen=True, slots=True)
class Verbal:
    """A paragraph with its verbs."""

    paragraph: Paragraph
    """The paragraph; a line break in its words begins a line without a label."""
    verbs: tuple[str, ...] = ()
    """The verbs, those of its items included, in order."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What both kinds of texts are made into before they are tagged."""

    identity: Identity
    """Which text it is."""
    language: str
    """The language tag of the words."""
    name: str
    """What kind of document it is."""
    front: tuple[etree._Element, ...]
    """The lines above the text: a masthead, or the marking, edition and title of a draft."""
    opening: str
    """The organ that opens the preamble, with its mark."""
    preamble: tuple[Verbal, ...]
    """The paragraphs of the preamble."""
    body: tuple[Verbal | Heading, ...]
    """The operative part, or the paragraphs of an annex."""
    annexes: tuple[tuple[str, tuple[Paragraph, ...]], ...] = ()
    """The label and the paragraphs of each."""
    notes: tuple[str, ...] = ()
    """What has no place in the text."""


def tagged(text: Manuscript) -> str:
    """The file that a manuscript makes, as XML."""
    lang = {XML_LANG: text.language}
    document = (E.doc if text.identity.annex else E.statement)(meta(text.identity), name=text.name)
    if text.front:
        document.append((E.preface if text.identity.draft else E.coverPage)(*text.front, lang))
    if text.opening or text.preamble:
        opening = [E.formula(E.p(*_opening(text.opening)), name="enactingFormula")] if text.opening else []
        document.append(E.preamble(*opening, *map(_preambular, text.preamble), lang))
    document.append(E.mainBody(*(_body(text.body) or [E.p()]), lang))
    if text.notes:
        document.append(E.conclusions(*(E.p(clean(note)) for note in text.notes), lang))
    if text.annexes:
        document.append(E.attachments(*_attachments(text.annexes, text.identity, lang)))
    name_elements(document)
    _connect(document)
    root = E.akomaNtoso(document)
    _indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def _connect(document: etree._Element) -> None:
    """Lead each reference to the paragraph or item that it names, and number the footnotes."""
    named = [element for element in document.iter() if _NAMED in element.attrib]
    places = {element.attrib.pop(_NAMED): element.get("eId", "") for element in named}
    for reference in document.iter("{*}ref"):
        reference.set("href", f"#{places.get(reference.get('href', ''), '')}")
    for number, note in enumerate(document.iter("{*}authorialNote"), 1):
        note.set("marker", str(number))


def _opening(words_: str) -> list[etree._Element | str]:
    organ = words_.rstrip(" ,،，:;.")
    return [E.i(clean(organ)), clean(words_[len(organ) :])]


def _preambular(one: Verbal) -> etree._Element:
    lines = list(_lines(one.paragraph.spans, iter(_places(one)))) or [E.p()]
    name = clean(next(filter(None, one.verbs), "paragraph"))
    return E.container(*lines, *_block_list(one.paragraph.items), *_made_from(one.paragraph), name=name)


def _block_list(items: Sequence[Block]) -> list[etree._Element]:
    """Items in a preamble, where Akoma Ntoso knows no hierarchy."""
    found: list[etree._Element] = []
    above: list[etree._Element] = []
    for block in items:
        if isinstance(block, Heading):
            above.append((E.subheading if above else E.heading)(*_inline(block.spans, ())))
            continue
        lines = list(_lines(block.spans, iter(()))) or [E.p()]
        found.append(E.item(*above, *_num(block), *lines, *_block_list(block.items), *_called(block)))
        above = []
    return [E.blockList(*found)] if found else []


def _body(blocks: Iterable[Verbal | Heading]) -> list[etree._Element]:
    """Paragraphs, those below a heading in a section with it."""
    found: list[etree._Element] = []
    section: etree._Element | None = None
    for block in blocks:
        if isinstance(block, Verbal):
            (found if section is None else section).append(_paragraph(block))
        elif section is None or section.find("{*}paragraph") is not None:
            section = E.section(E.heading(*_inline(block.spans, ())))
            found.append(section)
        else:
            section.append(E.subheading(*_inline(block.spans, ())))
    return found


def _paragraph(one: Verbal) -> etree._Element:
    return E.paragraph(*_hierarchy(one.paragraph, iter(_places(one))), *_made_from(one.paragraph))


def _hierarchy(one: Paragraph, verbs: Iterator[list[tuple[int, int]]]) -> Iterator[etree._Element]:
    """The number, the words and the items of a paragraph or an item."""
    yield from _num(one)
    lines = list(_lines(one.spans, verbs))
    if not one.items:
        yield from [E.content(*lines)] if lines else []
        return
    below = [E.intro(*lines)] if lines else []
    for block in one.items:
        if isinstance(block, Heading):
            below.append(E.crossHeading(*_inline(block.spans, ())))
        else:
            tag = E.indent if is_mark(block.label) else E.point
            below.append(tag(*_hierarchy(block, verbs), *_called(block)))
    yield E.list(*below)


def _num(one: Paragraph) -> list[etree._Element]:
    return [E.num(clean(one.label))] if one.label else []


def _made_from(one: Paragraph) -> list[dict[str, str]]:
    """What a paragraph is made from, as an attribute: its clause."""
    return [{"refersTo": f"#clause_{one.name}", _NAMED: one.name}] if one.name else []


def _called(one: Paragraph) -> list[dict[str, str]]:
    """What an item is called, where something refers to it."""
    return [{_NAMED: one.name}] if one.name else []


def _places(one: Verbal) -> list[list[tuple[int, int]]]:
    """Where the verbs stand in each line of a paragraph and its items."""
    return verb_places([words(line) for line in _all_lines(one.paragraph)], one.verbs)


def _all_lines(one: Paragraph) -> Iterator[Spans]:
    yield from _split(one.spans)
    for block in one.items:
        if isinstance(block, Paragraph):
            yield from _all_lines(block)


def _lines(spans: Spans, verbs: Iterator[list[tuple[int, int]]]) -> Iterator[etree._Element]:
    for line in _split(spans):
        yield E.p(*_inline(line, next(verbs, [])))


def _split(spans: Spans) -> list[Spans]:
    """The words, a line at a time; none where there are no words."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        lines[-1].append(replace(span, text=first))
        lines += [[replace(span, text=other, footnote=())] for other in others]
    return [joined(line) for line in lines] if words(spans) else []


def _inline(line: Spans, verbs: Sequence[tuple[int, int]]) -> list[etree._Element | str]:
    """The words of a line with their faces, references and footnotes, and its verbs marked."""
    found: list[etree._Element | str] = []
    rest, at = line, 0
    for start, end in verbs:
        before, rest = _cut(rest, start - at)
        verb, rest = _cut(rest, end - start)
        found += [*_faces(before), E.inline(*_faces(verb), name="verb")]
        at = end
    return found + _faces(rest)


def _faces(spans: Spans) -> list[etree._Element | str]:
    return [_face(span) for span in joined(spans)]


def _face(span: Span) -> etree._Element | str:
    if span.footnote:
        return E.authorialNote(E.p(*_faces(span.footnote)), placement="bottom")
    words_: etree._Element | str = clean(span.text)
    if span.target:
        words_ = E.ref(words_, href=span.target)
    return E.i(words_) if span.italic else words_


def _cut(spans: Spans, length: int) -> tuple[Spans, Spans]:
    """The first characters of a line, and what follows them."""
    first: list[Span] = []
    for index, span in enumerate(spans):
        if length <= len(span.text) and not (span.footnote and length):
            head, tail = replace(span, text=span.text[:length]), replace(span, text=span.text[length:])
            return (*first, *([head] if head.text else [])), (
                *([tail] if tail.text or tail.footnote else []),
                *spans[index + 1 :],
            )
        first.append(span)
        length -= len(span.text)
    return tuple(first), ()


def _attachments(
    annexes: Sequence[tuple[str, tuple[Paragraph, ...]]], identity: Identity, lang: dict[str, str]
) -> Iterator[etree._Element]:
    for number, (label, paragraphs) in enumerate(annexes, 1):
        body = _body([Verbal(one) for one in paragraphs]) or [E.p()]
        described = E.meta(identification(identity, f"!annex_{number}"))
        heading = [E.heading(clean(label), lang)] if label else []
        yield E.attachment(*heading, E.doc(described, E.mainBody(*body, lang), name="annex"))


def clean(text: str) -> str:
    """A text with what XML cannot hold replaced, so that one sees that something stood there."""
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _indent(element: etree._Element, depth: int = 0) -> None:
    """Put each element on a line of its own, down to those that hold words."""
    if etree.QName(element).localname in _TEXTUAL or not len(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * depth
