"""The pages of the handbook as tests look at them: their sections, fenced blocks, links and headings."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
DIAGNOSTICS = DOCS / "reference" / "diagnostics"

_FENCE = re.compile(
    r"^(?P<indent> *)(?P<mark>```+)(?P<language>[a-z]*)[^\n]*\n(?P<body>.*?)^(?P=indent)(?P=mark) *$",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"(?<!\\)\]\(<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(r"^#{1,6} +(.+?)(?: *\{ *#([\w-]+) *\})?$", re.MULTILINE)


def pages() -> list[Path]:
    """Every page of the handbook."""
    return sorted(DOCS.rglob("*.md"))


def section(text: str, heading: str, level: int = 2) -> str:
    """What stands under a heading, up to the next one of its level or a higher one; fails where there is none."""
    found: list[str] | None = None
    fenced = False
    for line in text.splitlines(keepends=True):
        fenced ^= line.startswith("```")
        mark, _, words = line.rstrip().partition(" ")
        if not fenced and mark and not mark.strip("#") and len(mark) <= level:
            if found is not None:
                break
            if len(mark) == level and words == heading:
                found = []
        elif found is not None:
            found.append(line)
    assert found is not None, f'there is no section "{heading}"'
    return "".join(found)


def headings(text: str, level: int) -> list[str]:
    """The headings of a level, in order."""
    return re.findall(rf"^{'#' * level} (.+)$", _FENCE.sub("", text), re.MULTILINE)


def fences(text: str) -> list[tuple[str, str]]:
    """The fenced blocks, in order: the language of each and what it holds."""
    return [(match["language"], textwrap.dedent(match["body"])) for match in _FENCE.finditer(text)]


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return [body for name, body in fences(text) if name == language]


def links(text: str) -> Iterator[str]:
    """Where the links and pictures of a page lead."""
    yield from _LINK.findall(re.sub(r"`[^`\n]+`", "", _FENCE.sub("", text)))


def anchors(text: str) -> set[str]:
    """What links within a page may name: its headings, as the site names them."""
    return {given or slug(words) for words, given in _HEADING.findall(_FENCE.sub("", text))}


def slug(words: str) -> str:
    """A heading as Python-Markdown's table of contents names it."""
    words = re.sub(r"[`*]|\[([^]]*)\]\([^)]*\)", r"\1", words)
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", words.encode("ascii", "ignore").decode()).strip().lower())
