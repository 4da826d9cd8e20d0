"""Prose: what contributors' CommonMark may not hold. Pages escape it anyway; a diagnostic tells its author."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_SUSPECT = ("<", "](", "]:", "![", "&")
_HTML = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>]|\Z)|/[a-zA-Z]|!--|!DOCTYPE|\?|!\[CDATA)", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{(?::|[ ]*(?:[.#][\w-]|[\w-]+[ ]*=))")
"""How a list of attributes begins; it ends on the same line."""
_IMAGE = re.compile(r"!\[(?:[^\[\]]{0,300}\]\([^)\n]{0,300}\))?")
_LINK = re.compile(r"\](?:\(|:)\s*(?:<([^<>\n]*)>|([^\s)]+))|<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>")
"""The address of a link, of a link's definition, or one that stands alone between angle brackets."""
_SAFE = re.compile(r"(?:https://|mailto:|#|/)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def is_plain(text: str) -> bool:
    """Whether a text holds nothing that `unwanted` would look at more closely. Fast."""
    return not any(mark in text for mark in _SUSPECT) and ("{" not in text or _ATTRIBUTES.search(text) is None)


def unwanted(text: str) -> Iterator[tuple[str, str, str]]:
    """What a field's prose may not hold: code, message and hint for each."""
    match = _HTML.search(text)
    if match is not None:
        message = f'HTML is not used in records ("{_excerpt(text, match.start())}")'
        yield "raw-html", message, "use CommonMark, or write &lt;"
    attributes = _attributes(text) if "{" in text else ""
    if attributes:
        yield "raw-html", f'attribute lists are not used in records ("{attributes}")', "delete it"
    match = _IMAGE.search(text)
    if match is not None:
        yield "image", "a record cannot bring a picture", "describe it, or link to it"
        text = _IMAGE.sub("", text)  # its address is no second mistake
    for match in _LINK.finditer(text):
        address = html.unescape(next(group for group in match.groups() if group is not None))
        # What a browser drops or CommonMark unescapes may stand between the letters of a scheme.
        visible = re.sub(r"[\x00-\x20\\]", "", address)
        if _SCHEME.match(visible) and not _SAFE.match(visible):
            yield "unsafe-link", f'a link may not lead to "{address[:60]}"', "use an address that begins with https://"
            return


def _attributes(text: str) -> str:
    for line in text.split("\n"):
        match = _ATTRIBUTES.search(line)
        if match is not None and "}" in line[match.end() :]:
            return line[match.start() : match.start() + 40]
    return ""


def _excerpt(text: str, start: int) -> str:
    return text[start : start + 30].split("\n")[0]
