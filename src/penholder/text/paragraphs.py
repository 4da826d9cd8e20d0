"""Paragraphs: what the lines of one paragraph make, with its verbs and its items to any depth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from penholder.text import front
from penholder.text.adopted import AdoptedItem, Annex, OperativeParagraph, PreambularParagraph
from penholder.text.headings import STOPS, is_heading, labelled
from penholder.text.labels import depths
from penholder.text.model import Span, Spans
from penholder.text.paragraph_numbers import participle_then_verb
from penholder.text.printed import Line
from penholder.text.verbs import opens_operative, operative_verbs, preambular_verb

AHEAD = 20
"""How many lines are looked at, forward or back, to place one."""
_SHORT = 12
"""As many words as a heading before a colon may have."""
_DEEPEST = 20
"""The deepest level that is nested; below it, items stand side by side."""


@dataclass(slots=True)
class Group:
    """The lines of one paragraph, while it is gathered."""

    number: str | None
    first: Line
    headings: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)


def whole(line: Line) -> str:
    return f"{line.label} {line.text}".strip()


def preambular_paragraph(group: Sequence[Line], language: str) -> PreambularParagraph:
    lead = next((line for line in group if not is_heading(line, language)), group[0])
    return PreambularParagraph(preambular_verb(lead.spans, language), "\n".join(map(whole, group)))


def annex(group: Sequence[Line]) -> Annex:
    named = front.is_annex(group[0].text) and not group[0].label
    return Annex(group[0].text if named else "", tuple(whole(line) for line in (group[1:] if named else group)))


def operative_paragraph(group: Group, language: str) -> OperativeParagraph:
    verbs = list(operative_verbs(group.first.spans, language, lead=True))
    opening = verbs[0] if verbs else ""
    root = _Open("", [group.first.text], [])
    lines = [labelled(line) for line in group.rest]
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
            and _leads_to_item(lines[at + 1 : at + AHEAD], language)
        ):
            waiting.append(text)
        else:
            path[-1].texts += [*waiting, text]
            waiting = []
        if verbs == [opening] and participle_then_verb(opening, language):
            # "Acting under Chapter VII," whose items decide: the verb of the first one leads.
            verbs = list(operative_verbs(spans, language, lead=opens_operative(text, language))) or verbs
        elif not is_heading(line, language):
            verbs += operative_verbs(spans, language, lead=False)
    path[-1].texts += waiting
    heading = "\n".join(map(whole, group.headings))
    closed = root.closed()
    return OperativeParagraph(group.number, closed.text, tuple(verbs), heading, closed.items)


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


def _above_items(line: Line, above: Sequence[str], language: str) -> bool:
    """Whether a line is a heading between items, rather than the words of the item before it."""
    if not any(above):
        return False
    shortly = Line((Span(line.text.rstrip(" :")),), line.label) if line.text.endswith(":") else line
    ended = above[-1].endswith(STOPS) or line is shortly
    return ended and is_heading(shortly, language) and (line is shortly or line.text.count(" ") < _SHORT)


def _leads_to_item(lines: Sequence[tuple[str, Spans, Line]], language: str) -> bool:
    """Whether an item comes next, with nothing but headings between."""
    for label, _, line in lines:
        if label or not is_heading(line, language):
            return bool(label)
    return False
