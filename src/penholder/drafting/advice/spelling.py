"""Oxford spelling, which the United Nations uses: -ize but analyse, and otherwise as in Britain.

The rule is the United Nations Editorial Manual's, which takes the spelling of the Concise Oxford English Dictionary.
Names and quotations keep the spelling of their owners.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"(?<![\w’'/-])[A-Za-z][a-z]{3,}(?![\w’'/]|-[a-z])")
_ISE = re.compile(r"(?P<stem>[a-z]+)is(?P<ending>e|ed|es|ing|ation|ations|ational|er|ers|able)")
_YZE = re.compile(r"(?P<stem>anal|paral|catal|dial)yz(?P<ending>e|ed|es|ing|er|ers)")
_STEMS = (
    "adv advert appr appra ar bra bru chast circumc compr comprom conc cr cru dem desp dev disgu enfranch enterpr exc"
    " exerc expert franch fundra gu improv inc lia likew merchand no otherw parad po pra pract prec prem prom ra rev"
    " superv surm surpr telev treat unadv uncomprom unsuperv upra w"
)
_OWN_S = frozenset(_STEMS.split())
"""What stands before "is" in words with an s of their own: advise, exercise, revise, supervise."""
_OUR = ["behavio", "colo", "endeavo", "favo", "harbo", "hono", "humo", "labo", "neighbo", "rumo", "vigo"]
_TRE = ["cen", "kilome", "li", "me", "thea"]
_DOUBLED = ["cancel", "channel", "counsel", "label", "level", "marshal", "model", "signal", "total", "travel"]
_OTHERS = {
    "acknowledgment": "acknowledgement",
    "aging": "ageing",
    "catalog": "catalogue",
    "defense": "defence",
    "enroll": "enrol",
    "enrollment": "enrolment",
    "fulfill": "fulfil",
    "fulfillment": "fulfilment",
    "fulfills": "fulfils",
    "judgment": "judgement",
    "judgments": "judgements",
    "maneuver": "manoeuvre",
    "offense": "offence",
    "program": "programme",
    "programs": "programmes",
    "skillful": "skilful",
}
_ELSEWHERE = {
    **{f"{stem}r{end}": f"{stem}ur{end}" for stem in _OUR for end in ("", "s", "ed", "ing", "able", "hood", "hoods")},
    **{f"{stem}ter{end}": f"{stem}tre{end}" for stem in _TRE for end in ("", "s")},
    "centered": "centred",
    **{f"{stem}{end}": f"{stem}l{end}" for stem in _DOUBLED for end in ("ed", "ing")},
    **_OTHERS,
}
"""Spellings of other houses, and ours."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")


def misspelt(text: str) -> Iterator[tuple[str, str]]:
    """Each word that Oxford spells otherwise and its spelling, in order; names and what is quoted are left alone."""
    for match in _WORD.finditer(_QUOTED.sub("“”", text)):
        word = match[0]
        if word[0].isupper() and match.start():
            continue
        ours = _oxford(word.lower())
        if ours:
            yield word, ours.capitalize() if word[0].isupper() else ours


def _oxford(word: str) -> str:
    """The Oxford spelling of a word; empty where it is spelt so."""
    if word in _ELSEWHERE:
        return _ELSEWHERE[word]
    if (match := _YZE.fullmatch(word)) is not None:
        return f"{match['stem']}ys{match['ending']}"
    if (match := _ISE.fullmatch(word)) is not None and match["stem"] not in _OWN_S and len(match["stem"]) > 1:
        return f"{match['stem']}iz{match['ending']}"
    return ""
