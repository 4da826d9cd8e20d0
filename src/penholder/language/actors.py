"""Actors: who is named in the words of a resolution: the mission, the Secretary-General, a government, parties …

The names of the mission are learned from the text itself: “the United Nations Mission in X (ABC)”, “the mandate of
ABC”. Those of organizations come from the workspace's actor records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


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


_NAMED: tuple[tuple[Who, str], ...] = (
    (Who.OTHERS, r"special (?:envoys?|advis[eo]rs?)|personal envoy|emergency relief coordinator|country teams?"),
    (Who.OTHERS, r"united nations (?:system|agenc\w+|entit\w+|funds|bodies|actors|development)|agencies, funds"),
    (Who.OTHERS, r"(?:sanctions )?committee|panels? of experts|group of experts|peacebuilding commission|world bank"),
    (Who.OTHERS, r"french (?:troops|forces)|the (?:AU|EU)|AU|EU|ECOWAS|ECCAS|IGAD|SADC|ICGLR|UNDP|UNICEF|UNHCR|OHCHR"),
    (Who.OTHERS, r"(?:french|european|african union|regional|sub-?regional|bilateral) (?:\w+ )?(?:forces?|organi[sz]ations?)"),
    (Who.OTHERS, r"african union|european union|economic community|league of arab states|inter-?governmental authority"),
    (Who.OTHERS, r"organi[sz]ations?|civil society|mediator|international criminal court|tribunal"),
    (Who.HEAD, r"special representatives?|head of (?:the )?mission|srsg"),
    (Who.SECRETARY_GENERAL, r"secretary[-‑– ]general|secretariat"),
    (Who.MISSION, r"(?:un |united nations |peace-?keeping |the |this |new |follow-on |its |\[)missions?(?:’s|'s)?"
                  r"|(?:the|united nations|peace-?keeping|hybrid) operations?|peace-?keep(?:ing|ers)|force commander"
                  r"|intervention brigade|united nations (?:force|military|police|personnel|presence)"),
    (Who.GOVERNMENT, r"governments?|authorities|host (?:state|country)|ministr\w+|goss|national assembly"
                     r"|(?:armed|security|defen[cs]e) (?:and security )?forces|institutions"),
    (Who.PARTIES, r"part(?:y|ies)|armed (?:groups?|movements?|elements)|signator\w+|movements?|stakeholders|leaders"
                  r"|combatants|factions|militias?|rebels?|actors|individuals"),
    (Who.STATES, r"(?:member |neighbou?ring |contributing )?states|countries|international community|donors|partners"
                 r"|contributors|friends"),
)
_INTRODUCED = re.compile(
    r"\b(?P<name>United Nations (?:[\w’'-]+[ \u00a0]){0,14}?(?:Mission|Operation|Force|Administration)\b[^()]{0,120}?)"
    r"[ \u00a0]?\((?:the )?[“\"]?(?P<short>[A-Z][A-Za-z/-]{2,20})[”\"]?\)"
)
_HYBRID = re.compile(r"\b(?:Mission|Operation|Force)\b[^().;]{0,120}?\((?P<short>[A-Z][A-Z]{2,}[A-Za-z-]*)\)")
_MANDATED = re.compile(
    r"\b(?:mandate of|authorizes|requests|decides that|calls (?:up)?on)[ \u00a0](?:the[ \u00a0])?(?P<short>[A-Z]{4,14})\b",
    re.IGNORECASE,
)
_NAME_OF_A_MISSION = re.compile(r"(?:UN(?!DP|HC|IC|ESCO|OD|CT|FPA|OPS|EP|AIDS|MAS)|MIN|MON|ON)[A-Z]{2,}")


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
    missions = {match["short"] for text in texts for match in _INTRODUCED.finditer(text)}
    missions |= {
        match["short"]
        for text in texts
        for match in _MANDATED.finditer(text)
        if _NAME_OF_A_MISSION.fullmatch(match["short"])
    }
    if not missions:
        missions = {match["short"] for text in texts for match in _HYBRID.finditer(text)}
    missions |= {name for name, who in known.items() if who is Who.MISSION}
    return Actors(frozenset(missions), _pattern(missions, known))


def _pattern(missions: Iterable[str], known: Mapping[str, Who]) -> re.Pattern[str]:
    ways: dict[Who, list[str]] = {who: [] for who in Who}
    ways[Who.MISSION] += [re.escape(name) for name in missions]
    for name, who in known.items():
        if name not in ways[Who.MISSION]:
            ways[who].append(re.escape(name))
    order = list(dict.fromkeys(who for who, _ in _NAMED))
    for who, names in _NAMED:
        ways[who].append(f"(?i:{names})")
    groups = "|".join(f"(?P<{who.name}>{'|'.join(sorted(ways[who], key=len, reverse=True))})" for who in order)
    return re.compile(rf"(?<![\w])(?:{groups})(?!\w)")
