"""A worksheet as a Word or Excel form: every line can be rated and noted, and what is rated highest is computed."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from penholder.rendering.forms import FORM_FORMATS, render_form
from penholder.rendering.ooxml import W
from penholder.rendering.worksheet import Group, Names, Subject, Worksheet

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET = Worksheet(
    title="=HYPERLINK(1)",
    caution="It adds up to nothing.",
    choices=("None", 'Some "signs", few', "Much"),
    names=Names("Danger", "Dangers", "Kind", "Signs", "Eased by"),
    groups=(
        Group("Old", (Subject("arms", "=1+1", "Guns.", ("Seen?", "Heard?"), ("Talks", "@SUM(A1)")),)),
        Group("New", (Subject("hate", "Hate <b>", "Words.", ("Said?",), ()),)),
    ),
    edition="Revised 5 March 2025",
    footer="Dangers · danger-sheet",
)


def pages(package: bytes) -> list[etree._Element]:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return [etree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")) for number in (1, 2, 3)]


def formulas(page: etree._Element) -> dict[str, str]:
    """The formulas of a sheet, by cell."""
    cells = ((cell.get("r"), cell.findtext(f"{S}f")) for cell in page.iter(f"{S}c"))
    return {str(place): formula for place, formula in cells if formula}


@pytest.mark.parametrize("to", FORM_FORMATS)
def test_a_worksheet_is_the_same_on_every_run(to: str, templates: Path, epoch: int) -> None:
    made = [render_form(SHEET, to, templates=templates, epoch=epoch) for _ in range(2)]
    assert made[0] == made[1]


def test_each_line_has_a_box_for_each_rating_and_room_for_a_note(templates: Path, epoch: int) -> None:
    document = docx.Document(BytesIO(render_form(SHEET, "docx", templates=templates, epoch=epoch)))
    tags = [tag.get(f"{{{W}}}val") for tag in document.element.iter(f"{{{W}}}tag")]
    assert len(tags) == len(set(tags))
    for line in ("arms-1", "arms-2", "hate-1"):
        assert {f"{line}-rating-0", f"{line}-rating-1", f"{line}-rating-2", f"{line}-note"} <= set(tags)
    shown = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "1.1  =1+1" in shown
    assert "Eased by: Talks; @SUM(A1)" in shown
    assert any(SHEET.caution in paragraph.text for paragraph in document.paragraphs)


def test_every_row_of_the_word_form_fills_the_table(templates: Path, epoch: int) -> None:
    """Word calls a file damaged whose rows are narrower than their grid."""
    document = docx.Document(BytesIO(render_form(SHEET, "docx", templates=templates, epoch=epoch)))
    for table in document.element.iter(f"{{{W}}}tbl"):
        columns = len(list(table.iter(f"{{{W}}}gridCol")))
        for row in table.iter(f"{{{W}}}tr"):
            spans = [span.get(f"{{{W}}}val") for span in row.iter(f"{{{W}}}gridSpan")]
            assert len(row.findall(f"{{{W}}}tc")) + sum(int(span) - 1 for span in spans) == columns


def test_only_ratings_of_the_worksheet_can_be_chosen_and_each_row_counts_its_own_lines(
    templates: Path, epoch: int
) -> None:
    rated, _, counts = pages(render_form(SHEET, "xlsx", templates=templates, epoch=epoch))
    (check,) = rated.iter(f"{S}dataValidation")
    assert check.get("sqref") == "E7:E9"
    assert check.findtext(f"{S}formula1") == "Counts!$D$6:$F$6"  # the words themselves may hold commas and quotes
    counted = formulas(counts)
    assert counted["F7"] == "COUNTIF(Worksheet!$E$7:$E$8,F$6)"
    assert counted["F8"] == "COUNTIF(Worksheet!$E$9,F$6)"
    assert counted["H7"] == "IF(F7>0,2,IF(E7>0,1,0))"


def test_no_word_of_a_record_is_a_formula(templates: Path, epoch: int) -> None:
    ours = re.compile(r"(IF|COUNTIF)\(")
    found = [
        formula
        for page in pages(render_form(SHEET, "xlsx", templates=templates, epoch=epoch))
        for formula in formulas(page).values()
    ]
    assert found
    assert all(ours.match(formula) for formula in found)
    assert not any("SUM" in formula or "1+1" in formula for formula in found)
    for page in pages(render_form(SHEET, "xlsx", templates=templates, epoch=epoch)):
        assert not list(page.iter(f"{S}hyperlink"))
