"""The HTML writer of redlines: both texts side by side, or one above the other on a phone, after what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from penholder.text.changes import Change, Run
from penholder.text.differences import Differences, Direction
from penholder.text.header import printed_date
from penholder.text.lines import TextLine
from penholder.text.redline import Kind, Named, Passage, Redline, Row
from penholder.text.report_page import counts_table, report_page, shown

_STYLE = """\
del{color:var(--bad);text-decoration:line-through;text-decoration-thickness:.08em}
ins{color:var(--good);text-decoration:underline;text-decoration-thickness:.12em;text-underline-offset:.18em}
.passage{margin:0 0 .4rem;padding:.5rem 0;border-top:1px solid var(--rule);break-inside:auto}
.passage h3{margin:0 0 .3rem;display:flex;flex-wrap:wrap;gap:.1rem .8rem;align-items:baseline}
.kind{padding:0 .45rem;border:1px solid currentColor;border-radius:.2rem;font-size:.8rem;font-weight:400}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:.2rem 2rem;margin:0 0 .4rem}
.pair>div{min-width:0}
.pair p{margin:0}
.place{display:block;color:var(--soft);font-size:.8rem}
.kept .pair p{color:var(--soft)}
.run p{font-weight:bold}
.d1{padding-left:1rem}.d2{padding-left:2rem}.d3{padding-left:3rem}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem;font-weight:bold}
@media(max-width:40em){.pair,.sides{grid-template-columns:1fr}.pair>.empty,.same>.old{display:none}.d1,.d2,.d3{padding-left:.7rem}
.pair{padding-bottom:.5rem}}
@media print{del,ins{color:#000}.pair{gap:.2rem 1rem}}
"""
_KINDS = {
    Kind.KEPT: "kept as it was",
    Kind.CHANGED: "changed",
    Kind.MOVED: "moved",
    Kind.SPLIT: "split",
    Kind.MERGED: "merged",
    Kind.ADDED: "added",
    Kind.DROPPED: "dropped",
}
_LEGEND = """\
<p>Words that are gone are <del>struck through</del>, new words <ins>underlined</ins>. The order is that of the new
text; what was dropped stands where it stood.</p>"""
_DIRECTIONS = {
    Direction.STRENGTHENED: "Strengthened",
    Direction.WEAKENED: "Weakened",
    Direction.OTHER: "Changed, not ranked",
}


def redline_html(redline: Redline, differences: Differences) -> str:
    """The redline as an HTML page that stands alone."""
    anchors = _anchors(redline.passages)
    body = [
        f"<h1>Changes from {shown(redline.old.title)} to {shown(redline.new.title)}</h1>",
        f'<p class="soft">{_dated(redline.old)} · {_dated(redline.new)}</p>',
        *(f"<p><strong>Note:</strong> {shown(remark)}.</p>" for remark in redline.remarks),
        *_summary(redline, differences, anchors),
        '<h2 id="texts">The texts side by side</h2>',
        _LEGEND,
        f'<p class="sides"><span>{shown(redline.old.title)}</span><span>{shown(redline.new.title)}</span></p>',
        *(line for number, passage in enumerate(redline.passages) for line in _passage(redline, number, passage)),
    ]
    title = f"Changes from {redline.old.title} to {redline.new.title}"
    return report_page(title, body, style=_STYLE)


def _dated(text: Named) -> str:
    return shown(f"{text.title}: {printed_date(text.date)}" if text.date else f"{text.title}: no date")


def _anchors(passages: Sequence[Passage]) -> Mapping[str, str]:
    """Where each place is shown: `old 26` and `new 16`."""
    found: dict[str, str] = {}
    for number, passage in enumerate(passages):
        for row in passage.rows:
            for side, line in (("old", row.old), ("new", row.new)):
                if line:
                    found.setdefault(f"{side} {line.place}", f"#r{number}")
    return found


def _summary(redline: Redline, differences: Differences, anchors: Mapping[str, str]) -> Iterator[str]:
    yield '<h2 id="summary">What it comes to</h2>'
    counts = [(_KINDS[kind], count) for kind, count in differences.paragraphs.items()]
    yield counts_table("", ("Paragraphs", "number"), counts)
    yield (
        f"<p>{differences.kept:,} words stayed, {differences.deleted:,} are gone, {differences.inserted:,} are new.</p>"
    )
    for kind, title in ((Kind.ADDED, "Added"), (Kind.DROPPED, "Dropped")):
        places = [place for one in redline.passages if one.numbered and one.kind is kind for place in one.old + one.new]
        side = "new" if kind is Kind.ADDED else "old"
        links = ", ".join(_link(anchors, side, place) for place in places)
        yield f"<p><strong>{title}:</strong> {links or 'nothing'}.</p>"
    yield from _strength(differences, anchors)
    if differences.figures:
        yield "<h3>Figures and dates</h3>"
        yield _listed(
            f"{_both(anchors, figure.old_place, figure.new_place)}: {_became(figure.old, figure.new)}"
            for figure in differences.figures
        )
    yield from _tasks(differences)


def _strength(differences: Differences, anchors: Mapping[str, str]) -> Iterator[str]:
    for direction, title in _DIRECTIONS.items():
        lines = [
            f"{_both(anchors, verb.old_place, verb.new_place)}: {_became(verb.old, verb.new)}"
            + (f' <span class="soft">({shown(verb.why)})</span>' if verb.why else "")
            for verb in differences.verbs
            if verb.direction is direction
        ]
        lines += [
            f"{_both(anchors, phrase.old_place, phrase.new_place)}: "
            + (_became("", phrase.words) if phrase.inserted else _became(phrase.words, ""))
            for phrase in differences.phrases
            if phrase.direction is direction
        ]
        if lines:
            yield f"<h3>{title}</h3>"
            yield _listed(lines)
    if any(verb.direction is not Direction.OTHER for verb in differences.verbs):
        yield "<p>The order of verbs advises and does not rule; authors disagree. It is "
        yield "; ".join(map(shown, differences.ranking)) + ".</p>"


def _tasks(differences: Differences) -> Iterator[str]:
    before, after = differences.tasks
    rows = [(modality.value, count, after.by_modality[modality]) for modality, count in before.by_modality.items()]
    rows.append(("all", len(before.tasks), len(after.tasks)))
    yield "<h3>Tasks before and after</h3>"
    yield counts_table("", ("By leading verb", "before", "after"), rows)


def _listed(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _became(old: str, new: str) -> str:
    return " ".join((f"<del>{shown(old)}</del>" if old else "", f"<ins>{shown(new)}</ins>" if new else "")).strip()


def _link(anchors: Mapping[str, str], side: str, place: str) -> str:
    anchor = anchors.get(f"{side} {place}")
    return f'<a href="{anchor}">{shown(place)}</a>' if anchor else shown(place)


def _both(anchors: Mapping[str, str], old: str, new: str) -> str:
    return f"{shown(old)} → {_link(anchors, 'new', new)}"


def _passage(redline: Redline, number: int, passage: Passage) -> Iterator[str]:
    heading = "" if passage.numbered else " run"
    yield f'<section class="passage {passage.kind.value}{heading}" id="r{number}">'
    if passage.numbered:
        old, new = (", ".join(map(shown, places)) for places in (passage.old, passage.new))
        title = f"{old} → {new}" if old and new else old or new
        yield f'<h3>{title} <span class="kind">{_KINDS[passage.kind]}</span></h3>'
    for row in passage.rows:
        yield f'<div class="pair{" same" if row.identical and row.old and row.new else ""}">'
        yield _cell("old", row, row.old, redline.old.language, Change.DELETED)
        yield _cell("new", row, row.new, redline.new.language, Change.INSERTED)
        yield "</div>"
    yield "</section>"


def _cell(side: str, row: Row, line: TextLine | None, language: str, change: Change) -> str:
    if line is None:
        told = f'<p class="soft">part of {shown(row.elsewhere)}</p>' if row.elsewhere else ""
        return f'<div class="{side}{"" if told else " empty"}">{told}</div>'
    cited = not line.heading and line.place != "opening"
    place = f'<span class="place">{side} {shown(line.place)}{_fate(row)}</span>' if cited else ""
    label = "" if not line.depth or line.place.endswith(line.label) else f"{shown(line.label)} "
    direction = ' dir="rtl"' if language == "ar" else ""
    attributes = f'class="{side} d{min(line.depth, _DEEPEST)}" lang="{shown(language)}"{direction}'
    return f"<div {attributes}>{place}<p>{label}{_marked(row.echo or row.runs, change)}</p></div>"


_DEEPEST = 3


def _fate(row: Row) -> str:
    return ", moved" if row.kind is Kind.MOVED else ""


def _marked(runs: Iterable[Run], change: Change) -> str:
    """The words of one side: what both have, and its own, marked."""
    tag = "del" if change is Change.DELETED else "ins"
    return "".join(
        shown(run.text) if run.change is Change.KEPT else f"<{tag}>{shown(run.text)}</{tag}>"
        for run in runs
        if run.change in (Change.KEPT, change)
    )
