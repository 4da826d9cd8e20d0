"""A reader of tracked changes that shares nothing with the product: what Word has after accepting or rejecting."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GOES = {True: {"del", "moveFrom"}, False: {"ins", "moveTo"}}


def paragraphs(data: bytes, *, accept: bool) -> list[str]:
    """The paragraphs of a Word file, empty ones too, with all changes accepted or rejected."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    found: list[str] = []
    words = ""
    for paragraph in root.iter(f"{_W}p"):
        words += "".join(_words(paragraph, _GOES[accept]))
        mark = paragraph.find(f"{_W}pPr/{_W}rPr")
        if mark is not None and any(mark.find(_W + name) is not None for name in _GOES[accept]):
            continue  # without its mark, a paragraph runs on into the next
        found.append(words)
        words = ""
    return [*found, words] if words else found


def shapes(data: bytes, *, accept: bool) -> list[str]:
    """The style of each paragraph, with all changes accepted or rejected."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    found = []
    for paragraph in root.iter(f"{_W}p"):
        mark = paragraph.find(f"{_W}pPr/{_W}rPr")
        if mark is not None and any(mark.find(_W + name) is not None for name in _GOES[accept]):
            continue
        before = paragraph.find(f"{_W}pPr/{_W}pPrChange/{_W}pPr/{_W}pStyle")
        now = paragraph.find(f"{_W}pPr/{_W}pStyle")
        style = now if accept or before is None else before
        found.append("" if style is None else str(style.get(f"{_W}val")))
    return found


def _words(element: etree._Element, goes: set[str]) -> list[str]:
    found: list[str] = []
    for child in element:
        name = etree.QName(child).localname
        if name in goes or name in {"pPr", "rPr", "p"}:
            continue
        if name in {"t", "delText"}:
            found.append(child.text or "")
        elif name in {"tab", "br"}:
            found.append("\t")
        else:
            found += _words(child, goes)
    return found
