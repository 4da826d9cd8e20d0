"""Labels as printed: what number or letter opens a line, and how a run of labels nests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CHINESE = "一二三四五六七八九十"
_MARKS = "–—-•·●○▪■*‒−"
_INVISIBLE = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LATINIZED = str.maketrans("асеорху", "aceopxy")
"""Cyrillic letters that look like Latin ones are typed for each other in both directions."""
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩０１２３４５６７８９", "01234567890123456789")

_MAIN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0]?(?:bis|ter|quater|quinquies|alt))?)[ \u00a0]?(?:[.．、](?!\d)|[-–—](?=\s|$))\s*"
)
_ITEM = re.compile(
    r"(?P<label>"
    r"[(（](?:[A-Za-z]|[ivxlc]{2,6}|[IVXLC]{2,6}|([a-z])\2{1,2}|\d{1,2}|[а-я]|[ء-ي]ـ?|[一二三四五六七八九十]{1,3})[)）]"
    r"|(?:[a-z]|[ivxlc]{2,6}|[а-я])\)(?=\s|$)"
    r"|(?:[a-z]|[ivxlc]{2,6})\.(?=\s)"
    r"|(?:[IVX]{1,5}|[A-H])\.(?=\s)"
    r"|[㈠-㈩①-⑳]"
    r"|[’‘'][0-9٠-٩]{1,2}[’‘']"
    r"|[–—•·●○▪■‒−](?=\s|\w)|[-*](?=\s)"
    r")\s*"
)


@dataclass(frozen=True, slots=True)
class Rank:
    """What a label may mean: its kind and its place in the order of that kind."""

    kind: str
    """Such as `a()`, `i()`, `1.` or `–`; dashes have no order."""
    value: int
    """From 1; 0 for marks without an order."""


def visible(text: str) -> str:
    """The text without marks of direction, which may stand before a label."""
    return _INVISIBLE.sub("", text)


def main_number(text: str) -> tuple[str, int] | None:
    """The number that opens the words, without its stop, and how many characters it takes."""
    match = _MAIN.match(text.translate(_DIGITS))
    return (match["number"], match.end()) if match else None


def item_label(text: str) -> tuple[str, int] | None:
    """The letter, small number or mark that opens the words, and how many characters it takes."""
    match = _ITEM.match(text)
    return (match["label"], match.end()) if match else None


def is_mark(label: str) -> bool:
    """Whether a label is a dash or a bullet."""
    return len(label) == 1 and label in _MARKS


def _roman(text: str) -> int:
    if not text or not _ROMAN.fullmatch(text):
        return 0
    values = [_NUMERALS[letter] for letter in text]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def ranks(label: str) -> tuple[Rank, ...]:
    """What a label may mean, the likelier first; (i) is a Roman one or the ninth letter, a misread (6) may be (b)."""
    label = visible(label).strip()
    if is_mark(label) or not label:
        return (Rank(label, 0),)
    core = label.strip("()（）.’‘'- ـ").translate(_DIGITS)
    style = "()" if label.endswith((")", "）")) else "." if label.endswith(".") else ""
    if core.isdecimal():
        misread = {"1": [Rank("i" + style, 1)], "6": [Rank("a" + style, 2)]}.get(core, []) if style == "()" else []
        return (Rank("1" + style, int(core)), *misread)
    if len(label) == 1 and "㈠" <= label <= "㈩":
        return (Rank("一", ord(label) - ord("㈠") + 1),)
    if len(label) == 1 and "①" <= label <= "⑳":
        return (Rank("①", ord(label) - ord("①") + 1),)
    if core and core[0] in _CHINESE:
        tens = 10 if core.startswith("十") else 0
        return (Rank("一()", tens + (_CHINESE.index(core[-1]) + 1 if core != "十" else 0)),)
    return _letters(core, style)


def _letters(core: str, style: str) -> tuple[Rank, ...]:
    found: list[Rank] = []
    if core and core in _ABJAD:
        found.append(Rank("أ" + style, _ABJAD.index(core) + 1))
    if core and core in _CYRILLIC:
        found.append(Rank("а" + style, _CYRILLIC.index(core) + 1))
    latin = core.translate(_LATINIZED)
    upper = latin.isupper()
    letters = latin.lower()
    if _roman(letters):
        found.append(Rank(("I" if upper else "i") + style, _roman(letters)))
    if letters and letters[0] in _LATIN and set(letters) == {letters[0]}:
        found.append(Rank(("A" if upper else "a") + style, _LATIN.index(letters[0]) + 1 + 26 * (len(letters) - 1)))
    return tuple(found) or (Rank("?", 0),)


def depths(labels: Sequence[str]) -> list[int]:
    """How deep each label of a paragraph stands, from 0: a label continues an open level, or begins one below.

    Nothing but the order of the labels is used, so that a letter is never nested by mistake in the list before it.
    """
    found: list[int] = []
    levels: list[Rank] = []
    closed: dict[str, int] = {}
    meanings = [ranks(label) for label in labels]
    for at, candidates in enumerate(meanings):
        depth, rank = _place(levels, closed, candidates, meanings[at + 1 : at + _AHEAD])
        closed |= {level.kind: level.value for level in levels[depth:]}
        del levels[depth:]
        levels.append(rank)
        found.append(depth)
    return found


def _place(
    levels: list[Rank], closed: dict[str, int], candidates: tuple[Rank, ...], coming: list[tuple[Rank, ...]]
) -> tuple[int, Rank]:
    open_ = [(depth, level) for depth, level in reversed(list(enumerate(levels)))]
    continues = [
        (depth, rank)
        for depth, level in open_
        for rank in candidates
        if rank.kind == level.kind and (rank.value == level.value + 1 or rank.value == 0)
    ]
    begins = [rank for rank in candidates if rank.value <= 1 and all(rank.kind != level.kind for _, level in open_)]
    if continues and begins:
        # (i) after (h): a letter, unless (ii) follows before (j) could.
        depth, letter = continues[0]
        return (depth, letter) if not _goes_on(begins[0], letter, coming) else (len(levels), begins[0])
    if continues:
        return continues[0]
    # Letters may run on through a list, (i) (a) (b) (ii) (c), so a list that was closed is taken up again.
    resumed = [rank for rank in candidates if rank.value > 1 and closed.get(rank.kind) == rank.value - 1]
    if resumed and not begins and all(level.kind != resumed[0].kind for level in levels):
        return len(levels), resumed[0]
    if begins:
        best = next((rank for rank in begins if _follows(rank, coming[:1])), begins[0])
        return len(levels), best
    later = [
        (rank.value - level.value if rank.value > level.value else 100, depth, rank)
        for depth, level in open_
        for rank in candidates
        if rank.kind == level.kind and rank.value - level.value <= _LARGEST_GAP
    ]
    if later:
        _, depth, rank = min(later, key=lambda way: way[0])
        return depth, rank
    return len(levels), min(candidates, key=lambda rank: rank.value)


_AHEAD = 50
"""How many labels are looked at to tell (i) after (h) from (i) above (ii)."""
_LARGEST_GAP = 5
"""How many labels may be missing before a label is taken for one of another kind."""


def _goes_on(begun: Rank, letter: Rank, coming: list[tuple[Rank, ...]]) -> bool:
    for candidates in coming:
        if Rank(begun.kind, begun.value + 1) in candidates:
            return True
        if Rank(letter.kind, letter.value + 1) in candidates:
            return False
    return False


def _follows(rank: Rank, coming: list[tuple[Rank, ...]]) -> bool:
    return any(Rank(rank.kind, rank.value + 1) in candidates for candidates in coming)
