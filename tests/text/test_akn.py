"""Akoma Ntoso: what is written is read again as it was, is valid, and is named as people cite it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from penholder.text.adopted import AdoptedItem, AdoptedText, Annex, OperativeParagraph, PreambularParagraph
from penholder.text.akn import adopted_akn, draft_akn
from penholder.text.as_adopted import as_adopted
from penholder.text.model import Heading, Paragraph, Product, ResolutionText, Span
from penholder.text.numbering import numbered
from penholder.text.printed import plain
from penholder.text.read import read_bytes, read_file, read_text
from penholder.text.read_tagged import read_tagged
from penholder.text.split import split
from tests.text.samples import any_blocks, any_spans, hostile

SHARED = Path(__file__).resolve().parents[3] / "shared"
NAMES = {"n": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
needs_shared = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the schema and the collection of resolutions are absent"),
]

WELLS = AdoptedText(
    symbol="S/RES/9001 (2031)",
    date="2031-03-04",
    chapter_vii=True,
    preambular=(
        PreambularParagraph("Recalling", "Recalling the letters <of 1 & 2 March>,\n“To all:\n(a) dig;"),
        PreambularParagraph("", "(a) A line without a verb"),
    ),
    operative=(
        OperativeParagraph("1", "Decides to keep the mission, and requests a count;", ("Decides", "requests")),
        OperativeParagraph("2", "Urges haste;", ("Urges",), "Wells\nand pumps"),
        OperativeParagraph(
            "2 bis",
            "In this regard, demands:",
            ("demands", "calls upon"),
            items=(
                AdoptedItem("(a)", "Wells:", (AdoptedItem("(i)", "by day;"), AdoptedItem("(i)", "", heading="Later"))),
                AdoptedItem("–", "Pumps, and calls upon all to mend them"),
                AdoptedItem("–", "Buckets"),
            ),
        ),
        OperativeParagraph(None, "Decides to remain seized.", ("Decides",), "End"),
    ),
    annexes=(Annex("Annex I", ("1. A list", "of wells", "(a)  spaced out")), Annex("", ())),
    notes=("United Nations", "S/RES/9001 (2031)", "The Security Council,", "Adopted unanimously.", "* A footnote"),
)


def found(xml: str, path: str) -> list[etree._Element]:
    """What an XPath leads to; `n:` is Akoma Ntoso."""
    result = etree.fromstring(xml.encode()).xpath(path, namespaces=NAMES)
    assert isinstance(result, list)
    return result


def test_an_adopted_text_comes_back_as_it_was() -> None:
    assert read_text(adopted_akn(WELLS).encode()) == replace(
        WELLS, annexes=(Annex("Annex I", ("1. A list", "of wells", "(a) spaced out")), Annex("", ()))
    )


def test_paragraphs_and_items_are_named_as_they_are_cited() -> None:
    names = found(adopted_akn(WELLS), "//n:mainBody[1]//@eId")
    assert [name for name in names if "content" not in str(name) and "intro" not in str(name)][:12] == [
        "para_1",
        "sec_1",
        "para_2",
        "para_2bis",
        "para_2bis__list_1",
        "para_2bis__list_1__point_a",
        "para_2bis__list_1__point_a__list_1",
        "para_2bis__list_1__point_a__list_1__point_i",
        "para_2bis__list_1__point_a__list_1__crossHeading_1",
        "para_2bis__list_1__point_a__list_1__point_i-2",
        "para_2bis__list_1__indent_1",
        "para_2bis__list_1__indent_2",
    ]


def test_the_leading_verb_is_italic_and_every_verb_is_marked() -> None:
    xml = adopted_akn(WELLS)
    assert [mark.xpath("string()") for mark in found(xml, "//n:paragraph[@eId='para_1']//n:inline[@name='verb']")] == [
        "Decides",
        "requests",
    ]
    assert [face.text for face in found(xml, "//n:mainBody//n:i")] == ["Decides", "Urges", "Decides"]


def draft() -> ResolutionText:
    """A draft with headings, items to three levels, and italics that are no verb."""
    seizing = Paragraph((Span("Decides", italic=True), Span(" to remain seized of the matter.")))
    items = (Paragraph((Span("wells,"),), (Paragraph((Span("by day;"),), (Paragraph((Span("at noon"),)),)),)),)
    tasks = Paragraph(
        (Span("Decides", italic=True), Span(" on the "), Span("Alma", italic=True), Span(" to guard:")),
        items,
        name="wells",
    )
    return ResolutionText(
        title="Renewal",
        product=Product.OPERATIVE_TEXT,
        preambular=(Paragraph((Span("Recalling", italic=True), Span(" its\u00a0letter,"))),),
        operative=numbered((Heading((Span("Tasks"),)), tasks, seizing)),
        organ="The Security Council",
        marking="DRAFT / NON-PAPER",
        version="0.2",
        date="2026-03-05",
    )


def test_a_draft_comes_back_as_adopted_texts_are_read() -> None:
    read = read_text(draft_akn(draft(), "renewal-2026").encode())
    assert read.notes == ("DRAFT / NON-PAPER", "Version 0.2 · 5 March 2026", "Renewal", "The Security Council,")
    expected = as_adopted(draft())
    assert expected.preambular[0].text == "Recalling its\u00a0letter,"
    assert replace(read, notes=expected.notes) == replace(
        expected, preambular=(PreambularParagraph("Recalling", "Recalling its letter,"),)
    )


def test_a_draft_says_that_it_is_one_and_has_no_symbol() -> None:
    xml = draft_akn(draft(), "renewal-2026")
    assert found(xml, "//n:FRBRWork/n:FRBRuri/@value") == ["/akn/un/statement/draft/penholder/2026/renewal-2026"]
    assert found(xml, "//n:FRBRExpression/n:FRBRuri/@value") == [
        "/akn/un/statement/draft/penholder/2026/renewal-2026/eng@2026-03-05"
    ]
    assert found(xml, "//n:FRBRversionNumber/@value") == ["0.2"]
    assert found(xml, "//n:docStatus/text()") == ["DRAFT / NON-PAPER"]
    assert not found(xml, "//n:FRBRalias | //n:docNumber")


def test_a_paragraph_of_a_draft_names_its_clause() -> None:
    assert found(draft_akn(draft(), "x"), "//n:paragraph[@eId='para_1']/@refersTo") == ["#clause_wells"]


def test_words_are_never_markup_and_control_characters_are_shown() -> None:
    xml = draft_akn(replace(hostile(), title="a\x00b\x0b\ud800\ufffe"), "x")
    assert found(xml, "//n:docTitle/text()") == ["a\ufffdb\ufffd\ufffd\ufffd"]
    assert not found(xml, "//n:script")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("<content", "<wrap><content"),
        ("</preamble>", "stray words</preamble>"),
        ('source="#penholder"', 'source="#DGACM" title="source=&quot;#penholder&quot;"'),
    ],
)
def test_a_file_that_was_changed_into_something_else_is_read_line_by_line(ours: str, theirs: str) -> None:
    data = (
        adopted_akn(WELLS)
        .replace(ours, theirs)
        .replace("</content>", "</content></wrap>" if "wrap" in theirs else "</content>")
    )
    assert read_tagged(data.encode()) is None
    assert read_text(data.encode()) == split(read_bytes(data.encode()))
    assert "requests a count" in read_text(data.encode()).operative[0].text


CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
LINES = st.text(CHARACTERS, max_size=12).map(plain)
TEXTS = st.lists(LINES, max_size=3).map("\n".join)
SOME = LINES.filter(bool)
LABELS = st.sampled_from(["", "(a)", "(b)", "a)", "i.", "–", "•", "1", "一"]) | SOME
DATES = st.just("") | st.dates().map(lambda date: date.isoformat()).filter(lambda date: date > "0001-01-01")


@st.composite
def items(draw: st.DrawFn, depth: int = 3) -> tuple[AdoptedItem, ...]:
    """Items of any kind, nested."""
    if not depth:
        return ()
    count = draw(st.integers(0, 2))
    return tuple(AdoptedItem(draw(LABELS), draw(TEXTS), draw(items(depth - 1)), draw(TEXTS)) for _ in range(count))


@st.composite
def paragraphs(draw: st.DrawFn) -> OperativeParagraph:
    """An operative paragraph whose verbs are words of its own."""
    number = draw(st.none() | st.sampled_from(["1", "5 bis", "5", "12"]) | SOME)
    text, below = draw(TEXTS), draw(items())
    spoken = [word for line in (text, *(item.text for item in below)) for word in line.split()]
    verbs = tuple(word for word in spoken if draw(st.booleans()))
    return OperativeParagraph(number, text, verbs, draw(TEXTS), below)


@st.composite
def preambulars(draw: st.DrawFn) -> PreambularParagraph:
    """A preambular paragraph that opens with its verb, or has none."""
    verb, text = draw(st.just("") | SOME), draw(TEXTS)
    return PreambularParagraph(verb, verb + text)


ANY = st.builds(
    AdoptedText,
    symbol=st.just("") | SOME | st.just("S/RES/2100 (2013)"),
    date=DATES,
    language=st.sampled_from(["ar", "en", "es", "fr", "ru", "zh", "pt"]),
    chapter_vii=st.booleans(),
    preambular=st.lists(preambulars(), max_size=2).map(tuple),
    operative=st.lists(paragraphs(), max_size=3).map(tuple),
    annexes=st.lists(st.builds(Annex, LINES, st.lists(TEXTS, max_size=3).map(tuple)), max_size=2).map(tuple),
    notes=st.lists(LINES | st.just("The Security Council,"), max_size=4).map(tuple),
)


@given(ANY)
def test_any_adopted_text_comes_back_as_it_was(text: AdoptedText) -> None:
    assert read_text(adopted_akn(text).encode()) == text


@given(any_blocks(), st.lists(any_spans(), max_size=2))
def test_any_draft_comes_back_with_all_its_words(
    blocks: tuple[Paragraph, ...], openings: list[tuple[Span, ...]]
) -> None:
    text = replace(draft(), operative=blocks, preambular=tuple(map(Paragraph, openings)))
    read, expected = read_text(draft_akn(text, "x").encode()), as_adopted(text)
    ours = [plain(one) for one in expected.strings()]
    assert [one for one in read.strings() if one not in read.notes] == [one for one in ours if one not in read.notes]


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The schema of Akoma Ntoso 3.0."""
    return etree.XMLSchema(etree.parse(SHARED / "akn" / "akomantoso30.xsd"))


