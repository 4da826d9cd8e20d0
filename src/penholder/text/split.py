"""The splitter: from lines as printed to an adopted text. It trusts words and printed numbers, and no nesting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from penholder.text import front
from penholder.text.adopted import AdoptedItem, AdoptedText, Annex, OperativeParagraph, PreambularParagraph
from penholder.text.labels import depths, item_label, main_number, visible
from penholder.text.model import Span, Spans, joined
from penholder.text.printed import Line, Place, Printed
from penholder.text.verbs import opens_operative, opens_preambular, operative_verbs, preambular_verb

_ENDS = (";", ".", ":", ",", "؛", "؟", "،", "。", "；", "：", "，")
_STOPS = (";", ".", "؛", "。", "；")
_MISREAD = str.maketrans("SlIOoBZ", "5110082")
_STRAY_NUMBER = re.compile(r"(?P<number>[0-9SlIOoBZ]{1,3})(?P<stop>[.,:]?)\s+(?=\S)")
_COMMAS = (",", "،", "，")
_LONGEST_HEADING = 200
_SECTION = re.compile(r"(?:[IVX]+|[A-Z])\.?")
_AHEAD = 20
"""How many lines are looked at, forward or back, to place one."""
_LARGEST_GAP = 10
"""How many numbers may be missing before a number is taken for something else."""


def split(printed: Printed) -> AdoptedText:
    """The text that the lines make. Every word of the lines is in it once; what has no place is in its notes."""
    lines = printed.lines
    language = front.language_of(line.text for line in lines if line.place is not Place.FRONT)
    parts = _parts(lines, language)
    # The masthead tells symbol and date; where it is missing, so does whatever was set aside.
    mast = [line.text for line in parts.front] or [line.text for line in parts.notes]
    preambular = tuple(_preambular(group, language) for group in parts.preamble)
    operative = tuple(_operative(group, language) for group in parts.operative)
    texts = [line.text for line in parts.body]
    return AdoptedText(
        symbol=front.symbol_in(mast),
        date=front.date_in(mast + [line.text for line in parts.notes]) or printed.date,
        language=language,
        chapter_vii=any(map(front.acts_under_chapter_vii, texts)),
        preambular=preambular,
        operative=operative,
        annexes=tuple(_annex(group) for group in parts.annexes),
        notes=tuple(_whole(line) for line in [*parts.front, *parts.notes]),
        remarks=(*printed.remarks, *parts.remarks),
    )


@dataclass(slots=True)
class _Group:
    """The lines of one paragraph, while it is gathered."""

    number: str | None
    first: Line
    headings: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Parts:
    """The lines, by where they belong."""

    front: list[Line] = field(default_factory=list)
    preamble: list[list[Line]] = field(default_factory=list)
    operative: list[_Group] = field(default_factory=list)
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
            head, rest = _cut(line, opening) if opening else (line, None)
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
            operative = operative or _numbered(line, language) is not None or _opens_alone(line, language)
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
        near = [at for at in organs if at < organs[0] + _AHEAD]
        return next((at for at in near if front.opener_length(lines[at].text)), organs[0]) + 1
    for at, line in enumerate(lines):
        text = line.text
        found = main_number(f"{line.label} {text}".strip())
        if line.place is Place.TEXT and (
            opens_preambular(text, language) or opens_operative(text, language) or (found and found[0] == "1")
        ):
            return at
    return next((at for at, line in enumerate(lines) if line.place is not Place.FRONT), len(lines))


def _cut(line: Line, at: int) -> tuple[Line, Line | None]:
    """A line in two, at a character."""
    before: list[Span] = []
    after: list[Span] = []
    for span in line.spans:
        before.append(Span(span.text[:at], span.italic))
        after.append(Span(span.text[at:], span.italic))
        at = max(0, at - len(span.text))
    rest = joined(after)
    if rest:
        rest = (Span(rest[0].text.lstrip(" "), rest[0].italic), *rest[1:])
    rest = joined(rest)
    return Line(joined(before), line.label, line.place, line.heading), Line(rest, "", line.place) if rest else None


# --- Which lines begin the paragraphs of the operative part


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that may be that of an operative paragraph."""

    shown: str
    """As printed."""
    value: int
    """What it counts."""
    verb: bool
    """Whether an operative verb follows."""
    length: int
    """How many characters of the words it takes; 0 where it is set apart from them."""
    sure: bool = True
    """Whether it is printed as such numbers are."""


def _numbered(line: Line, language: str) -> _Number | None:
    text = visible(line.text)
    shift = len(line.text) - len(text)
    italic = bool(line.spans) and line.spans[0].italic
    if line.label:
        found = main_number(visible(line.label))
        if not found or found[1] < len(visible(line.label)):
            bare = visible(line.label).strip()
            found = (bare, len(bare)) if bare.isdecimal() and len(bare) < 4 else None
        if not found:
            return None
        opens = not line.text or opens_operative(text, language) or (italic and language != "en")
        return _Number(found[0], _value(found[0]), opens or _participle_then_verb(text, language), 0)
    found = main_number(text)
    if found:
        rest = text[found[1] :].lstrip()
        opens = opens_operative(rest, language) or _participle_then_verb(rest, language)
        opens = opens or (language != "en" and any(span.italic for span in line.spans[:2]))
        return _Number(found[0], _value(found[0]), opens, found[1] + shift)
    match = _STRAY_NUMBER.match(text)
    if match:
        meant = match["number"].translate(_MISREAD)
        rest = text[match.end() :]
        if meant.isdecimal() and rest[:1].isupper() and opens_operative(rest, language):
            return _Number(meant, int(meant), True, match.end() + shift, sure=False)
    return None


