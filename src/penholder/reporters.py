"""Reporters: how diagnostics and outcomes are told, as text, JSON or GitHub annotations."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import click
import orjson

from penholder.diagnostics import Diagnostic, Severity
from penholder.drafting.advice.advice import Adopted, Rule
from penholder.drafting.advice.citing import as_cited
from penholder.drafting.advice.counts import Count, Counts
from penholder.drafting.advice.rules import RULES
from penholder.pipeline.advise import Advised, Placed

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def as_text(diagnostics: Sequence[Diagnostic]) -> str:
    """One line each: `content/clauses/x.yaml:8:13: error unknown-field: … (did you mean "title"?)`."""
    lines = []
    for diagnostic in diagnostics:
        place = click.style(f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}:", bold=True)
        severity = click.style(str(diagnostic.severity), fg=_COLOURS[diagnostic.severity])
        hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
        lines.append(f"{place} {severity} {diagnostic.code}: {diagnostic.message}{hint}\n")
    return "".join(lines)


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A JSON array with an object each."""
    keys = ("path", "line", "column", "code", "message", "hint")
    rows = [
        {**{key: getattr(diagnostic, key) for key in keys}, "severity": diagnostic.severity}
        for diagnostic in diagnostics
    ]
    return orjson.dumps(rows, option=orjson.OPT_INDENT_2).decode() + "\n"


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Workflow commands, which GitHub shows beside the line (GitHub Docs, Workflow commands)."""
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    lines = []
    for diagnostic in diagnostics:
        hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
        place = f"file={_property(diagnostic.path)},line={diagnostic.line},col={diagnostic.column}"
        text = _data(diagnostic.message + hint)
        lines.append(f"::{names[diagnostic.severity]} {place},title={_property(diagnostic.code)}::{text}\n")
    return "".join(lines)


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """How many of each severity, such as `2 errors, 1 warning`; empty where there are none."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return ", ".join(counted(counts[severity], str(severity)) for severity in Severity if counts[severity])


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun, such as `1 record` or `1,467 resolutions`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(records: Mapping[str, int], made: Mapping[str, int], audience: str, where: str) -> str:
    """What a build made, of what, and where to look."""
    number = counted(sum(records.values()), "record")
    kinds = ", ".join(f"{count:,} {name}" for name, count in records.items() if count)
    lines = [f"Built for the {audience} audience from {number}:", *textwrap.wrap(kinds, 96), ""]
    lines += [f"  {count:>7,}  {name}" for name, count in made.items()]
    lines += [
        "",
        "Look at:",
        "  penholder serve              the guidance site, in a browser",
        f"  {where}/site/                  the same as files, for any web server",
        f"  {where}/drafts/                the drafts, in Word, PDF, HTML, Markdown and Akoma Ntoso",
    ]
    return "\n".join(lines)


_ADVICE_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "advice"}
_WIDTH = 80


def advice_as_text(advised: Advised) -> str:
    """The tasks counted, then the advice rule by rule, for 80 columns."""
    lines = [click.style(advised.title, bold=True)]
    lines += [f"against {advised.basis}"] if advised.basis else []
    lines += ["", *(_task_table(advised.counts) if advised.counts else ["It gives no tasks."])]
    if not advised.english:
        lines += ["", "The text is not English: only what holds in any language is said of it."]
    for rule in sorted(RULES, key=lambda rule: list(Severity).index(rule.severity)):
        own = [placed for placed in advised.advice if placed.advice.rule is rule]
        if own:
            lines += ["", *_rule(rule, own)]
    counts = Counter(placed.advice.rule.severity for placed in advised.advice)
    told = [f"{counts[severity]} {_plural(severity, counts[severity])}" for severity in Severity if counts[severity]]
    return "\n".join([*lines, "", ", ".join(told) or "No advice."]) + "\n"


