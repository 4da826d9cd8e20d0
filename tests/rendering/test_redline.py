"""A redline in Word: accept all and it is the new text, reject all and it is the old one, paragraph for paragraph."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from penholder.knowledge.ladder import Ladder
from penholder.language.comparison import compare
from penholder.language.strength import differences
from penholder.rendering.pandoc import program
from penholder.rendering.redline_word import Signature, redline_word
from penholder.text.adopted import AdoptedText
from penholder.text.lines import lines
from penholder.text.read import read_bytes, read_file
from penholder.text.redline_html import redline_html
from penholder.text.split import split
from tests.language.invented import CAMELS, NEW, OLD, PUMPS, SEIZED, WELLS, paragraph, text, texts
from tests.rendering.reading import part
from tests.support.tracked import paragraphs, shapes

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
REFERENCE = ROOT / "templates" / "word" / "reference.docx"
SIGNED = Signature("Penholder", "2032-03-04")
shared = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the reference collection is absent"),
]


def written(old: AdoptedText, new: AdoptedText, *, reference: Path | None = REFERENCE) -> bytes:
    redline = compare(old, new, ("The old text", "The new text"))
    return redline_word(redline, reference=reference, signed=SIGNED, epoch=0)


def printed(one: AdoptedText) -> list[str]:
    """The paragraphs of a text as a file can hold them."""
    return [
        re.sub(r"[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", line.printed) for line in lines(one)
    ]


def by_pandoc(package: bytes, path: Path, *, accept: bool) -> list[str]:
    """The paragraphs that pandoc reads, with single spaces."""
    path.write_bytes(package)
    way = "accept" if accept else "reject"
    command = [str(program()), "--sandbox", f"--track-changes={way}", "--from=docx", "--to=json", str(path)]
    blocks = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["blocks"]
    return [" ".join("".join(_strings(block)).split()) for block in blocks]


def _strings(node: Any) -> list[str]:
    if isinstance(node, list):
        return [found for one in node for found in _strings(one)]
    if not isinstance(node, dict):
        return []
    if node["t"] == "Str":
        return [node["c"]]
    return [" "] if node["t"] in {"Space", "SoftBreak", "LineBreak"} else _strings(node.get("c"))


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (NEW, OLD), (OLD, OLD)], ids=["forth", "back", "same"])
def test_accepted_is_new_and_rejected_is_old_for_two_readers(
    old: AdoptedText, new: AdoptedText, tmp_path: Path
) -> None:
    package = written(old, new)
    for wanted, accept in ((new, True), (old, False)):
        assert paragraphs(package, accept=accept) == printed(wanted)
        spaced = [" ".join(words.split()) for words in printed(wanted)]
        assert by_pandoc(package, tmp_path / "redline.docx", accept=accept) == spaced


def test_our_own_reader_reads_a_redline_as_the_new_text() -> None:
    read = split(read_bytes(written(OLD, NEW)))
    assert [line.printed for line in lines(read)] == [line.printed for line in lines(NEW)]
    assert "deletions that are tracked were left out" in read.remarks[0]


@given(texts, texts)
@settings(deadline=None, max_examples=60)
def test_no_word_is_lost_and_no_paragraph_empty_or_joined(old: AdoptedText, new: AdoptedText) -> None:
    package = written(old, new, reference=None)
    for wanted, accept in ((new, True), (old, False)):
        assert paragraphs(package, accept=accept) == (printed(wanted) or [""])


ENDINGS = {
    "appended": ([WELLS], [WELLS, CAMELS, SEIZED]),
    "cut off": ([WELLS, CAMELS, SEIZED], [WELLS]),
    "another end": ([WELLS, SEIZED], [WELLS, CAMELS]),
    "the end moved up": ([WELLS, CAMELS, SEIZED], [SEIZED, WELLS, CAMELS]),
    "all new": ([], [WELLS, CAMELS]),
    "all gone": ([WELLS, CAMELS], []),
    "nothing in common": ([PUMPS], [CAMELS]),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_the_last_mark_of_a_document_is_shared(name: str) -> None:
    old, new = (
        AdoptedText(operative=tuple(paragraph(at, one) for at, one in enumerate(side, 1))) for side in ENDINGS[name]
    )
    package = written(old, new)
    assert paragraphs(package, accept=True) == (printed(new) or [""])
    assert paragraphs(package, accept=False) == (printed(old) or [""])
    last = part(package, "word/document.xml").findall(".//{*}p")[-1]
    assert last.find("{*}pPr/{*}rPr") is None, "Word cannot remove the last mark"


def test_a_paragraph_that_changes_its_level_gets_its_style_back() -> None:
    annexed = AdoptedText(operative=OLD.operative[:1], notes=OLD.notes)
    headed = AdoptedText(operative=(paragraph(1, WELLS, heading="Wells and pumps"),), notes=OLD.notes)
    for old, new in ((annexed, headed), (OLD, NEW), (OLD, AdoptedText(preambular=OLD.preambular))):
        package = written(old, new)
        assert shapes(package, accept=True) == shapes(written(new, new), accept=True)
        assert shapes(package, accept=False) == shapes(written(old, old), accept=True)


def test_every_id_is_of_one_change_and_nobody_is_named() -> None:
    package = written(OLD, NEW)
    document = part(package, "word/document.xml")
    tracked = [one for one in document.iter() if re.search(r"\}(ins|del|pPrChange)$", str(one.tag))]
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    comments = part(package, "word/comments.xml").findall("{*}comment")
    ids = [one.get(f"{name}id") for one in (*tracked, *comments)]
    assert len(ids) == len(set(ids)) > 10
    assert {one.get(f"{name}author") for one in (*tracked, *comments)} == {"Penholder"}
    assert {one.get(f"{name}date") for one in (*tracked, *comments)} == {"2032-03-04T00:00:00Z"}
    assert written(OLD, NEW) == package


def test_comments_tell_where_things_went_and_came_from() -> None:
    comments = part(written(OLD, NEW), "word/comments.xml")
    told = ["".join(comment.itertext()) for comment in comments]
    assert told == [
        "Moved from 4, the words unchanged.",
        "From 3, which was split into 3 and 4.",
        "From 3, which was split into 3 and 4.",
        "Moved from 3 (d), the words unchanged.",
        "Moved to 4 (a).",
        "Moved to 1.",
    ]


def test_verbs_are_in_italics_and_numbers_are_words() -> None:
    document = part(written(OLD, NEW), "word/document.xml")
    italic = {"".join(run.itertext("{*}t")) for run in document.iter("{*}r") if run.find("{*}rPr/{*}i") is not None}
    assert {"The Security Council", "Recalling", "Decides", "Requests"} <= italic
    numbers = document.findall(".//{*}numPr/{*}numId")
    assert {number.get(next(iter(number.attrib))) for number in numbers} == {"0"}


def test_hostile_words_are_written_and_read_back() -> None:
    odd = text(
        paragraph(1, "Requests \x00\x0b\x1f\ufffe all to <w:p>&amp; ]]> =cmd|'/c' {name} \u202e evil;"),
        paragraph(2, "Urges " + "wells and pumps " * 20_000),
    )
    package = written(odd, NEW)
    assert paragraphs(package, accept=False) == printed(odd)
    page = redline_html(
        compare(odd, NEW, ("<script>alert(1)</script>", "b")),
        differences(compare(odd, NEW, ("a", "b")), odd, NEW, Ladder()),
    )
    assert "<script" not in page
    assert "\x00" not in page


def test_right_to_left_texts_keep_their_direction() -> None:
    arabic = AdoptedText(language="ar", operative=(paragraph(1, "يقرر أن يبقي المسألة قيد نظره."),))
    package = written(arabic, arabic)
    assert part(package, "word/document.xml").find(".//{*}bidi") is not None
    assert 'dir="rtl"' in redline_html(
        compare(arabic, arabic, ("a", "b")), differences(compare(arabic, arabic, ("a", "b")), arabic, arabic, Ladder())
    )


def test_the_page_stands_alone_and_marks_changes() -> None:
    page = redline_html(
        compare(OLD, NEW, ("Old", "New")), differences(compare(OLD, NEW, ("Old", "New")), OLD, NEW, Ladder())
    )
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=[\"'](?!#)", page)
    assert "<del>night</del>" in page or "<del>by night</del>" in page
    assert "<ins>" in page
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= set(re.findall(r'id="([^"]+)"', page))


class TestReadersUsedForProof:
    """The readers treat the changes that others tracked as Word does."""

    pytestmark = shared
    FILES = tuple(sorted((SHARED / "word").glob("RP00[1-8]*.docx"))) if SHARED.is_dir() else ()
    TRACKED = tuple(path for path in FILES if not path.stem.endswith(("Accepted", "Rejected")))

    def test_there_are_files(self) -> None:
        assert len(self.TRACKED) == 8

    @pytest.mark.parametrize("path", TRACKED, ids=lambda path: path.stem)
    def test_accepted_and_rejected(self, path: Path, tmp_path: Path) -> None:
        for name, accept in (("Accepted", True), ("Rejected", False)):
            done = path.with_name(f"{path.stem}-{name}.docx")
            if not done.exists():
                continue
            wanted = paragraphs(done.read_bytes(), accept=True)
            assert paragraphs(path.read_bytes(), accept=accept) == wanted
            if not path.stem.startswith("RP001"):  # pandoc reads tables as tables
                found = by_pandoc(path.read_bytes(), tmp_path / "tracked.docx", accept=accept)
                # pandoc puts a space where it joins two paragraphs
                assert [one.replace(" ", "") for one in found] == [one.replace(" ", "") for one in wanted if one]
            if accept:
                ours, theirs = (read_bytes(one.read_bytes()).lines for one in (path, done))
                assert [line.text for line in ours] == [line.text for line in theirs]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference collection is absent")
@pytest.mark.parametrize("pair", [("2100", "2164"), ("2164", "2227"), ("2409", "2502")], ids="-".join)
def test_real_resolutions_come_back_word_for_word(pair: tuple[str, str], tmp_path: Path) -> None:
    old, new = (read_file(SHARED / "corpus" / "en" / f"S_RES_{number}.xml") for number in pair)
    package = written(old, new)
    for wanted, accept in ((new, True), (old, False)):
        assert paragraphs(package, accept=accept) == printed(wanted)
        spaced = [" ".join(words.split()) for words in printed(wanted)]
        assert by_pandoc(package, tmp_path / "redline.docx", accept=accept) == spaced
    assert [line.printed for line in lines(split(read_bytes(package)))] == [line.printed for line in lines(new)]
