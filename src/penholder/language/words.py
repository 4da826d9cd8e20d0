"""Words as texts are searched by them: small letters and numbers, without marks; a Chinese character is a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+")


class Word(NamedTuple):
    """A word and where it stands."""

    text: str
    """The word in small letters."""
    start: int
    """Where its first character stands."""
    end: int
    """Where it has ended."""


def located(text: str) -> Iterator[Word]:
    """The words of a text with their places. Hyphens and apostrophes divide, so that their many forms do not matter."""
    for match in _WORD.finditer(text):
        yield Word(_folded(match[0]), match.start(), match.end())


def words(text: str) -> list[str]:
    """The words of a text."""
    return [_folded(word) for word in _WORD.findall(text)]


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()


def phrase(wanted: Sequence[str]) -> str:
    """The words as a phrase for the full-text search, where they are words and never its syntax."""
    return '"' + " ".join(wanted).replace('"', '""') + '"'
