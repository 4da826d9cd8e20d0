"""The lists of a Word text: one for the preamble, one for the operative part, and how an edition labels them."""

from __future__ import annotations

from lxml import etree

from penholder.rendering.ooxml import serialized
from penholder.rendering.reference import NUMBERING, VAL, Reference, child, w
from penholder.text.numbering import ALTERNATIVES

ITEM_LEVELS = 4
"""The levels of items that have labels; the levels of a list below them are for alternatives: 5 *bis*, 5 *ter* …"""
PARTS = {"Preambular": "PP", "Operative": "OP"}
"""The first styles of the two lists begin with these, and working editions label their paragraphs so."""
_WORKING_TAB = 1531
"""Where words begin after a label such as OP12, in twentieths of a point."""


def style_name(part: str, level: int, alternative: int) -> str:
    """The style of a paragraph (level 0), an alternative to one, or an item (1 to 4)."""
    if alternative and not level:
        return f"{part} {ALTERNATIVES[alternative - 1]}"
    if not level:
        return part if part == "Preambular" else f"{part} 1"
    return f"{part} {min(level, ITEM_LEVELS) + 1}"


class Lists:
    """The lists of one text."""

    def __init__(self, reference: Reference, *, working: bool) -> None:
        self._numbering = etree.fromstring(reference.parts[NUMBERING])
        self._lists = {part: self._list(reference, part) for part in PARTS}
        if working:
            for part, mark in PARTS.items():
                self._label(self._lists[part], mark)

    def restart(self, part: str) -> str:
        """A number for the items of an alternative, which begin at (a) again although no new paragraph is counted."""
        uses = self._numbering.findall(w("num"))
        following = max(int(use.get(w("numId"), "0")) for use in uses) + 1
        number = etree.Element(w("num"), {w("numId"): str(following)})
        uses[-1].addnext(number)  # what Word writes after the uses has to stay there
        etree.SubElement(number, w("abstractNumId"), {VAL: str(self._lists[part].get(w("abstractNumId")))})
        override = etree.SubElement(number, w("lvlOverride"), {w("ilvl"): "1"})
        etree.SubElement(override, w("startOverride"), {VAL: "1"})
        return str(number.get(w("numId")))

    def part(self) -> bytes:
        """The part of the package."""
        return serialized(self._numbering)

    def _list(self, reference: Reference, part: str) -> etree._Element:
        number = reference.list_of(style_name(part, 0, 0))
        use = child(self._numbering, f"{w('num')}[@{w('numId')}='{number}']/{w('abstractNumId')}")
        return child(self._numbering, f"{w('abstractNum')}[@{w('abstractNumId')}='{use.get(VAL)}']")

    @staticmethod
    def _label(list_: etree._Element, mark: str) -> None:
        """Let the paragraphs of a list be labelled PP1 or OP1, and their alternatives PP1 bis."""
        marks = {0: "", **{ITEM_LEVELS + number: f" {word}" for number, word in enumerate(ALTERNATIVES, 1)}}
        for level in list_.iter(w("lvl")):
            ending = marks.get(int(level.get(w("ilvl"), "0")))
            if ending is None:
                continue
            child(level, w("numFmt")).set(VAL, "decimal")
            child(level, w("lvlText")).set(VAL, f"{mark}%1{ending}")
            for suffix in level.findall(w("suff")):
                level.remove(suffix)
            properties = child(level, w("pPr"))
            for tabs in properties.findall(w("tabs")):
                properties.remove(tabs)
            tabs = etree.Element(w("tabs"))
            etree.SubElement(tabs, w("tab"), {VAL: "num", w("pos"): str(_WORKING_TAB + 340 * bool(ending))})
            properties.insert(0, tabs)