class TestWithTheSchema:
    """What needs the schema, which is not ours to pass on."""

    pytestmark = needs_shared

    @given(ANY)
    def test_any_adopted_text_is_valid(self, schema: etree.XMLSchema, text: AdoptedText) -> None:
        assert schema.validate(etree.fromstring(adopted_akn(text).encode())), schema.error_log

    @given(any_blocks())
    def test_any_draft_is_valid(self, schema: etree.XMLSchema, blocks: tuple[Paragraph, ...]) -> None:
        texts = [replace(draft(), preambular=(*blocks, Heading((Span("H"),))), operative=blocks), hostile()]
        for text in [*texts, replace(texts[0], product=Product.ANNEX, organ="", date="", version="")]:
            assert schema.validate(etree.fromstring(draft_akn(text, "x").encode())), schema.error_log

    def test_the_schema_can_say_no(self, schema: etree.XMLSchema) -> None:
        twice = adopted_akn(WELLS).replace("para_2bis", "para_1")
        assert not schema.validate(etree.fromstring(twice.encode()))

    def test_resolutions_come_back_as_they_were_and_are_valid(self, schema: etree.XMLSchema) -> None:
        english = sorted((SHARED / "corpus" / "en").glob("*.xml"))
        paths = random.Random(7).sample(english, 100) + sorted((SHARED / "corpus" / "languages").glob("*.xml"))
        for path in paths:
            text = read_file(path)
            xml = adopted_akn(text)
            assert read_text(xml.encode()) == text, path.name
            assert schema.validate(etree.fromstring(xml.encode())), (path.name, schema.error_log)


