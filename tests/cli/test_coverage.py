"""`penholder coverage`: what a diplomat is told of a mandate, and what a colleague is sent."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner, Result
from lxml import etree

from penholder.cli.main import penholder
from penholder.workspace import Workspace
from tests.pipeline.workspaces import CONTENT, clause, draft, make, record

WARNING = {
    "shows": "the mission is to have early warning",
    "grade": "covered",
    "words": ["early warning"],
}
ELEMENT = {
    "definition": "It warns.",
    "covered_when": "It is there.",
    "partial_when": "It is half there.",
    "signals": [WARNING],
    "from": ["watch"],
}
MANDATE = """The Security Council,

Recalling the importance of early warning,

1. Decides that the mandate of UNAMKA shall include <script>alert(1)</script> protection;

2. Urges the Government of Karsia to build early warning;
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = make(
        tmp_path / "workspace",
        {
            **CONTENT,
            **dict(
                [
                    record("elements", "warning", **ELEMENT),
                    clause(
                        "warn",
                        "{mission} to build early warning",
                        covers=["warning"],
                        parameters={"mission": {"type": "mission", "description": "Which.", "example": "UNAMKA"}},
                        strengths={
                            "preferred": {"verb": "requests", "text": "{mission} to build early warning"},
                            "compromise": {"verb": "requests", "text": "{mission} to watch", "lost": "Warning."},
                        },
                    ),
                    draft("warned", ["warn"]),
                ]
            ),
        },
    )
    monkeypatch.chdir(made.root)
    (made.root / "mandate.txt").write_text(MANDATE, "utf-8")
    return made


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(penholder, ["coverage", *arguments])
    assert "Traceback" not in result.output
    return result


def data(*arguments: str) -> dict[str, Any]:
    shown = run(*arguments, "--to", "json")
    assert shown.exit_code == 0, shown.output
    found = orjson.loads(shown.stdout)
    assert isinstance(found, dict)
    return found


def test_a_gap_has_its_paragraph_its_reason_and_the_weakest_wording_that_closes_it(workspace: Workspace) -> None:
    (answer,) = data("mandate.txt")["elements"]
    assert answer["status"] == "partial"
    assert answer["evidence"][0]["paragraph"] == "2"
    assert answer["evidence"][0]["text"].startswith("Urges the Government")
    assert "the host government" in answer["why"]
    assert answer["recommendations"] == ["watch"]
    assert answer["clauses"] == ["warn"]
    # The compromise does not speak of warning, so that only the preferred wording closes the gap.
    assert answer["closes"] == {"warn": "preferred"}


def test_a_draft_is_judged_as_a_resolution_is(workspace: Workspace) -> None:
    (answer,) = data("warned")["elements"]
    assert (answer["status"], answer["evidence"][0]["paragraph"], answer["clauses"]) == ("covered", "1", [])


def test_several_texts_make_a_matrix_by_date(workspace: Workspace) -> None:
    found = data("mandate.txt", "warned")["texts"]
    assert [text["date"] for text in found] == ["2026-03-01", ""]
    shown = run("mandate.txt", "warned").stdout
    assert "●  ◐" in shown
    assert max(map(len, shown.splitlines())) <= 80
    rows = list(csv.DictReader(io.StringIO(run("mandate.txt", "warned", "--to", "csv").stdout.removeprefix("\ufeff"))))
    assert [row["warning"] for row in rows] == ["covered", "partial"]


def test_the_lines_that_are_printed_can_be_put_into_a_draft(workspace: Workspace) -> None:
    shown = run("mandate.txt").stdout
    assert "    - clause: warn\n      strength: preferred\n" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_web_page_holds_no_script_of_the_text_and_the_picture_says_what_it_shows(workspace: Workspace) -> None:
    page = run("mandate.txt", "warned", "--to", "html").stdout
    assert "<script" not in page
    assert "Title of warned" in page
    picture = etree.fromstring(run("mandate.txt", "warned", "--to", "svg").stdout.encode())
    words = " ".join(picture.xpath("//*[local-name()='desc']/text()"))
    assert "Title of warned: 1 covered, 0 partial, 0 absent." in words


def test_a_word_file_is_the_same_each_time_and_can_be_opened(workspace: Workspace, tmp_path: Path) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    for path in (first, second):
        assert run("mandate.txt", "--to", "docx", "--out", str(path)).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    words = "".join(document.itertext("{*}t"))
    assert "◐ partial" in words
    assert "clause: warn" in words


def test_without_out_a_word_file_goes_to_the_outputs(workspace: Workspace) -> None:
    assert run("mandate.txt", "--to", "docx").exit_code == 0
    assert (workspace.build / "coverage.docx").is_file()


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("Le Conseil de sécurité,\n\n1. Décide de proroger le mandat;\n\n2. Prie le Secrétaire général;\n", "English"),
        ("", "nothing to judge"),
        ("The Security Council,\n\nRecalling the importance of early warning,\n", "no operative paragraphs"),
        ("The Security Council,\n\n1. Requests all " + "early warning, " * 40_000 + "now;\n", "characters"),
    ],
)
def test_what_cannot_be_judged_is_told_and_not_called_absent(workspace: Workspace, words: str, remark: str) -> None:
    (workspace.root / "other.txt").write_text(words, "utf-8")
    shown = run("other.txt", "--to", "json")
    found = orjson.loads(shown.stdout)
    assert shown.exit_code == 0
    assert remark in found["remark"]
    assert remark in shown.stderr
    assert [one["status"] for one in found["elements"]] in ([], ["partial"])


def test_slips_on_the_command_line_are_told(workspace: Workspace) -> None:
    assert run("nowhere.docx").exit_code == 2
    assert run("mandate.txt", "--to", "pdf").exit_code == 2
    (workspace.content / "elements" / "warning.yaml").unlink()
    (workspace.content / "clauses" / "warn.yaml").unlink()
    (workspace.content / "drafts" / "warned.yaml").unlink()
    shown = run("mandate.txt")
    assert shown.exit_code == 2
    assert "no elements" in shown.stderr


def test_a_phrase_with_a_slip_is_told_with_its_place(workspace: Workspace) -> None:
    path = workspace.content / "elements" / "warning.yaml"
    path.write_text(path.read_text("utf-8").replace("- early warning", "- early (warning"), "utf-8")
    shown = run("mandate.txt")
    assert shown.exit_code == 1
    assert "content/elements/warning.yaml:14:5: error bad-form" in shown.stderr
