"""What a person who asks for advice is told."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result
from docx import Document

from penholder.cli.main import penholder
from penholder.workspace import Workspace
from tests.pipeline.workspaces import make

TEXT = """The Security Council,

1. Decides to extend the mandate of the Mission until 30 November 2027;

2. Requests the Secretary-General to report every 90 days.
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = make(tmp_path / "workspace")
    monkeypatch.chdir(made.root)
    return made


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(penholder, ["advise", *arguments])
    assert "Traceback" not in result.output
    return result


def test_advice_on_a_draft_leads_to_its_line(workspace: Workspace) -> None:
    told = run("text")
    line = next(
        number
        for number, words in enumerate((workspace.content / "drafts/text.yaml").read_text("utf-8").splitlines(), 1)
        if "clause: watch" in words
    )
    assert told.exit_code == 0
    assert "warning advice-unfilled" in told.stdout
    assert f"content/drafts/text.yaml:{line}:" in told.stdout
    assert "1 warning" in told.stdout
    assert max(len(row) for row in told.stdout.splitlines()) <= 80


def test_words_of_a_clause_are_told_where_they_are_written(workspace: Workspace) -> None:
    path = workspace.content / "clauses" / "watch.yaml"
    path.write_text(path.read_text("utf-8").replace("to watch {place}", "to organise by {place}"), "utf-8")
    text = workspace.content / "drafts" / "text.yaml"
    text.write_text(f"{text.read_text('utf-8')}parameters: {{place: 'June 5th, 2027'}}\n", "utf-8")
    told = orjson.loads(run("text", "--format", "json").stdout)["advice"]
    places = {advice["code"]: advice["path"] for advice in told}
    assert places["advice-spelling"] == "content/clauses/watch.yaml"
    assert places["advice-date-form"] == "content/drafts/text.yaml", "the date stands in a value of the draft"


def test_advice_on_a_file_leads_to_its_paragraph(workspace: Workspace, tmp_path: Path) -> None:
    document = Document()
    for words in TEXT.replace("until 30 November", "until 30th November").split("\n\n"):
        document.add_paragraph(words)
    document.save(str(tmp_path / "theirs.docx"))
    told = run(str(tmp_path / "theirs.docx"))
    assert told.exit_code == 0
    assert f"{tmp_path}/theirs.docx: OP1" in told.stdout
    assert "write “30 November 2027”" in told.stdout
    assert "Adopted: S/RES/2531 (2020), paragraph 16" in told.stdout


def test_tasks_are_shown_beside_those_of_the_text_that_it_renews(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "new.txt").write_text(
        TEXT.replace("\n2. ", "\n2. Requests the Mission to monitor human rights;\n\n3. "), encoding="utf-8"
    )
    told = run(str(tmp_path / "new.txt"), "--basis", str(tmp_path / "old.txt"))
    assert "against old.txt" in told.stdout
    rows = {tuple(row.split()) for row in told.stdout.splitlines()}
    assert ("all", "2", "1", "+1") in rows
    assert ("monitor", "1", "0", "+1") in rows
    data = orjson.loads(run(str(tmp_path / "new.txt"), "--basis", str(tmp_path / "old.txt"), "--format", "json").stdout)
    assert data["tasks"]["all"] == {"now": 2, "before": 1}
    assert data["advice"] == []


def test_only_what_would_be_wrong_in_any_text_fails(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT.replace("Requests", "Requesting"), encoding="utf-8")
    told = run(str(tmp_path / "text.txt"))
    assert told.exit_code == 1
    assert "error advice-misplaced-verb" in told.stdout


def test_records_with_errors_are_told_and_nothing_else(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.content / "clauses" / "watch.yaml"
    path.write_text(path.read_text("utf-8").replace("rationale:", "reason:"), "utf-8")
    told = run("text")
    assert told.exit_code == 1
    assert told.stdout == ""
    assert "unknown-field" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("txet",), 'did you mean "text"?'),
        (("text", "--basis", "nowhere.docx"), 'no draft "nowhere.docx"'),
        (("inside-text", "--audience", "public"), 'no draft "inside-text"'),
    ],
)
def test_a_slip_on_the_command_line_is_told(workspace: Workspace, arguments: tuple[str, ...], words: str) -> None:
    told = run(*arguments)
    assert told.exit_code == 2
    assert words in told.stderr


def test_a_draft_is_compared_with_the_text_that_it_says_it_renews(workspace: Workspace, tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_text(f"Resolution 9901 (2025)\n\n{TEXT}", encoding="utf-8")
    source = workspace.content / "sources" / "old-mandate.yaml"
    paper = (workspace.content / "sources" / "paper.yaml").read_text("utf-8")
    source.write_text(
        paper.replace("id: paper", "id: old-mandate").replace("kind: paper", "kind: resolution")
        + "symbol: S/RES/9901 (2025)\n",
        "utf-8",
    )
    text = workspace.content / "drafts" / "text.yaml"
    text.write_text(f"{text.read_text('utf-8')}basis: [old-mandate]\n", "utf-8")
    assert "against" not in run("text").stdout, "there is no corpus yet"
    assert CliRunner().invoke(penholder, ["corpus", "add", str(old)]).exit_code == 0
    assert "against S/RES/9901 (2025)" in run("text").stdout
    assert run("9901").stdout.startswith("S/RES/9901 (2025)\n")
    assert run("9902").exit_code == 2
