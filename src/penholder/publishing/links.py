"""Dead links: every address in the finished pages that leads to no file or to no place in one. Nothing is fetched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from penholder.diagnostics import Diagnostic

_LINK = re.compile(rb"""<[a-z][^<>]*?\s(?:href|src)=["']([^"']*)["']""", re.IGNORECASE)
_PLACE = re.compile(rb"""<[a-z][^<>]*?\s(?:id|name)=["']([^"']+)["']""", re.IGNORECASE)
_SCRIPT = re.compile(rb"<(script|style)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
INDEX = "index.html"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What matters of a finished page to those who follow links."""

    links: tuple[str, ...]
    """The addresses that it leads to, as they are written."""
    places: tuple[str, ...]
    """The places in it that a link may name."""


def page_links(body: bytes) -> PageLinks:
    """The links and places of an HTML page, each once, in order; what scripts write does not count."""
    body = _SCRIPT.sub(b"", body)
    return PageLinks(_each(_LINK, body), _each(_PLACE, body))


def _each(pattern: re.Pattern[bytes], body: bytes) -> tuple[str, ...]:
    return tuple(sorted({html.unescape(found.decode(errors="replace")) for found in pattern.findall(body)}))


def dead_links(
    pages: Mapping[str, PageLinks], files: Iterable[str], origins: Mapping[str, str], shared: str
) -> list[Diagnostic]:
    """Follow the links of HTML pages, given by path; `files` are all files of the site. Paths are relative to it.

    `origins` tells for each page which file of the workspace it was made from; a diagnostic is about that file, or
    about `shared` where most pages have the dead link. A target that many pages miss is told once.
    """
    checker = _Checker(pages, frozenset(files))
    missing: dict[str, list[tuple[str, str]]] = {}
    for page in sorted(pages):
        for target, link in checker.dead(page):
            missing.setdefault(target, []).append((page, link))
    found = []
    for places in missing.values():
        page, link = places[0]
        path = shared if len(places) > max(1, len(pages) // 2) else origins[page]
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        message = f'the link "{link}" leads nowhere; it stands on /{page.removesuffix(INDEX)}{more}'
        found.append(Diagnostic(path, 1, 1, "dead-link", message, "correct the address or write the page"))
    return found


class _Checker:
    def __init__(self, pages: Mapping[str, PageLinks], files: frozenset[str]) -> None:
        self.pages = pages
        self.files = files
        self._upwards: dict[str, dict[str, str | None]] = {}

    def dead(self, page: str) -> list[tuple[str, str]]:
        """What a page leads to that is not there, and the links as they are written."""
        # From pages side by side, a link upwards leads to the same place; that is nearly every link.
        known = self._upwards.setdefault(dirname(dirname(page)), {})
        found = []
        for link in self.pages[page].links:
            if link in known:
                target = known[link]
            else:
                target = self._resolve(page, link)
                if link.startswith("../"):
                    known[link] = target
            if target is not None:
                found.append((target, link))
        return found

    def _resolve(self, page: str, link: str) -> str | None:
        """What a link leads to, from the root of the site, where that is not there."""
        if _ELSEWHERE.match(link) or (link.startswith("#") and unquote(link[1:]) in ("", *self.pages[page].places)):
            return None
        address, _, name = link.partition("#")
        path = unquote(address.partition("?")[0])
        target = normpath(join(dirname(page), path)) if not path.startswith("/") else path.lstrip("/")
        target = "" if target == "." else target
        file = page if not path else next((one for one in (target, join(target, INDEX)) if one in self.files), None)
        if file is None or target.startswith(".."):
            return target
        if name and file in self.pages and unquote(name) not in self.pages[file].places:
            return f"{target}#{name}"
        return None
