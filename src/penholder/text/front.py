"""What stands around the words of a resolution: its language, symbol and date, and the fixed lines that divide it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_OPENERS = {
    "en": r"the security council",
    "fr": r"le conseil de sécurité",
    "es": r"el consejo de seguridad",
    "ru": r"совет безопасности",
    "zh": r"安全理事会",
    "ar": r"(?:إن|ان) مجلس الأمن",
}
_OPENER = re.compile(rf"(?:{'|'.join(_OPENERS.values())})\s*[,،，:;.]?", re.IGNORECASE)
_ANNEX = re.compile(
    r"(?:(?:annex(?!e[ds])(?:es?)?|appendix|enclosure|attachment|anexo|apéndice|appendice|pièce jointe"
    r"|приложение|добавление|附件|附录)"
    r"|(?:ال)?مرفق)(?:[ ]?(?:no\.? ?)?(?:[IVXLC]+|\d{1,2}|[A-Z]|[一二三四五六七八九十]+|الأول|الثاني|الثالث))?"
    r"(?:[.*]|\s*[:–—]\s?[^.;]{0,160}| to (?:security council )?resolution [^.;]{0,40})?",
    re.IGNORECASE,
)
_ADOPTION = re.compile(
    r"adopted (?:unanimously|at the|by the security council|by \d+ votes)|adoptée? (?:à|par)|aprobada (?:por"
    r"|en)|принята",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[\s*_–—―-]+")

_SYMBOL = re.compile(r"S/RES/(\d{1,4})\s*\((\d{4})\)")
_TITLES = re.compile(
    r"(?:resolution|résolution|resolución|резолюция|القرار|قرار)\s*(\d{1,4})\s*\((\d{4})\)"
    r"|第\s*(\d{1,4})\s*[(（](\d{4})[)）]\s*号决议"
    r"|^(\d{1,4})\s*\((\d{4})\)\.? *(?:resolution|résolution|resolución)",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier enero января يناير",
            "february février fevrier febrero февраля فبراير",
            "march mars marzo марта مارس",
            "april avril abril апреля أبريل نيسان",
            "may mai mayo мая مايو أيار",
            "june juin junio июня يونيه يونيو حزيران",
            "july juillet julio июля يوليه يوليو تموز",
            "august août aout agosto августа أغسطس آب",
            "september septembre septiembre setiembre сентября سبتمبر أيلول",
            "october octobre octubre октября أكتوبر",
            "november novembre noviembre ноября نوفمبر",
            "december décembre decembre diciembre декабря ديسمبر",
        ),
        1,
    )
    for name in names.split()
}
_NAMED_DATE = re.compile(r"\b(\d{1,2})(?:er)?\s+(?:de\s+)?([^\d\s,]+(?:\s[^\d\s]+/[^\d\s]+)?)\s+(?:de\s+)?(\d{4})")
_ARABIC_DATE = re.compile(r"(\d{1,2})\s+[^\d/]+/(\w+)\s+(\d{4})")
_CHINESE_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_DAYS, _MONTHS_OF_YEAR = 31, 12
_CHAPTER_VII = re.compile(
    r"\bacting\b[^.;]{0,60}?\b(?:under|pursuant to"
    r"|in accordance with)[^.;]{0,60}?(?:chapters? (?:VI,? and )?VII\b|articles? (?:39|4[0-2])\b)"
    r"|\bdecides,? under chapter VII\b"
    r"|agissant\b[^.;]{0,60}?(?:chapitre VII\b|articles? (?:39|4[0-2])\b)"
    r"|actuando\b[^.;]{0,60}?(?:capítulo VII\b|artículos? (?:39|4[0-2])\b)"
    r"|действуя\b[^.;]{0,60}?(?:глав\w+ VII\b|стат\w+ (?:39|4[0-2])\b)"
    r"|(?:根据|依据|依照)[^。；]{0,30}?第七章[^。；]{0,10}?(?:采取)?行动"
    r"|يتصرف\b[^.؛]{0,60}?(?:الفصل السابع|المادتين 39|المادة (?:39|4[0-2]))",
    re.IGNORECASE,
)
_COMMON = {
    "en": frozenset(["the", "of", "and", "to", "in", "that", "its", "for", "on", "by", "with"]),
    "fr": frozenset(["le", "la", "les", "des", "du", "et", "que", "dans", "pour", "par", "aux", "une"]),
    "es": frozenset(["el", "los", "las", "del", "y", "que", "en", "para", "por", "una", "con"]),
}
_SAMPLE = 20_000


def language_of(texts: Iterable[str]) -> str:
    """The language of the words (ISO 639-1), by their script and, in Latin script, their commonest words."""
    sample = " ".join(texts)[:_SAMPLE]
    scripts = {
        "ar": len(re.findall(r"[ء-ي]", sample)),
        "zh": 2 * len(re.findall(r"[\u4e00-\u9fff]", sample)),
        "ru": len(re.findall(r"[а-яё]", sample, re.IGNORECASE)),
        "latin": len(re.findall(r"[a-zà-ÿ]", sample, re.IGNORECASE)),
    }
    script = max(scripts, key=lambda name: scripts[name])
    if script != "latin":
        return script
    tokens = re.findall(r"[a-zà-ÿ]+", sample.lower())
    return max(_COMMON, key=lambda name: sum(token in _COMMON[name] for token in tokens))


def is_opener(text: str) -> bool:
    """Whether a line is the organ that opens a resolution, alone."""
    return bool(_OPENER.fullmatch(text.strip()))


def opener_length(text: str) -> int:
    """How many characters of a line are the opening organ, where words follow on the same line; 0 where none do."""
    match = _OPENER.match(text)
    return match.end() if match and text[match.end() - 1] in ",،，" else 0


def is_annex(text: str) -> bool:
    """Whether a line is the label of an annex."""
    return bool(_ANNEX.fullmatch(text.strip()))


def is_adoption(text: str) -> bool:
    """Whether a line tells that and how the text was adopted."""
    return bool(_ADOPTION.match(text))


def is_separator(text: str) -> bool:
    """Whether a line is only stars or rules."""
    return bool(_SEPARATOR.fullmatch(text))


def symbol_in(texts: Sequence[str]) -> str:
    """The first symbol printed, or the one that the title gives; empty where there is none."""
    for pattern in (_TITLES, _SYMBOL):
        for text in texts:
            if match := pattern.search(text):
                number, year = [group for group in match.groups() if group]
                return f"S/RES/{number} ({year})"
    return ""


def date_in(texts: Sequence[str]) -> str:
    """The date of adoption (YYYY-MM-DD): on the line that tells the adoption or the title, or the first one printed."""
    dated = [(text, date) for text in texts if (date := _date(text))]
    adopted = [date for text, date in dated if is_adoption(text)] or [
        date for text, date in dated if re.match(r"of |الذي|安全理事会|принят|\d+ \(\d{4}\)\.", text, re.IGNORECASE)
    ]
    return next(iter(adopted), dated[0][1] if dated else "")


def _date(text: str) -> str:
    if match := _CHINESE_DATE.search(text):
        year, month, day = (int(group) for group in match.groups())
        return _iso(year, month, day)
    if match := _ARABIC_DATE.search(text):
        return _iso(int(match[3]), _MONTHS.get(match[2], 0), int(match[1]))
    for match in _NAMED_DATE.finditer(text):
        if found := _iso(int(match[3]), _MONTHS.get(match[2].lower(), 0), int(match[1])):
            return found
    return ""


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= _MONTHS_OF_YEAR and 1 <= day <= _DAYS else ""


def acts_under_chapter_vii(text: str) -> bool:
    """Whether the Council says that it acts under Chapter VII or its Articles 39 to 42; a mention is not enough."""
    return bool(_CHAPTER_VII.search(text))