def test_references_lead_to_their_paragraph_and_footnotes_are_notes() -> None:
    guard = Paragraph(
        (Span("Decides", italic=True), Span(" to guard"), Span("", footnote=(Span("Day and night."),)), Span(":")),
        (Paragraph((Span("wells"),), name="guard/wells"),),
        name="guard",
    )
    recall = Paragraph(
        (Span("Recalls", italic=True), Span(" paragraph "), Span("1 (a)", target="guard/wells")), name="recall"
    )
    text = ResolutionText("Renewal", Product.OPERATIVE_TEXT, (), numbered((guard, recall)), organ="The Council")
    written = draft_akn(text, "renewal")
    tree = etree.fromstring(written.encode())
    (reference,) = tree.iter("{*}ref")
    assert tree.xpath(f"//*[@eId='{reference.get('href', '').removeprefix('#')}']/*[local-name()='num']/text()") == [
        "(a)"
    ]
    (note,) = tree.iter("{*}authorialNote")
    assert (note.get("marker"), "".join(note.itertext())) == ("1", "Day and night.")
    read = read_text(written.encode())
    assert [one.text for one in read.operative] == ["Decides to guard:", "Recalls paragraph 1 (a)"]
    assert read.notes[-1] == "Day and night."
    assert replace(read, notes=()) == replace(as_adopted(text), notes=())
