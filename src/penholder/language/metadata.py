"""Metadata of resolutions: what is known of them beside their words. One JSON object a line.

The fields are those of the dumps of the United Nations Digital Library; others are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from penholder.language.symbols import Symbol

LONGEST = 2_000
"""How many characters of a value are kept."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a resolution beside its words."""

    symbol: str
    """Such as "S/RES/2100 (2013)"."""
    title: str = ""
    """What it is on, such as "extension of the mandate of …"."""
    agenda: str = ""
    """The agenda item."""
    meeting: str = ""
    """Such as "6952nd meeting"."""
    adoption: str = ""
    """How it was adopted, such as "Adopted 13-0-2"."""
    draft: str = ""
    """The symbol of the draft."""
    chapter_vii: bool = False
    """Whether it is marked as acting under Chapter VII; not marked does not mean that it does not."""
    in_favour: tuple[str, ...] = ()
    """The members that voted for it, as spelled there."""
    against: tuple[str, ...] = ()
    """The members that voted against it."""
    abstaining: tuple[str, ...] = ()
    """The members that abstained."""
    sponsors: tuple[str, ...] = ()
    """The sponsors, later ones included."""
    subjects: tuple[str, ...] = ()
    """The subjects, each once."""

    def as_data(self) -> dict[str, Any]:
        """The metadata as JSON has them."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Metadata:
        """The metadata that `as_data` told."""
        fields: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
        }
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no metadata."""

    number: int
    """Its number, from 1."""
    why: str
    """What is wrong with it."""


def looks_like_metadata(data: bytes) -> bool:
    """Whether the first line that is not empty is an object with a symbol."""
    return next((isinstance(found, Metadata) for found in metadata_in(data)), False)


def metadata_in(data: bytes) -> Iterator[Metadata | BadLine]:
    """The metadata of a file, a line each; empty lines are left out."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = orjson.loads(line)
        except ValueError as error:
            yield BadLine(number, f"it is not JSON: {error}")
            continue
        symbol = Symbol.parse(str(row.get("symbol", ""))) if isinstance(row, dict) else None
        if symbol is None or not symbol.year:
            yield BadLine(number, 'it has no "symbol" of a resolution with its year')
            continue
        yield _metadata(str(symbol), row)


_TITLE = re.compile(r"\[(?:on )?([^\[\]]+)\]?")


def _metadata(symbol: str, row: Mapping[str, Any]) -> Metadata:
    title = _text(row, "resolution_title")
    match = _TITLE.search(title.partition(")")[2])
    return Metadata(
        symbol=symbol,
        title=match[1] if match else title,
        agenda=_text(row, "agenda_item_name"),
        meeting=_text(row, "adoption_meeting"),
        adoption=_text(row, "adoption_type").partition(",")[0],
        draft=_text(row, "draft_resolution"),
        chapter_vii=_text(row, "chapter_VII") == "Chapter VII",
        in_favour=_texts(row, "MS_in_favour"),
        against=_texts(row, "MS_against"),
        abstaining=_texts(row, "MS_abstaining"),
        sponsors=_each_once((*_texts(row, "sponsors"), *_texts(row, "additional_sponsors"))),
        subjects=_each_once(_texts(row, "subjects")),
    )


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return " ".join(value[:LONGEST].split()) if isinstance(value, str) else ""


def _texts(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The strings of a list; of a list of pairs, such as a subject with its thesaurus, the first of each."""
    value = row.get(key)
    entries = (
        [entry[0] if isinstance(entry, list) and entry else entry for entry in value or []]
        if isinstance(value, list)
        else []
    )
    return tuple(" ".join(entry[:LONGEST].split()) for entry in entries if isinstance(entry, str) and entry.strip())


def _each_once(entries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entries))
