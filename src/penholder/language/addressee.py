"""Addressees: whom each statement of a resolution addresses, and whether the Council asks, says or only notes.

A paragraph is divided at the Council's own verbs. After each verb, the first actor named is the one addressed: the
mission, its head, the Secretary-General, the host government, parties, States, others. An item continues the last
statement of what it stands under. “Decides to …” and “Expresses its intention to …” are the Council's own decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from penholder.language.actors import Actors, Who
from penholder.text.passages import Part, Passage


class Force(StrEnum):
    """What the Council does in a statement."""

    ASKS = "asks"
    """It decides, authorizes, requests, calls upon, encourages."""
    SAYS = "says"
    """It stresses or reaffirms: no task, unless it says what must be."""
    NOTES = "notes"
    """It welcomes, condemns, recalls, notes."""


OWN = frozenset({Who.MISSION, Who.HEAD, Who.SECRETARY_GENERAL, Who.COUNCIL})
"""Those whose paragraphs can give a mandate something: the mission, its leadership, the Council deciding on it."""

_PERSONAL = "appeals asks authorizes calls directs encourages exhorts insists instructs invites mandates"
_PERSONAL += " requests request requires urges urge renews repeats tasks entrusts"
_OWN_ACT = "decides adopts agrees approves endorses establishes extends intends undertakes determines resolves mandates"
_SAYING = "affirms considers declares emphasizes highlights reaffirms recommends reiterates reminds stresses supports"
_SAYING += " underlines underscores expects confirms reconfirms re-emphasizes"
_PLAIN = ("calls on", "calls upon", "further calls on", "further calls upon", "also calls upon", "also calls on")
"""What nobody but the Council does after a comma, though the reader is not sure of it where italics are missing."""
_ADDRESSING = frozenset(_PERSONAL.split())
_DECIDING = frozenset(_OWN_ACT.split())
_STRESSING = frozenset(_SAYING.split())
_RESOLVE = re.compile(
    r"\W*(?:further |also |once again )?its (?:\w+ )?(?:intention|readiness|determination|request|call|demand|appeal)\b"
    r"(?P<to> to (?!the|all|its|both))?"
)
_NORM = re.compile(
    r"\b(?:shall|should|must|needs?|importance|important|necessity|necessary|essential|critical|crucial|imperative"
    r"|require[sd]?|condition(?:ed|al)|priority|responsib\w+|is authorized|continues? to)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:^|[,;.:]|\band|\bbut)\s*(?:(?:also|further|hereby|therefore|in this regard|in this context),?\s+)*$"
)
_OBJECT_ENDS = re.compile(r"\b(?:to(?! all\b)|shall|should|will|must|may)\b|;", re.IGNORECASE)
_GIVES = re.compile(
    r"\b(?:mandate|tasks?|functions|priorities)\b[^.;]*\b(?:following|as follows|shall)\b"
    r"|\b(?:following|as follows|shall)\b[^.;]*\b(?:mandate|tasks?|functions|priorities)\b",
    re.IGNORECASE,
)
"""Words that give a mandate: items below stand under them, whatever is stressed after them."""
_SAME = re.compile(r" that (?:this|the said) (?:operation|force|mission)\b")
"""Who is addressed here was named in the statement before."""
_UNKNOWN_NAME = re.compile(r"\W*[A-Z]")
_ZONE = 260
"""How many characters after a verb may stand before the one it addresses."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the Council says with one of its verbs."""

    start: int
    """Where it begins in the words of the passage, in characters."""
    end: int
    """Where it ends."""
    verb: str
    """The verb as printed, such as "Further requests"; of an item, the verb that it continues."""
    who: Who
    """Whom it addresses."""
    force: Force
    """What the Council does."""
    operative: bool
    """Whether it stands in the operative part."""

    @property
    def acts(self) -> bool:
        """Whether it says under what powers the Council acts, wherever that stands."""
        return self.verb.lower().startswith("acting")

    @property
    def is_task(self) -> bool:
        """Whether it gives the mission, its leadership or the Secretary-General something to do, or decides on it."""
        return self.operative and self.force is Force.ASKS and self.who in OWN


