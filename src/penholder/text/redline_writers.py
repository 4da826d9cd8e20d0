"""Writing a redline for programs, as JSON, and for a terminal, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from penholder.text.changes import Change, Run
from penholder.text.differences import Differences, Direction
from penholder.text.redline import Kind, Named, Passage, Redline, Row

_WIDTH = 28
_EXCERPT = 72


def redline_json(redline: Redline, differences: Differences) -> str:
    """The redline as JSON: both texts, what it comes to, and the alignment with its words."""
    data = {
        "old": _named(redline.old),
        "new": _named(redline.new),
        "remarks": list(redline.remarks),
        "summary": _summary(differences),
        "passages": [_passage(passage) for passage in redline.passages],
    }
    return orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _named(text: Named) -> dict[str, str]:
    return {"title": text.title, "symbol": text.symbol, "date": text.date, "language": text.language}


def _summary(differences: Differences) -> dict[str, Any]:
    before, after = differences.tasks
    return {
        "paragraphs": {kind.value: count for kind, count in differences.paragraphs.items()},
        "words": {"kept": differences.kept, "deleted": differences.deleted, "inserted": differences.inserted},
        "verbs": [
            {
                "old_place": verb.old_place,
                "new_place": verb.new_place,
                "old": verb.old,
                "new": verb.new,
                "direction": verb.direction.value,
                "why": verb.why,
            }
            for verb in differences.verbs
        ],
        "phrases": [
            {
                "old_place": phrase.old_place,
                "new_place": phrase.new_place,
                "words": phrase.words,
                "change": "inserted" if phrase.inserted else "deleted",
                "direction": phrase.direction.value,
            }
            for phrase in differences.phrases
        ],
        "figures": [
            {"old_place": one.old_place, "new_place": one.new_place, "old": one.old, "new": one.new}
            for one in differences.figures
        ],
        "tasks": {
            side: {
                "count": len(counted.tasks),
                "by_modality": {modality.value: count for modality, count in counted.by_modality.items()},
                "places": [task.place for task in counted.tasks],
            }
            for side, counted in (("old", before), ("new", after))
        },
        "ranking": list(differences.ranking),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "kind": passage.kind.value,
        "old": list(passage.old),
        "new": list(passage.new),
        "paragraph": passage.numbered,
        "lines": [_row(row) for row in passage.rows],
    }


def _row(row: Row) -> dict[str, Any]:
    line = row.new or row.old
    assert line is not None
    return {
        "kind": row.kind.value,
        "part": line.part.value,
        "old": _line(row, old=True),
        "new": _line(row, old=False),
        "elsewhere": row.elsewhere or None,
        "runs": _runs(row.runs),
        "shared": _runs(row.echo),
    }


def _line(row: Row, *, old: bool) -> dict[str, Any] | None:
    line = row.old if old else row.new
    if line is None:
        return None
    return {"place": line.place, "label": line.label, "depth": line.depth, "heading": line.heading}


def _runs(runs: Sequence[Run]) -> list[list[str]]:
    return [[run.change.value, run.text] for run in runs]


def redline_text(redline: Redline, differences: Differences) -> str:
    """The redline for a terminal: what it comes to, then the paragraphs, one a line, with what became of them."""
    return "\n".join(_lines(redline, differences)) + "\n"


def _lines(redline: Redline, differences: Differences) -> Iterator[str]:
    yield f"{redline.old.title} → {redline.new.title}"
    yield ""
    counts = [f"{count} {kind.value}" for kind, count in differences.paragraphs.items() if count]
    yield f"Paragraphs: {', '.join(counts) or 'none'}"
    yield f"Words: {differences.kept} kept, {differences.deleted} deleted, {differences.inserted} inserted"
    before, after = differences.tasks
    sorts = [
        f"{modality.value} {count} → {after.by_modality[modality]}"
        for modality, count in before.by_modality.items()
        if count or after.by_modality[modality]
    ]
    yield f"Tasks: {len(before.tasks)} → {len(after.tasks)}" + (f" ({', '.join(sorts)})" if sorts else "")
    yield from _strength(differences)
    if differences.figures:
        yield ""
        yield "Figures and dates"
        yield from (
            f"  {_arrow(one.old_place, one.new_place)}{one.old or '(none)'} → {one.new or '(none)'}"
            for one in differences.figures
        )
    yield ""
    yield "Paragraphs in the order of the new text"
    for passage in redline.passages:
        if passage.numbered:
            yield from _told(passage)
    for remark in redline.remarks:
        yield ""
        yield f"Note: {remark}."


def _strength(differences: Differences) -> Iterator[str]:
    for direction in Direction:
        lines = [
            f"  {_arrow(one.old_place, one.new_place)}{one.old} → {one.new}{f' ({one.why})' if one.why else ''}"
            for one in differences.verbs
            if one.direction is direction
        ]
        lines += [
            f"  {_arrow(one.old_place, one.new_place)}“{one.words}” {'is new' if one.inserted else 'is gone'}"
            for one in differences.phrases
            if one.direction is direction
        ]
        if lines:
            yield ""
            yield {Direction.OTHER: "Other changes of verb"}.get(direction, direction.value.capitalize())
            yield from lines
    if any(verb.direction is not Direction.OTHER for verb in differences.verbs):
        yield f"  The order of verbs advises and does not rule: {'; '.join(differences.ranking)}."


def _arrow(old: str, new: str) -> str:
    return f"{old} → {new}".ljust(_WIDTH) + " "


def _told(passage: Passage) -> Iterator[str]:
    old, new = ", ".join(passage.old) or "–", ", ".join(passage.new) or "–"
    gone = sum(row.deleted for row in passage.rows)
    come = sum(row.inserted for row in passage.rows)
    changed = f" −{gone} +{come}" if passage.kind not in (Kind.KEPT, Kind.ADDED, Kind.DROPPED) and gone + come else ""
    yield f"  {_arrow(old, new)}{passage.kind.value + changed:<20} {_excerpt(passage)}"


def _excerpt(passage: Passage) -> str:
    row = passage.rows[0]
    side = Change.DELETED if row.new else Change.INSERTED
    words = "".join(run.text for run in row.runs if run.change is not side)
    return words if len(words) <= _EXCERPT else f"{words[: _EXCERPT - 1].rstrip()}…"
