"""How precedents are told on a terminal: the place first, then what differs, then where the language lived on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from penholder import reporters
from penholder.language.history import History, Link, Use
from penholder.language.new_language import NewPhrase
from penholder.language.precedents import Answer, Precedent, is_same
from penholder.language.symbols import short
from penholder.text.changes import Change, Run
from penholder.text.header import printed_date

WIDTH = 96
INDENT = "   "
AROUND = 90
"""How many characters are shown around the part of a passage that answers."""
KEPT = 160
"""From how many characters on a run of unchanged words is cut in its middle."""
LONG_CHAIN = 7
"""From how many resolutions on a chain is cut in its middle."""


def in_text(answer: Answer) -> str:
    """An answer as lines of text."""
    lines = []
    question = answer.question
    if question.place:
        heading = click.style(f"{question.place}  ", bold=True) + marked(question.words, answer.new)
        lines.append(_filled(heading, ""))
        lines.append("")
    elif answer.new:
        lines += [_filled(f"New language: {marked(question.words, answer.new)}", ""), ""]
    elif answer.verbatim:
        lines += [_filled(f"These very words stand {_uses(answer.verbatim)}", ""), ""]
    for number, precedent in enumerate(answer.precedents, 1):
        lines += [*_precedent(number, precedent), ""]
    if not answer.precedents:
        lines += [f"{INDENT}Nothing in the corpus comes near to it.", ""]
    return "\n".join(lines[:-1])


def marked(words: str, new: Sequence[NewPhrase]) -> str:
    """Words with what is new between « and »."""
    told, at = "", 0
    for phrase in new:
        told += words[at : phrase.start] + click.style(f"«{phrase.words}»", fg="yellow", bold=True)
        at = phrase.end
    return told + words[at:]


def _precedent(number: int, precedent: Precedent) -> Iterator[str]:
    use = precedent.use
    about = " · ".join(
        filter(None, (_date(use), ", ".join(use.missions[:2]), "Chapter VII" if use.chapter_vii else ""))
    )
    name = click.style(f"{use.symbol}, {_place(use)}", bold=True)
    verb = f"{use.verb} · " if use.verb else ""
    yield f"{number}. {name} · {about}"
    yield f"{INDENT}{verb}similarity {precedent.similarity:.2f}{' · the same words' if _is_verbatim(precedent) else ''}"
    yield _filled(_quoted(precedent), INDENT)
    yield _filled(_history(precedent.history), INDENT)


def _is_verbatim(precedent: Precedent) -> bool:
    return bool(precedent.changes) and is_same(precedent.changes)


def _place(use: Use) -> str:
    return use.place if use.part != "operative" else f"para. {use.place}"


def _date(use: Use) -> str:
    return printed_date(use.date) if use.date else str(use.year)


def _quoted(precedent: Precedent) -> str:
    """The passage around the part that answers, with what differs in that part."""
    words = precedent.use.words
    before, after = words[: precedent.start], words[precedent.end :]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    runs = precedent.changes or (Run(Change.KEPT, words[precedent.start : precedent.end]),)
    return before + "".join(_run(run) for run in runs) + after


def _run(run: Run) -> str:
    if run.change is Change.DELETED:
        return _outside(run.text, "[-", "-]", "red")
    if run.change is Change.INSERTED:
        return _outside(run.text, "{+", "+}", "green")
    if len(run.text) > KEPT:
        start, end = run.text[: KEPT // 2].rpartition(" ")[0], run.text[-KEPT // 2 :].partition(" ")[2]
        return click.style(f"{start} … {end}", bold=True)
    return click.style(run.text, bold=True) if run.text.strip() else run.text


def _outside(words: str, opening: str, closing: str, colour: str) -> str:
    """Words between marks, with the spaces around them outside, so that the marks stand at words."""
    bare = words.strip()
    if not bare:
        return words
    at = words.index(bare)
    return words[:at] + click.style(f"{opening}{bare}{closing}", fg=colour) + words[at + len(bare) :]


def _history(past: History) -> str:
    if past.resolutions == 1:
        return "In no other resolution."
    told = f"Stands {_uses(past)}"
    return f"{told} {past.mission}: {_chain(past.chain)}." if past.chain else told


def _uses(past: History) -> str:
    first, last = past.first, past.last
    if past.resolutions == 1:
        return f"in one resolution, {short(first.symbol)}, {_place(first).rstrip('.')}."
    return (
        f"in {reporters.counted(past.resolutions, 'resolution')}: first {short(first.symbol)}, {_place(first)};"
        f" last {short(last.symbol)}, {_place(last).rstrip('.')}."
    )


def _chain(chain: Sequence[Link]) -> str:
    """The chain with arrows; renewals without the language are counted, and the last one is named."""
    parts: list[str] = []
    for carries, group in groupby(chain, lambda link: bool(link.place)):
        links = list(group)
        if carries:
            parts += [short(link.symbol) for link in links]
        elif links[-1] is chain[-1]:
            parts[-1] += f", not in {short(links[0].symbol)}"
        else:
            parts.append(f"({reporters.counted(len(links), 'renewal')} without it)")
    if len(parts) > LONG_CHAIN:
        parts = [*parts[:3], "…", *parts[-3:]]
    return " → ".join(parts)


def _filled(text: str, indent: str) -> str:
    """Lines of a readable length; colours count for nothing."""
    lines: list[str] = []
    line: list[str] = []
    length = 0
    for word in text.split():
        size = len(click.unstyle(word))
        if line and length + 1 + size > WIDTH - len(indent):
            lines.append(indent + " ".join(line))
            line, length = [], 0
        length += size + (1 if line else 0)
        line.append(word)
    return "\n".join([*lines, indent + " ".join(line)])
