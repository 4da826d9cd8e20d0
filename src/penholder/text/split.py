"""The splitter: from lines as printed to an adopted text. It trusts words and printed numbers, and no nesting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from penholder.text import front
from penholder.text.adopted import AdoptedText
from penholder.text.headings import COMMAS, SECTION, STOPS, is_announced, is_title
from penholder.text.labels import item_label, main_number
from penholder.text.paragraph_numbers import Number, chosen_lines, numbered_line, without_number
from penholder.text.paragraphs import AHEAD, Group, annex, operative_paragraph, preambular_paragraph, whole
from penholder.text.printed import Line, Place, Printed, cut
from penholder.text.verbs import opens_operative, opens_preambular


def split(printed: Printed) -> AdoptedText:
    """The text that the lines make. Every word of the lines is in it once; what has no place is in its notes."""
    lines = printed.lines
    language = front.language_of(line.text for line in lines if line.place is not Place.FRONT)
    parts = _parts(lines, language)
    # The masthead tells symbol and date; where it is missing, so does whatever was set aside.
    mast = [line.text for line in parts.front] or [line.text for line in parts.notes]
    preambular = tuple(preambular_paragraph(group, language) for group in parts.preamble)
    operative = tuple(operative_paragraph(group, language) for group in parts.operative)
    texts = [line.text for line in parts.body]
    return AdoptedText(
        symbol=front.symbol_in(mast),
        date=front.date_in(mast + [line.text for line in parts.notes]) or printed.date,
        language=language,
        chapter_vii=any(map(front.acts_under_chapter_vii, texts)),
        preambular=preambular,
        operative=operative,
        annexes=tuple(annex(group) for group in parts.annexes),
        notes=tuple(whole(line) for line in [*parts.front, *parts.notes]),
        remarks=(*printed.remarks, *parts.remarks),
    )


@dataclass(slots=True)
class _Parts:
    """The lines, by where they belong."""

    front: list[Line] = field(default_factory=list)
    preamble: list[list[Line]] = field(default_factory=list)
    operative: list[Group] = field(default_factory=list)
    annexes: list[list[Line]] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def _parts(lines: Sequence[Line], language: str) -> _Parts:
    parts = _Parts()
    start = _start(lines, language)
    body: list[Line] = []
    adopted = operative = False
    for at, line in enumerate(lines):
        opening = front.opener_length(line.text) if at == start - 1 and line.place is Place.TEXT else 0
        if at < start:
            head, rest = cut(line, opening) if opening else (line, None)
            parts.front.append(head)
            body += [rest] if rest is not None else []
        elif line.place in {Place.NOTE, Place.FRONT} or front.is_separator(line.text):
            parts.notes.append(line)
        elif parts.annexes or line.place is Place.ANNEX or (operative and front.is_annex(line.text) and not line.label):
            if not parts.annexes or (front.is_annex(line.text) and not line.label):
                parts.annexes.append([])
            parts.annexes[-1].append(line)
        elif adopted or (front.is_adoption(line.text) and not line.label):
            adopted = True
            parts.notes.append(line)
        else:
            body.append(line)
            operative = operative or numbered_line(line, language) is not None or _opens_alone(line, language)
    parts.body = body
    _gather(parts, body, language)
    return parts


def _start(lines: Sequence[Line], language: str) -> int:
    """The place after the line of the organ; without one, the first line that opens as a paragraph does."""
    organs = [
        at
        for at, line in enumerate(lines)
        if line.place is Place.TEXT
        and not line.label
        and (front.is_opener(line.text) or front.opener_length(line.text))
    ]
    if organs:
        # A masthead may name the organ too, but only the opening goes on after a comma.
        near = [at for at in organs if at < organs[0] + AHEAD]
        return next((at for at in near if front.opener_length(lines[at].text)), organs[0]) + 1
    for at, line in enumerate(lines):
        text = line.text
        found = main_number(f"{line.label} {text}".strip())
        if line.place is Place.TEXT and (
            opens_preambular(text, language) or opens_operative(text, language) or (found and found[0] == "1")
        ):
            return at
    return next((at for at, line in enumerate(lines) if line.place is not Place.FRONT), len(lines))


def _gather(parts: _Parts, body: Sequence[Line], language: str) -> None:
    chosen = chosen_lines(body, language)
    first = min(chosen, default=None)
    if first is None:
        first = next((at for at, line in enumerate(body) if _opens_alone(line, language)), None)
    at = 0
    end = len(body) if first is None else first
    headings_from = end
    while headings_from > 0 and first is not None and is_title(body[headings_from - 1], language):
        headings_from -= 1
    for at in range(headings_from):
        _add_to_preamble(parts.preamble, body[at], language)
    waiting: list[Line] = list(body[headings_from:end])
    for at in range(end, len(body)):
        line = body[at]
        number = chosen.get(at)
        if number is not None:
            opened = without_number(line, number)
            if not number.sure and number.length and not line.text.startswith(number.shown):
                misread = line.text[: number.length].strip()
                parts.remarks.append(f'the number of paragraph {number.shown} is printed "{misread}"')
            parts.operative.append(Group(number.shown, opened, waiting))
            waiting = []
        elif (
            not parts.operative
            or (not chosen and _opens_alone(line, language))
            or _unnumbered(line, parts, waiting, language)
        ):
            parts.operative.append(Group(None, line, waiting))
            waiting = []
        elif (
            is_title(line, language)
            and not is_announced(body[at - 1], line)
            and _heading_for_next(body, chosen, at, language)
        ):
            waiting.append(line)
        else:
            parts.operative[-1].rest += [*waiting, line]
            waiting = []
    parts.notes += waiting


def _opens_alone(line: Line, language: str) -> bool:
    return (
        not line.label
        and not item_label(line.text)
        and opens_operative(line.text, language)
        and line.text[:1].isupper() | (language in {"ru", "ar", "zh"})
    )


def _unnumbered(line: Line, parts: _Parts, waiting: Sequence[Line], language: str) -> bool:
    """Whether a line without a number is a paragraph nevertheless: an italic verb after a full stop or semicolon."""
    group = parts.operative[-1]
    before = (waiting or group.rest or [group.first])[-1]
    italic = bool(line.spans) and line.spans[0].italic and len(line.spans) > 1
    return italic and _opens_alone(line, language) and before.text.endswith(STOPS) and not group.rest


def _heading_for_next(body: Sequence[Line], chosen: dict[int, Number], at: int, language: str) -> bool:
    """Whether a numbered paragraph comes next, with nothing but headings between."""
    for next_ in range(at + 1, min(at + AHEAD, len(body))):
        if next_ in chosen:
            return True
        if not is_title(body[next_], language):
            return False
    return False


def _add_to_preamble(preamble: list[list[Line]], line: Line, language: str) -> None:
    if preamble and _continues(preamble[-1], line, language):
        preamble[-1].append(line)
    else:
        preamble.append([line])


def _continues(group: Sequence[Line], line: Line, language: str) -> bool:
    """Whether a line goes on with a preambular paragraph: a list, a quotation, or words that open nothing."""
    if is_title(group[-1], language):
        return True
    if SECTION.fullmatch(line.label) and (not line.text or opens_preambular(line.text, language)):
        return False
    if is_title(line, language) and not group[-1].text.endswith(":"):
        return False
    if line.label or item_label(line.text):
        return True
    text = line.text
    before = group[-1].text
    whole = " ".join(part.text for part in group[-AHEAD:])
    quotes = sum(whole.count(mark) for mark in '“”"')
    opens = opens_preambular(text, language)
    # A closing mark is often missing or misread, so a quotation ends where the next paragraph plainly begins.
    if (quotes % 2 or whole.count("«") > whole.count("»")) and not (opens and before.endswith(COMMAS)):
        return True
    if text[:1] in '“«”"':
        return True
    if line.spans and line.spans[0].italic and len(line.spans[0].text) < 60 and len(line.spans) > 1:
        return False
    if opens_preambular(text, language) or opens_operative(text, language):
        return False
    if language == "en" and text[:1].islower():
        return True
    return before.endswith(":")
