"""Characters that a reader cannot see, or that change what is seen, are found where they stand."""

from __future__ import annotations

import pytest

from penholder.reading.careful import CarefulReader
from penholder.reading.characters import is_clear, misleading
from tests.reading.conftest import Read
from tests.support.workspaces import term

ROWS: dict[str, tuple[str | bytes, list[str]]] = {
    "a byte that is not UTF-8": (term(title="Caf\xe9").encode("latin-1"), ["2:11 encoding"]),
    "the same after a byte order mark": (b"\xef\xbb\xbfid: x\ntitle: Caf\xe9\n", ["2:11 encoding"]),
    "the same with Windows line ends": (b"id: x\r\ntitle: Caf\xe9\r\n", ["2:11 encoding"]),
    "the same with old line ends": (b"id: x\rtitle: Caf\xe9\r", ["2:11 encoding"]),
    "a truncated character": (term().encode() + b"\xe2\x80", ["8:1 encoding"]),
    "an overlong slash": (b"id: \xc0\xaf\n", ["1:5 encoding"]),
    "a lone surrogate": (b"id: x\ntitle: \xed\xa0\x80\n", ["2:8 encoding"]),
    "UTF-16": (term().encode("utf-16"), ["1:1 encoding"]),
    "UTF-16 without a mark": (term().encode("utf-16-le"), ["1:1 encoding"]),
    "UTF-16 the other way round": (term().encode("utf-16-be"), ["1:1 encoding"]),
    "UTF-32": (term().encode("utf-32"), ["1:1 encoding"]),
    "NUL": (term(title="A\0B"), ["2:9 control-character"]),
    "BEL": (term(title="A\aB"), ["2:9 control-character"]),
    "an escape code": (term(title="A\x1b[2JB"), ["2:9 control-character"]),
    "a form feed": (term(title="A\fB"), ["2:9 control-character"]),
    "next line": (term(title="A\x85B"), ["2:9 control-character"]),
    "line separator": (term(title="A\u2028B"), ["2:9 control-character"]),
    "a character that is none": (term(title="A\uffffB"), ["2:9 control-character"]),
    "NUL as an escape": (term(title='"A\\0B"'), ["2:8 control-character"]),
    "right-to-left override": (term(title="A\u202eB"), ["2:9 bidi-control"]),
    "the same as an escape": (term(title='"A\\u202eB"'), ["2:8 bidi-control"]),
    "an isolate that stays open": (term(title="A\u2066B"), ["2:9 bidi-control"]),
    "an isolate that was not opened": (term(title="A\u2069B"), ["2:9 bidi-control"]),
    "one closed, one open": (term(title="\u2066A\u2069\u2067B"), ["2:11 bidi-control"]),
    "a zero-width space in a clause": (term(definition="shall\u200bprotect"), ["7:18 invisible-character"]),
    "a zero-width joiner": (term(definition="shall\u200dprotect"), ["7:18 invisible-character"]),
    "a byte order mark inside": (term(definition="shall\ufeffprotect"), ["7:18 invisible-character"]),
    "a zero-width space in a comment": ("# a\u200bb\n" + term(), ["1:4 invisible-character"]),
    "a zero-width space in the id": (term("x\u200b"), ["1:6 invisible-character"]),
    "a zero-width space in a key": (term().replace("summary", "sum\u200bmary"), ["3:4 invisible-character"]),
    "a no-break space inside a number": (term(definition="1\u00a0000 people"), ["7:14 number-space"]),
    "a narrow one": (term(definition="1\u202f000 people"), ["7:14 number-space"]),
    "two in one line": (term(title="A\u200bB\u200bC"), ["2:9 invisible-character", "2:11 invisible-character"]),
    "beyond the first plane": (term(title="\U0001f600\u200b"), ["2:9 invisible-character"]),
}
SHOWN = {code.partition(" ")[2] for _, codes in ROWS.values() for code in codes}


@pytest.mark.parametrize("name", ROWS)
def test_it_is_found_once_where_it_stands(name: str, read: Read) -> None:
    content, expected = ROWS[name]
    assert read(content) == expected


@pytest.mark.parametrize("text", ["30\u00a0November", "a\u2066b\u2069", "naïve café", "\U0001f600", "–—‘’“”…§"])
def test_what_typesetters_and_right_to_left_texts_need_is_allowed(text: str, read: Read) -> None:
    data = read(term(definition=text))
    assert isinstance(data, dict), data
    assert data["definition"] == text


def test_the_quick_look_misses_nothing() -> None:
    for code in (*range(0x300), *range(0x2000, 0x2100), 0xFEFF, *range(0xFFF0, 0x10000), 0x1F600):
        text = f"1{chr(code)}2"
        assert not is_clear(text) or list(misleading(text)) == [], hex(code)


def test_the_message_names_the_character(careful: CarefulReader) -> None:
    (problem,) = careful.read(term(definition="a\u200bb"), "term", "x")
    assert "U+200B ZERO WIDTH SPACE" in problem.message


def test_a_flood_of_them_is_cut_off(careful: CarefulReader) -> None:
    assert len(careful.read(term(definition="a" + "\u200b" * 5_000), "term", "x")) == 100
