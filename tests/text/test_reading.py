"""Reading a resolution in every format and language: what becomes of it, and that no word is lost."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.text.adopted import AdoptedItem, AdoptedText
from penholder.text.model import Span
from penholder.text.printed import Line, Place, Printed
from penholder.text.read import read_bytes
from penholder.text.split import split
from tests.text.resolutions import HTML, LANGUAGES, NUMBERING, PLAIN, WORD_BODY, XML, word


def _read(data: bytes | str) -> AdoptedText:
    return split(read_bytes(data.encode() if isinstance(data, str) else data))


def _paths(items: tuple[AdoptedItem, ...], above: str = "") -> list[str]:
    return [path for item in items for path in (above + item.label, *_paths(item.items, above + item.label))]


def test_a_noisy_plain_text() -> None:
    text = _read(PLAIN)
    assert (text.symbol, text.date, text.language, text.chapter_vii) == ("S/RES/9001 (2031)", "2031-03-04", "en", True)
    assert [paragraph.verb for paragraph in text.preambular] == ["Recalling", "Deeply concerned", "Acting"]
    assert [paragraph.number for paragraph in text.operative] == ["1", "2", "3", "4", "5", "6"]
    assert [paragraph.verbs for paragraph in text.operative] == [
        ("Decides", "requests"),
        ("Decides",),
        ("Requests",),
        ("Urges",),
        ("Calls upon",),
        ("Decides",),
    ]
    assert [paragraph.heading for paragraph in text.operative] == ["Wells", "", "Reports", "", "", ""]
    assert _paths(text.operative[1].items) == ["(a)", "(a)(i)", "(a)(ii)", "(b)"]
    assert text.operative[0].text.endswith("count the wells;")
    assert text.notes[-2:] == ("Adopted unanimously at the 12001st meeting.", "7 Ibid., p. 3.")
    assert text.remarks == ('the number of paragraph 5 is printed "S."',)


def test_xml_whose_nesting_is_wrong() -> None:
    text = _read(XML)
    assert (text.symbol, text.date) == ("S/RES/9001 (2031)", "2031-03-04")
    assert [paragraph.verb for paragraph in text.preambular] == ["Recalling", "Deeply concerned"]
    assert [(paragraph.number, paragraph.verbs, _paths(paragraph.items)) for paragraph in text.operative] == [
        ("1", ("Decides",), []),
        ("2", ("Calls upon",), ["(a)"]),
        ("3", ("Requests",), ["(a)"]),
        ("4", ("Strongly urges",), []),
        ("5", ("Decides",), []),
    ]
    assert text.operative[3].heading == "Next steps"
    assert [annex.as_data() for annex in text.annexes] == [{"label": "Annex", "paragraphs": ["1. A list"]}]
    assert text.notes[-1] == "A note."


@pytest.mark.parametrize("data", [HTML.encode(), word(WORD_BODY, numbering=NUMBERING)], ids=["html", "word"])
def test_a_page_and_a_word_document_with_automatic_numbers(data: bytes) -> None:
    text = _read(data)
    assert text.symbol == "S/RES/9001 (2031)"
    assert [paragraph.text for paragraph in text.preambular] == ["Recalling its resolution,"]
    assert [(paragraph.number, paragraph.text) for paragraph in text.operative] == [
        ("1", "Decides to stay and:"),
        ("2", "Requests a report."),
    ]
    assert [(item.label, item.text) for item in text.operative[0].items] == [("(a)", "To dig;"), ("(b)", "To mend;")]
    assert "no words" not in "\n".join(text.strings())


def test_deletions_and_hidden_words_are_left_out_and_told() -> None:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
    text = _read(word(WORD_BODY + hidden, numbering=NUMBERING))
    words = "\n".join(text.strings())
    assert "nothing" not in words
    assert "secret" not in words
    assert len(text.remarks) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language(language: str) -> None:
    text = _read(LANGUAGES[language])
    assert text.language == language
    assert text.chapter_vii
    assert len(text.preambular) == 2
    assert [paragraph.number for paragraph in text.operative] == ["1", "2", "3"]
    assert [len(paragraph.items) for paragraph in text.operative] == [0, 2, 0]
    assert all(paragraph.verbs for paragraph in text.operative)
    assert all(paragraph.verb for paragraph in text.preambular)


def test_a_single_paragraph_without_a_number() -> None:
    text = _read(
        "The Security Council,\n\nNoting the letter,\n\nCalls upon the parties:\n\n(a) To meet;\n\n(b) To eat.\n"
    )
    assert [(paragraph.number, paragraph.verbs) for paragraph in text.operative] == [(None, ("Calls upon",))]
    assert _paths(text.operative[0].items) == ["(a)", "(b)"]


def test_a_mention_of_chapter_vii_is_not_enough() -> None:
    assert not _read(
        "The Security Council,\n\nRecalling Chapter VII of the Charter,\n\n1. Decides to stay."
    ).chapter_vii
    assert not _read("The Security Council,\n\nActing under Chapter VI,\n\n1. Decides to stay.").chapter_vii
    assert _read("The Security Council,\n\n1. Decides, acting under Chapter VII of the Charter, to stay.").chapter_vii


def test_numbered_lists_inside_a_paragraph_are_no_paragraphs() -> None:
    text = _read(
        "The Security Council,\n\n1. Decides to list:\n\n1. Wells;\n\n2. Pumps;\n\n2. Requests a report;\n\n"
        "3. Decides to stay.\n"
    )
    assert [paragraph.text for paragraph in text.operative] == [
        "Decides to list:",
        "Requests a report;",
        "Decides to stay.",
    ]
    assert _paths(text.operative[0].items) == ["1.", "2."]


@pytest.mark.parametrize("data", ["", "\n\n", "Hello", "1.", "(a)", "The Security Council,", "<p></p>", "<a/>"])
def test_anything_that_is_text_is_read(data: str) -> None:
    assert Counter(_words(" ".join(_read(data).strings()))) == Counter(_words(re.sub("<.*?>", "", data)))


_OPENINGS = ["The Security Council,", "Recalling its resolution,", "Decides to stay;", "Acting under Chapter VII,"]
_LABELS = ["(a)", "(i)", "–", "1.", "2.", "3.", "12.", "I", "S.", "5 bis.", "1 -", "a)"]
_STRAYS = ["Annex", "Annex I", "Wells", "“Quoted", "said”", "***", "7", "Adopted unanimously", "requests a report:"]
_PIECES = st.sampled_from([*_OPENINGS, *_LABELS, *_STRAYS, "and more", "到", "决定", "إذ يشير"])
_SPANS = st.builds(
    lambda words, italic: Span(" ".join(words), italic), st.lists(_PIECES, min_size=1, max_size=4), st.booleans()
)
_LINES = st.builds(
    lambda spans, label, place, heading: Line(tuple(spans), label, place, heading),
    st.lists(_SPANS, min_size=1, max_size=1),
    st.sampled_from(["", "", "1.", "2.", "(a)", "(ii)", "–", "B", "X."]),
    st.sampled_from([Place.TEXT, Place.TEXT, Place.TEXT, Place.TEXT, Place.FRONT, Place.NOTE, Place.ANNEX]),
    st.booleans(),
)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@given(st.lists(_LINES, max_size=25))
def test_the_words_out_are_the_words_in(lines: list[Line]) -> None:
    text = split(Printed(tuple(lines)))
    words_in = Counter(_words(" ".join(f"{line.label} {line.text}" for line in lines)))
    words_out = Counter(_words(" ".join(text.strings())))
    # A misread number is mended, and that is told.
    for remark in text.remarks:
        number, misread = re.findall(r"paragraph (\d+) is printed \"(\w+)", remark)[0]
        words_in.update([number])
        words_in.subtract([misread])
    assert words_out == +words_in


@given(st.lists(st.one_of(_PIECES, st.sampled_from(["\n", "\n\n", " "])), max_size=60))
def test_no_word_of_a_plain_text_is_lost(pieces: list[str]) -> None:
    source = " ".join(pieces)
    printed = read_bytes(source.encode())
    assert _words(" ".join(line.text for line in printed.lines)) == _words(source)
