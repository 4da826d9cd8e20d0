"""Tasks: the work that a text gives to those who act for the Council, one after the other, and how each is to be done.

A task is an item that opens with what is to be done ("To monitor …", "Support for …") below a paragraph that gives
work, or a request, decision or authorization in a running sentence ("requests the Secretary-General to report …").
Several verbs in a row ("to monitor, investigate and report") are one task, told by the first. What States, parties and
Governments are to do is conduct and no task; permission to use force is a means and no task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from penholder.text.adopted import AdoptedItem, AdoptedText, OperativeParagraph
from penholder.text.passages import cited


class Modality(StrEnum):
    """How a task is done."""

    MONITOR = "monitor"
    """Watches and verifies."""
    ASSIST = "assist"
    """Helps others do it."""
    SECURE = "secure"
    """Does it itself, by force if need be."""
    REPORT = "report"
    """Tells somebody."""
    COORDINATE = "coordinate"
    """Brings others together."""
    OTHER = "other"
    """None of these, or not told by its verb."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task that a text gives."""

    place: str
    """As cited: `16 (c) (i)`."""
    verb: str
    """What is to be done, in the infinitive: `protect`; a noun where the item opens with one: `protection`."""
    words: str
    """The words that give it, from that verb or noun on."""
    modality: Modality
    """How it is done, by its verb and what it is done to."""
    given_by: str = ""
    """The Council's verb that gives it, in lower case and without adverbs: `decides`, `requests`."""
    category: str = ""
    """What it is printed under: the nearest heading or titled item; empty where there is none."""


_VERBS = {
    Modality.MONITOR: "monitor verify observe assess investigate document track analyse analyze identify evaluate"
    " review supervise oversee examine gather collect record detect map inspect study audit scrutinize measure",
    Modality.REPORT: "report inform submit brief notify include present communicate transmit update publish disseminate"
    " publicize provide_information provide_reports provide_a_report provide_briefings provide_updates provide_an"
    " provide_the_council raise_awareness keep alert convey recommend make_recommendations propose set_out reflect",
    Modality.COORDINATE: "coordinate facilitate mediate liaise convene engage cooperate consult collaborate work"
    " harmonize integrate lead chair synchronize broker reconcile good_offices exercise_good use_his use_its"
    " provide_good pursue foster encourage promote conclude negotiate plan develop prepare prioritize streamline"
    " intensify explore continue_consultations discuss dialogue share exchange designate appoint align finalize"
    " mainstream consider take_into take_fully",
    Modality.SECURE: "protect secure ensure deter prevent stop patrol neutralize neutralise deploy disarm maintain"
    " defend guard seize control enforce intercept respond defuse escort arrest stabilize stabilise conduct demine"
    " establish provide_security provide_protection provide_specific_protection contribute_to_the_protection"
    " contribute_to_security contribute_to_the_security provide_area safeguard accelerate expedite complete implement"
    " carry undertake destroy dispose clear remove apprehend combat counter halt disrupt address mitigate reduce end"
    " take use adopt act apply put execute fulfil operate deliver",
    Modality.ASSIST: "assist support help advise train provide strengthen build mentor enable contribute restore extend"
    " reform enhance improve rehabilitate reinforce re-establish reestablish equip offer advance consolidate empower"
    " create give make increase expand complement aid back accompany sustain participate mobilize mobilise raise"
    " organize organise set bring allow seek return transfer",
}
_NOUNS = {
    Modality.MONITOR: "monitoring verification observation assessment investigation supervision oversight analysis",
    Modality.REPORT: "reporting information briefing updates",
    Modality.COORDINATE: "coordination facilitation mediation cooperation liaison promotion good dialogue engagement",
    Modality.SECURE: "protection security prevention disarmament stabilization deployment implementation",
    Modality.ASSIST: "support assistance help advice training strengthening restoration extension reform creation",
}
_BY_VERB = {verb.replace("_", " "): modality for modality, verbs in _VERBS.items() for verb in verbs.split()}
_BY_NOUN = {noun: modality for modality, nouns in _NOUNS.items() for noun in nouns.split()}
_LONGEST = max(verb.count(" ") for verb in _BY_VERB) + 1
_TO_SECURE = re.compile(
    r"(?:ensure|provide|contribute to|maintain|establish)\b.{0,60}?\b(?:protection|safety|security|freedom of)\b"
)
"""What is secured tells more than its verb: security is provided, and good governance ensured."""
_SECURES_ONLY = frozenset(["ensure", "maintain", "establish", "take", "accelerate", "complete", "implement"])

