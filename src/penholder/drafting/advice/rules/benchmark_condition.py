"""Benchmarks decide something: a text says what follows when they are met."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject

_BENCHMARK = re.compile(r"\bbenchmarks?\b", re.IGNORECASE)
_CONSEQUENCE = re.compile(
    r"\b(?:draw-?down|withdraw|transition|exit|reconfigur|adjust|reduc|terminat|lift|suspend|hand(?:ed|ing)? ?over"
    r"|handover|transfer|phase|renew|review|decision|decide|readiness|conditions?)\w*",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where benchmarks are named and no paragraph that names them ties anything to them."""
    named = [passage for passage in subject.operative if _BENCHMARK.search(passage.text)]
    if named and not any(_CONSEQUENCE.search(f"{passage.lead} {passage.text}") for passage in named):
        message = "benchmarks are named, and nothing depends on them"
        hint = "say what follows when they are met, who finds that they are, and what follows when they lapse"
        yield Remark(named[0].place, message, hint)


RULE = Rule(
    code="advice-benchmark-condition",
    severity=Severity.NOTE,
    why="A benchmark on which nothing depends is a report heading; the date decides in its place.",
    example=Adopted("S/RES/2802 (2025)", "2"),
    check=check,
)