def _participle_then_verb(text: str, language: str) -> bool:
    return opens_preambular(text, language)


def _value(number: str) -> int:
    match = re.match(r"\d+", number)
    return int(match[0]) if match else 0


def _chosen(lines: Sequence[Line], language: str) -> dict[int, _Number]:
    """The lines that begin numbered paragraphs: numbers that count on, the ones before a verb preferred."""
    candidates = [(at, number) for at, line in enumerate(lines) if (number := _numbered(line, language))]
    last_before_verb = {number.value: at for at, number in candidates if number.verb}
    chosen: dict[int, _Number] = {}
    last = 0
    for at, number in candidates:
        if _counts_on(number, last, better=last_before_verb.get(last + 1, -1) > at):
            chosen[at] = number
            last = number.value
    return chosen


def _counts_on(number: _Number, last: int, *, better: bool) -> bool:
    """Whether a number is the next one; `better` where the next one comes later, before a verb."""
    if not number.sure:
        return number.value == last + 1
    if " " in number.shown and number.value == last and last:
        return True
    if number.value == last + 1:
        return number.verb or not better
    return 0 < number.value - last - 1 <= _LARGEST_GAP and number.verb and not better


# --- Gathering lines into paragraphs


def _gather(parts: _Parts, body: Sequence[Line], language: str) -> None:
    chosen = _chosen(body, language)
    first = min(chosen, default=None)
    if first is None:
        first = next((at for at, line in enumerate(body) if _opens_alone(line, language)), None)
    at = 0
    end = len(body) if first is None else first
    headings_from = end
    while headings_from > 0 and first is not None and _is_title(body[headings_from - 1], language):
        headings_from -= 1
    for at in range(headings_from):
        _add_to_preamble(parts.preamble, body[at], language)
    waiting: list[Line] = list(body[headings_from:end])
    for at in range(end, len(body)):
        line = body[at]
        number = chosen.get(at)
        if number is not None:
            opened = _without_number(line, number)
            if not number.sure and number.length and not line.text.startswith(number.shown):
                misread = line.text[: number.length].strip()
                parts.remarks.append(f'the number of paragraph {number.shown} is printed "{misread}"')
            parts.operative.append(_Group(number.shown, opened, waiting))
            waiting = []
        elif (
            not parts.operative
            or (not chosen and _opens_alone(line, language))
            or _unnumbered(line, parts, waiting, language)
        ):
            parts.operative.append(_Group(None, line, waiting))
            waiting = []
        elif (
            _is_title(line, language)
            and not _announced(body[at - 1], line)
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
    return italic and _opens_alone(line, language) and before.text.endswith(_STOPS) and not group.rest


def _without_number(line: Line, number: _Number) -> Line:
    if not number.length:
        return Line(line.spans, "", line.place, line.heading)
    _, rest = _cut(line, number.length)
    return rest or Line((), "", line.place, line.heading)


def _is_heading(line: Line, language: str) -> bool:
    text = line.text
    if line.label or not text or len(text) > _LONGEST_HEADING or item_label(text):
        return False
    if line.heading:
        return not (text.endswith((";", "؛", "；", *_COMMAS)) or main_number(text))
    whole_italic = all(span.italic or not span.text.strip(" ,.:") for span in line.spans)
    opens = opens_operative(text, language) or opens_preambular(text, language)
    return not text.endswith(_ENDS) and (
        whole_italic
        or (not opens and (text.lstrip("(=“ ")[:1].isupper() or language in {"zh", "ar"}) and text.count(" ") < 25)
    )


def _heading_for_next(body: Sequence[Line], chosen: dict[int, _Number], at: int, language: str) -> bool:
    """Whether a numbered paragraph comes next, with nothing but headings between."""
    for next_ in range(at + 1, min(at + _AHEAD, len(body))):
        if next_ in chosen:
            return True
        if not _is_title(body[next_], language):
            return False
    return False


def _announced(before: Line, line: Line) -> bool:
    """Whether the line before asks for this one: a list of names, say, whose entries look like headings."""
    return before.text.endswith((":", "：")) and not line.heading and not line.label


def _is_title(line: Line, language: str) -> bool:
    return _is_heading(line, language) or _is_section(line, language)


def _is_section(line: Line, language: str) -> bool:
    """Whether a line is a heading with a number of its own: I., II. or A., B."""
    label, spans, _ = _labelled(line)
    plain = Line(spans, "", line.place, line.heading)
    if not _SECTION.fullmatch(label) or len(plain.text) > _LONGEST_HEADING:
        return False
    preambular = opens_preambular(plain.text, language) and plain.text.endswith(_COMMAS)
    return not (preambular or plain.text.endswith(_STOPS) or opens_operative(plain.text, language))


def _add_to_preamble(preamble: list[list[Line]], line: Line, language: str) -> None:
    if preamble and _continues(preamble[-1], line, language):
        preamble[-1].append(line)
    else:
        preamble.append([line])


def _continues(group: Sequence[Line], line: Line, language: str) -> bool:
    """Whether a line goes on with a preambular paragraph: a list, a quotation, or words that open nothing."""
    if _is_title(group[-1], language):
        return True
    if _SECTION.fullmatch(line.label) and (not line.text or opens_preambular(line.text, language)):
        return False
    if _is_title(line, language) and not group[-1].text.endswith(":"):
        return False
    if line.label or item_label(line.text):
        return True
    text = line.text
    before = group[-1].text
    whole = " ".join(part.text for part in group[-_AHEAD:])
    quotes = sum(whole.count(mark) for mark in '“”"')
    opens = opens_preambular(text, language)
    # A closing mark is often missing or misread, so a quotation ends where the next paragraph plainly begins.
    if (quotes % 2 or whole.count("«") > whole.count("»")) and not (opens and before.endswith(_COMMAS)):
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


# --- Paragraphs of their lines


def _whole(line: Line) -> str:
    return f"{line.label} {line.text}".strip()


def _preambular(group: Sequence[Line], language: str) -> PreambularParagraph:
    lead = next((line for line in group if not _is_heading(line, language)), group[0])
    return PreambularParagraph(preambular_verb(lead.spans, language), "\n".join(map(_whole, group)))


def _annex(group: Sequence[Line]) -> Annex:
    named = front.is_annex(group[0].text) and not group[0].label
    return Annex(group[0].text if named else "", tuple(_whole(line) for line in (group[1:] if named else group)))


@dataclass(slots=True)
class _Open:
    """An item while its lines are gathered."""

    label: str
    texts: list[str]
    headings: list[str]
    items: list[_Open] = field(default_factory=list)

    def closed(self) -> AdoptedItem:
        items = tuple(item.closed() for item in self.items)
        return AdoptedItem(self.label, "\n".join(filter(None, self.texts)), items, "\n".join(self.headings))


def _operative(group: _Group, language: str) -> OperativeParagraph:
    verbs = list(operative_verbs(group.first.spans, language, lead=True))
    opening = verbs[0] if verbs else ""
    root = _Open("", [group.first.text], [])
    lines = [_labelled(line) for line in group.rest]
    nesting = iter(depths([label for label, _, _ in lines if label]))
    path = [root]
    waiting: list[str] = []
    for at, (label, spans, line) in enumerate(lines):
        text = "".join(span.text for span in spans)
        if label:
            depth = min(next(nesting), len(path) - 1, _DEEPEST)
            del path[depth + 1 :]
            opened = _Open(label, [text], waiting)
            waiting = []
            path[-1].items.append(opened)
            path.append(opened)
        elif (
            _above_items(line, path[-1].texts, language)
            and at + 1 < len(lines)
            and _leads_to_item(lines[at + 1 : at + _AHEAD], language)
        ):
            waiting.append(text)
        else:
            path[-1].texts += [*waiting, text]
            waiting = []
        if verbs == [opening] and _participle_then_verb(opening, language):
            # "Acting under Chapter VII," whose items decide: the verb of the first one leads.
            verbs = list(operative_verbs(spans, language, lead=opens_operative(text, language))) or verbs
        elif not _is_heading(line, language):
            verbs += operative_verbs(spans, language, lead=False)
    path[-1].texts += waiting
    heading = "\n".join(map(_whole, group.headings))
    closed = root.closed()
    return OperativeParagraph(group.number, closed.text, tuple(verbs), heading, closed.items)


def _above_items(line: Line, above: Sequence[str], language: str) -> bool:
    """Whether a line is a heading between items, rather than the words of the item before it."""
    if not any(above):
        return False
    shortly = Line((Span(line.text.rstrip(" :")),), line.label) if line.text.endswith(":") else line
    ended = above[-1].endswith(_STOPS) or line is shortly
    return ended and _is_heading(shortly, language) and (line is shortly or line.text.count(" ") < _SHORT)


_SHORT = 12
"""As many words as a heading before a colon may have."""
_DEEPEST = 20
"""The deepest level that is nested; below it, items stand side by side."""


def _leads_to_item(lines: Sequence[tuple[str, Spans, Line]], language: str) -> bool:
    """Whether an item comes next, with nothing but headings between."""
    for label, _, line in lines:
        if label or not _is_heading(line, language):
            return bool(label)
    return False


def _labelled(line: Line) -> tuple[str, Spans, Line]:
    """The label of a line, set apart or not, and its other words."""
    if line.label:
        return line.label, line.spans, line
    found = item_label(line.text) or main_number(line.text)
    if not found:
        return "", line.spans, line
    head, rest = _cut(line, found[1])
    return head.text.strip(), rest.spans if rest else (), line
