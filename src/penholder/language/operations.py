"""Operations: the peace operations that words name, and what a resolution does with them.

There is no list of missions. A name is a run of capitalized words around a word for an operation ("United Nations
Mission in …", "… Interim Force in …"); the texts themselves, and the titles of the metadata, give the acronym in
brackets.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from penholder.text.adopted import AdoptedText, walk

_CAPITALIZED = r"[A-Z][\w’'‑-]*"
_RUN = re.compile(
    rf"{_CAPITALIZED}(?: (?:{_CAPITALIZED}|of|the|in|and|for|to|on|between|d’Ivoire)){{0,24}}"
    r"(?: \((?P<acronym>[A-Z][A-Za-z0-9‑-]*[A-Z][A-Za-z0-9]*)\))?"
)
_KIND = re.compile(
    r"(?<!Task )\b(?:Mission|Operation|Force|Transitional Administration|Observer Group"
    r"|(?:Integrated|Peacebuilding|Political|Support) Office)\b(?= (?:in|for|of|to|between|on)\b|$)"
)
"""The words for an operation, where a place or nothing follows: a Force Commander is no force."""
_TITLED = re.compile(
    r"((?:UN|United Nations|AU|African Union|EU|European Union|NATO|Multinational|International) [^()\[\]]*?"
    r"\b(?:Mission|Operation|Force|Administration|Group|Office)\b[^()\[\]]*) \(([A-Z][A-Z0-9-]{2,})\)"
)
_RENEWED_IN_TITLE = re.compile(
    r"\b(?:extension|renewal|prolongation|establishment) of (?:the )?(?:mandates? of )?(?:the )?"
    r"[^()\[\],;]*\(([A-Z][A-Z0-9-]{2,})\)"
)
_BEFORE_NAME = re.compile(r"\b(?:the|of|on|and|in|for|to|with|by) (?!.*\b(?:the|of|on|in|for|to) )")
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]{3,}(?:-[A-Z0-9]+)?\b")
_ACTS = re.compile(
    r"\b(?:exten[ds]|renew|prolong|establish|set up|continu|maintain|terminat|deploy|creat|mandate)\w*", re.IGNORECASE
)
_EXTENDS = re.compile(r"\b(?:exten[ds]|renew|prolong)\w*", re.IGNORECASE)
_ESTABLISHES = re.compile(r"\b(?:establish|set up|create)(?:es|ed)?\b[^.;,\n]{0,60}$", re.IGNORECASE)
_MANDATE_OF = re.compile(
    r"\b(?:mandates?|presence|deployment|authori[sz]ation)\b[^.;,\n]{0,30}\b(?:of|for)(?: the| both the)? ?$"
)
_MANDATE_AFTER = re.compile(r"[’']?s? (?:current |present )?mandate\b")
_ITS = re.compile(r"[^.;\n]{0,80}\b(?:exten[ds]|renew|prolong)\w* its mandate")
_RESOLUTION = re.compile(r"\b(\d{3,4}) \((?:19|20)\d\d\)")
_REACH = 170
"""How many characters before its name the words may stand by which the Council decides on a mission."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An operation, or a word that may be its acronym, in the operative part of a resolution."""

    acronym: str
    """Such as MINUSMA; empty where the name stands without one."""
    name: str
    """Its name in small letters; empty where the acronym stands alone."""
    paragraphs: int
    """In how many operative paragraphs it stands."""
    decided: bool
    """Whether the Council decides on its existence, deployment or mandate."""
    renewed: bool
    """Whether the Council establishes it or extends its mandate."""
    resolutions: tuple[int, ...] = ()
    """The resolutions that the paragraphs name in which it is renewed."""


def named(words: str) -> Iterator[tuple[str, str, int, int]]:
    """The operations that words name: the name, in small letters; its acronym, if it is given; where both stand."""
    for run in _RUN.finditer(words):
        whole = run[0].partition(" (")[0]
        for kind in _KIND.finditer(whole):
            if own := _BEFORE_NAME.split(whole[: kind.start()])[-1].strip():
                name = f"{own} {whole[kind.start() :].partition(' and the ')[0]}"
                yield _plain(name), (run["acronym"] or "").replace("‑", "-"), *run.span()
                break


def titled(title: str) -> Iterator[tuple[str, str]]:
    """The names and acronyms of operations that a title gives: its words are few, so that the bracket is enough."""
    return ((_plain(name.strip()), acronym) for name, acronym in _TITLED.findall(title))


def definitions(text: AdoptedText) -> tuple[tuple[str, str], ...]:
    """The names of operations that a text gives with an acronym, each once, in order."""
    pairs = ((name, acronym) for words in text.strings() for name, acronym, _, _ in named(words) if acronym)
    return tuple(dict.fromkeys(pairs))


def mentions(text: AdoptedText) -> tuple[Mention, ...]:
    """The operations and acronyms of the operative part, in order of first mention."""
    paragraphs: Counter[tuple[str, str]] = Counter()
    decided: set[tuple[str, str]] = set()
    renewed: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for paragraph in text.operative:
        whole = "\n".join((paragraph.text, *(item.text for item in walk(paragraph.items))))
        here = {}
        for key, start, end in _places(whole):
            here[key] = True
            before = re.split(r"[;\n]", whole[max(0, start - _REACH) : start])[-1]
            renews = _is_renewed(before, whole[end : end + _REACH])
            if renews or _ACTS.search(before):
                decided.add(key)
            if renews:
                renewed[key] += [int(number) for number in _RESOLUTION.findall(paragraph.text)]
        paragraphs.update(here)
    return tuple(
        Mention(*key, count, key in decided, key in renewed, tuple(sorted({*renewed.get(key, ())})))
        for key, count in paragraphs.items()
    )


def _is_renewed(before: str, after: str) -> bool:
    """Whether the words around its name establish an operation or extend its mandate."""
    has_mandate = bool(_MANDATE_OF.search(before) or _MANDATE_AFTER.match(after))
    extends = bool(_EXTENDS.search(before) or _EXTENDS.search(re.split(r"[;\n]", after)[0]))
    return bool((has_mandate and extends) or _ITS.match(after) or _ESTABLISHES.search(before))


def renewed_in_title(title: str) -> frozenset[str]:
    """The acronyms of the operations that a title says are established or extended."""
    return frozenset(_RENEWED_IN_TITLE.findall(title))


def _places(words: str) -> Iterator[tuple[tuple[str, str], int, int]]:
    """The operations that words name and the acronyms that they print, with their places."""
    for name, acronym, start, end in named(words):
        yield (acronym, name), start, end
    for match in _ACRONYM.finditer(words):
        yield (match[0], ""), *match.span()


def _plain(name: str) -> str:
    """A name without what varies from text to text."""
    name = re.sub(r"\bUN\b", "United Nations", name).casefold().replace("stabilisation", "stabilization")
    name = re.sub(r"(?: (?:of|in|for|to|on|between|and|the))+$", "", name)
    return re.sub(r"\bthe |\brepublic of (?=south sudan)|’s$", "", name)
