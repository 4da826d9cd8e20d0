"""Reading plain text: hard line breaks are mended, lost blank lines are found, stray ones passed over."""

from __future__ import annotations

import re

from penholder.diagnostics import UsageFault
from penholder.text import front
from penholder.text.labels import item_label, main_number, visible
from penholder.text.model import Span
from penholder.text.printed import MAX_LINES, Line, Place, Printed, line
from penholder.text.verbs import opens_operative, opens_preambular

_UNWRAPPED = 200
"""A line of more characters than this shows that the text is not wrapped, so that every line is a paragraph."""
_SHORT = 80
"""A heading has fewer characters than this."""
_CASELESS = frozenset({"ru", "ar", "zh"})
_END = re.compile(r"(?:[;.:,!?؛،。；：，]|[;.:,] ?(?:and|or|et|ou|y|o|и)|[.,;:]?[”\"»])\s*(?:\d{1,3})?$", re.IGNORECASE)
_FULL_END = re.compile(r"[;.:؛。；：](?:\s?\d{1,3})?$")
_LISTED = re.compile(r"(?:[;:.؛。；：]|[;,] ?(?:and|or|et|ou|y|o|и|или))$", re.IGNORECASE)
_REFERS = re.compile(r"(?:above|below|and|or|of|to|through|thereof|in|ci-dessus|et|ou|y|o|и|выше)\b|[,;.(]|$")
_PAGE = re.compile(r"\d{1,3}\s?/\s?\d{1,3}|\d{2}-\d{5,}.*|-\s?\d{1,3}\s?-|\d{1,2}-\d{5} \(\w\)|\f")
_MISREAD_NUMBER = re.compile(r"[SlIOBZ0-9]{1,3}[.,]?\s+(?=[A-Z])")


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters of a text file, and what is to be said of them. Raises UsageFault where it is no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ()
    if b"\0" in data:
        raise UsageFault(
            "it is neither text nor a document that can be read", "give XML, Word (.docx), HTML or plain text"
        )
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), ("it is not in UTF-8; it was read as Windows-1252",)


def read_plain(data: bytes) -> Printed:
    """The lines of a text file. Raises UsageFault where it is no text, or too long."""
    text, remarks = decoded(data)
    rows = text.splitlines()
    if len(rows) > MAX_LINES * 4:
        raise UsageFault(f"it has more than {MAX_LINES * 4:,} lines, and no resolution does")
    language = front.language_of(rows)
    wrapped = not any(len(row) > _UNWRAPPED for row in rows) and (
        language != "zh" or not any(len(row) > 80 for row in rows)
    )
    found = _Paragraphs(language, wrapped=wrapped)
    tidy = [row.strip() for row in rows]
    for row, after in zip(tidy, [*tidy, ""][1:], strict=True):
        found.take(row, alone=not after)
    found.close()
    return Printed(tuple(found.lines), "", remarks)


class _Paragraphs:
    """Gathers the rows of a page into paragraphs."""

    def __init__(self, language: str, *, wrapped: bool) -> None:
        self.lines: list[Line] = []
        self._language = language
        self._wrapped = wrapped
        self._rows: list[str] = []
        self._blank = True
        self._opened = False
        self._adopted = False

    def take(self, row: str, *, alone: bool) -> None:
        """Take the next row; `alone` where a blank one follows."""
        if not row:
            self._blank = True
            return
        if self._opened and (_PAGE.fullmatch(row) or (row.startswith("S/RES/") and len(row) < 20)):
            note = line([Span(row)], "", Place.NOTE)
            self.lines += [note] if note else []
            return
        if self._begins(row) or (alone and self._is_lone_heading(row)):
            self.close()
        self._rows.append(row)
        self._blank = False
        if front.is_opener(row):
            # Where the name of the organ has no article, a masthead may bear it too; the opening has a comma.
            self._opened = self._opened or row.endswith((",", "،", "，")) or self._language not in _CASELESS
            self.close()
        elif front.is_annex(row):
            self.close()

    def _begins(self, row: str) -> bool:
        if not self._rows or not self._wrapped or not self._opened or front.is_opener(row) or front.is_annex(row):
            return True
        if front.is_adoption(row) and row[:1].isupper():
            self._adopted = True
            return True
        last = self._rows[-1]
        if self._adopted:
            return self._blank or bool(re.match(r"\d{1,3} [A-Z]", row) and last.endswith("."))
        if self._opens_labelled(row, last):
            return True
        ended = bool(_END.search(last))
        capital = self._may_begin(row)
        if ended and capital and (opens_preambular(row, self._language) or opens_operative(row, self._language)):
            return self._blank or not last.endswith(".") or self._language == "en"
        if not self._blank:
            return False
        if row[:1] in '“«–—•"':
            return ended
        return (bool(_FULL_END.search(last)) or (last.endswith(("”", '"')))) and capital

    def _is_lone_heading(self, row: str) -> bool:
        """Whether a row between blank ones is short, ends like a heading, and stands after the end of a paragraph."""
        ended = self._blank and bool(_END.search(self._rows[-1]))
        return ended and len(row) < _SHORT and not _END.search(row) and (row[:1].isupper() or self._language == "zh")

    def _opens_labelled(self, row: str, last: str) -> bool:
        seen = visible(row)
        number = main_number(seen)
        ended = bool(_END.search(last))
        if number:
            rest = seen[number[1] :].lstrip()
            opens = opens_operative(rest, self._language) or opens_preambular(rest, self._language)
            return (ended and (self._blank or opens)) or (self._blank and opens) or (opens and self._may_begin(rest))
        misread = _MISREAD_NUMBER.match(seen)
        if misread and (ended or self._blank) and opens_operative(seen[misread.end() :], self._language):
            return True
        label = item_label(seen)
        if label:
            # Without a blank row, "paragraphs 2 (a)," may go on with "(b) above".
            goes_on = _REFERS.match(seen[label[1] :].lstrip())
            return self._blank or bool(_LISTED.search(last)) or (ended and not goes_on)
        return False

    def _may_begin(self, words: str) -> bool:
        return words[:1].isupper() or self._language in _CASELESS

    def close(self) -> None:
        """End the paragraph that is open."""
        if self._rows:
            text = self._rows[0]
            for row in self._rows[1:]:
                # A hyphen at the end of a row may be the word's own, so it stays.
                text += row if text.endswith("-") and not text.endswith(" -") else f" {row}"
            found = line([Span(text)])
            self.lines += [found] if found else []
        self._rows = []
