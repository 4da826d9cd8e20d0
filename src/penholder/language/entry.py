"""An entry: everything that a corpus keeps of one text, made where the text is read."""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass

import orjson

from penholder.language.operations import Mention, definitions, mentions
from penholder.language.symbols import Symbol
from penholder.language.words import words
from penholder.text.adopted import AdoptedItem, AdoptedText, OperativeParagraph
from penholder.text.passages import passages

_GIVES = re.compile(r"\b(?:decides|authori[sz]es|mandates)\b", re.IGNORECASE)
_TASKS = re.compile(r"\b(?:mandate|tasks?|priorities|responsibilities|functions)\b|\bauthori[sz]es\b", re.IGNORECASE)
"""What a paragraph says whose items are the tasks of a mission, and by which verb it gives them."""


@dataclass(frozen=True, slots=True)
class EntryPassage:
    """A paragraph or item of an entry."""

    part: str
    """preambular, operative or annex."""
    place: str
    """As cited: `16 (c) (i)`."""
    depth: int
    """0 for a paragraph, 1 for (a), 2 for (i) …"""
    verb: str
    """The leading verb of its paragraph, in small letters."""
    words: str
    """Its words as printed."""
    wording: str
    """Its words as they are searched, with single spaces."""
    digest: bytes
    """What tells the wording from others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a corpus keeps of a text."""

    symbol: str
    """Such as "S/RES/2100 (2013)"."""
    number: int
    """The number in the symbol."""
    language: str
    """The language of the words (ISO 639-1)."""
    date: str
    """The date of adoption, YYYY-MM-DD; empty where none is printed."""
    year: int
    """The year in the symbol."""
    chapter_vii: bool
    """Whether the Council says that it acts under Chapter VII."""
    words: int
    """How many words its paragraphs have."""
    paragraphs: int
    """How many operative paragraphs it has."""
    tasks: int
    """How many items stand below paragraphs that give tasks, the lowest counted."""
    data: bytes
    """The text whole: its JSON, compressed."""
    digest: bytes
    """What tells the content of the file from others."""
    passages: tuple[EntryPassage, ...]
    """Its paragraphs and items that have words."""
    mentions: tuple[Mention, ...]
    """The operations of its operative part."""
    definitions: tuple[tuple[str, str], ...]
    """The names of operations that it gives with an acronym."""


def digest_of(data: bytes) -> bytes:
    """What tells some bytes from others."""
    return hashlib.blake2b(data, digest_size=16).digest()


def entry(text: AdoptedText, digest: bytes) -> Entry | str:
    """What a corpus keeps of a text that was read from a file with that digest, or why it keeps nothing."""
    symbol = Symbol.parse(text.symbol)
    if symbol is None:
        return "it prints no symbol or number of a resolution, such as S/RES/2100 (2013)"
    if not text.preambular and not text.operative:
        return "it has no paragraphs"
    found = tuple(_passages(text))
    return Entry(
        symbol=text.symbol,
        number=symbol.number,
        language=text.language,
        date=text.date,
        year=symbol.year,
        chapter_vii=text.chapter_vii,
        words=sum(passage.wording.count(" ") + 1 for passage in found),
        paragraphs=len(text.operative),
        tasks=sum(_leaves(paragraph.items) for paragraph in text.operative if _gives_tasks(paragraph)),
        data=zlib.compress(orjson.dumps(text.as_data()), 6),
        digest=digest,
        passages=found,
        mentions=mentions(text),
        definitions=definitions(text),
    )


def text_of(data: bytes) -> AdoptedText:
    """The text that an entry keeps whole."""
    return AdoptedText.from_data(orjson.loads(zlib.decompress(data)))


def _passages(text: AdoptedText) -> list[EntryPassage]:
    found = []
    for passage in passages(text):
        if wording := " ".join(words(passage.text)):
            digest = digest_of(wording.encode())
            verb = passage.verb.lower()
            found.append(EntryPassage(passage.part, passage.place, passage.depth, verb, passage.text, wording, digest))
    return found


def _gives_tasks(paragraph: OperativeParagraph) -> bool:
    return bool(_GIVES.search(" ".join(paragraph.verbs)) and _TASKS.search(paragraph.text))


def _leaves(items: tuple[AdoptedItem, ...]) -> int:
    return sum(_leaves(item.items) if item.items else 1 for item in items)
