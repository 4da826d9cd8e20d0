"""The Word file says what the text says, numbers itself, and gives nobody away."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import penholder
from penholder.diagnostics import EnvironmentFault
from penholder.drafting.compose import compose
from penholder.rendering.pandoc import program
from penholder.rendering.reference import REFERENCE
from penholder.rendering.word import bookmark, word
from penholder.text.editions import edited
from penholder.text.model import Block, Edition, Heading, ResolutionText, words
from tests.drafting.workshop import NEGOTIATION, RENEWAL, ROUND, WORKSHOP, base, clause, draft
from tests.rendering.reading import NS, VAL, part, printed, rewritten
from tests.text.samples import HOSTILE, TIMES, hostile


@pytest.fixture(scope="module")
def text() -> ResolutionText:
    return compose(WORKSHOP, RENEWAL).text


@pytest.fixture(scope="module")
def package(text: ResolutionText, templates: Path) -> bytes:
    return word(text, templates=templates, epoch=1741132800)


def lines(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """The paragraphs with the labels that our own numbering gave them."""
    found = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(("", words(block.spans)))
        else:
            found += [(block.label, words(block.spans)), *lines(block.items)]
    return found


def expected(text: ResolutionText) -> list[tuple[str, str]]:
    return [("", text.title), ("", f"{text.organ},"), *lines(text.preambular), *lines(text.operative)]


def test_word_counts_what_we_count(text: ResolutionText, package: bytes) -> None:
    found = printed(package)
    assert found[: found.index(("", "Source note"))] == expected(text)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("word/styles.xml", b'<w:numId w:val="1"/>', b'<w:numId w:val="2"/>'),
        ("word/numbering.xml", b'w:val="(%2)"', b'w:val="%2)"'),
        ("word/document.xml", b'"Operative3"', b'"Operative2"'),
        ("word/document.xml", b"UNMIX", b"UNMIS"),
    ],
)
def test_the_comparison_notices(text: ResolutionText, package: bytes, name: str, old: bytes, new: bytes) -> None:
    assert printed(rewritten(package, name, old, new))[: len(expected(text))] != expected(text)


def test_word_counts_again_when_a_paragraph_is_put_in(package: bytes) -> None:
    document = docx.Document(BytesIO(package))
    place = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Decides to extend"))
    place.insert_paragraph_before("Welcomes the rest;", "Operative 1")
    target = BytesIO()
    document.save(target)
    numbers = [label for label, _ in printed(target.getvalue()) if label.endswith(".") and label[0].isdigit()]
    assert numbers == ["1.", "2.", "3.", "4.", "5."]


def test_one_numbering_runs_through_the_styles_and_back(package: bytes) -> None:
    levels = part(package, "word/numbering.xml").findall("w:abstractNum[@w:abstractNumId='1']/w:lvl", NS)
    assert [level.find("w:pStyle", NS).get(VAL) for level in levels[:4]] == [f"Operative{n}" for n in range(1, 5)]


def test_verbs_are_italic_and_nothing_else_is(text: ResolutionText, package: bytes) -> None:
    document = docx.Document(BytesIO(package))
    italic = [
        run.text
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith(("Organ", "Preambular", "Operative"))
        for run in paragraph.runs
        if run.italic
    ]
    assert italic == [
        *("The Security Council", "Recalling", "Deeply concerned", "condemning", "Acting"),
        *("Decides", "Requests", "decides", "Requests", "Decides"),
    ]


def test_marking_version_and_date_are_in_the_header_and_pages_in_the_footer(package: bytes) -> None:
    section = docx.Document(BytesIO(package)).sections[0]
    assert section.header.paragraphs[0].text == "DRAFT / NON-PAPER\tVersion 0.1 · 5 March 2025"
    fields = [field.text.strip() for field in part(package, "word/footer1.xml").iter(f"{{{NS['w']}}}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)


def test_the_source_note_stands_at_the_end(package: bytes) -> None:
    found = [words for _, words in printed(package)]
    note = found[found.index("Source note") :]
    assert "PrecedentS/RES/2100 (2013), para. 7" in note
    assert note[-2:] == ["To be filled in", "[end]The last day (OP1)"]


def test_every_paragraph_has_a_bookmark_that_word_accepts(package: bytes) -> None:
    names = [
        mark.get(f"{{{NS['w']}}}name")
        for mark in part(package, "word/document.xml").iter(f"{{{NS['w']}}}bookmarkStart")
    ]
    assert names[0] == "clause_recalling_decisions"
    assert len(set(names)) == len(names) == 7


@given(st.from_regex(r"[a-z0-9-]{1,64}", fullmatch=True), st.from_regex(r"[a-z0-9-]{1,64}", fullmatch=True))
def test_bookmarks_are_short_and_differ(one: str, other: str) -> None:
    assert bookmark(one).replace("_", "a").isalnum()
    assert len(bookmark(one)) <= 40
    assert (bookmark(one) == bookmark(other)) == (one == other)


@pytest.fixture(scope="module")
def negotiated() -> ResolutionText:
    return compose(NEGOTIATION, ROUND).text


def edition(text: ResolutionText, edition: Edition, templates: Path) -> bytes:
    return word(edited(text, edition), templates=templates, epoch=0)


def test_alternatives_bear_the_number_of_their_paragraph(negotiated: ResolutionText, templates: Path) -> None:
    package = edition(negotiated, Edition.CLEAN, templates)
    text = edited(negotiated, Edition.CLEAN)
    assert printed(package) == expected(text)
    assert [label for label, _ in printed(package)][2:] == [
        *("", "", "1.", "(a)", "(b)", "(i)", "2.", "2 bis.", "(a)", "(b)", "2 ter.", "3."),
    ]


def test_a_working_edition_counts_by_itself_as_negotiators_do(negotiated: ResolutionText, templates: Path) -> None:
    labels = [label for label, _ in printed(edition(negotiated, Edition.WORKING, templates))]
    assert labels[2:] == [
        *("PP1", "PP1 bis", "OP1", "(a)", "(b)", "(i)", "OP2", "OP2 bis", "(a)", "(b)", "OP2 ter", "OP3"),
    ]


@pytest.mark.parametrize(("which", "mark"), [(Edition.CLEAN, ""), (Edition.WORKING, "OP")])
def test_references_are_fields_that_show_what_they_lead_to(
    negotiated: ResolutionText, templates: Path, which: Edition, mark: str
) -> None:
    package = edition(negotiated, which, templates)
    document = part(package, "word/document.xml")
    labels = dict(zip(bookmarks(document), (label for label, _ in marked(package)), strict=True))
    fields = list(document.iter(f"{{{NS['w']}}}instrText"))
    shown = []
    for field in fields:
        words = field.xpath("following::w:t[1]", namespaces=NS)[0].text
        shown.append(words)
        assert labels[field.text.split()[1]].rstrip(".") == words
    assert shown == [f"{mark}2", f"{mark}1", "(b)", "(i)"]


def marked(package: bytes) -> list[tuple[str, str]]:
    """The printed paragraphs that bear a bookmark."""
    paragraphs = part(package, "word/document.xml").iter(f"{{{NS['w']}}}p")
    named = [paragraph.find("w:bookmarkStart", NS) is not None for paragraph in paragraphs]
    return [line for line, has in zip(printed(package), named, strict=True) if has]


def bookmarks(document: Any) -> list[str]:
    return [mark.get(f"{{{NS['w']}}}name") for mark in document.iter(f"{{{NS['w']}}}bookmarkStart")]


def test_footnotes_are_footnotes_of_word(negotiated: ResolutionText, templates: Path) -> None:
    package = edition(negotiated, Edition.CLEAN, templates)
    (sign,) = part(package, "word/document.xml").iter(f"{{{NS['w']}}}footnoteReference")
    identity = f"{{{NS['w']}}}id"
    notes = {note.get(identity): note for note in part(package, "word/footnotes.xml").iter(f"{{{NS['w']}}}footnote")}
    assert "".join(notes[sign.get(identity)].itertext()) == " See the report of UNMIX."


def test_who_proposes_what_stays_among_negotiators(negotiated: ResolutionText, templates: Path) -> None:
    for which, told in ((Edition.CLEAN, False), (Edition.SOURCE_NOTE, True), (Edition.WORKING, True)):
        words = " ".join(words for _, words in printed(edition(negotiated, which, templates)))
        assert ("Norland" in words) == told


def test_an_annotation_stands_below_its_paragraph(negotiated: ResolutionText, templates: Path) -> None:
    document = docx.Document(BytesIO(edition(negotiated, Edition.ANNOTATED, templates)))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[styles.index("Operative 3") + 1] == "Annotation Heading"
    assert "Why\tIt is needed." in [paragraph.text for paragraph in document.paragraphs]


def test_an_institution_may_put_in_its_own_reference_document(negotiated: ResolutionText, tmp_path: Path) -> None:
    (tmp_path / "word").mkdir()
    source = docx.Document(str(Path(__file__).resolve().parents[2] / "templates" / REFERENCE))
    source.styles["Operative 1"].font.name = "Arial"
    source.save(str(tmp_path / REFERENCE))
    package = edition(negotiated, Edition.CLEAN, tmp_path)
    assert printed(package) == expected(edited(negotiated, Edition.CLEAN))
    assert docx.Document(BytesIO(package)).styles["Operative 1"].font.name == "Arial"


def test_a_reference_document_without_our_styles_is_the_fault_of_the_environment(
    negotiated: ResolutionText, tmp_path: Path
) -> None:
    (tmp_path / "word").mkdir()
    docx.Document().save(str(tmp_path / REFERENCE))
    with pytest.raises(EnvironmentFault, match=r"reference\.docx has no|no style"):
        edition(negotiated, Edition.CLEAN, tmp_path)


def test_it_names_nobody_and_speaks_british_english(package: bytes) -> None:
    properties = docx.Document(BytesIO(package)).core_properties
    assert (properties.title, properties.subject) == ("Renewal of the mandate of UNMIX", "DRAFT / NON-PAPER")
    assert (properties.author, properties.last_modified_by, properties.language) == ("", "", "en-GB")
    assert properties.created is not None
    assert properties.created.isoformat() == "2025-03-05T00:00:00+00:00"
    languages = part(package, "word/styles.xml").findall(".//w:lang", NS)
    assert {language.get(VAL) for language in languages} == {"en-GB"}


def test_the_same_bytes_everywhere(text: ResolutionText, package: bytes, templates: Path, tmp_path: Path) -> None:
    program_ = (
        "import sys; from pathlib import Path; from drafting.workshop import RENEWAL, WORKSHOP;"
        "from penholder.drafting.compose import compose; from penholder.rendering.word import word;"
        "sys.stdout.buffer.write(word(compose(WORKSHOP, RENEWAL).text, templates=Path(sys.argv[1]), epoch=1741132800))"
    )
    environment = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "1",
        "HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(str(Path(file).resolve().parents[1]) for file in (__file__, penholder.__file__)),
    }
    command = [sys.executable, "-c", program_, str(templates)]
    assert subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, check=True).stdout == package
    with zipfile.ZipFile(BytesIO(package)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_words_stay_words(templates: Path) -> None:
    package = word(hostile(), templates=templates, epoch=0)
    found = "".join(words for _, words in printed(package))
    assert found.count(HOSTILE) == TIMES - 2  # marking and version are in the header
    with zipfile.ZipFile(BytesIO(package)) as archive:
        assert not any(
            "External" in archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")
        )


def test_pandoc_reads_the_same_words(package: bytes, tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(package)
    command = [program(), "--to=plain", "--wrap=none", file]
    plain = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    for line in (
        "Recalling its resolution 2100 (2013)",
        "Measures that could be taken by:",
        "with {{7*7}} as it stands & <b>",
    ):
        assert line in plain


_WORDS = st.lists(st.text("abc<>&\"'()[]*_`\\#~$|!?+=/{}", min_size=1, max_size=6), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None)
@given(_WORDS)
def test_no_word_is_lost(templates: Path, chapeau: list[str]) -> None:
    order = draft(["one"])
    text = compose(base(clause("one", " ".join(chapeau)), order), order).text
    package = word(text, templates=templates, epoch=0)
    assert printed(package)[: len(expected(text))] == expected(text)
