"""Actors: who is named in the words of a resolution: the mission, the Secretary-General, a government, parties …

The names of the mission are learned from the text itself: “the United Nations Mission in X (ABC)”, “the mandate of
ABC”. Those of organizations come from the workspace's actor records.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from penholder.knowledge.base import KnowledgeBase


class Who(StrEnum):
    """Those whom the Council may address."""

    MISSION = "the mission"
    HEAD = "the Special Representative"
    SECRETARY_GENERAL = "the Secretary-General"
    COUNCIL = "the Council itself"
    GOVERNMENT = "the host government"
    PARTIES = "the parties"
    STATES = "Member States"
    OTHERS = "others"
    NOBODY = "nobody"


_NAMED: tuple[tuple[Who, tuple[str, ...]], ...] = (
    (
        Who.OTHERS,
        (
            r"special (?:envoys?|advis[eo]rs?)|personal envoy|emergency relief coordinator|mediator|country teams?",
            r"united nations (?:system|agenc\w+|entit\w+|funds|bodies|actors|development)|agencies, funds",
            r"(?:sanctions )?committee|panels? of experts|group of experts|peacebuilding commission|world bank",
            r"french (?:troops|forces)|the (?:AU|EU)|AU|EU|ECOWAS|ECCAS|IGAD|SADC|ICGLR|UNDP|UNICEF|UNHCR|OHCHR",
            r"(?:french|european|african union|regional|subregional|sub-regional|bilateral) (?:\w+ )?forces?",
            r"african union|european union|economic community|league of arab states|inter-?governmental authority",
            r"organi[sz]ations?|civil society|international criminal court|tribunal",
        ),
    ),
    (Who.HEAD, (r"special representatives?|head of (?:the )?mission|srsg",)),
    (Who.SECRETARY_GENERAL, (r"secretary[-‑– ]general|secretariat",)),
    (
        Who.MISSION,
        (
            r"(?:un |united nations |peace-?keeping |the |this |new |follow-on |its |\[)missions?(?:’s|'s)?",
            r"(?:the|united nations|peace-?keeping|hybrid) (?:operation|force)s?|force commander|intervention brigade",
            r"united nations (?:military|police|presence)",
        ),
    ),
    (
        Who.GOVERNMENT,
        (
            r"governments?|authorities|host (?:state|country)|ministr\w+|goss|national assembly|institutions",
            r"(?:armed|security|defen[cs]e) (?:and security )?forces",
        ),
    ),
    (
        Who.PARTIES,
        (
            r"part(?:y|ies)|armed (?:groups?|movements?|elements)|signator\w+|movements?|stakeholders|leaders",
            r"combatants|factions|militias?|rebels?|actors|individuals",
        ),
    ),
    (
        Who.STATES,
        (
            r"(?:member |neighbou?ring |contributing )?states|countries|international community|donors|partners",
            r"contributors|friends",
        ),
    ),
)
"""How each is named, in letters of any case. Of two that begin at one place, the first in this order wins."""
_KINDS = {
    "mission": Who.MISSION,
    "agency": Who.OTHERS,
    "office": Who.OTHERS,
    "organ": Who.OTHERS,
    "regional-organization": Who.OTHERS,
    "civil-society": Who.OTHERS,
}
_INTRODUCED = re.compile(
    r"\b(?P<name>United Nations (?:[\w’'-]+[ \u00a0]){0,14}?(?:Mission|Operation|Force|Administration)\b[^()]{0,120}?)"
    r"[ \u00a0]?\((?:the )?[“\"]?(?P<short>[A-Z][A-Za-z/-]{2,20})[”\"]?\)"
)
_OTHER_FORCE = re.compile(r"\b(?:Mission|Operation|Force)\b[^().;]{0,120}?\((?P<short>[A-Z][A-Z]{2,}[A-Za-z-]*)\)")
_MANDATED = re.compile(
    r"\b(?:mandate of|authori[sz]es|requests|decides that|calls (?:up)?on|deployment of|presence of)[ \u00a0]"
    r"(?:the[ \u00a0])?(?P<short>[A-Z]{4,14})\b",
    re.IGNORECASE,
)
_UNITED_NATIONS = re.compile(r"(?:UN(?!DP|HC|IC|ESCO|OD|CT|FPA|OPS|EP|AIDS|MAS)|MIN|MON|ON)[A-Z]{2,}")


@dataclass(frozen=True, slots=True)
class Actors:
    """Those who are named in one text."""

    missions: frozenset[str]
    """The short names of the mission."""
    pattern: re.Pattern[str]
    """All names, with a group for each of `Who`."""

    def first(self, words: str) -> Who | None:
        """The first one named in some words; None where there is none."""
        match = self.pattern.search(words)
        return Who[match.lastgroup] if match and match.lastgroup else None


def actors(texts: Iterable[str], organizations: Mapping[str, Who] | None = None) -> Actors:
    """The actors of a text by its paragraphs; `organizations` are names that are known beforehand."""
    texts = tuple(texts)
    known = dict(organizations or {})
    introduced = {match["short"] for text in texts for match in _INTRODUCED.finditer(text)}
    others = {match["short"] for text in texts for match in _OTHER_FORCE.finditer(text)} - introduced
    mandated = Counter(match["short"] for text in texts for match in _MANDATED.finditer(text))
    missions = introduced | {
        name for name in mandated if _UNITED_NATIONS.fullmatch(name) or known.get(name) is Who.MISSION
    }
    # Where the Council speaks to the force of another organization more than to any mission of the United Nations,
    # that force is what the text is about.
    most = max((mandated[name] for name in missions), default=0)
    missions |= {name for name in others if mandated[name] > most}
    return Actors(frozenset(missions), _pattern(missions, known))


def known_actors(base: KnowledgeBase) -> dict[str, Who]:
    """The acronyms of the actor records with whom they mean; kinds that are neither mission nor others are left out."""
    return {
        record.data["acronym"]: _KINDS[record.data["kind"]]
        for record in base.of_type("actor")
        if record.data.get("acronym") and record.data.get("kind") in _KINDS
    }


def _pattern(missions: Iterable[str], known: Mapping[str, Who]) -> re.Pattern[str]:
    ways: dict[Who, list[str]] = {who: [] for who in Who}
    ways[Who.MISSION] += [re.escape(name) for name in missions]
    for name, who in known.items():
        if who is not Who.MISSION and name not in missions:
            ways[who].append(re.escape(name))
    order = list(dict.fromkeys(who for who, _ in _NAMED))
    for who, names in _NAMED:
        ways[who] += [f"(?i:{one})" for one in names]
    groups = "|".join(f"(?P<{who.name}>{'|'.join(sorted(ways[who], key=len, reverse=True))})" for who in order)
    return re.compile(rf"(?<![\w])(?:{groups})(?!\w)")
