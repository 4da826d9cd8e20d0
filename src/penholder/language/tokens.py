"""Tokens: the words of a passage made alike, each with its place, so that phrases can be looked for.

Accents, hyphens, apostrophes and invisible characters make no difference; capitals make one for words that have no
other letters, so that an acronym is told from a word: “AU” is not the “au” of Port-au-Prince. A citation of another
document is one token that no phrase matches: what another text says in its title is not said by this one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

STOP = "."
"""The token for the end of a sentence or of a half-sentence; no gap reaches across it."""
CITATION = "§"
"""The token for the citation of another document, its title included, and for “without prejudice to …”, which may part
a task from its object by twenty words."""

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_APOSTROPHES = "'’ʼ‘"
_TOKEN = re.compile(
    rf"(?P<word>[^\W_](?:[{_INVISIBLE}{_APOSTROPHES}]*[^\W_])*)(?P<hyphen>[-‐‑–](?=\w))?|(?P<stop>[.;!?…](?=\s|$))"
)
_DROPPED = re.compile(rf"[{_INVISIBLE}]|[{_APOSTROPHES}]s?$")
_INSIDE = re.compile(rf"[{_APOSTROPHES}]")
_PREFIXES = frozenset(
    ("anti", "co", "counter", "inter", "intra", "mis", "multi", "non", "pre", "re", "socio", "sub", "under")
)
"""What is written with or without a hyphen: “inter-communal”, “intercommunal”."""

_TITLE = (
    r"(?:\s+(?:on|concerning|regarding)\s+"
    r"(?:(?!(?:including|inter|by|through|which|that|is|are|shall|should|must|requests|calls|stresses|its|and\s+(?:to|"
    r"requests?|calls?|further|also|other|all|its|in|ensure))\b)[^\s,;.]+\s*){1,12})?"
)
_CITED = re.compile(
    rf"(?:\bresolutions?\s+)?\b\d{{2,4}}\s*\(\d{{4}}\)(?:,?\s+(?:and\s+|as\s+well\s+as\s+)?\d{{2,4}}\s*\(\d{{4}}\))*{_TITLE}"
    rf"|\bstatements?\s+(?:of|by)\s+its\s+President{_TITLE}"
    r"|\bwithout\s+prejudice\s+to\s+[^,;.]{1,200}(?=,)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in order; the three lists go side by side."""

    words: tuple[str, ...]
    """Each word as phrases know it, `STOP` or `CITATION`."""
    starts: tuple[int, ...]
    """Where each begins in the text, in characters."""
    ends: tuple[int, ...]
    """Where each ends."""


def tokens(text: str) -> Tokens:
    """The tokens of a text. Takes time in proportion to its length."""
    found = list(_tokens(text))
    return Tokens(*(tuple(column) for column in zip(*found, strict=True))) if found else Tokens((), (), ())


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    at = 0
    for cited in _CITED.finditer(text):
        yield from _words(text, at, cited.start())
        yield CITATION, cited.start(), cited.end()
        at = cited.end()
    yield from _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    prefix, begun = "", start
    for match in _TOKEN.finditer(text, start, end):
        if match["stop"]:
            yield STOP, match.start(), match.end()
            continue
        word = plain(match["word"])
        if match["hyphen"] and word in _PREFIXES and not prefix:
            prefix, begun = word, match.start()
            continue
        yield prefix + word, begun if prefix else match.start(), match.end("word")
        prefix = ""


def plain(word: str) -> str:
    """A word without accents, genitive and what cannot be seen; in small letters, unless it is all capitals."""
    if not word.isascii() or not word.isalnum():
        bare = _INSIDE.sub("", _DROPPED.sub("", word))
        word = "".join(mark for mark in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(mark))
    return word if len(word) > 1 and word.isupper() else word.casefold()
