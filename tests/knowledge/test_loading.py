"""Loading: every record once, in one order whatever the file system says, and whole where a build needs it."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from penholder.knowledge.cache import CheckCache
from penholder.knowledge.loading import load
from penholder.reading import files as listing
from penholder.reading.reader import Reader
from tests.support.workspaces import found, lay_out, schema, term

FILES = {f"content/terms/t{number}.yaml": term(f"t{number}") for number in (3, 1, 2)}


def test_the_order_is_that_of_the_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = lay_out(tmp_path, {**FILES, "content/actors/x.txt": "", "content/terms/t0.yaml": ""})
    expected = load(workspace)
    right = listing._visible
    monkeypatch.setattr(listing, "_visible", lambda folder: reversed(list(right(folder))))
    other = load(workspace)
    assert [str(name) for name in expected.base.records] == ["term/t1", "term/t2", "term/t3"]
    assert list(other.base.records) == list(expected.base.records)
    assert other.diagnostics == expected.diagnostics


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    loaded = load(lay_out(tmp_path, {**FILES, "content/terms/t2.yaml": b"\xff", "content/terms/t9.yaml": "- a\n"}))
    assert [str(name) for name in loaded.base.records] == ["term/t1", "term/t3"]
    assert {str(name) for name in loaded.reserved} == {"term/t2", "term/t9"}
    assert found(loaded.diagnostics) == [
        *("content/terms/t2.yaml:1:1 encoding", "content/terms/t9.yaml:1:1 not-a-mapping"),
    ]


@pytest.mark.parametrize("fails", [False, True])
def test_the_garbage_collector_is_left_as_it_was(fails: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = lay_out(tmp_path, FILES)
    if fails:
        monkeypatch.setattr(Reader, "read", lambda self, file: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            load(workspace)
    else:
        load(workspace)
    assert gc.isenabled()


def test_a_file_that_is_gone_when_it_is_read_in_full_is_left_out(tmp_path: Path) -> None:
    workspace = lay_out(tmp_path, FILES)
    loaded = load(workspace, cache=CheckCache(workspace.state / "check.json"))
    (tmp_path / "content/terms/t2.yaml").unlink()
    assert [str(name) for name in loaded.full(["term", "actor"]).records] == ["term/t1", "term/t3"]


def test_a_new_type_is_a_schema_and_nothing_else(tmp_path: Path) -> None:
    idea = {**schema("term"), "title": "Idea", "x-plural": "Ideas", "x-folder": "ideas"}
    files = {**FILES, "content/ideas/better.yaml": term("better", related="[term/t1]")}
    loaded = load(lay_out(tmp_path, files, {"idea": idea}))
    assert loaded.diagnostics == ()
    (record,) = loaded.base.of_type("idea")
    assert [str(link.name) for link in loaded.base.referrers(record.references[0].target)] == ["idea/better"]


def test_an_empty_workspace_is_fine(tmp_path: Path) -> None:
    loaded = load(lay_out(tmp_path, {}))
    assert (loaded.diagnostics, dict(loaded.base.records)) == ((), {})
