"""What a person types to collect texts and to look for precedents, and what they are told."""

from __future__ import annotations

import re
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from penholder.cli.main import penholder
from penholder.language.corpus_writer import corpus_to_write
from penholder.workspace import Workspace
from tests.language.samples import GUARD, TEXTS, lay_out, resolution
from tests.pipeline.workspaces import make


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = make(tmp_path / "workspace")
    monkeypatch.chdir(made.root)
    lay_out(tmp_path / "texts")
    assert run("corpus", "add", str(tmp_path / "texts")).exit_code == 0
    return made


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(penholder, list(arguments))
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_add_tells_what_was_read_and_what_was_not(workspace: Workspace, tmp_path: Path) -> None:
    assert (workspace.state / "corpus.sqlite").is_file()
    (tmp_path / "texts" / "bad.docx").write_bytes(b"PK no zip")
    again = run("corpus", "add", str(tmp_path / "texts"))
    assert again.exit_code == 1
    assert "0 texts read, 6 files unchanged, 1 left out" in again.stderr
    assert re.search(r"bad\.docx: .*", again.stderr)
    told = orjson.loads(run("corpus", "add", str(tmp_path / "texts"), "--format", "json").stdout)
    assert (told["unchanged"], [Path(one["path"]).name for one in told["problems"]]) == (6, ["bad.docx"])
    assert run("corpus", "add", "nowhere").exit_code == 2


def test_add_waits_for_nobody(workspace: Workspace, tmp_path: Path) -> None:
    with corpus_to_write(workspace.corpus):
        told = run("corpus", "add", str(tmp_path / "texts"))
    assert told.exit_code == 4
    assert "another command is writing to" in told.stderr


def test_list_tells_texts_the_latest_first(workspace: Workspace) -> None:
    lines = run("corpus", "list").stdout.splitlines()
    assert len(lines) == len(TEXTS)
    assert lines[0].split()[:2] == ["S/RES/9040", "(2035)"]
    assert "trees" in lines[0]
    assert "UNWEMIS" in lines[1]
    rows = orjson.loads(run("corpus", "list", "--mission", "unwemis", "--limit", "1", "--format", "json").stdout)
    assert [(row["symbol"], row["renews"]) for row in rows] == [("S/RES/9030 (2034)", ["S/RES/9020 (2033)"])]
    assert "1 text of 5" in run("corpus", "list", "--year", "2035").stderr


def test_stats_are_a_table_a_page_a_chart_and_data(workspace: Workspace, tmp_path: Path) -> None:
    table = run("corpus", "stats").stdout
    assert re.search(r"^2031 +1 +1 ", table, re.MULTILINE)
    data = orjson.loads(run("corpus", "stats", "--mission", "UNWEMIS", "--to", "json").stdout)
    assert [row["label"] for row in data["rows"]] == ["9001 (2031)", "9010 (2032)", "9020 (2033)", "9030 (2034)"]
    assert [row["tasks"] for row in data["rows"]] == [2, 0, 0, 0]
    assert run("corpus", "stats", "--to", "svg").stdout.startswith("<svg")
    assert run("corpus", "stats", "--to", "html", "-o", str(tmp_path / "page.html")).exit_code == 0
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert run("corpus", "stats", "--year", "1999").exit_code == 2


def test_remove_takes_a_resolution_out(workspace: Workspace) -> None:
    assert run("corpus", "remove", "9001", "S/RES/9010 (2032)").exit_code == 0
    assert "3 texts of 3" in run("corpus", "list").stderr
    assert "does not have 9001" in run("corpus", "remove", "9001").stderr
    assert run("corpus", "remove", "wells").exit_code == 2


def test_precedents_of_words_tell_place_difference_and_renewals(workspace: Workspace) -> None:
    told = run("precedents", GUARD.replace("quarrel", "dispute"), "--limit", "1")
    text = " ".join(told.stdout.split())
    assert "S/RES/9010 (2032), para. 2 · 4 March 2032 · UNWEMIS" in text
    assert "[-quarrel-]{+dispute+}" in text
    assert "Stands in 3 resolutions: first 9001 (2031), para. 3; last 9030 (2034), para. 2." in text
    assert "UNWEMIS: 9001 (2031) → 9010 (2032) → (1 renewal without it) → 9030 (2034)." in text
    assert "report every «dispute over" not in text
    told_of_words = run("precedents", "water to the elders").stdout
    assert "These very words stand in 3 resolutions: first 9001 (2031), para. 3" in told_of_words
    (row,) = orjson.loads(run("precedents", GUARD, "--limit", "1", "--format", "json").stdout)
    assert row["precedents"][0]["similarity"] == 1
    assert "\x1b" not in told.stdout


def test_precedents_of_a_clause_and_of_a_draft(workspace: Workspace) -> None:
    clause = run("precedents", "--clause", "watch")
    assert clause.exit_code == 0
    assert clause.stdout.startswith("preferred")
    draft = run("precedents", "--draft", "text")
    assert draft.exit_code == 0
    assert "OP1" in draft.stdout
    assert "«" in draft.stdout
    one = run("precedents", "--draft", "text", "--paragraph", "OP1")
    assert "OP2" not in one.stdout
    assert 'has no paragraph "OP99"' in run("precedents", "--draft", "text", "--paragraph", "OP99").stderr
    rows = orjson.loads(run("precedents", "--draft", "9001", "--format", "json", "--limit", "1").stdout)
    assert [row["place"] for row in rows] == ["PP1", "OP1", "OP2", "OP2 (a)", "OP3", "OP4"]
    assert all(row["precedents"][0]["similarity"] == 1 and row["new_language"] == [] for row in rows)


def test_a_file_outside_a_workspace_is_looked_at_with_a_corpus_that_is_named(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mine.txt"
    path.write_text(resolution(9100, 2036, (GUARD, "Urges owls to sing softly at dusk")), "utf-8")
    told = run("precedents", "--draft", str(path), "--corpus", str(workspace.corpus))
    assert told.exit_code == 0
    assert "owls to sing softly at dusk" in " ".join(told.stdout.split())
    assert run("precedents", "wells").exit_code == 2
    assert "--corpus FILE" in run("precedents", "wells").stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "one thing can be asked for"),
        (("wells", "--clause", "watch"), "one thing can be asked for"),
        (("wells", "--paragraph", "OP1"), "--paragraph says which paragraph"),
        (("wells", "--year", "soon"), "is not a year"),
        (("--clause", "wach"), 'did you mean "watch"?'),
        (("--draft", "8999"), "the corpus does not have S/RES/8999"),
        (("***",), "there are no words"),
        (("well " * 9_000,), "too many"),
        (("wells", "--corpus", "nowhere.sqlite"), "penholder corpus add FOLDER"),
    ],
)
def test_wrong_words_are_told_with_what_was_meant(words: tuple[str, ...], told: str, workspace: Workspace) -> None:
    result = run("precedents", *words)
    assert result.exit_code == 2
    assert told in result.stderr


def test_precedents_where_the_records_have_errors(workspace: Workspace) -> None:
    (workspace.content / "actors" / "council.yaml").write_text("id: council\n", "utf-8")
    told = run("precedents", "--clause", "watch")
    assert told.exit_code == 1
    assert "missing-field" in told.stderr
