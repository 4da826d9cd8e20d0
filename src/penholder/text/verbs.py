"""The verbs of the Council in six languages: how preambular and operative paragraphs open, and which verbs follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.text.model import Spans, words
from penholder.text.verb_forms import ENGLISH, OFTEN_ANOTHERS, OTHERS

_EN_ADVERB = (
    r"(?:also|further|furthermore|again|once again|hereby|therefore|accordingly|however|in addition"
    r"|in this regard,?|in this context,?"
    r"|in that regard,?|moreover|strongly|fully|firmly|deeply|gravely|urgently|specifically|unequivocally"
    r"|solemnly|particularly"
    r"|unreservedly|categorically|vigorously|explicitly|seriously|sincerely|warmly|especially|strenuously"
    r"|earnestly|formally"
    r"|expressly|equally|likewise|thus|now|still|always|profoundly|utterly|resolutely|emphatically"
    r"|to that end,?|to this end,?)"
)
_EN_AFTER = (
    r"(?:also|further|again|once again|strongly|fully|urgently|firmly|unequivocally|categorically|solemnly"
    r"|specifically)"
)
_EN_PARTICLE = r"(?:upon|on|for|(?:[a-z]+ )?note|(?:[a-z]+ )?tribute|forward|in mind|attention|into account|credit)"
_EN_VERB = (
    rf"(?:{'|'.join(sorted(set(ENGLISH.split()), key=len, reverse=True))}|request|urge|welcome|decide)(?![\w’'-])"
)
_EN_PHRASE = (
    rf"(?:{_EN_ADVERB} )*(?P<verb>{_EN_VERB})(?: {_EN_AFTER}(?! (?:to|the|that a)\b)(?=[ ,]))?"
    rf"(?: {_EN_PARTICLE}\b)?(?: (?:also|further)\b)?"
)
_EN_OPERATIVE = re.compile(_EN_PHRASE, re.IGNORECASE)
_TAKES_PARTICLE = {"calls", "takes", "pays", "looks", "bears", "draws", "remains", "gives"}
_EN_LATER = re.compile(rf"(?:\band,? |[,;:] (?:and |to )?|\. )(?P<phrase>{_EN_PHRASE})")
_EN_PREAMBULAR = re.compile(
    r"(?P<verb>(?:(?:also|further|deeply|gravely|seriously|strongly|fully|particularly|profoundly|extremely"
    r"|equally|firmly|again"
    r"|once again|while|whilst|still|greatly|especially|increasingly|keenly|highly|in this regard,?"
    r"|having regard|reaffirming,?) )*"
    r"(?:(?!during|according|including|pending|concerning|regarding|following|king|beijing|nothing|something|spring)"
    r"[a-z]+(?:-[a-z]+)?ing|alarmed|appalled|aware|cognizant|cognisant|committed|concerned|conscious"
    r"|convinced|determined|desirous|dismayed"
    r"|disturbed|distressed|encouraged|grateful|guided|horrified|indignant|inspired|mindful|outraged"
    r"|persuaded|perturbed|pleased"
    r"|preoccupied|resolved|satisfied|shocked|willing|confident|anxious|eager|welcoming)\b"
    r"(?: (?:in mind|note|tribute|forward|(?:once )?again|also|further|strongly|fully|deeply|gravely"
    r"|with (?:deep |grave |serious |great )?"
    r"(?:concern|satisfaction|appreciation|regret|approval|interest|alarm)|(?:upon|on|for)\b|(?:seriously"
    r"|deeply|gravely)? ?"
    r"(?:concerned|alarmed|convinced|mindful|committed|determined|considered|received|noted|heard|recalled"
    r"|examined|adopted|called"
    r"|decided|discussed|recommended|reviewed)))*)",
    re.IGNORECASE,
)


def _pattern(entries: str) -> re.Pattern[str] | None:
    names = sorted({entry.replace("_", " ") for entry in entries.split()}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)), re.IGNORECASE) if names else None


_OPERATIVE = {language: _pattern(forms) for language, forms in OTHERS.items()}
_EN_FORMS = frozenset(ENGLISH.split()) | {"request", "urge", "welcome", "decide"}
_GERUND = {
    "fr": re.compile(
        r"(?:se |s’|n’)?\w+ant\b|(?:(?:profondément|vivement|gravement) )?"
        r"(?:conscient|préoccupé|convaincu|résolu|alarmé|soucieux|déterminé|guidé)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\w+(?:ando|iendo|yendo)(?:se|lo)?\b|(?:(?:profundamente|gravemente) )?"
        r"(?:consciente|preocupado|convencido|alarmado|decidido|resuelto|guiado)",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"(?:\w+ ){0,2}?\w+(?:[аеуюяд]я|ясь|вши|вшись)\b|будучи|памятуя|исполненный", re.IGNORECASE),
    "ar": re.compile(r"و?إذ\s"),
}
"""How preambular paragraphs open: with a gerund, a participle or a conjunction."""


def opens_operative(text: str, language: str) -> bool:
    """Whether words open as an operative paragraph does, by their verb alone."""
    if language == "en":
        return bool(_EN_OPERATIVE.match(text))
    pattern = _OPERATIVE.get(language)
    match = pattern.match(text) if pattern else None
    return bool(match) and (language == "zh" or not text[match.end() : match.end() + 1].isalpha()) if match else False


def opens_preambular(text: str, language: str) -> bool:
    """Whether words open as a preambular paragraph does."""
    if language == "en":
        return bool(_EN_PREAMBULAR.match(text)) and not opens_operative(text, language)
    pattern = _GERUND.get(language)
    return bool(pattern and pattern.match(text))


def preambular_verb(spans: Spans, language: str) -> str:
    """The opening verb of a preambular paragraph as printed; italics tell it, or else the words."""
    text = words(spans)
    if spans and spans[0].italic and len(spans[0].text) < 60:
        return spans[0].text.strip(" ,،，")
    if language == "en":
        match = _EN_PREAMBULAR.match(text) or _EN_OPERATIVE.match(text)
        return match[0].strip() if match else ""
    pattern = _GERUND.get(language) or _OPERATIVE.get(language)
    match = pattern.match(text) if pattern else None
    if match and language == "ar":
        return " ".join(text.split()[:2])
    return match[0].strip() if match else ""


def operative_verbs(spans: Spans, language: str, *, lead: bool) -> tuple[str, ...]:
    """The Council's own verbs in a paragraph (`lead`) or in an item of one, as printed, in order."""
    text = words(spans)
    found = [
        phrase
        for at, phrase in sorted(
            _english(spans, text, lead=lead) if language == "en" else _other(spans, text, language, lead=lead)
        )
    ]
    if lead and not found:
        opening = preambular_verb(spans, language)
        if not opening and language == "en":
            opening = text.split(" ", 1)[0].strip(",;.")
        return (opening,) if opening else ()
    return tuple(found)


