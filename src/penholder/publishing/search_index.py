"""The search index: small script files, of which a browser loads the few that a query needs.

Scripts, because a page that was opened from a folder may load nothing else. What leads to an entry is a word or a whole
name; both are sorted, cut into shards by their first three letters and found again in one of them. Words of one
stem are one family, so that "protecting" finds "protection"; the browser needs no stemmer, because every form
that occurs is listed. `docs/assets/search.js` reads what is written here.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, groupby
from typing import Any

import orjson
import snowballstemmer

from penholder.publishing.search import Entry

HEAD = "search/index.js"
"""The file that tells which others there are."""
PREFIX = 3
"""The letters by which words are put together: a query of as many needs one shard."""
_SHARD = 40_000
"""About how many bytes a shard has before it is compressed."""
_SHOWN = 40
"""Entries of which one file tells what is shown."""
_NAME = 60
"""The longest name that a query may be equal to, in signs."""
_SHORT_NAME = 4
"""The words of a name that is about little else."""
_STOP = 5
"""A word of up to three letters in more than this part of all entries (a fifth) distinguishes nothing."""
_WORD = re.compile(r"[^\W_]+")
ONCE, OFTEN, SUMMARY, LONG_NAME, NAME = range(5)
"""Where in an entry a word stands, from what counts least to what counts most."""


def words(text: str) -> list[str]:
    """The words of a text as they are compared: small letters, no accents, no single letters of the Latin alphabet."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in parts if not unicodedata.category(sign).startswith("M"))
    return [word for word in _WORD.findall(text.lower()) if len(word) > 1 or not word.isascii() or word.isdigit()]


def search_files(entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """The files of the index with their paths on the site. Entries are numbered from the heaviest, then by address."""
    ordered = sorted(entries, key=lambda entry: (-entry.weight, entry.address))
    written = {"filters": orjson.dumps(_filters(ordered))}
    starts = []
    for number, (start, shard) in enumerate(_shards(*_found(ordered))):
        starts.append(start)
        written[f"words-{number}"] = orjson.dumps(shard)
    for number in range(0, len(ordered), _SHOWN):
        written[f"shown-{number // _SHOWN}"] = orjson.dumps([_shown(entry) for entry in ordered[number:][:_SHOWN]])
    # A folder of its own for each state: a browser that kept an old file must not read it together with new ones.
    state = blake2b(b"".join(written.values()), digest_size=6).hexdigest()
    guidance = sum(entry.weight >= 0 for entry in ordered)
    head = {"state": state, "entries": len(ordered), "guidance": guidance, "shown": _SHOWN, "shards": starts}
    yield HEAD, _script("index", orjson.dumps(head))
    for name, body in written.items():
        yield f"search/{state}/{name}.js", _script(f"{state}/{name}", body)


def _shown(entry: Entry) -> tuple[Any, ...]:
    return entry.title, entry.kind, entry.summary, entry.address, entry.names


def _found(entries: list[Entry]) -> tuple[dict[str, int], list[array[int]], dict[str, array[int]]]:
    """The family of each word, the places of each family, and the entries that bear each name.

    A place is the number of an entry times eight, and where in it the word stands.
    """
    families: dict[str, int] = {}
    stems: dict[tuple[str, str], int] = {}
    places: list[array[int]] = []
    names: dict[str, array[int]] = {}
    for number, entry in enumerate(entries):
        levels: dict[int, int] = {}
        for level, word in _levels(entry):
            family = families.get(word)
            if family is None:
                family = families[word] = stems.setdefault((word[:PREFIX], _stem(word)), len(stems))
            if levels.get(family, -1) < level:
                levels[family] = level
        places.extend(array("I") for _ in range(len(stems) - len(places)))
        for family, level in levels.items():
            places[family].append(number << 3 | level)
        for name in dict.fromkeys(" ".join(words(name)) for name in (entry.title, *entry.names, *entry.keys)):
            if 0 < len(name) <= _NAME:
                names.setdefault(name, array("I")).append(number)
    for word in [
        word for word in families if len(word) <= PREFIX and len(places[families[word]]) * _STOP > len(entries)
    ]:
        del families[word]
    return families, places, names


def _levels(entry: Entry) -> Iterator[tuple[int, str]]:
    """Where each word of an entry stands."""
    for word, count in Counter(words(entry.text)).items():
        yield OFTEN if count > 1 else ONCE, word
    for text in (entry.kind, *entry.keys):
        for word in words(text):
            yield ONCE, word
    for word in words(entry.summary):
        yield SUMMARY, word
    for name in (entry.title, *entry.names):
        found = words(name)
        for word in found:
            yield NAME if len(found) <= _SHORT_NAME else LONG_NAME, word


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


_STEMMER = snowballstemmer.stemmer("english")
"""Records are written in English; words of other languages pass through it nearly unchanged."""


def _shards(
    families: dict[str, int], places: list[array[int]], names: dict[str, array[int]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The shards in order, each with the first letters of its first word."""
    keys = sorted(families.keys() | names.keys(), key=lambda key: (key[:PREFIX], key))
    shard: dict[str, Any] = {"words": {}, "places": [], "names": {}}
    first, size = "", 0
    local: dict[int, int] = {}
    for start, group in groupby(keys, key=lambda key: key[:PREFIX]):
        if size > _SHARD:
            yield first, shard
            shard, first, size, local = {"words": {}, "places": [], "names": {}}, start, 0, {}
        for key in group:
            if key in families:
                family = families[key]
                if family not in local:
                    local[family] = len(shard["places"])
                    shard["places"].append(_steps(places[family], 3))
                    size += 3 * len(places[family])
                shard["words"][key] = local[family]
            if key in names:
                shard["names"][key] = _steps(names[key])
            size += 2 * len(key)
    yield first, shard


def _steps(numbers: array[int], level: int = 0) -> list[int]:
    """Ascending numbers as the steps from one to the next, which are shorter; the `level` lowest bits are kept."""
    mask = (1 << level) - 1
    before = 0
    steps = []
    for number in numbers:
        high = number >> level
        steps.append((high - before) << level | number & mask)
        before = high
    return steps


def _filters(entries: list[Entry]) -> list[tuple[str, list[tuple[str, list[int]]]]]:
    """Each filter with its values and the entries that have them: what most entries have first, values by name."""
    found: dict[str, dict[str, array[int]]] = {}
    for number, entry in enumerate(entries):
        for name, value in entry.facets:
            found.setdefault(name, {}).setdefault(value, array("I")).append(number)
    return [
        (name, [(value, _steps(numbers)) for value, numbers in sorted(values.items())])
        for name, values in sorted(found.items(), key=lambda one: (-len(set(chain(*one[1].values()))), one[0]))
        if len(values) > 1
    ]


def _script(name: str, body: bytes) -> bytes:
    return b"penholderSearch(" + orjson.dumps(name) + b"," + body + b");\n"
