"""Characters: from bytes to a text that holds nothing invisible or misleading."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from penholder.reading.problems import Problem

MAX_BYTES = 512 * 1024
"""The largest record file that is read, in bytes: some two hundred printed pages."""

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
_OVERRIDE = r"\u202a-\u202e"
_INVISIBLE = r"\u200b-\u200d\u2060-\u2064\ufeff"
_ISOLATE = r"\u2066-\u2069"
_NUMBER_SPACE = r"(?<=[0-9])[\u00a0\u2007\u202f](?=[0-9])"
_MISLEADING = re.compile(f"[{_CONTROL}{_OVERRIDE}{_INVISIBLE}{_ISOLATE}]|{_NUMBER_SPACE}")
_SUSPECT = re.compile(f"[{_CONTROL}{_OVERRIDE}{_INVISIBLE}{_ISOLATE}\u00a0\u2007\u202f]")
_PRINTABLE = bytes((*range(0x20, 0x7F), 0x09, 0x0A))


def decode(data: bytes) -> str | Problem:
    """The text of a file: UTF-8, with or without a byte order mark, with any line ends; or what is wrong with it."""
    # The first character of a YAML text is ASCII or the mark, so a zero byte tells too (YAML 1.2.2, section 5.2).
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or 0 in data[:2]:
        return Problem("encoding", 1, 1, "the file is in UTF-16", "save it as UTF-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _with_line_feeds(data[: error.start].decode("utf-8", "replace"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        return Problem("encoding", line, column, message, "save the file as UTF-8")
    return _with_line_feeds(text)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def is_clear(text: str) -> bool:
    """Whether a text holds none of the characters that `misleading` looks for. Fast."""
    # What is left without printable ASCII is a few quotation marks and dashes.
    left = text.encode("utf-8", "surrogatepass").translate(None, _PRINTABLE)
    return not left or _SUSPECT.search(left.decode("utf-8", "surrogatepass")) is None


def misleading(text: str) -> Iterator[tuple[int, str, str, str]]:
    """The characters of a text that a reader cannot see or that change what is seen.

    Yields offset, diagnostic code, message and hint. Isolates (U+2066 to U+2069) are legitimate in right-to-left
    text, so only those without a partner count (Unicode Standard Annex 9).
    """
    open_isolates: list[int] = []
    for match in _MISLEADING.finditer(text):
        character = match.group()
        if "\u2066" <= character <= "\u2068":
            open_isolates.append(match.start())
        elif character == "\u2069":
            if open_isolates:
                open_isolates.pop()
            else:
                yield match.start(), *_described("bidi-control", character, "closes an isolate that was not opened")
        else:
            yield match.start(), *_described(_code(character), character)
    for offset in open_isolates:
        yield offset, *_described("bidi-control", text[offset], "opens an isolate that is not closed")


def character_name(character: str) -> str:
    """A character as a diagnostic prints it, such as `U+200B ZERO WIDTH SPACE`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"


_HINTS = {
    "control-character": "delete it",
    "bidi-control": "delete it; direction follows from the letters themselves",
    "invisible-character": "delete it; it breaks search and comparison",
    "number-space": "write the number without the space, or with an ordinary one",
}


def _code(character: str) -> str:
    if "\u202a" <= character <= "\u202e":
        return "bidi-control"
    if character in "\u00a0\u2007\u202f":
        return "number-space"
    return "invisible-character" if unicodedata.category(character) == "Cf" else "control-character"


def _described(code: str, character: str, what: str = "") -> tuple[str, str, str]:
    name = character_name(character)
    what = what or ("stands inside a number" if code == "number-space" else "is not allowed")
    return code, f"{name} {what}", _HINTS[code]
