"""Force is authorized within limits: of capability and of area."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject

_MEANS = re.compile(
    r"\bauthori[sz]\w+ (?P<whom>[^.;]{0,200}?)\b(?:use|take|using|taking) all (?:the )?"
    r"(?:necessary (?:means|measures|action)|means necessary)",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:States|multinational|coalition|organizations?)\b")
_CAPABILITY = re.compile(r"\b(?:capabilit|capacit|means available|its means|their means)\w*", re.IGNORECASE)
_AREA = re.compile(r"\bareas? of (?:deployment|operations?|responsibility)\b|\bdeployment areas?\b", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Remark]:
    """Advise where a mission may use all necessary means and no limit of capability or of area is set."""
    for passage in subject.operative:
        match = _MEANS.search(passage.text)
        if match is None or _OTHERS.search(match["whom"]):
            continue
        number = passage.place.split(" ")[0]
        words = " ".join(other.text for other in subject.operative if other.place.split(" ")[0] == number)
        missing = [
            name for name, pattern in (("capability", _CAPABILITY), ("area", _AREA)) if not pattern.search(words)
        ]
        if missing:
            message = f"“all necessary means” without a limit of {' and of '.join(missing)}"
            yield Remark(passage.place, message, "say “within its capabilities and areas of deployment”")


RULE = Rule(
    code="advice-means-limits",
    severity=Severity.NOTE,
    why="Contributing countries ask for the limits, and without them the mission is blamed for what it cannot reach.",
    example=Adopted("S/RES/2100 (2013)", "17"),
    check=check,
)
