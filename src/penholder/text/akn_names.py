"""The eId of each element of an Akoma Ntoso text, after the Akoma Ntoso Naming Convention 1.0 (OASIS, 2019).

An element is named by what it stands in, its abbreviation and its number: `para_16__list_1__point_c`. The number is the
printed one without its marks, or else the place among its like. Headings do not restart the paragraphs, so a section is
no part of the name of its paragraphs: paragraph 16 is `para_16` wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from penholder.text.labels import is_mark

_ABBREVIATIONS = {
    "formula": "formula",
    "container": "container",
    "section": "sec",
    "paragraph": "para",
    "list": "list",
    "blockList": "list",
    "point": "point",
    "indent": "indent",
    "item": "item",
    "crossHeading": "crossHeading",
    "intro": "intro",
    "content": "content",
    "attachment": "att",
}
_SINGLE = frozenset({"intro", "content"})
"""Elements that stand once in what they stand in, and need no number."""


def name_elements(root: etree._Element) -> None:
    """Give each element below `root` that is to have an eId its own."""
    _name_below(root, "", Counter(), set())


def _name_below(parent: etree._Element, prefix: str, counts: Counter[str], taken: set[str]) -> None:
    for element in parent:
        tag = etree.QName(element).localname
        abbreviation = _ABBREVIATIONS.get(tag)
        if abbreviation is None:
            _name_below(element, prefix, counts, taken)
            continue
        counts[abbreviation] += 1
        number = "" if tag in _SINGLE else _number(element) or str(counts[abbreviation])
        name = _unused(f"{prefix}{abbreviation}{'_' if number else ''}{number}", taken)
        element.set("eId", name)
        if tag == "section":
            _name_below(element, prefix, counts, taken)
        else:
            _name_below(element, f"{name}__", Counter(), taken)


def _number(element: etree._Element) -> str:
    num = element.find("{*}num")
    printed = (num.text or "").strip() if num is not None else ""
    return "" if is_mark(printed) else re.sub(r"[\W_]+", "", printed)


def _unused(name: str, taken: set[str]) -> str:
    """The name, with a count where a number is printed twice; marks it as taken."""
    count, found = 1, name
    while found in taken:
        count += 1
        found = f"{name}-{count}"
    taken.add(found)
    return found