def statements(passage: Passage, actors: Actors) -> tuple[Statement, ...]:
    """The statements of a passage in order; together they are all its words. There is at least one."""
    operative = passage.part is Part.OPERATIVE
    if not operative:
        return (_preambular(passage, actors),)
    above: Statement | None = None
    for line in passage.lead.split("\n") if passage.lead else ():
        above = _leading(line, _divided(line, passage.verbs, above, actors))
    return tuple(_divided(passage.text, passage.verbs, above, actors))


def _leading(line: str, found: list[Statement]) -> Statement:
    """The statement that the items below a line continue: the one that gives a mandate or tasks, else the last."""
    giving = (one for one in found if one.is_task and _GIVES.search(line, one.start, one.end))
    return next(giving, found[-1])


def _preambular(passage: Passage, actors: Actors) -> Statement:
    acting = passage.text.lstrip().lower().startswith("acting")
    who = Who.COUNCIL if acting else actors.first(passage.text) or Who.NOBODY
    return Statement(0, len(passage.text), passage.verb, who, Force.ASKS if acting else Force.NOTES, operative=False)


def _divided(text: str, verbs: Iterable[str], above: Statement | None, actors: Actors) -> list[Statement]:
    places = sorted(_places(text, verbs))
    found: list[Statement] = []
    if not places or places[0][0] > 0:
        end = places[0][0] if places else len(text)
        if above:
            found.append(Statement(0, end, above.verb, above.who, above.force, operative=True))
        else:
            who = actors.first(text[:end]) or Who.NOBODY
            found.append(Statement(0, end, "", who, Force.NOTES, operative=True))
    for (start, verb), end in zip(places, [*(start for start, _ in places[1:]), len(text)], strict=False):
        rest = text[start + len(verb) : end]
        who, force = _addressed(verb, rest, actors)
        if found and _SAME.match(rest):
            who = found[-1].who
        found.append(Statement(start, end, verb, who, force, operative=True))
    return found


def _places(text: str, verbs: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where each verb of the Council stands, where it does stand as one: at the beginning or after a comma."""
    taken = -1
    wanted = sorted({*_PLAIN, *filter(None, verbs)}, key=lambda verb: (-len(verb), verb))
    for match in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)", text, re.IGNORECASE):
        if match.start() > taken and _BEFORE.search(text[max(0, match.start() - 60) : match.start()]):
            taken = match.end()
            yield match.start(), match[0]


def _addressed(verb: str, rest: str, actors: Actors) -> tuple[Who, Force]:
    """Whom a verb addresses, by the words after it, and with what force."""
    words = verb.lower().replace("ise", "ize").split()
    resolve = _RESOLVE.match(rest)
    if resolve:
        who = Who.COUNCIL if resolve["to"] else actors.first(rest[:_ZONE])
        return who or Who.COUNCIL, Force.ASKS
    if _DECIDING & set(words):
        opening = rest.lstrip(" ,")
        if opening.startswith("to "):
            return Who.COUNCIL, Force.ASKS
        return actors.first(_object(rest)) or Who.COUNCIL, Force.ASKS
    if "demands" in words:
        who = actors.first(_object(rest))
        return Who.PARTIES if who is None or who in OWN else who, Force.ASKS  # it demands nothing of its own mission
    if _ADDRESSING & set(words):
        rest = re.sub(r"^\W*(?:upon |on |for |that |to )+", " ", rest)
        named = actors.first(_object(rest))
        if named is None and not _UNKNOWN_NAME.match(rest):
            named = actors.first(rest[:_ZONE])
        return named or Who.OTHERS, Force.ASKS
    who = actors.first(rest)
    if _STRESSING & set(words):
        asks = who in OWN and _NORM.search(rest)
        return who or Who.NOBODY, Force.ASKS if asks else Force.SAYS
    return who or Who.NOBODY, Force.NOTES


def _object(rest: str) -> str:
    """The words after a verb in which the one addressed is named."""
    end = _OBJECT_ENDS.search(rest)
    return rest[: min(end.start() if end else len(rest), _ZONE)]
