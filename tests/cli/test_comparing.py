"""What `penholder compare` writes and says, with a workspace and without one."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import orjson
import pytest

from penholder.text.adopted import AdoptedText
from penholder.text.adopted_writers import to_txt
from penholder.workspace import Workspace
from tests.cli.test_commands import run
from tests.language.invented import NEW, OLD
from tests.pipeline.workspaces import make
from tests.support.tracked import paragraphs


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = make(tmp_path / "workspace")
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Two texts as plain files, outside any workspace."""
    for name, text in (("old", OLD), ("new", NEW)):
        body = AdoptedText(preambular=text.preambular, operative=text.operative)
        (tmp_path / f"{name}.txt").write_text(f"The Security Council,\n\n{to_txt(body)}", "utf-8")
    return str(tmp_path / "old.txt"), str(tmp_path / "new.txt")


def test_two_files_are_compared_anywhere(
    files: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("compare", *files)
    assert told.exit_code == 0
    assert "old.txt → new.txt" in told.stdout
    assert "3 → 3, 4" in told.stdout
    assert "Note: without a workspace, verbs are not ranked" in told.stdout
    assert "Tasks: 5 → 5" in told.stdout
    refused = run("compare", *files, "--to", "docx")
    assert refused.exit_code == 2
    assert "name a file with --out" in refused.stderr
    assert run("compare", *files, "--to", "docx", "-o", "redline.docx").exit_code == 0
    assert (
        paragraphs(Path("redline.docx").read_bytes(), accept=True)[-1] == "6.\tDecides to remain seized of the matter."
    )


def test_json_has_what_became_of_every_paragraph(files: tuple[str, str], workspace: Workspace) -> None:
    data = orjson.loads(run("compare", *files, "--to", "json").stdout)
    kinds = {(tuple(one["old"]), tuple(one["new"])): one["kind"] for one in data["passages"]}
    assert kinds[("3",), ("3", "4")] == "split"
    assert kinds[("4",), ("1",)] == "moved"
    assert data["summary"]["tasks"]["old"]["by_modality"]["secure"] == 3
    changed = next(line for one in data["passages"] for line in one["lines"] if line["kind"] == "changed")
    old = "".join(words for change, words in changed["runs"] if change != "inserted")
    assert old == "Recalling its resolution 9000 (2030) on the drought in Samarka,"


def test_a_draft_against_its_last_version(workspace: Workspace) -> None:
    assert run("draft", "text", "-o", "last.docx").exit_code == 0
    same = run("compare", "last.docx", "text")
    assert "Paragraphs: 1 kept\nWords: 10 kept, 0 deleted, 0 inserted" in same.stdout
    clause = workspace.content / "clauses" / "watch.yaml"
    clause.write_text(clause.read_text("utf-8").replace("to watch {place}", "to watch {place} day and night"), "utf-8")
    told = run("compare", "last.docx", "draft/text", "--to", "docx", "--author", "Karsia", "--date", "2026-05-01")
    written = workspace.build / "redlines" / "last-to-draft-text.docx"
    assert "build/redlines/last-to-draft-text.docx" in told.stderr
    first = written.read_bytes()
    assert paragraphs(first, accept=True)[-1].endswith("watch [place] day and night.")
    assert paragraphs(first, accept=False)[-1].endswith("watch [place].")
    assert run("compare", "last.docx", "text", "--to", "html", "-o", "redline.html").exit_code == 0
    assert "<ins> day and night</ins>" in (workspace.root / "redline.html").read_text("utf-8")


def test_the_date_comes_from_the_environment_or_the_text(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, files: tuple[str, str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    run("compare", files[0], "text", "--to", "docx", "-o", "one.docx")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    run("compare", files[0], "text", "--to", "docx", "-o", "two.docx")
    assert _dates(workspace.root / "one.docx") == {b"1970-01-02T00:00:00Z"}
    assert _dates(workspace.root / "two.docx") == {b"2026-03-01T00:00:00Z"}


def _dates(path: Path) -> set[bytes]:
    with zipfile.ZipFile(path) as package:
        return set(re.findall(rb'w:date="([^"]+)"', package.read("word/document.xml")))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere.docx", "text"), "nowhere.docx"),
        (("text", "txet"), 'did you mean "text"?'),
        (("text", "text", "--date", "tomorrow"), "write it as 2026-03-31"),
        (("text", "inside-text", "--audience", "public"), "inside-text"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_words_are_told(words: tuple[str, ...], told: str, workspace: Workspace) -> None:
    result = run("compare", *words)
    assert result.exit_code == 2
    assert told in result.output


def test_records_with_errors_keep_drafts_from_being_read_and_files_not(
    workspace: Workspace, files: tuple[str, str]
) -> None:
    path = workspace.content / "sources" / "paper.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: paper", "kind: papyrus"), "utf-8")
    assert run("compare", files[0], "text").exit_code == 1
    told = run("compare", *files)
    assert told.exit_code == 0
    assert "the records of the workspace have errors, so verbs are not ranked" in told.stdout