_SKIPPED = re.compile(
    r"(?:\w+ly|also|further|continue(?: (?:its|his|her) efforts)?(?: to)?|be prepared to|seek to|strive to"
    r"|take (?:all |any )?(?:the )?(?:necessary |appropriate |active |possible )?(?:steps|measures|action) to"
    r"|remain ready to|within [^,]{1,80}, to|as [^,]{1,40}, to|and)\s+",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"(?:^|[,:;] (?:and )?|\n)[Tt]o (?=[a-z])")
_GIVING = re.compile(
    r"\b(?P<by>requests?|decides|authorizes|authorises|directs|instructs|mandates|tasks|calls (?:up)?on|urges"
    r"|encourages|invites)\b",
    re.IGNORECASE,
)
_SOFT = frozenset(["calls", "urges", "encourages", "invites"])
"""What is said to others much oftener than to those who act for the Council."""
_BEFORE_A_NOUN = (
    "pursuant according relating regard respect referred addition response access threat threats contrary due prior up"
    " submitted attached"
)
_NO_DEED = (
    "be not have in the a an this that these those all any its their his her which each every resolution resolutions"
    " paragraph paragraphs annex article civilians member apply comprise consist expire remain"
)
_DONE = re.compile(
    "".join(rf"(?<!\b{word})" for word in _BEFORE_A_NOUN.split())
    + rf",? (?:to|shall|will) (?!(?:{'|'.join(_NO_DEED.split())})\b)(?=[a-z])"
)
"""Where what is to be done begins: an infinitive or "shall", not "pursuant to" and not "shall be"."""
_OTHERS = re.compile(
    r"\b(?:states?|part(?:y|ies)|governments?|authorities|groups?|leaders?|stakeholders|actors|donors|countries|members"
    r"|community|signatories|neighbours|institutions|organizations|organisations)\b",
    re.IGNORECASE,
)
_OF_THE_COUNCIL = re.compile(
    r"(?i:secretary-general|special (?:representative|envoy|adviser)|united nations|\b(?:mission|operation|force|office"
    r"|secretariat|committee|panel)\b)|\b[A-Z][A-Z-]{4,}\b"
)
_NO_TASK = re.compile(
    r"(?:remain|extend|renew|terminate|review|consider|lift|impose|exempt|exclude|cease|begin|end|establish|adopt|include"
    r"|maintain|keep (?:this|the)|authorize|comprise|consist|expire|apply)\b",
    re.IGNORECASE,
)
"""What the Council decides to do itself."""
_MEANS = re.compile(r"(?:use|take) all (?:the )?(?:necessary (?:means|measures)|means)", re.IGNORECASE)
_FAR = 300
"""Within how many characters of the Council's verb it stands what is to be done."""
_TITLE_WORDS = 25
"""An item that opens with no verb and has no more words, with others below it, is a title."""


def tasks(text: AdoptedText) -> tuple[Task, ...]:
    """The tasks that the operative part gives, as printed; none in a language other than English.

    Paragraphs in annexes are not read: a task stands in the operative part.
    """
    if text.language != "en":
        return ()
    found: list[Task] = []
    heading = ""
    for number, paragraph in enumerate(text.operative, 1):
        heading = paragraph.heading.rpartition("\n")[2] or heading
        found.extend(_of_paragraph(paragraph, paragraph.number or f"OP{number}", heading))
    return tuple(found)


