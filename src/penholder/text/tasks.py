"""Tasks: what a text gives the mission or the Secretary-General to do, counted in one way wherever tasks are counted.

A task is

- an item without items of its own, below an operative paragraph that gives tasks: one whose opening speaks of a mandate
  or of tasks, or has the mission or the Secretary-General do what the items say;
- where a paragraph has no such items, each of its verbs that directs the mission or the Secretary-General to do
  something: "requests the Secretary-General to …", "decides that the mission shall …".

Exhortations ("encourages"), permissions without an act ("authorizes … all necessary means") and what is asked of
governments or parties are no tasks. Only English is read; other languages have none that are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from penholder.text.adopted import AdoptedItem, AdoptedText, OperativeParagraph
from penholder.text.passages import cited


class Modality(StrEnum):
    """What sort of work a task is, by its leading verb."""

    MONITOR = "monitor"
    ASSIST = "assist"
    SECURE = "secure"
    REPORT = "report"
    COORDINATE = "coordinate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do."""

    place: str
    """Where it stands, as cited: `16 (c) (i)`."""
    verb: str
    """The verb that says what is to be done, in its base form, such as "protect"; empty where none was found."""
    words: str
    """The words of the item, or of the sentence from the verb that directs on."""
    modality: Modality
    """What sort of work it is, by the verb."""
    given_by: str = ""
    """The Council's verb that gives it, in lower case and without adverbs: "decides", "requests"."""
    category: str = ""
    """What it is printed under: the nearest title of items, or heading, above it; empty where there is none."""


_VERBS: Mapping[Modality, str] = {
    Modality.MONITOR: """
        monitor observe verify investigate track document record assess analyse analyze evaluate identify collect
        gather review examine consider map follow watch survey detect inspect inquire
    """,
    Modality.ASSIST: """
        assist support help facilitate advise train contribute build strengthen promote encourage provide enable
        foster enhance develop improve mentor accompany offer exercise mediate reconcile restore extend rehabilitate
        mainstream address raise implement
    """,
    Modality.SECURE: """
        protect secure deter stabilize stabilise patrol prevent disarm neutralize neutralise escort defend deploy
        confront seize destroy guard stop respond expand maintain keep mitigate
    """,
    Modality.REPORT: "report inform brief update submit present notify publish communicate",
    Modality.COORDINATE: """
        coordinate liaise cooperate harmonize harmonise consult collaborate engage integrate convene work plan
        prioritize prioritise
    """,
}
_MODALITY = {verb: modality for modality, verbs in _VERBS.items() for verb in verbs.split()}
_OPEN = _MODALITY.keys() | {"ensure", "use", "take", "carry", "conduct", "make", "give", "lead", "act", "avoid"}
"""The verbs that an item may open with and be a task."""
_REPORTED = re.compile(r"(?:keep|include)\b.{0,80}\b(?:informed|in (?:his|her|its|the) (?:regular )?reports?)\b")
_ENSURED = re.compile(r"ensure\b.{0,80}\b(?:protection|security|safety)\b")

_NAMED = r"\[[^\]]{1,40}\]|[A-Z]{4,12}|the (?:[A-Z][A-Za-z-]* ){0,4}(?:Mission|Force|Operation)"
_MANDATE_OF = re.compile(rf"\b(?:mandate|tasks) of ({_NAMED})")
_OFFICERS = r"(?:Secretary-General|Special Representative)"
_MISSIONS = r"\b(?:UN[A-Z]{2,8}|MIN[A-Z]{3,8}|MON[A-Z]{3,6}|ON[A-Z]{2,4}|BIN[A-Z]{2,6})\b|\bthe (?:Mission|Force)\b"
_OF_TASKS = re.compile(r"\b(?:mandate|tasks?|objectives?|responsibilities|functions)\b", re.IGNORECASE)
_DIRECTS = re.compile(r"\b(?:requests|directs|instructs|asks|decides)\b(?! to\b)", re.IGNORECASE)
_GIVES = re.compile(_DIRECTS.pattern + r"|\b(?:authori[sz]es|mandates)\b", re.IGNORECASE)
_ADVERBS = r"(?:(?:also|further|help to|continue to|[a-z]+ly) )*"
_NO_ACT = (
    r"(?!(?:an?|the|its?|his|her|their|this|that|these|any|all|and|or|of|in|be|comprise|consist|include|have|remain)\b)"
)
_VERB = rf"{_ADVERBS}{_NO_ACT}(?P<verb>[a-z]+)"
_ACT = re.compile(rf"\bto {_VERB}")
_ITEM = re.compile(rf"(?P<to>to )?{_VERB}", re.IGNORECASE)
_LATER = re.compile(rf", to {_VERB}")
_BEGUN = re.compile(r"\b(?:to|shall(?:,? to (?:this|that) end,?)?)[ :–—]*$")
_NEXT_VERB = re.compile(r";|(?:,| and),? (?:also |further )?[a-z]+s (?=(?:the|that|upon|on|all|its)\b)")
_ADDRESSEE = 160
"""Within how many characters after the verb the one who is directed is named."""


