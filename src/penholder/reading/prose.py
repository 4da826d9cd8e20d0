"""Prose: what contributors' CommonMark may not hold. Pages escape it anyway; a diagnostic tells its author."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_SUSPECT = ("<", "](", "]:", "![", "&", "{:", "{.", "{#")
_HTML = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])|/[a-zA-Z]|!--|!DOCTYPE|\?|!\[CDATA)", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{:?\s*(?:[.#][\w-]+|[\w-]+\s*=)[^}\n]*\}|\{:[^}\n]*\}")
_IMAGE = re.compile(r"!\[")
_LINK = re.compile(r"\](?:\(\s*<?([^\s)>]*)|:\s*<?([^\s>]+))|<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>")
_SAFE = re.compile(r"(?:https://|mailto:|#|/)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def is_plain(text: str) -> bool:
    """Whether a text holds nothing that `unwanted` would look at more closely. Fast."""
    return not any(mark in text for mark in _SUSPECT) and not ("{" in text and "=" in text)


def unwanted(text: str) -> Iterator[tuple[str, str, str]]:
    """What a field's prose may not hold: code, message and hint for each."""
    match = _HTML.search(text)
    if match is not None:
        message = f'HTML is not used in records ("{_excerpt(text, match.start())}")'
        yield "raw-html", message, "use CommonMark, or write &lt;"
    match = _ATTRIBUTES.search(text)
    if match is not None:
        yield "raw-html", f'attribute lists are not used in records ("{match.group()[:40]}")', "delete it"
    match = _IMAGE.search(text)
    if match is not None:
        yield "image", "a record cannot bring a picture", "describe it, or link to it"
    for match in _LINK.finditer(text):
        address = html.unescape(next(group for group in match.groups() if group is not None))
        visible = re.sub(r"[\x00-\x20]", "", address)
        if _SCHEME.match(visible) and not _SAFE.match(visible):
            yield "unsafe-link", f'a link may not lead to "{address[:60]}"', "use an address that begins with https://"
            return


def _excerpt(text: str, start: int) -> str:
    return text[start : start + 30].split("\n")[0]
