"""Ids: which ones a new record may not have."""

from __future__ import annotations

from penholder.diagnostics import UsageFault
from penholder.reading.files import _RESERVED, ID


def refuse_bad_id(record_id: str) -> None:
    """Raise UsageFault for what cannot be the name of a record file on every system."""
    if ID.fullmatch(record_id) is None:
        hint = "use lower-case letters, digits and hyphens, at most 64"
        raise UsageFault(f'"{record_id[:80]}" is not an id', hint)
    if _RESERVED.fullmatch(record_id):
        raise UsageFault(f'Windows cannot store a file of the name "{record_id}"', "choose another id")