_TITLE = 25
"""The most words that a title of items has."""


def tasks(text: AdoptedText) -> tuple[Task, ...]:
    """The tasks that a text gives, in the order of print."""
    if text.language != "en":
        return ()
    doers = _doers(text)
    found: list[Task] = []
    heading = ""
    for number, paragraph in enumerate(text.operative, 1):
        heading = paragraph.heading.rpartition("\n")[2] or heading
        found.extend(_of(paragraph, paragraph.number or f"OP{number}", heading, doers))
    return tuple(found)


def _doers(text: AdoptedText) -> re.Pattern[str]:
    """Who carries a text out: the Secretary-General and the missions, as it names them."""
    words = "\n".join(paragraph.text for paragraph in text.operative)
    named = sorted({match[1] for match in _MANDATE_OF.finditer(words)})
    return re.compile("|".join([_OFFICERS, _MISSIONS, *map(re.escape, named)]))


def _of(paragraph: OperativeParagraph, place: str, heading: str, doers: re.Pattern[str]) -> Iterator[Task]:
    addressed = doers.search(paragraph.text) or _OF_TASKS.search(paragraph.text)
    items: tuple[Task, ...] = ()
    giving = _GIVES.findall(paragraph.text)
    if addressed and giving:
        under = _Under(giving[-1].lower(), heading)
        items = tuple(_items(paragraph.items, place, under, begun=_begins(paragraph.text)))
    yield from items or _sentences(paragraph.text, place, heading, doers)


@dataclass(frozen=True, slots=True)
class _Under:
    """What items stand under."""

    given_by: str
    """The verb that gives them."""
    category: str
    """The heading or the title above them."""


def _begins(words: str) -> bool:
    """Whether words end where a verb is to follow: "to:", "shall:", "shall to this end:"."""
    return bool(_BEGUN.search(words))


def _sentences(text: str, place: str, heading: str, doers: re.Pattern[str]) -> Iterator[Task]:
    """The tasks of a paragraph in running words: one for each verb that directs somebody who carries it out."""
    that = rf"\bthat (?:the )?(?:{doers.pattern})"
    shall = re.compile(rf"{that}(?:, [^;]{{0,{_ADDRESSEE}}}?,)? shall {_VERB}")
    subjunctive = re.compile(rf" {that} {_VERB}")
    for directs in _DIRECTS.finditer(text):
        rest = _NEXT_VERB.split(text[directs.end() :], maxsplit=1)[0]
        act = shall.search(rest)
        if act is None and directs[0].lower() != "decides":
            infinitive = _ACT.search(rest)
            addressed = infinitive and doers.search(rest, 0, min(infinitive.start(), _ADDRESSEE))
            act = subjunctive.match(rest) or (infinitive if addressed else None)
        if act:
            modality = _modality(rest[act.start("verb") :])
            yield Task(place, act["verb"], directs[0] + rest, modality, directs[0].lower(), heading)


def _items(items: Sequence[AdoptedItem], place: str, under: _Under, *, begun: bool) -> Iterator[Task]:
    """The tasks among items: the deepest that say what to do. `begun` says that each goes on from a "to"."""
    for item in items:
        here = cited(place, item)
        under = replace(under, category=item.heading.rpartition("\n")[2] or under.category)
        titled = replace(under, category=_title(item) or under.category)
        below = tuple(_items(item.items, here, titled, begun=_begins(item.text)))
        if below:
            yield from below
            continue
        words = item.text.rpartition("\n")[2]
        at = _verb_at(words, begun=begun)
        if at:
            verb = _base(words[slice(*at)])
            category = titled.category if words != item.text else under.category
            yield Task(here, verb, words, _modality(verb + words[at[1] :]), under.given_by, category)


def _title(item: AdoptedItem) -> str:
    """The first line of an item where it names a subject; empty where it gives something to do or is long."""
    line = item.text.partition("\n")[0].rstrip(":;. ")
    return "" if line.startswith(("To ", "to ")) or len(line.split()) > _TITLE else line


def _verb_at(words: str, *, begun: bool) -> tuple[int, int] | None:
    """Where the verb of an item stands; None where it names a subject, such as one to report on."""
    match = _ITEM.match(words)
    if match and (begun or match["to"] or _base(match["verb"]) in _OPEN):
        return match.span("verb")
    later = _LATER.search(words, 0, _ADDRESSEE)
    return later.span("verb") if later else None


def _base(verb: str) -> str:
    """A verb as dictionaries have it: "exercising" is exercise, "Monitor" monitor."""
    verb = verb.lower()
    stem = verb.removesuffix("ing")
    return next((form for form in (verb, stem, f"{stem}e", stem[:-1]) if form in _OPEN), verb)


def _modality(words: str) -> Modality:
    """What sort of work a verb with its object is; verbs that say little are judged with the words that follow."""
    if _REPORTED.match(words):
        return Modality.REPORT
    if _ENSURED.match(words):
        return Modality.SECURE
    verb = re.match(r"[a-z]+", words)
    return _MODALITY.get(verb[0], Modality.OTHER) if verb else Modality.OTHER
