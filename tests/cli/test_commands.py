"""What a person types, and what they are told."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from penholder.cli.main import COMMANDS, penholder
from penholder.workspace import Workspace
from tests.pipeline.workspaces import make


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = make(tmp_path / "workspace")
    monkeypatch.chdir(made.root)
    return made


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(penholder, list(arguments))
    assert "Traceback" not in result.output
    return result


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_ends_with_an_example(name: str) -> None:
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert re.search(rf"Example:\n  .*penholder {name}\b", shown.output)


def break_four_ways(workspace: Workspace) -> None:
    """Four mistakes in two files: a wrong value, a missing and an unknown field, a reference that leads nowhere."""
    clause = workspace.content / "clauses" / "watch.yaml"
    clause.write_text(clause.read_text("utf-8").replace("rationale:", "reason:").replace("- watch", "- wotch"), "utf-8")
    actor = workspace.content / "actors" / "council.yaml"
    actor.write_text(actor.read_text("utf-8").replace("kind: organ", "kind: organs"), "utf-8")


def test_check_tells_every_mistake_once_with_its_place(workspace: Workspace) -> None:
    assert run("check", "--quiet").exit_code == 0
    break_four_ways(workspace)
    told = run("check", "--quiet")
    lines = [line for line in told.stdout.splitlines() if " error " in line]
    assert told.exit_code == 1
    assert [re.sub(r":\d+:\d+:.* error", " error", line.partition(": ")[0]) for line in lines]
    codes = [re.search(r"error ([a-z-]+):", line)[1] for line in lines]  # type: ignore[index]
    assert codes == ["unknown-value", "missing-field", "unknown-field", "dangling-reference"]
    assert 'did you mean "organ"?' in told.stdout
    assert "content/actors/council.yaml:8:7: error unknown-value" in told.stdout


def test_check_as_json_and_as_github_annotations(workspace: Workspace) -> None:
    break_four_ways(workspace)
    rows = orjson.loads(run("check", "--format", "json").stdout)
    first = next(row for row in rows if row["code"] == "unknown-value")
    assert (first["path"], first["line"], first["severity"]) == ("content/actors/council.yaml", 8, "error")
    github = run("check", "--format", "github").stdout
    assert "::error file=content/actors/council.yaml,line=8,col=7,title=unknown-value::" in github


def test_check_of_a_path_tells_of_that_path_alone(workspace: Workspace) -> None:
    break_four_ways(workspace)
    assert "content/clauses" not in run("check", "content/actors").stdout
    assert run("check", "content/sources").exit_code == 0
    assert run("check", "content/nowhere").exit_code == 2


def test_works_from_any_folder_of_the_workspace(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace.content / "clauses")
    assert run("check", "--quiet").exit_code == 0
    monkeypatch.chdir(workspace.root.parent)
    assert run("check").exit_code == 2
    assert run("--workspace", str(workspace.root), "check", "--quiet").exit_code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("chek",), "did you mean check?"),
        (("show", "clause/wach"), 'did you mean "clause/watch"?'),
        (("show", "watch"), "may mean several records"),
        (("draft", "txet"), 'did you mean "text"?'),
        (("draft", "text", "--to", "odt"), "formats: docx, pdf, html, md"),
        (("new", "clauze", "x"), 'did you mean "clause"?'),
        (("export", "--to", "csv"), "name the type"),
        (("export", "clause", "--where", "functoin=task"), 'did you mean "function"?'),
        (("export", "clause", "--where", "function=tusk"), "values: assess, authorize, bind"),
        (("export", "clause", "--where", "function"), "write it as FIELD=VALUE"),
        (("find", "x", "--type", "nothing"), "there is no type"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_words_are_told_with_what_was_meant(words: tuple[str, ...], told: str, workspace: Workspace) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert told in result.output


def test_find_puts_the_best_first_and_honours_the_audience(workspace: Workspace) -> None:
    rows = orjson.loads(run("find", "watch", "--format", "json").stdout)
    assert {row["name"] for row in rows} >= {"clause/watch", "recommendation/watch", "clause/inside-watch"}
    assert "inside" not in run("find", "watch", "--audience", "public").stdout
    assert "Title of watch" in run("find", "act", "early").stdout
    assert "0 records found" in run("find", "nothing-like-this").output


def test_show_tells_fields_and_what_refers_to_the_record(workspace: Workspace) -> None:
    told = run("show", "recommendation/watch").stdout
    assert "Act early." in told
    assert "Implemented by: clause/watch" in told
    shown = orjson.loads(run("show", "recommendation/watch", "--format", "json").stdout)
    assert {"relation": "Implemented by", "name": "clause/watch"} in shown["referred_to_by"]
    assert run("show", "actor/inside-office", "--audience", "public").exit_code == 2


def test_export_as_table_and_data(workspace: Workspace) -> None:
    path = workspace.content / "sources" / "paper.yaml"
    path.write_text(path.read_text("utf-8").replace("Title of paper", "'=HYPERLINK(1)'"), "utf-8")
    table = run("export", "source", "--to", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert any(cell == "'=HYPERLINK(1)" for row in rows for cell in row.values())
    assert run("export", "source", "-o", "out.json").exit_code == 0
    names = [document["name"] for document in orjson.loads((workspace.root / "out.json").read_bytes())]
    assert names == ["source/paper"]


def test_export_of_those_that_have_certain_values(workspace: Workspace) -> None:
    def names(*arguments: str) -> list[str]:
        return [document["name"] for document in orjson.loads(run("export", *arguments).stdout)]

    hidden = ("--audience", "restricted")
    assert names("recommendation", "--where", "phase=operations") == ["recommendation/watch"]
    assert names("recommendation", "--where", "phase=transition") == []
    either = names("--where", "kind=paper", "--where", "kind=organ")
    assert either == ["actor/council", "source/paper"]
    assert names(*hidden, "--where", "tags=early", "--where", "clearance=internal") == ["recommendation/inside-watch"]
    assert names("--where", "addressees=council", "--where", "kind=organ") == []
    table = run("export", "clause", "--to", "csv", "--where", "function=bind").stdout
    assert table.removeprefix("\ufeff").startswith("id,title,")
    assert len(table.splitlines()) == 1
    assert run("export", "clause", "--to", "xlsx").exit_code == 0
    assert (workspace.build / "exports" / "clauses.xlsx").read_bytes().startswith(b"PK")


def test_draft_goes_where_it_is_asked_to(workspace: Workspace, tmp_path: Path) -> None:
    printed = run("draft", "text", "--to", "md")
    assert "*Requests* the Secretary-General to watch" in printed.stdout
    assert "Still to fill: [place]" in printed.stderr
    assert run("draft", "text").exit_code == 0
    assert (workspace.build / "drafts" / "text.docx").read_bytes().startswith(b"PK")
    out = tmp_path / "for the mission"
    assert run("draft", "draft/text", "--to", "pdf,html", "-o", str(out)).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["text.html", "text.pdf"]
    assert run("draft", "text", "--to", "pdf,html", "-o", str(out / "one.pdf")).exit_code == 2
    assert run("draft", "inside-text", "--audience", "public", "--to", "md").exit_code == 2


def test_drafts_are_written_together_in_an_edition(workspace: Workspace, tmp_path: Path) -> None:
    told = run("draft", "text", "inside-text", "--edition", "annotated", "-o", str(tmp_path))
    assert told.exit_code == 0
    assert "Still to fill (text): [place]" in told.stderr
    assert {path.name for path in tmp_path.iterdir()} >= {"text-annotated.docx", "inside-text-annotated.docx"}
    assert run("draft", "text", "inside-text", "-o", str(tmp_path / "one.docx")).exit_code == 2
    assert run("draft", "text", "--edition", "final").exit_code == 2


def test_a_reference_document_that_is_no_use_is_told_as_such(workspace: Workspace) -> None:
    (workspace.templates / "word" / "reference.docx").write_bytes(b"no zip")
    told = run("draft", "text")
    assert told.exit_code == 3
    assert "reference.docx cannot be read" in told.stderr
    assert not (workspace.build / "drafts").exists()


def test_from_a_new_record_to_a_renamed_one(workspace: Workspace) -> None:
    assert run("new", "recommendation", "listen-first").exit_code == 0
    path = workspace.content / "recommendations" / "listen-first.yaml"
    assert path.read_text("utf-8").startswith(
        "# yaml-language-server: $schema=../../schemas/recommendation.schema.json"
    )
    assert run("new", "recommendation", "listen-first").exit_code == 2
    path.unlink()
    clause = workspace.content / "clauses" / "watch.yaml"
    clause.write_text("# kept\n" + clause.read_text("utf-8"), "utf-8")
    assert run("rename", "recommendation/watch", "watch-closely").exit_code == 0
    text = clause.read_text("utf-8")
    assert text.startswith("# kept\n")
    assert "- watch-closely" in text
    assert run("check", "--quiet").exit_code == 0
    assert run("fmt").exit_code == 0
    assert run("fmt", "--check").exit_code == 0
    assert clause.read_text("utf-8").startswith("# kept\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    assert "_PENHOLDER_COMPLETE" in run("completion", shell).stdout


def test_a_worksheet_is_written_by_the_name_that_its_schema_gives(workspace: Workspace) -> None:
    result = run("checklist", "risk-worksheet", "--to", "docx,xlsx")
    assert result.exit_code == 0
    written = workspace.build / "checklists"
    assert sorted(path.name for path in written.iterdir()) == ["risk-worksheet.docx", "risk-worksheet.xlsx"]
    assert 'did you mean "risk-worksheet"?' in run("checklist", "risk-workshet").output
