"""Rules on the graph of records, one a file. Each yields findings and prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from penholder.knowledge.findings import Finding
from penholder.knowledge.rules import (
    clearance,
    cycle,
    dangling_reference,
    former_id,
    mistyped_reference,
    not_carried_out,
    review_due,
    supersession,
    unreferenced,
)
from penholder.knowledge.situation import Situation

Rule = Callable[[Situation], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    mistyped_reference.check,
    dangling_reference.check,
    cycle.check,
    supersession.check,
    former_id.check,
    clearance.check,
    review_due.check,
    not_carried_out.check,
    unreferenced.check,
)
