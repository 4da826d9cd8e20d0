"""Reading Akoma Ntoso that Penholder wrote: its tagging is trusted, because it tells what stands below what.

Other files are tagged in ways that cannot be relied on, so they are read as printed lines (`read_akn`). A file of ours
that somebody has made into something else is read in that way too: this reader knows the elements that the writer
makes, where it makes them, and gives up on all others.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from penholder.text.adopted import AdoptedItem, AdoptedText, Annex, OperativeParagraph, PreambularParagraph
from penholder.text.akn_elements import NAMESPACE, XML_LANG
from penholder.text.akn_identity import CHAPTER_VII, TAGGER, UNKNOWN
from penholder.text.printed import plain
from penholder.text.read_akn import parse

_SIGN = f'source="{TAGGER}"'.encode()
_FOOTNOTE = "authorialNote"
_INLINE = frozenset({"i", "inline", "ref", "docDate", "docNumber", "docStatus", "docTitle", "docType"})
_BLOCKS = ("num", "content", "list")


class _ForeignError(Exception):
    """Something that the writer does not make."""


def read_tagged(data: bytes) -> AdoptedText | None:
    """The text in a file that Penholder wrote; None where another program did, or where the tagging is not ours.

    Raises UsageFault where a file that says it is ours is not well formed.
    """
    if _SIGN not in data:
        return None
    root = parse(data)
    try:
        return _text(root)
    except _ForeignError:
        return None


def _text(root: etree._Element) -> AdoptedText:
    document = _one(root, "akomaNtoso", "statement", "doc")
    parts = _parts(document, "meta", "coverPage", "preface", "preamble", "mainBody", "conclusions", "attachments")
    described, body = parts["meta"], parts["mainBody"]
    annex = _tag(document) == "doc"
    front = [line for name in ("coverPage", "preface") for line in _children(parts.get(name), "p")]
    titles = [line for line in front if annex and len(line) and _tag(line[0]) in {"docType", "docTitle"}]
    annexes = [_annex(one) for one in _children(parts.get("attachments"), "attachment")]
    if annex:
        label, *lines = [*map(_words, titles), *_flat(body)] or [""]
        annexes = [Annex(label, tuple(lines))]
    organ, preambular = _preamble(parts.get("preamble"))
    dated, alias = described.find(".//{*}FRBRWork/{*}FRBRdate"), described.find(".//{*}FRBRWork/{*}FRBRalias")
    return AdoptedText(
        symbol=alias.get("value", "") if alias is not None else "",
        date=dated.get("date", "") if dated is not None and dated.get("name") != UNKNOWN else "",
        language=body.get(XML_LANG, "").partition("-")[0],
        chapter_vii=any(concept.get("eId") == CHAPTER_VII for concept in described.iter("{*}TLCConcept")),
        preambular=tuple(preambular),
        operative=() if annex else tuple(_operative(body)),
        annexes=tuple(annexes),
        notes=(
            *(_words(line) for line in front if line not in titles),
            *organ,
            *map(_words, _children(parts.get("conclusions"), "p")),
            *_footnotes(parts.get("preamble"), body),
        ),
    )


def _preamble(preamble: etree._Element | None) -> tuple[list[str], list[PreambularParagraph]]:
    """The organ, where one opens, and the paragraphs."""
    organ: list[str] = []
    found: list[PreambularParagraph] = []
    for child in _children(preamble, "formula", "container"):
        if _tag(child) == "formula":
            organ += map(_words, _children(child, "p"))
        else:
            lines = [line for block in _children(child, "p", "blockList") for line in _listed(block)]
            found.append(PreambularParagraph(next(_verbs(child), ""), "\n".join(lines)))
    return organ, found


def _listed(block: etree._Element) -> Iterator[str]:
    """A line of a preambular paragraph, or the lines of a list in one."""
    if _tag(block) == "p":
        yield _words(block)
        return
    for item in _children(block, "item"):
        number = ""
        for child in _children(item, "heading", "subheading", "num", "p", "blockList"):
            if _tag(child) == "num":
                number = f"{_words(child)} "
            elif _tag(child) == "blockList":
                yield from _listed(child)
            else:
                own = number if _tag(child) == "p" else ""
                yield (own + _words(child)).strip(" ")
                number = number.removeprefix(own)


def _operative(body: etree._Element) -> Iterator[OperativeParagraph]:
    for headings, paragraph in _paragraphs(body):
        number, text, items = _hierarchy(paragraph)
        yield OperativeParagraph(
            number=number.removesuffix(".") if number is not None else None,
            text=text,
            verbs=tuple(_verbs(paragraph)),
            heading="\n".join(headings),
            items=tuple(items),
        )


def _paragraphs(body: etree._Element) -> Iterator[tuple[list[str], etree._Element]]:
    """Each paragraph with the headings above it; a body without any holds an empty line."""
    for child in _children(body, "paragraph", "section", "p"):
        if _tag(child) == "paragraph":
            yield [], child
        elif _tag(child) == "section":
            headings: list[str] = []
            blocks = _children(child, "heading", "subheading", "paragraph")
            for block in blocks:
                if _tag(block) == "paragraph":
                    yield headings, block
                    headings = []
                else:
                    headings.append(_words(block))
            if headings:
                raise _ForeignError
        elif _words(child):
            raise _ForeignError


def _hierarchy(element: etree._Element) -> tuple[str | None, str, list[AdoptedItem]]:
    """The number of a paragraph or an item, its words, and what stands below it."""
    number: str | None = None
    text, items = "", list[AdoptedItem]()
    for child in _children(element, *_BLOCKS):
        if _tag(child) == "num":
            number = _words(child)
        elif _tag(child) == "content":
            text = _text_of(child)
        else:
            text, items = _list(child)
    return number, text, items


def _list(element: etree._Element) -> tuple[str, list[AdoptedItem]]:
    """The words that lead to a list, and its items."""
    text = ""
    items: list[AdoptedItem] = []
    above: list[str] = []
    for child in _children(element, "intro", "crossHeading", "point", "indent"):
        if _tag(child) == "intro":
            text = _text_of(child)
        elif _tag(child) == "crossHeading":
            above.append(_words(child))
        else:
            label, words, below = _hierarchy(child)
            items.append(AdoptedItem(label or "", words, tuple(below), "\n".join(above)))
            above = []
    if above:
        raise _ForeignError
    return text, items


def _annex(attachment: etree._Element) -> Annex:
    parts = _parts(attachment, "heading", "doc")
    body = _parts(parts["doc"], "meta", "mainBody")["mainBody"]
    return Annex(_words(parts["heading"]) if "heading" in parts else "", tuple(_flat(body)))


def _flat(body: etree._Element) -> Iterator[str]:
    """The headings, paragraphs and items of an annex, each with its label."""
    for headings, paragraph in _paragraphs(body):
        yield from headings
        number, text, items = _hierarchy(paragraph)
        yield _labelled(number, text)
        yield from _flat_items(items)


def _flat_items(items: list[AdoptedItem] | tuple[AdoptedItem, ...]) -> Iterator[str]:
    for item in items:
        yield from item.heading.split("\n") if item.heading else []
        yield _labelled(item.label, item.text)
        yield from _flat_items(item.items)


def _labelled(label: str | None, text: str) -> str:
    return f"{label} {text}" if label and text else label or text


def _text_of(content: etree._Element) -> str:
    return "\n".join(map(_words, _children(content, "p")))


def _words(element: etree._Element) -> str:
    """The words of a line, with single spaces and without its footnotes."""
    return plain("".join(_printed(element)))


def _printed(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if _tag(part) in _INLINE:
            yield from _printed(part)
        elif _tag(part) != _FOOTNOTE:
            raise _ForeignError
        yield part.tail or ""


def _footnotes(*parts: etree._Element | None) -> Iterator[str]:
    for part in parts:
        for note in part.iter(f"{{*}}{_FOOTNOTE}") if part is not None else ():
            yield from map(_words, _children(note, "p"))


def _verbs(element: etree._Element) -> Iterator[str]:
    for mark in element.iter("{*}inline"):
        if mark.get("name") == "verb":
            yield _words(mark)


def _parts(element: etree._Element, *tags: str) -> dict[str, etree._Element]:
    """The children of an element of which each is there once; the main ones are never missing."""
    children = _children(element, *tags)
    found = {_tag(child): child for child in children}
    if len(found) < len(children) or not {"meta", "mainBody", "doc"} & set(tags) <= found.keys():
        raise _ForeignError
    return found


def _one(element: etree._Element, tag: str, *tags: str) -> etree._Element:
    if _tag(element) != tag or len(element) != 1:
        raise _ForeignError
    return _children(element, *tags)[0]


def _children(element: etree._Element | None, *tags: str) -> list[etree._Element]:
    """The children of an element that may have these and no words of its own."""
    if element is None:
        return []
    between = [element.text, *(child.tail for child in element)]
    if any(words and words.strip() for words in between) or any(_tag(child) not in tags for child in element):
        raise _ForeignError
    return list(element)


def _tag(element: etree._Element) -> str:
    """The name of an element of Akoma Ntoso; that of another vocabulary has none."""
    name = etree.QName(element)
    return name.localname if name.namespace == NAMESPACE else ""