def _of_paragraph(paragraph: OperativeParagraph, place: str, heading: str) -> Iterator[Task]:
    spoken = {word for verb in paragraph.verbs for word in verb.lower().split()}
    words = paragraph.text
    giving = [match for match in _GIVING.finditer(words) if _base(match) in spoken]
    ends = [*(match.start() for match in giving[1:]), len(words)][: len(giving)]
    for match, end in zip(giving, ends, strict=True):
        sentence = words[match.end() : end].rstrip()
        leads = end == len(words) and bool(paragraph.items) and sentence.endswith((":", "–", "—"))
        if not leads and (told := _told(_base(match), sentence)):
            yield _task(place, told, _base(match), heading)
    if giving and not _for_others(words[giving[-1].end() :], soft=_base(giving[-1]) in _SOFT):
        yield from _in_items(paragraph.items, place, _base(giving[-1]), heading)


def _base(match: re.Match[str]) -> str:
    return match["by"].lower().split()[0]


def _told(by: str, sentence: str) -> str:
    """What a sentence gives to do, after the Council's verb; empty where it gives no task."""
    done = _DONE.search(f" {sentence[:_FAR]}")
    if done is None:
        return ""
    who, what = sentence[: max(done.start() - 1, 0)], sentence[done.end() - 1 :]
    own = by == "decides" and not who.strip()
    if own or _for_others(who, soft=by in _SOFT) or _MEANS.match(what) or (by == "decides" and _NO_TASK.match(what)):
        return ""
    return what


def _in_items(items: tuple[AdoptedItem, ...], above: str, by: str, heading: str) -> Iterator[Task]:
    for item in items:
        place = cited(above, item)
        heading = item.heading.rpartition("\n")[2] or heading
        opening = _opening(item)
        if opening:
            yield _task(place, opening, by, _title(item) if len(_lines(item)) > 1 else heading)
        yield from _in_items(item.items, place, by, heading if opening else _title(item) or heading)


def _lines(item: AdoptedItem) -> list[str]:
    """The titles of an item, where it has any, and its words."""
    return [line.strip() for line in item.text.split("\n") if line.strip()] or [""]


def _title(item: AdoptedItem) -> str:
    words = _lines(item)[0].rstrip(":;. ")
    return words if len(words.split()) <= _TITLE_WORDS and not words.startswith("To ") else ""


def _opening(item: AdoptedItem) -> str:
    """The words of an item from what is to be done on; empty where it gives no task."""
    words = _lines(item)[-1]
    plain = _skipped(words[3:] if words.startswith(("To ", "to ")) else words)
    first = plain.split(" ", 1)[0].rstrip(",;:").lower()
    if first in _BY_NOUN or first == "support":
        return "" if item.items and len(words.split()) <= _TITLE_WORDS else plain
    if first in _BY_VERB or plain is not words:
        return plain
    infinitive = _INFINITIVE.search(words[:_FAR])
    return words[infinitive.end() :] if infinitive else ""


def _for_others(who: str, *, soft: bool) -> bool:
    """Whether those asked are others than those who act for the Council: who is named first tells."""
    own, other = (pattern.search(who[:_FAR]) for pattern in (_OF_THE_COUNCIL, _OTHERS))
    if own is None:
        return soft or other is not None
    return other is not None and other.start() < own.start()


def _task(place: str, words: str, by: str, heading: str) -> Task:
    words = _skipped(words).strip()
    verb = words.split(" ", 1)[0].strip(",;:.").lower()
    return Task(place, verb, words, _modality(words, verb), by, heading)


def _modality(words: str, verb: str) -> Modality:
    lower = words.lower()
    opening = lower.split()[:_LONGEST]
    for length in range(len(opening), 1, -1):
        if modality := _BY_VERB.get(" ".join(opening[:length]).rstrip(",;:.")):
            return modality
    if _TO_SECURE.match(lower):
        return Modality.SECURE
    if verb in _SECURES_ONLY:
        return Modality.OTHER
    return _BY_VERB.get(verb) or _BY_NOUN.get(verb, Modality.OTHER)


def _skipped(words: str) -> str:
    while match := _SKIPPED.match(words):
        words = words[match.end() :]
    return words
