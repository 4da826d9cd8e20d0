"""A record whose day of review has passed should be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.knowledge.findings import Finding
from penholder.knowledge.situation import Situation

SETTLED = ("superseded", "withdrawn")


def check(situation: Situation) -> Iterator[Finding]:
    """Report days of review that lie before today."""
    today = situation.today.isoformat()
    for record in situation.base.records.values():
        day = record.data.get("review_by")
        if day is not None and day < today and record.status not in SETTLED:
            hint = "read the record again, then set revised and review_by"
            yield Finding("review-due", record.name, ("review_by",), f"the review was due on {day}", hint)
