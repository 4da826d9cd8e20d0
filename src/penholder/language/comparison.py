"""Comparison: the redline of two texts, made of the alignment of their lines."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from penholder.text.adopted import AdoptedText
from penholder.text.alignment import Alignment, Pair, align, in_order
from penholder.text.changes import Change, Run, changes
from penholder.text.lines import TextLine, lines
from penholder.text.passages import Part
from penholder.text.redline import Kind, Named, Passage, Redline, Row

_BELONGS = 0.4
"""The share of its words that a paragraph has to have in common with another to be one that it became."""

_ORDER = {part: number for number, part in enumerate(Part)}


def compare(old: AdoptedText, new: AdoptedText, titles: tuple[str, str]) -> Redline:
    """The redline of two texts, which are called by their titles."""
    before, after = lines(old), lines(new)
    work = _Comparison(before, after, align(before, after))
    return Redline(
        old=Named(titles[0], old.symbol, old.date, old.language),
        new=Named(titles[1], new.symbol, new.date, new.language),
        passages=tuple(work.passages()),
        remarks=tuple(_remarks(old, new)),
    )


def _remarks(old: AdoptedText, new: AdoptedText) -> Iterator[str]:
    if old.language != new.language:
        yield f"the texts are in different languages ({old.language} and {new.language}), so little can be compared"
    if not tuple(lines(old)) or not tuple(lines(new)):
        yield "one of the texts is empty"
    for name, text in (("old", old), ("new", new)):
        yield from (f"in the {name} text, {remark}" for remark in text.remarks)


@dataclass(frozen=True, slots=True)
class _Group:
    """Paragraphs of both texts that belong together, by their numbers."""

    old: tuple[int, ...]
    new: tuple[int, ...]


class _Comparison:
    """The lines of two texts on the way to being a redline."""

    def __init__(self, old: Sequence[TextLine], new: Sequence[TextLine], alignment: Alignment) -> None:
        self._old, self._new = old, new
        self._runs = {pair: changes(old[pair.old].text, new[pair.new].text) for pair in alignment.pairs}
        self._alignment = alignment
        self._anchored = frozenset(in_order(alignment.pairs, self._kept))
        self._groups = self._grouped()

    def passages(self) -> Iterator[Passage]:
        """The paragraphs in the order of the new text, those that are gone after what stood before them."""
        rows = self._rows()
        for group in self._in_reading_order():
            yield self._passage(group, rows.get(group, []))

    def _kept(self, pair: Pair) -> float:
        """How much a pair weighs in the order of both texts: by what it has in common, a label more than nothing."""
        return 1.0 + sum(len(run.text) for run in self._runs[pair] if run.change is Change.KEPT)

    def _grouped(self) -> tuple[_Group, ...]:
        """The paragraphs that became each other: those that have enough of the words of one of them in common."""
        sizes_old, sizes_new = _sizes(self._old), _sizes(self._new)
        shared: defaultdict[tuple[int, int], float] = defaultdict(float)
        opening: set[tuple[int, int]] = set()
        for pair in self._alignment.pairs:
            key = self._old[pair.old].paragraph, self._new[pair.new].paragraph
            shared[key] += self._kept(pair)
            if self._old[pair.old].depth == self._new[pair.new].depth == 0:
                opening.add(key)
        for pair in (*self._alignment.parts_of_old, *self._alignment.parts_of_new):
            old, new = self._old[pair.old], self._new[pair.new]
            if old.depth == new.depth == 0:
                opening.add((old.paragraph, new.paragraph))
        belonging = [
            key
            for key in sorted({*shared, *opening})
            if key in opening
            or shared[key] >= _BELONGS * sizes_old[key[0]]
            or shared[key] >= _BELONGS * sizes_new[key[1]]
        ]
        return tuple(_connected(belonging, sizes_old, sizes_new))

    def _rows(self) -> dict[_Group, list[Row]]:
        """The lines of each group in the order of the new text, those that are gone where they stood."""
        by_old = {pair.old: pair for pair in self._alignment.pairs}
        by_new = {pair.new: pair for pair in self._alignment.pairs}
        rows: defaultdict[_Group, list[Row]] = defaultdict(list)
        for group in self._groups:
            inside = [
                pair
                for pair in self._alignment.pairs
                if self._new[pair.new].paragraph in group.new and self._old[pair.old].paragraph in group.old
            ]
            staying = frozenset(in_order(inside, self._kept))
            gone = [line for line in self._old if line.paragraph in group.old and line.number not in by_old]
            come = [line for line in self._new if line.paragraph in group.new]
            until = _until([by_new.get(line.number) for line in come], staying)
            for line, end in zip(come, until, strict=True):
                while gone and gone[0].number < end:
                    rows[group].append(self._dropped(gone.pop(0)))
                pair = by_new.get(line.number)
                rows[group].append(self._paired(pair, stays=pair in staying) if pair else self._added(line))
            rows[group] += [self._dropped(line) for line in gone]
        return dict(rows)

    def _paired(self, pair: Pair, *, stays: bool) -> Row:
        runs = self._runs[pair]
        same = all(run.change is Change.KEPT for run in runs)
        anchored = pair in self._anchored
        kind = Kind.MOVED if not (anchored or stays) else Kind.KEPT if same else Kind.CHANGED
        return Row(kind, self._old[pair.old], self._new[pair.new], runs, anchored=anchored)

    def _added(self, line: TextLine) -> Row:
        runs = (Run(Change.INSERTED, line.text),) if line.text else ()
        for part in self._alignment.parts_of_old:
            if part.new == line.number:
                whole = self._old[part.old]
                echo = tuple(run for run in changes(whole.text, line.text) if run.change is not Change.DELETED)
                return Row(Kind.SPLIT, None, line, runs, whole.place, echo)
        return Row(Kind.ADDED, None, line, runs)

    def _dropped(self, line: TextLine) -> Row:
        runs = (Run(Change.DELETED, line.text),) if line.text else ()
        for part in self._alignment.parts_of_new:
            if part.old == line.number:
                whole = self._new[part.new]
                echo = tuple(run for run in changes(line.text, whole.text) if run.change is not Change.INSERTED)
                return Row(Kind.MERGED, line, None, runs, whole.place, echo)
        return Row(Kind.DROPPED, line, None, runs)

    def _in_reading_order(self) -> list[_Group]:
        """The groups by their first new paragraph; one that is gone stands after what stood before it in its part."""
        part_old = {line.paragraph: line.part for line in self._old}
        part_new = {line.paragraph: line.part for line in self._new}
        became = {paragraph: group.new for group in self._groups for paragraph in group.old}

        def place(group: _Group) -> tuple[int, int, int]:
            if group.new:
                return group.new[0], 0, 0
            here = part_old[group.old[0]]
            before = [
                after
                for paragraph in range(group.old[0] - 1, -1, -1)
                for after in reversed(became.get(paragraph, ()))
                if part_new[after] is here
            ]
            return (before[0] if before else _before(here, part_new)), 1, group.old[0]

        return sorted(self._groups, key=place)

    def _passage(self, group: _Group, rows: Sequence[Row]) -> Passage:
        every = [line for row in rows for line in (row.old, row.new) if line]
        return Passage(
            self._kind(group, rows),
            _places(self._old, group.old),
            _places(self._new, group.new),
            tuple(rows),
            numbered=not all(line.heading for line in every) and all(line.place != "opening" for line in every),
        )

    def _kind(self, group: _Group, rows: Sequence[Row]) -> Kind:
        if not group.old or not group.new:
            came_of = {row.kind for row in rows} & {Kind.SPLIT, Kind.MERGED}
            whole = Kind.DROPPED if group.old else Kind.ADDED
            return next(iter(came_of)) if len(rows) == 1 and came_of else whole
        if len(group.new) > 1:
            return Kind.SPLIT
        if len(group.old) > 1:
            return Kind.MERGED
        paired = [row for row in rows if row.old and row.new]
        if not any(row.anchored for row in paired):
            return Kind.MOVED
        unchanged = len(paired) == len(rows) and all(row.kind is Kind.KEPT for row in rows)
        return Kind.KEPT if unchanged else Kind.CHANGED


def _until(pairs: Sequence[Pair | None], staying: Collection[Pair]) -> list[float]:
    """For each new line, up to which old line those that are gone are told before it: the next one that stayed."""
    found: list[float] = []
    end = math.inf
    for pair in reversed(pairs):
        end = pair.old if pair in staying and pair else end
        found.append(end)
    return found[::-1]


def _before(part: Part, parts: Mapping[int, Part]) -> int:
    """The paragraph that the first one of a part comes after, -1 where it is the first of all."""
    return sum(1 for other in parts.values() if _ORDER[other] < _ORDER[part]) - 1


def _sizes(text: Iterable[TextLine]) -> dict[int, float]:
    """The length of each paragraph, in characters."""
    found: defaultdict[int, float] = defaultdict(float)
    for line in text:
        found[line.paragraph] += 1.0 + len(line.text)
    return dict(found)


def _places(text: Sequence[TextLine], paragraphs: Sequence[int]) -> tuple[str, ...]:
    return tuple(next(line.place for line in text if line.paragraph == paragraph) for paragraph in paragraphs)


def _connected(edges: Iterable[tuple[int, int]], old: Iterable[int], new: Iterable[int]) -> Iterator[_Group]:
    """The paragraphs that hang together, and each that hangs with none."""
    beside_old: defaultdict[int, list[int]] = defaultdict(list)
    beside_new: defaultdict[int, list[int]] = defaultdict(list)
    for before, after in edges:
        beside_old[before].append(after)
        beside_new[after].append(before)
    seen: set[int] = set()
    for start in sorted(old):
        if start in seen:
            continue
        group_old, group_new, waiting = {start}, set[int](), [start]
        while waiting:
            for after in beside_old[waiting.pop()]:
                group_new.add(after)
                waiting += [before for before in beside_new[after] if before not in group_old]
                group_old.update(beside_new[after])
        seen |= group_old
        yield _Group(tuple(sorted(group_old)), tuple(sorted(group_new)))
    yield from (_Group((), (after,)) for after in sorted(new) if after not in beside_new)
