"""The levels of lists: how deep they go, their labels, and how each stands on the page."""

from __future__ import annotations

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STEP = 567
"""One centimetre in twentieths of a point: the distance between a number and its words."""
LEVELS = 9
"""As many levels as Word has."""
ITEMS = 4
"""The levels of items; a resolution has paragraphs and these."""
ALTERNATIVES = ("bis", "ter", "quater", "quinquies")
"""The levels after those: alternatives to a paragraph, which bear its number and a word."""
FORMS = (("lowerLetter", "(%{})"), ("lowerRoman", "(%{})"), ("lowerLetter", "%{}."), ("lowerRoman", "%{}."))
"""The labels below a paragraph: (a), (i), a., i., and from the start again."""

OPERATIVE, PREAMBULAR, BULLETS, NUMBERS = 1, 2, 3, 4
"""The numbering definitions."""


def style_id(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def level_style(part: str, level: int) -> str:
    """The style of a level of the lists of clauses."""
    if level > ITEMS:
        return f"{part} {ALTERNATIVES[level - ITEMS - 1]}"
    return f"{part} {level + 1}" if level or part == "Operative" else part


def indent(level: int) -> str:
    """Paragraphs, alternatives and (a) open one step in and run back to the margin; deeper items hang as blocks."""
    if level <= 1 or level > ITEMS:
        return f'<w:ind w:left="0" w:firstLine="{STEP}"/>'
    return f'<w:ind w:left="{(level + 1) * STEP}" w:hanging="{STEP}"/>'


def tabs(level: int) -> str:
    steps = 3 if level > ITEMS else max(2, level + 1)
    return f'<w:tabs><w:tab w:val="num" w:pos="{steps * STEP}"/></w:tabs>'
