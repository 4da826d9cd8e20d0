"""Strengths: what changes in a clause from one strength to the next, word by word and item by item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from penholder.knowledge.types import Kind
from penholder.publishing.field_views import FieldView
from penholder.publishing.redline import beside, likeness, whole, wording_of, woven
from penholder.publishing.views import RecordView
from penholder.rendering.prose import Html
from penholder.text.model import Span, Spans, joined, words

_ALIKE = 0.45
"""From which share of common words on two items are one item that was reworded."""
_MOSTLY = 0.5
"""From which share of its words on an item is still there, though no longer as an item."""


class Fate(StrEnum):
    """What becomes of an item."""

    KEPT = "kept"
    CHANGED = "changed"
    MERGED = "merged"
    """It is an item no longer, but most of its words are still there."""
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item in a step."""

    fate: Fate
    """What becomes of it."""
    html: Html
    """Its words, with what changes in them."""
    level: int
    """1 for (a), 2 for (i) …"""


class Rank(StrEnum):
    """How one verb stands to another, as the verb records have it."""

    SAME = "same"
    WEAKER = "weaker"
    STRONGER = "stronger"
    UNRANKED = "unranked"
    """Both do the same, and no record puts one above the other."""
    OTHER = "other"
    """They do different things."""


@dataclass(frozen=True, slots=True)
class VerbView:
    """What happens to the opening verb."""

    old: RecordView
    """The verb of the stronger wording."""
    new: RecordView
    """The verb of the weaker wording."""
    rank: Rank
    """How the new one stands to the old one. It advises: no order of verbs is official."""
    according: tuple[RecordView, ...] = ()
    """The verb records that put one above the other, a step each."""


@dataclass(frozen=True, slots=True)
class StepView:
    """The step from one strength to the next."""

    old: FieldView
    """The stronger wording."""
    new: FieldView
    """The weaker wording."""
    verb: VerbView | None
    """What happens to the verb; None where a record is not there."""
    html: Html
    """The paragraph up to its items with what changes in it; empty where too little of it stays for that."""
    apart: tuple[Html, Html]
    """Both paragraphs, the words of the first that the new wording does not have in `del`, and the other way about."""
    items: tuple[ItemView, ...]
    """The items of the new wording in their order, dropped ones after those that they stood behind."""

    def count(self, fate: str) -> int:
        """How many items have a fate."""
        return sum(item.fate == fate for item in self.items)


def steps(strengths: FieldView) -> tuple[StepView, ...]:
    """The steps between the wordings that a clause has, the strongest first; none where it has one wording."""
    wordings = [_wording(strength) for strength in strengths.parts]
    return tuple(_step(old, new) for old, new in pairwise(wordings))


@dataclass(frozen=True, slots=True)
class _Wording:
    """A strength, ready to be compared."""

    view: FieldView
    paragraph: Spans
    items: tuple[tuple[Spans, int], ...]
    """Each with its level."""
    whole: Spans
    """The paragraph and its items, one after the other."""


def _wording(strength: FieldView) -> _Wording:
    verb, text = strength.get("verb"), strength.get("text")
    paragraph = wording_of(str(text.value) if text else "", _form(verb) if verb else "")
    items = tuple(_flat(strength.get("items"), 1))
    below = (span for item, _ in items for span in (Span("; "), *item))
    return _Wording(strength, paragraph, items, joined((*paragraph, *below)))


def _step(old: _Wording, new: _Wording) -> StepView:
    return StepView(
        old=old.view,
        new=new.view,
        verb=_verb(old.view, new.view),
        html=woven(old.paragraph, new.paragraph) or Html(),
        apart=(beside(old.paragraph, new.whole, "del")[0], beside(new.paragraph, old.whole, "ins")[0]),
        items=tuple(_items(old, new)),
    )


def _form(verb: FieldView) -> str:
    """The verb as it is printed."""
    form = verb.target.get("form") if verb.target else None
    return form.text if form else verb.text


def _verb(old: FieldView, new: FieldView) -> VerbView | None:
    named = [strength.get("verb") for strength in (old, new)]
    before, after = (verb.target if verb else None for verb in named)
    if before is None or after is None:
        return None
    if before.id == after.id:
        return VerbView(before, after, Rank.SAME)
    if path := _ladder(before, after):
        return VerbView(before, after, Rank.WEAKER, path)
    if path := _ladder(after, before):
        return VerbView(before, after, Rank.STRONGER, path)
    does = {verb.record.data.get("function") for verb in (before, after)}
    return VerbView(before, after, Rank.UNRANKED if len(does) == 1 else Rank.OTHER)


def _ladder(strong: RecordView, weak: RecordView) -> tuple[RecordView, ...]:
    """The verbs from `strong` down to the one that is said to be stronger than `weak`; none where no way leads down."""
    paths: list[tuple[RecordView, ...]] = [(strong,)]
    seen = {strong.id}
    for path in paths:
        below = path[-1].get("stronger_than")
        for target in (entry.target for entry in below.entries) if below else ():
            if target is None or target.id in seen:
                continue
            if target.id == weak.id:
                return path
            seen.add(target.id)
            paths.append((*path, target))
    return ()


def _items(old: _Wording, new: _Wording) -> Iterator[ItemView]:
    partners = _partners([text for text, _ in old.items], [text for text, _ in new.items])
    alone = [at for at in range(len(old.items)) if at not in partners.values()]
    for at, (text, level) in enumerate(new.items):
        partner = partners.get(at)
        while alone and partner is not None and alone[0] < partner:
            yield _gone(*old.items[alone.pop(0)], new.whole)
        if partner is None:
            yield ItemView(Fate.ADDED, beside(text, old.whole, "ins")[0], level)
            continue
        before, _ = old.items[partner]
        if words(before) == words(text):
            yield ItemView(Fate.KEPT, whole(text), level)
        else:
            yield ItemView(Fate.CHANGED, woven(before, text) or beside(text, before, "ins")[0], level)
    for at in alone:
        yield _gone(*old.items[at], new.whole)


def _gone(text: Spans, level: int, new: Spans) -> ItemView:
    html, stays = beside(text, new, "del")
    return ItemView(Fate.MERGED if stays >= _MOSTLY else Fate.DROPPED, html, level)


def _flat(items: FieldView | None, level: int) -> Iterator[tuple[Spans, int]]:
    """Items and what stands below them, each with its level."""
    for item in items.entries if items else ():
        text = item.get("text") if item.kind == Kind.OBJECT else item
        yield wording_of(str(text.value) if text else ""), level
        if item.kind == Kind.OBJECT:
            yield from _flat(item.get("items"), level + 1)


def _partners(old: Sequence[Spans], new: Sequence[Spans]) -> dict[int, int]:
    """For each new item that an old one was made into, that old one: the most alike first, each once."""
    pairs = sorted(
        (-alike, before, after)
        for before, first in enumerate(old)
        for after, second in enumerate(new)
        if (alike := likeness(first, second)) >= _ALIKE
    )
    found: dict[int, int] = {}
    for _, before, after in pairs:
        if after not in found and before not in found.values():
            found[after] = before
    return found
