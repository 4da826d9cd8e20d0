"""Dead links: every address in the finished pages that leads to no file or to no place in one. Nothing is fetched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from penholder.diagnostics import Diagnostic

_LINK = re.compile(rb"""<[a-z][^<>]*?\s(?:href|src)=["']([^"']*)["']""", re.IGNORECASE)
_PLACE = re.compile(rb"""<[a-z][^<>]*?\s(?:id|name)=["']([^"']+)["']""", re.IGNORECASE)
_SCRIPT = re.compile(rb"<(script|style)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
INDEX = "index.html"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def dead_links(site: Path, files: Iterable[str], origins: Mapping[str, str], shared: str) -> list[Diagnostic]:
    """Look at the HTML pages named in `origins`; `files` are all files of the site. Both are relative to it.

    `origins` tells for each page which file of the workspace it was made from; a diagnostic is about that file, or
    about `shared` where most pages have the dead link. A target that many pages miss is told once.
    """
    checker = _Checker(site, frozenset(files))
    missing: dict[str, list[tuple[str, str]]] = {}
    for page in sorted(origins):
        for target, link in checker.dead(page):
            missing.setdefault(target, []).append((page, link))
    found = []
    for places in missing.values():
        page, link = places[0]
        path = shared if len(places) > max(1, len(origins) // 2) else origins[page]
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        message = f'the link "{link}" leads nowhere; it stands on /{page.removesuffix(INDEX)}{more}'
        found.append(Diagnostic(path, 1, 1, "dead-link", message, "correct the address or write the page"))
    return found


class _Checker:
    def __init__(self, site: Path, files: frozenset[str]) -> None:
        self.site = site
        self.files = files
        self._places: dict[str, frozenset[str]] = {}
        self._upwards: dict[str, dict[bytes, str | None]] = {}

    def dead(self, page: str) -> list[tuple[str, str]]:
        """What a page leads to that is not there, and the links as they are written."""
        body = _SCRIPT.sub(b"", (self.site / page).read_bytes())
        # From pages side by side, a link upwards leads to the same place; that is nearly every link.
        known = self._upwards.setdefault(dirname(dirname(page)), {})
        found = []
        for link in sorted(set(_LINK.findall(body))):
            if link in known:
                target = known[link]
            else:
                target = self._resolve(page, html.unescape(link.decode()), body)
                if link.startswith(b"../"):
                    known[link] = target
            if target is not None:
                found.append((target, html.unescape(link.decode())))
        return found

    def _resolve(self, page: str, link: str, body: bytes) -> str | None:
        """What a link leads to, from the root of the site, where that is not there."""
        if _ELSEWHERE.match(link):
            return None
        address, _, name = link.partition("#")
        path = unquote(address.partition("?")[0])
        target = normpath(join(dirname(page), path)) if not path.startswith("/") else path.lstrip("/")
        target = "" if target == "." else target
        file = page if not path else next((one for one in (target, join(target, INDEX)) if one in self.files), None)
        if file is None or target.startswith(".."):
            return target
        if name and file.endswith(".html") and unquote(name) not in self._names(file, body if file == page else None):
            return f"{target}#{name}"
        return None

    def _names(self, page: str, body: bytes | None) -> frozenset[str]:
        if page not in self._places:
            body = (self.site / page).read_bytes() if body is None else body
            self._places[page] = frozenset(html.unescape(name.decode()) for name in _PLACE.findall(body))
        return self._places[page]
