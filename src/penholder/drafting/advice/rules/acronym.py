"""An acronym is spelled out where it first stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Adopted, Remark, Rule
from penholder.drafting.advice.subject import Subject

_ACRONYM = re.compile(r"(?<![\w/.-])[A-Z][A-Z&-]*[A-Z](?:s(?=\b))?(?![\w/]|-\d|\s\d)")
_ROMAN = re.compile(r"[IVXLC]+")
_IN_BRACKETS = re.compile(r"\([^()]{0,120}\)")


def check(subject: Subject) -> Iterator[Remark]:
    """Advise at the first place of each acronym that is not spelled out there or before.

    Where the records say what to write in place of an acronym, that is the business of the rules on terms and names.
    """
    seen = {entry.form for entry in (*subject.vocabulary.terms, *subject.vocabulary.names)}
    for passage in subject.passages:
        given = {found for match in _IN_BRACKETS.finditer(passage.text) for found in _acronyms(match[0])}
        for name in _acronyms(_IN_BRACKETS.sub(_blank, passage.text)):
            if name not in seen | given:
                meaning = subject.vocabulary.short_names.get(name)
                hint = f"write “{meaning} ({name})”" if meaning else f"write the name with “({name})” after it"
                yield Remark(passage.place, f"{name} is not spelled out at its first use", hint, words=name)
            seen.add(name)
        seen |= given


def _acronyms(text: str) -> list[str]:
    found = [match[0].removesuffix("s") for match in _ACRONYM.finditer(text)]
    return [name for name in dict.fromkeys(found) if not _ROMAN.fullmatch(name)]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


RULE = Rule(
    code="advice-acronym",
    severity=Severity.NOTE,
    why="A resolution is read for decades, in six languages, by people who were not in the room.",
    example=Adopted("S/RES/2100 (2013)", "7"),
    check=check,
)