def _english(spans: Spans, text: str, *, lead: bool) -> Iterator[tuple[int, str]]:
    taken: set[int] = set()
    at = 0
    for span in spans:
        if span.italic:
            start = at + len(span.text) - len(span.text.lstrip(" ,"))
            match = _EN_OPERATIVE.match(text, start)
            if (
                match
                and match.start("verb") not in taken
                and (start <= 3 or text[start].islower() or match.end() >= at + len(span.text.rstrip(" ,")))
            ):
                first = _adverb_before(text, start) if start else start
                taken.add(match.start("verb"))
                yield first, text[first:start] + _trimmed(match)
        at += len(span.text)
    opening = _EN_OPERATIVE.match(text) if lead else None
    if opening and opening.start("verb") not in taken:
        taken.add(opening.start("verb"))
        yield 0, _trimmed(opening)
    for match in _EN_LATER.finditer(text):
        if match.start("verb") not in taken and match["verb"].islower() and match["verb"] in _SPOKEN:
            taken.add(match.start("verb"))
            yield match.start("phrase"), _trimmed(match, "phrase")


_SPOKEN = _EN_FORMS - set(OFTEN_ANOTHERS.split())
"""Verbs that, without italics, are the Council's in the middle of a sentence; the others often have another subject."""


_CIRCUMSTANCE = re.compile(
    r"^(?:in (?:this|that) (?:regard|context),? |to (?:this|that) end,? |in addition )", re.IGNORECASE
)
"""What may stand before a verb and is not part of it."""
_ADVERBS = {
    "fr": re.compile(r" (?:instamment|également|en outre|vivement|fermement|de nouveau|énergiquement)\b"),
    "es": re.compile(r" (?:también|además|asimismo|enérgicamente|firmemente|encarecidamente|nuevamente)\b"),
    "ru": re.compile(r" (?:также|далее)\b"),
    "ar": re.compile(r" (?:كذلك|أيضا|بقوة|بشدة|من جديد)(?!\w)"),
}
"""The adverbs that belong to the verb before them."""


def _with_adverb(text: str, end: int, language: str) -> int:
    match = _ADVERBS[language].match(text, end) if language in _ADVERBS else None
    return match.end() if match else end


def _adverb_before(text: str, start: int) -> int:
    match = re.search(r"(?:\b(?:also|further|strongly|therefore|accordingly|specifically|again)\s)+$", text[:start])
    return match.start() if match else start


def _trimmed(match: re.Match[str], group: str | int = 0) -> str:
    phrase = _CIRCUMSTANCE.sub("", match[group])
    verb = match["verb"].lower()
    if verb not in _TAKES_PARTICLE:
        phrase = re.sub(rf" {_EN_PARTICLE}$", "", phrase)
    return phrase.strip()


def _other(spans: Spans, text: str, language: str, *, lead: bool) -> Iterator[tuple[int, str]]:
    pattern = _OPERATIVE.get(language)
    at = 0
    for span in spans:
        stripped = span.text.strip(" ,،;")
        bare = stripped.removeprefix("و") if language == "ar" else re.sub(r"^(?:l’|les |lui |le )", "", stripped)
        if span.italic and stripped and ((lead and not words(spans)[:at].strip()) or (pattern and pattern.match(bare))):
            yield at, stripped
        at += len(span.text)
    italic_lead = bool(spans) and spans[0].italic
    if pattern and lead and not italic_lead and (match := pattern.match(text)):
        yield 0, text[: _with_adverb(text, match.end(), language)]
    if pattern and language == "zh":
        for match in re.finditer(rf"[，；](?P<verb>(?:还|又|并|同时|此外)?(?:{pattern.pattern}))", text):
            yield match.start("verb"), match["verb"]
