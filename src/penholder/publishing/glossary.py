"""The glossary: words that a type of record defines (`x-defines`), explained where a page uses one for the first time.

The word becomes a link to its record, with what it means beside it for the page's script to show. Headings, links and
code stay as they are. Of two names that begin at the same word, the longer counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record, RecordName
from penholder.publishing.digest import digest
from penholder.rendering.prose import Html

Explain = Callable[[RecordName, str], str | None]
"""From the record that defines a word, and the word as HTML, to a link; None where it is not to be explained."""
_TAG = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"(?<![\w&#;-])\w+")
_CLOSED = re.compile(r"<(/?)(?:a|h[1-6]|code|pre)\b")
"""What begins or ends a stretch in which nothing is explained."""
_REMARK = re.compile(r"\s*\([^()]*\)$")
"""What a title says of itself, such as "(in prevention)"; a text that uses the word does not say it."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The names of what is defined, by their first words."""

    names: dict[str, tuple[tuple[re.Pattern[str], RecordName], ...]]
    """For each first word in small letters the names that begin with it, longest first, and what defines them."""

    @property
    def digest(self) -> bytes:
        """Changes when a name does, so that every page looks for its words anew."""
        names = (f"{pattern.pattern} {name}" for some in self.names.values() for pattern, name in some)
        return digest(*(name.encode() for name in names))

    def mark(self, html: Html, explain: Explain) -> Html:
        """The HTML of prose with each word that `explain` makes a link of, the first time that it stands there."""
        parts = _TAG.split(html)
        closed = 0
        for number, part in enumerate(parts):
            if number % 2 == 0:
                parts[number] = part if closed else self._mark(part, explain)
            elif tag := _CLOSED.match(part):
                closed += -1 if tag[1] else 1
        return Html("".join(parts))

    def _mark(self, text: str, explain: Explain) -> str:
        done = 0
        made: list[str] = []
        for word in _WORD.finditer(text):
            if word.start() < done or word[0].lower() not in self.names:
                continue
            for name, defining in self.names[word[0].lower()]:
                found = name.match(text, word.start())
                if found is None:
                    continue
                link = explain(defining, found[0])
                if link:
                    made += (text[done : found.start()], link)
                    done = found.end()
                break
        return "".join(made) + text[done:]


def glossary(base: KnowledgeBase) -> Glossary:
    """The glossary of the records of an audience: their titles, and their acronyms as they are spelt."""
    found: dict[str, dict[str, tuple[re.Pattern[str], RecordName]]] = {}
    for type_ in base.types.values():
        for record in base.of_type(type_.name) if type_.defines else ():
            for name, exact in _names(record):
                first = _WORD.search(name)
                if first and first.start() == 0:
                    entry = (_pattern(name, exact=exact), record.name)
                    for word in (first[0].lower(), f"{first[0].lower()}s"):  # a name of one word has a plural
                        found.setdefault(word, {}).setdefault(name, entry)
    return Glossary(
        {
            first: tuple(names[name] for name in sorted(names, key=lambda name: (-len(name), name)))
            for first, names in sorted(found.items())
        }
    )


def _names(record: Record) -> Iterator[tuple[str, bool]]:
    yield _REMARK.sub("", record.title), False
    if acronym := record.data.get("acronym"):
        yield str(acronym), True


def _pattern(name: str, *, exact: bool) -> re.Pattern[str]:
    """A name as a text may have it: broken over lines, in the plural, and in small letters unless it is an acronym."""
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"{words}s?(?![\w-])", 0 if exact else re.IGNORECASE)


NO_GLOSSARY = Glossary({})
"""Explains nothing."""
