"""Headings: which lines of a resolution stand above paragraphs or items, and which lines bear a label."""

from __future__ import annotations

import re

from penholder.text.labels import item_label, main_number
from penholder.text.model import Spans
from penholder.text.printed import Line, cut
from penholder.text.verbs import opens_operative, opens_preambular

ENDS = (";", ".", ":", ",", "؛", "؟", "،", "。", "；", "：", "，")
STOPS = (";", ".", "؛", "。", "；")
COMMAS = (",", "،", "，")
_LONGEST_HEADING = 200
SECTION = re.compile(r"(?:[IVX]+|[A-Z])\.?")


def is_heading(line: Line, language: str) -> bool:
    text = line.text
    if line.label or not text or len(text) > _LONGEST_HEADING or item_label(text):
        return False
    if line.heading:
        return not (text.endswith((";", "؛", "；", *COMMAS)) or main_number(text))
    whole_italic = all(span.italic or not span.text.strip(" ,.:") for span in line.spans)
    opens = opens_operative(text, language) or opens_preambular(text, language)
    return not text.endswith(ENDS) and (
        whole_italic
        or (not opens and (text.lstrip("(=“ ")[:1].isupper() or language in {"zh", "ar"}) and text.count(" ") < 25)
    )


def is_title(line: Line, language: str) -> bool:
    return is_heading(line, language) or _is_section(line, language)


def _is_section(line: Line, language: str) -> bool:
    """Whether a line is a heading with a number of its own: I., II. or A., B."""
    label, spans, _ = labelled(line)
    plain = Line(spans, "", line.place, line.heading)
    if not SECTION.fullmatch(label) or len(plain.text) > _LONGEST_HEADING:
        return False
    preambular = opens_preambular(plain.text, language) and plain.text.endswith(COMMAS)
    return not (preambular or plain.text.endswith(STOPS) or opens_operative(plain.text, language))


def is_announced(before: Line, line: Line) -> bool:
    """Whether the line before asks for this one: a list of names, say, whose entries look like headings."""
    return before.text.endswith((":", "：")) and not line.heading and not line.label


def labelled(line: Line) -> tuple[str, Spans, Line]:
    """The label of a line, set apart or not, and its other words."""
    if line.label:
        return line.label, line.spans, line
    found = item_label(line.text) or main_number(line.text)
    if not found:
        return "", line.spans, line
    head, rest = cut(line, found[1])
    return head.text.strip(), rest.spans if rest else (), line