def advice_as_json(advised: Advised) -> str:
    """A JSON object: the tasks counted, and an object for each piece of advice in the order of the text."""
    tasks = advised.counts
    data = {
        "title": advised.title,
        "basis": advised.basis or None,
        "tasks": tasks
        and {
            "all": _count(tasks.all),
            **{
                name: [{"name": one.name, **_count(one)} for one in group]
                for name, group in (
                    ("categories", tasks.categories),
                    ("modalities", tasks.modalities),
                    ("strengths", tasks.strengths),
                )
            },
        },
        "advice": [_as_data(placed) for placed in advised.advice],
    }
    return orjson.dumps(data, option=orjson.OPT_INDENT_2).decode() + "\n"


def _as_data(placed: Placed) -> dict[str, object]:
    rule, remark, example = placed.advice.rule, placed.advice.remark, placed.advice.example
    return {
        "code": rule.code,
        "severity": _ADVICE_WORDS[rule.severity],
        "place": as_cited(remark.place) or None,
        "path": placed.path,
        "line": placed.line or None,
        "column": placed.column or None,
        "message": remark.message,
        "hint": remark.hint or None,
        "why": rule.why,
        "example": example and {"symbol": example.symbol, "paragraph": example.paragraph},
    }


def _rule(rule: Rule, own: Sequence[Placed]) -> list[str]:
    """A rule: why it matters, where it applies, what to do, and an adopted paragraph that does it well."""
    word = click.style(_ADVICE_WORDS[rule.severity], fg=_COLOURS[rule.severity], bold=True)
    lines = [f"{word} {click.style(rule.code, bold=True)}", *_wrapped(rule.why, 2)]
    hints = {placed.advice.remark.hint for placed in own}
    shared = hints.pop() if len(hints) == 1 else ""
    for placed in own:
        remark = placed.advice.remark
        where = f"{placed.path}:{placed.line}:{placed.column}" if placed.line else f"{placed.path}:"
        lines.append(f"  {click.style(where, bold=True)} {as_cited(remark.place)}".rstrip())
        lines += _wrapped(remark.message, 4)
        lines += _wrapped(f"→ {remark.hint}", 4) if remark.hint and not shared else []
        lines += [f"    {_shown(remark.example)}"] if remark.example else []
    lines += _wrapped(f"→ {shared}", 2) if shared else []
    return [*lines, f"  {_shown(rule.example)}"] if rule.example else lines


def _shown(example: Adopted) -> str:
    paragraph = example.paragraph if example.paragraph.startswith("PP") else f"paragraph {example.paragraph}"
    return f"Adopted: {example.symbol}, {paragraph}"


def _task_table(counts: Counts) -> list[str]:
    groups = (("by heading", counts.categories), ("by modality", counts.modalities), ("by strength", counts.strengths))
    compared = counts.all.before is not None
    head = f"{'Tasks':<56}{'now':>6}" + (f"{'before':>8}{'':>7}" if compared else "")
    lines = [click.style(head.rstrip(), bold=True), _row("all", counts.all)]
    for title, group in groups:
        lines += [f" {title}", *(_row(f"  {one.name}", one) for one in group)]
    return lines


def _row(name: str, count: Count) -> str:
    shown = name if len(name) <= _NAME else f"{name[: _NAME - 2].rstrip()} …"
    row = f"{shown:<56}{count.now:>6}"
    if count.before is None:
        return row
    change = count.now - count.before
    return f"{row}{count.before:>8}{f'{change:+}' if change else '':>7}".rstrip()


_NAME = 54


def _count(count: Count) -> dict[str, int | None]:
    return {"now": count.now, "before": count.before}


def _plural(severity: Severity, number: int) -> str:
    word = _ADVICE_WORDS[severity]
    return word if severity is Severity.NOTE or number == 1 else f"{word}s"


def _wrapped(text: str, indent: int) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, _WIDTH, initial_indent=space, subsequent_indent=space, break_on_hyphens=False)
