"""An independent reading of Word files: what Word would print, counted from the numbering of the file itself."""

from __future__ import annotations

import zipfile
from collections import Counter
from io import BytesIO
from typing import Any

from lxml import etree

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
VAL = f"{{{NS['w']}}}val"


def part(package: bytes, name: str) -> Any:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return etree.fromstring(archive.read(name))


def rewritten(package: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The package with a part changed, for showing that a comparison notices."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as archive, zipfile.ZipFile(target, "w") as changed:
        for entry in archive.namelist():
            content = archive.read(entry)
            assert entry != name or old in content
            changed.writestr(entry, content.replace(old, new) if entry == name else content)
    return target.getvalue()


def printed(package: bytes) -> list[tuple[str, str]]:
    """The paragraphs of the body with the numbers that Word counts for them."""
    numbering, styles = part(package, "word/numbering.xml"), part(package, "word/styles.xml")
    abstract = {
        number.get(f"{{{NS['w']}}}numId"): number.find("w:abstractNumId", NS).get(VAL)
        for number in numbering.findall("w:num", NS)
    }
    levels = {
        (list_.get(f"{{{NS['w']}}}abstractNumId"), level.get(f"{{{NS['w']}}}ilvl")): level
        for list_ in numbering.findall("w:abstractNum", NS)
        for level in list_.findall("w:lvl", NS)
    }
    by_style = {
        style.get(f"{{{NS['w']}}}styleId"): style.find("w:pPr/w:numPr", NS) for style in styles.findall("w:style", NS)
    }
    counts: dict[str, Counter[int]] = {}
    found = []
    for paragraph in part(package, "word/document.xml").iter(f"{{{NS['w']}}}p"):
        words = "".join(text.text or "" for text in paragraph.iter(f"{{{NS['w']}}}t"))
        style = paragraph.find("w:pPr/w:pStyle", NS)
        place = paragraph.find("w:pPr/w:numPr", NS)
        place = place if place is not None else by_style.get(style.get(VAL) if style is not None else "")
        if place is None:
            found.append(("", words))
            continue
        number, level = place.find("w:numId", NS).get(VAL), place.find("w:ilvl", NS).get(VAL)
        # uses of one list count together, unless a use says that it starts anew
        anew = numbering.find(f"w:num[@w:numId='{number}']/w:lvlOverride", NS) is not None
        counter = counts.setdefault(number if anew else abstract[number], Counter())
        counter[int(level)] += 1
        for deeper in [key for key in counter if key > int(level)]:
            del counter[deeper]
        found.append((_label(levels[abstract[number], level], int(level), counter), words))
    return found


def _label(definition: Any, level: int, counter: Counter[int]) -> str:
    form = definition.find("w:numFmt", NS).get(VAL)
    number = counter[level]
    shown = {
        "decimal": str(number),
        "lowerLetter": "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number + 25) // 26),
        "lowerRoman": ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")[min(number, 10)],
        "none": "",
        "bullet": "",
    }[form]
    pattern = definition.find("w:lvlText", NS).get(VAL).replace(f"%{level + 1}", shown)
    return pattern.replace("%1", str(counter[0]))  # 5 bis bears the number of the paragraph before it
