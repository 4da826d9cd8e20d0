"""The time that outputs bear."""

from __future__ import annotations

import datetime as dt
import os

from penholder.knowledge.base import KnowledgeBase


def epoch_of(base: KnowledgeBase) -> int:
    """The time that outputs bear, in seconds since 1970: SOURCE_DATE_EPOCH, or the newest change in the projection."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return int(given)
    newest = max((record.revised for record in base.records.values()), default="2000-01-01")
    return int(dt.datetime.fromisoformat(newest).replace(tzinfo=dt.UTC).timestamp())
