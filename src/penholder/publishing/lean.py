"""Lean: pages, scripts and style sheets without what no browser needs, for readers on slow lines.

Readers and search engines see the same: indentation, blank lines, and comments of scripts and style sheets go; a
comment that begins with `!` stays, for it holds a licence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rcssmin import cssmin
from rjsmin import jsmin

_KEPT = re.compile(r"(<(?P<name>pre|textarea|script)\b.*?</(?P=name)>)", re.DOTALL)
"""What a browser shows, or reads, with its lines as they stand."""
_LINES = re.compile(r"\s*\n\s*")
_PRESSED = re.compile(r"\.min\.\w+$")
"""How the name of a file ends that somebody has made lean already."""
_WAYS: Mapping[str, Callable[..., str]] = {"js": jsmin, "css": cssmin}


def lean_page(html: str) -> str:
    """A page whose lines neither begin nor end with blanks, and none of which is empty."""
    parts = _KEPT.split(html)
    # Each part that is kept is followed by the name of its element.
    return "".join(
        _LINES.sub("\n", part) if place % 3 == 0 else part for place, part in enumerate(parts) if place % 3 < 2
    )


def lean_file(path: str, body: bytes) -> bytes:
    """A script or a style sheet without comments and indentation; any other file, by its path, as it is."""
    way = _WAYS.get(path.rpartition(".")[2])
    if way is None or _PRESSED.search(path):
        return body
    return way(body.decode(), keep_bang_comments=True).encode()
