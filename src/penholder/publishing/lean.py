"""Lean: a page without what no browser needs, for readers on slow lines."""

from __future__ import annotations

import re

_KEPT = re.compile(r"(<(?P<name>pre|textarea|script)\b.*?</(?P=name)>)", re.DOTALL)
"""What a browser shows, or reads, with its lines as they stand."""
_LINES = re.compile(r"\s*\n\s*")


def lean(html: str) -> str:
    """A page whose lines neither begin nor end with blanks, and none of which is empty. It looks the same.

    Layouts and the theme indent what they print, which makes a tenth of a page even when it is compressed.
    """
    parts = _KEPT.split(html)  # each that is kept is followed by the name of its element
    return "".join(
        _LINES.sub("\n", part) if place % 3 == 0 else part for place, part in enumerate(parts) if place % 3 < 2
    )
