"""A checklist as a Word or Excel form: every question is there, every answer has its place, no word is a formula."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from penholder.rendering.form import Answer, Form, Question, Stage
from penholder.rendering.forms import FORM_FORMATS, render_form
from penholder.rendering.ooxml import W

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORM = Form(
    title="=HYPERLINK(1)",
    summary="What it is for.",
    facts=(("When", "Before."),),
    stages=(
        Stage(
            "Agree",
            (
                Question("1.1", "=1+1", (("Why", "@SUM(A1)"),), Answer.YES_NO, required=True),
                Question("1.2", "How far?", (), Answer.SCALE, required=True),
                Question("1.3", "Since when?", (), Answer.DATE, required=False),
            ),
            "All <have> signed & sealed.",
        ),
        Stage("Go", (Question("2.1", "https://example.org", (), Answer.TEXT, required=True),)),
    ),
    header="Checklist",
    edition="Revised 5 March 2025",
    footer="checklist/x",
)


def sheet(package: bytes) -> tuple[etree._Element, list[str]]:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
        shown = ["".join(entry.itertext()) for entry in strings]
        return etree.fromstring(archive.read("xl/worksheets/sheet1.xml")), shown


@pytest.mark.parametrize("to", FORM_FORMATS)
def test_a_form_is_the_same_on_every_run(to: str, templates: Path, epoch: int) -> None:
    made = [render_form(FORM, to, templates=templates, epoch=epoch) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0] != render_form(FORM, to, templates=templates, epoch=epoch + 86_400)


def test_the_word_form_has_a_tagged_field_for_every_answer(templates: Path, epoch: int) -> None:
    document = docx.Document(BytesIO(render_form(FORM, "docx", templates=templates, epoch=epoch)))
    tags = [tag.get(f"{{{W}}}val") for tag in document.element.iter(f"{{{W}}}tag")]
    assert len(tags) == len(set(tags))
    assert {"item-1-1-yes", "item-1-1-no", "item-1-2-answer", "item-1-3-answer", "item-2-1-answer", "gate-1"} <= set(
        tags
    )
    assert "gate-2" not in tags
    shown = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "=1+1 (required)" in shown
    assert "All <have> signed & sealed." in shown


def test_in_the_workbook_only_our_own_formulas_are_formulas(templates: Path, epoch: int) -> None:
    root, strings = sheet(render_form(FORM, "xlsx", templates=templates, epoch=epoch))
    formulas = [str(formula.text) for formula in root.iter(f"{S}f")]
    assert len(formulas) == 6
    assert all(formula.startswith(("IF(", "=IF(")) for formula in formulas)
    assert {"=HYPERLINK(1)", "=1+1", "Why: @SUM(A1)", "https://example.org"} <= set(strings)
    assert not list(root.iter(f"{S}hyperlink"))


def test_the_workbook_takes_only_answers_of_the_kind_that_is_asked_for(templates: Path, epoch: int) -> None:
    root, _ = sheet(render_form(FORM, "xlsx", templates=templates, epoch=epoch))
    checks = {str(check.get("sqref")): check for check in root.iter(f"{S}dataValidation")}
    assert "".join(checks["F6"].itertext()) == '"Yes,No"'
    assert "".join(checks["F7"].itertext()) == '"1,2,3,4,5"'
    assert checks["F8"].get("type") == "date"
    assert "F10" not in checks
