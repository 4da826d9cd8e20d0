"""YAML as people type it, and as nobody should: what is refused is refused at its place, what is typed stays typed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.conftest import Read
from tests.support.workspaces import term

DEEP = "".join(f"{' ' * depth}a:\n" for depth in range(70))
REFUSED: dict[str, tuple[str | bytes, list[str]]] = {
    "a key twice": (term() + "title: Again\n", ["8:1 duplicate-key"]),
    "a key twice, once in quotation marks": (term() + '"title": Again\n', ["8:1 duplicate-key"]),
    "keys alike after NFC": (term() + "caf\u00e9: a\ncafe\u0301: b\n", ["8:1 unknown-field", "9:1 duplicate-key"]),
    "keys alike but for a zero-width space": (term() + "ti\u200btle: Again\n", ["8:3 invisible-character"]),
    "keys alike but for a soft hyphen": (term() + "ti\u00adtle: Again\n", ["8:1 duplicate-key"]),
    "keys alike but for an escape": (term() + '"ti\\u200btle": Again\n', ["8:1 invisible-character"]),
    "an alias bomb": ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n", ["1:4 alias"]),
    "a merge-key bomb": ("a: &a {x: 1}\nb: &b {<<: [*a, *a]}\nc: {<<: [*b, *b]}\n", ["1:4 alias"]),
    "a merge": (term() + "<<: {acronym: T}\n", ["8:1 unknown-field"]),
    "an alias to itself": ("a: &a\n  - *a\n", ["1:4 alias"]),
    "an alias to nothing": ("a: *b\n", ["1:4 alias"]),
    "a python tag": ("a: !!python/object/apply:os.system [ls]\n", ["1:4 tag"]),
    "a tag of one's own": ("a: !include secret.yaml\n", ["1:4 tag"]),
    "a tag that means text": ("a: !!str 1\n", ["1:4 tag"]),
    "a directive": ("%YAML 1.1\n---\na: b\n", ["1:1 tag"]),
    "seventy levels": (DEEP, ["65:65 too-deep"]),
    "seventy levels on one line": ("a: " + "[" * 70 + "]" * 70 + "\n", ["1:67 too-deep"]),
    "seventy dashes": ("- " * 70 + "a\n", ["1:129 too-deep"]),
    "an integer of 5,000 digits": (term(definition="1" * 5_000), ["7:13 number-form"]),
    "an integer of 16 digits": (term(definition="1234567890123456"), ["7:13 number-form"]),
    "a negative integer of 16 digits": (term(definition="-1234567890123456"), ["7:13 number-form"]),
    "no number": (term(definition=".nan"), ["7:13 number-form"]),
    "infinity": (term(definition="-.inf"), ["7:13 number-form"]),
    "a year where text is due": (term(definition="2100"), ["7:13 wrong-type"]),
    "a truth where text is due": (term(definition="true"), ["7:13 wrong-type"]),
    "nothing where text is due": (term(definition="~"), ["7:13 wrong-type"]),
    "an empty value where text is due": (term().replace(" Words.", ""), ["7:1 wrong-type"]),
    "30 February": (term(revised="2026-02-30"), ["6:10 bad-date"]),
    "a date with a time": (term(revised="2026-02-20T10:00:00Z"), ["6:10 bad-date"]),
    "a week": (term(revised="2026-W08-5"), ["6:10 bad-date"]),
    "a date without hyphens": (term(revised='"20260220"'), ["6:10 bad-date"]),
    "digits of another script": (term(revised="٢٠٢٦-٠٢-٢٠"), ["6:10 bad-date"]),
    "the year nought": (term(revised="0000-01-01"), ["6:10 bad-date"]),
    "a tab as indentation": (term(definition="\n\tWords."), ["8:1 yaml-syntax"]),
    "a tab between words": (term(definition="One\t- two"), ["7:16 yaml-syntax"]),
    "an indentation that fits nowhere": (term() + "  acronym: T\n", ["8:10 yaml-syntax"]),
    "an open list": (term() + "aliases: [a, b\n", ["9:1 yaml-syntax"]),
    "an open quotation": (term(summary='"What it is.'), ["3:10 yaml-syntax"]),
    "an unknown escape": (term(summary='"\\q"'), ["3:12 yaml-syntax"]),
    "an escape beyond Unicode": (term(summary='"\\U00110000"'), ["3:8 yaml-syntax"]),
    "two documents": (term() + "---\n" + term(), ["8:1 multiple-documents"]),
    "a document after dots": (term() + "...\n---\n" + term(), ["9:1 multiple-documents"]),
    "an empty file": ("", ["1:1 empty-file"]),
    "a file of blanks": ("\n  \n\n", ["1:1 empty-file"]),
    "a list at the root": ("- a\n- b\n", ["1:1 not-a-mapping"]),
    "a word at the root": ("word\n", ["1:1 not-a-mapping"]),
    "a number as a key": (term() + "2026: x\n", ["8:1 key-not-string"]),
    "a truth as a key": (term() + "true: x\n", ["8:1 key-not-string"]),
    "nothing as a key": (term() + ": x\n", ["8:1 key-not-string"]),
    "a mapping as a key": (term() + "? {a: b}\n: x\n", ["8:3 key-not-string"]),
    "half a character": (term(summary='"\\ud800"'), ["3:10 encoding"]),
    "half a character in a key": (term() + '"\\ud800": x\n', ["8:1 encoding"]),
    "half a character in a key in a list": (term() + 'tags: [{"\\ud800": x}, a]\n', ["8:9 encoding"]),
    "20,000 values": (term() + "aliases:\n" + "- a\n" * 20_000, ["19992:3 file-too-large"]),
}
KEPT: dict[str, tuple[str, str]] = {
    "NO is a word": ("NO", "NO"),
    "so are yes, on, y": ("yes, on, y", "yes, on, y"),
    "no alone": ("no", "no"),
    "off alone": ("off", "off"),
    "1.10": ("1.10", "1.10"),
    "0123": ("0123", "0123"),
    "12:30:00": ("12:30:00", "12:30:00"),
    "1_000": ("1_000", "1_000"),
    "0x1F": ("0x1F", "0x1F"),
    "0o17": ("0o17", "0o17"),
    "+1": ("+1", "+1"),
    "1e3": ("1e3", "1e3"),
    ".5": (".5", ".5"),
    "minus nought": ("-0", "-0"),
    "a date": ("2026-11-20", "2026-11-20"),
    "an integer in quotation marks": ('"2100"', "2100"),
    "a formula in braces": ('"{{7*7}}"', "{{7*7}}"),
    "inf and nan without a dot": ("nan", "nan"),
    "an equals sign": ("=", "="),
    "Arabic in right-to-left isolates": ("\u2067إنذار\u2069", "\u2067إنذار\u2069"),
    "several lines, folded": (">-\n  One\n  two\n\n  three", "One two\nthree"),
    "several lines as they are": ("|\n  One\n   two", "One\n two\n"),
    "an escaped line end": ('"One \\\n  two"', "One two"),
    "a comment": ("One # not two", "One"),
    "a hash inside a word": ("C# and a#b", "C# and a#b"),
    "a colon inside a word": ("a:b c::d", "a:b c::d"),
}
SHOWN = {code.partition(" ")[2] for _, codes in REFUSED.values() for code in codes}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_once_and_at_its_place(name: str, read: Read) -> None:
    content, expected = REFUSED[name]
    assert read(content) == expected


@pytest.mark.parametrize("name", KEPT)
def test_it_is_kept_as_typed(name: str, read: Read) -> None:
    typed, value = KEPT[name]
    data = read(term(definition=typed))
    assert isinstance(data, dict), data
    assert data["definition"] == value


@pytest.mark.parametrize(("typed", "value"), [("240", 240), ("-5", -5), ("true", True), ("4.5", 4.5), ("1.10", "1.10")])
def test_numbers_and_truths_are_those_that_json_would_write(typed: str, value: Any, read: Read) -> None:
    course = f"title: A\nduration: {typed}\n"
    found = read(course, "course")
    assert any("wrong-type" in one for one in found if one.startswith("2:")) == (type(value) is not int)
    assert ("2:11 wrong-length" in found) == (value == -5)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_and_any_line_ends_do_no_harm(mark: bytes, end: str, read: Read) -> None:
    written = read(mark + term(definition="|\n  One\n  two").replace("\n", end).encode())
    assert isinstance(written, dict), written
    assert written["definition"] == "One\ntwo\n"


@pytest.mark.parametrize("definition", ["Words.", "|\n  One", ">\n  One", '"One"', "[a", ""])
def test_the_last_line_may_lack_its_end(definition: str, read: Read) -> None:
    text = term(definition=definition)
    assert isinstance(read(text), dict) == isinstance(read(text.rstrip("\n")), dict)


def test_one_slip_in_a_required_name_is_one_message(read: Read) -> None:
    assert read(term().replace("definition", "defintion")) == ["7:1 unknown-field"]


def test_all_mistakes_come_in_one_run_in_the_order_of_the_file(read: Read) -> None:
    text = term(status="published?", revised="soon", definition="<b>") + "colour: red\nacronym: 12\n"
    assert read(text) == [
        *("4:9 unknown-value", "6:10 bad-date", "7:13 raw-html", "8:1 unknown-field", "9:10 wrong-type"),
    ]
