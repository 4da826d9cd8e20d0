"""Fields that a person fills in with Word: boxes to tick, lists, dates and texts, as content controls.

Each control bears a tag, so that a filled-in form can be read by a program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from penholder.rendering.form import SCALE, Answer
from penholder.rendering.ooxml import LANGUAGE, W

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_BOX, _TICKED = "☐", "☒"
_BOX_FONT = "MS Gothic"
"""The font that Word itself takes for boxes."""
_GREY = "5F6B76"
_BLANK = "_" * 22
"""What stands in an empty field, so that the form can be filled in on paper as well."""


def answer_fields(kind: Answer, tag: str) -> Iterator[Sequence[etree._Element]]:
    """The lines that take an answer, each a sequence of runs and controls."""
    if kind is Answer.YES_NO:
        yield [tick(f"{tag}-yes"), words(" Yes     "), tick(f"{tag}-no"), words(" No")]
    elif kind is Answer.SCALE:
        yield [words("Rating: ", quiet=True), choice(f"{tag}-answer", SCALE), words(f" of {SCALE[-1]}", quiet=True)]
    elif kind is Answer.DATE:
        yield [words("Date: ", quiet=True), date(f"{tag}-answer")]
    else:
        yield [words("Answer: ", quiet=True), text(f"{tag}-answer")]


def tick(tag: str) -> etree._Element:
    """A box to tick."""
    properties, content = _control(tag, prompted=False)
    box = etree.SubElement(properties, f"{{{_W14}}}checkbox", nsmap={"w14": _W14})
    etree.SubElement(box, f"{{{_W14}}}checked", {f"{{{_W14}}}val": "0"})
    for name, mark in (("checkedState", _TICKED), ("uncheckedState", _BOX)):
        etree.SubElement(box, f"{{{_W14}}}{name}", {f"{{{_W14}}}val": f"{ord(mark):04X}", f"{{{_W14}}}font": _BOX_FONT})
    run = etree.SubElement(content, _w("r"))
    fonts = etree.SubElement(etree.SubElement(run, _w("rPr")), _w("rFonts"))
    for name in ("ascii", "eastAsia", "hAnsi"):
        fonts.set(_w(name), _BOX_FONT)
    etree.SubElement(run, _w("t")).text = _BOX
    return _sdt(content)


def choice(tag: str, values: Sequence[str]) -> etree._Element:
    """A list to choose from."""
    properties, content = _control(tag)
    listed = etree.SubElement(properties, _w("dropDownList"))
    for value in values:
        etree.SubElement(listed, _w("listItem"), {_w("displayText"): value, _w("value"): value})
    content.append(words(_BLANK[:6], quiet=True))
    return _sdt(content)


def date(tag: str) -> etree._Element:
    """A date."""
    properties, content = _control(tag)
    field = etree.SubElement(properties, _w("date"))
    etree.SubElement(field, _w("dateFormat"), {_VAL: "d MMMM yyyy"})
    etree.SubElement(field, _w("lid"), {_VAL: LANGUAGE})
    content.append(words(_BLANK[:12], quiet=True))
    return _sdt(content)


def text(tag: str, *, blank: int = len(_BLANK)) -> etree._Element:
    """A text of one line or more; while it is empty, a line as long as `blank` signs stands there."""
    properties, content = _control(tag)
    etree.SubElement(properties, _w("text"), {_w("multiLine"): "1"})
    content.append(words(_BLANK[:blank], quiet=True))
    return _sdt(content)


def words(said: str, *, bold: bool = False, quiet: bool = False) -> etree._Element:
    """A run of words; quiet ones are small and grey."""
    run = etree.Element(_w("r"), nsmap={"w": W})
    if bold or quiet:
        properties = etree.SubElement(run, _w("rPr"))
        if bold:
            etree.SubElement(properties, _w("b"))
        if quiet:
            etree.SubElement(properties, _w("color"), {_VAL: _GREY})
            etree.SubElement(properties, _w("sz"), {_VAL: "17"})
    said_element = etree.SubElement(run, _w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    said_element.text = said
    return run


def _control(tag: str, *, prompted: bool = True) -> tuple[etree._Element, etree._Element]:
    control = etree.Element(_w("sdt"), nsmap={"w": W})
    properties = etree.SubElement(control, _w("sdtPr"))
    etree.SubElement(properties, _w("alias"), {_VAL: tag})
    etree.SubElement(properties, _w("tag"), {_VAL: tag})
    if prompted:
        etree.SubElement(properties, _w("showingPlcHdr"))  # what is typed takes the place of the line
    return properties, etree.SubElement(control, _w("sdtContent"))


def _sdt(content: etree._Element) -> etree._Element:
    control = content.getparent()
    assert control is not None
    return control


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


_VAL = _w("val")
