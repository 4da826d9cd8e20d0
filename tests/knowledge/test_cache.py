"""The check cache: it saves reading, and no check tells whether it is there, old, damaged or foreign."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from penholder.knowledge import cache as caching
from penholder.knowledge.cache import CheckCache
from penholder.knowledge.loading import Loaded, load
from penholder.knowledge.situation import HEADER
from penholder.reading.reader import Reader
from penholder.workspace import Workspace
from tests.support.workspaces import found, in_short, judged, lay_out, schema, term, write

FILES = {
    "content/terms/a.yaml": term("a", related="[term/b, term/nothing]", formerly="[old]", review_by="2020-01-01"),
    "content/terms/b.yaml": term("b", status="superseded", superseded_by="term/a"),
    "content/terms/bad.yaml": term("bad", title=""),
    "content/terms/hidden.yaml": term("hidden", clearance="internal"),
}
YEAR = 365 * 24 * 3600 * 1_000_000_000


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = lay_out(tmp_path, FILES)
    _wait()
    return made


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read from here on."""
    names: list[str] = []
    right = Reader.read

    def read(self: Reader, file):  # type: ignore[no-untyped-def]
        names.append(Path(file.path).stem)
        return right(self, file)

    monkeypatch.setattr(Reader, "read", read)
    return names


def _wait() -> None:
    """Until what was just written is old enough to be remembered."""
    time.sleep(2 * caching.RACE / 1e9)


def _path(workspace: Workspace) -> Path:
    return workspace.state / "check.json"


def _load(workspace: Workspace) -> Loaded:
    return load(workspace, cache=CheckCache(_path(workspace)))


def _told(loaded: Loaded) -> list[str]:
    return [*found(loaded.diagnostics), *in_short(judged(loaded), notes=True)]


def test_what_was_fine_is_not_read_again(workspace: Workspace, reads: list[str]) -> None:
    first = _told(_load(workspace))
    assert sorted(reads) == ["a", "b", "bad", "hidden"]
    reads.clear()
    assert _told(_load(workspace)) == first
    assert reads == ["bad"]


def test_with_and_without_a_cache_the_base_is_the_same(workspace: Workspace) -> None:
    _load(workspace)
    cached, whole = _load(workspace), load(workspace)
    assert _told(cached) == _told(whole)
    assert cached.base.types == whole.base.types
    for name, record in whole.base.records.items():
        assert cached.base.records[name].references == record.references
        assert cached.base.records[name].data == {key: record.data[key] for key in HEADER if key in record.data}
        assert cached.base.referrers(name) == whole.base.referrers(name)
    assert cached.full(["term"]).records == whole.base.records


def _edit(workspace: Workspace) -> None:
    write(workspace.root, {"content/terms/b.yaml": term("b", title="")})


def _edit_same_size_and_time(workspace: Workspace) -> None:
    path = workspace.root / "content/terms/b.yaml"
    before = path.stat()
    path.write_text(path.read_text().replace("status: superseded", "status: Superseded"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def _put_another_in_its_place(workspace: Workspace) -> None:
    path = workspace.root / "content/terms/b.yaml"
    new = path.with_suffix(".new")
    new.write_text(path.read_text().replace("status: superseded", "status: Superseded"))
    os.utime(new, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    new.replace(path)


def _delete(workspace: Workspace) -> None:
    (workspace.root / "content/terms/b.yaml").unlink()


def _add(workspace: Workspace) -> None:
    write(workspace.root, {"content/terms/nothing.yaml": term("nothing")})


def _mend(workspace: Workspace) -> None:
    write(workspace.root, {"content/terms/bad.yaml": term("bad")})


def _change_a_schema(workspace: Workspace) -> None:
    stricter = schema("term")
    stricter["required"].append("acronym")
    write(workspace.root, {"schemas/term.schema.json": orjson.dumps(stricter)})


def _make_a_link(workspace: Workspace) -> None:
    path = workspace.root / "content/terms/b.yaml"
    path.rename(workspace.root / "b.yaml")
    path.symlink_to(workspace.root / "b.yaml")


CHANGES = [
    *(_edit, _edit_same_size_and_time, _put_another_in_its_place, _delete, _add, _mend, _change_a_schema, _make_a_link),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_every_change_is_seen(change: Callable[[Workspace], None], workspace: Workspace) -> None:
    before = _told(_load(workspace))
    change(workspace)
    after = _told(_load(workspace))
    assert after == _told(load(workspace))
    assert after != before
    assert _told(_load(workspace)) == after


def test_one_edit_costs_one_reading(workspace: Workspace, reads: list[str]) -> None:
    _load(workspace)
    write(workspace.root, {"content/terms/hidden.yaml": term("hidden")})
    reads.clear()
    _load(workspace)
    assert sorted(reads) == ["bad", "hidden"]


@pytest.mark.parametrize(("after", "remembered"), [(0.5, False), (1.5, True)])
def test_a_file_that_may_have_changed_again_within_the_tick_of_the_clock_is_not_remembered(
    after: float, remembered: bool, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second edit in the same tick leaves the stamp as it was. What counts is when the reading began, not its end."""
    path = workspace.root / "content/terms/hidden.yaml"
    changed = path.stat().st_ctime_ns
    clock = iter([changed + int(after * caching.RACE)])
    monkeypatch.setattr(caching.time, "time_ns", lambda: next(clock, changed + YEAR))
    _load(workspace)
    assert (workspace.relative(path) in _body(_path(workspace).read_bytes())["files"]) is remembered


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "truncated": lambda data: data[: len(data) // 2],
    "without its last byte": lambda data: data[:-1],
    "garbled": lambda data: data.replace(b"term", b"trem"),
    "a byte changed": lambda data: data[:200] + bytes([data[200] ^ 1]) + data[201:],
    "no text": lambda data: b"\xff\xfe\x00" * 100,
    "another program's": lambda data: b'{"version": 3}',
    "of another version": lambda data: _signed({"format": 0, "key": "", "files": {}}),
    "of other schemas": lambda data: _signed({**_body(data), "key": "0"}),
    "of another shape": lambda data: _signed({**_body(data), "files": [1, 2]}),
    "with entries of another shape": lambda data: _signed(
        {**_body(data), "files": {path: [] for path in _body(data)["files"]}}
    ),
    "with entries cut short": lambda data: _signed(
        {**_body(data), "files": {path: [entry[0], [], [[1]]] for path, entry in _body(data)["files"].items()}}
    ),
}


def _body(data: bytes) -> dict:  # type: ignore[type-arg]
    return orjson.loads(data.partition(b"\n")[2])


def _signed(content: object) -> bytes:
    body = orjson.dumps(content)
    return hashlib.blake2b(body, digest_size=16).hexdigest().encode() + b"\n" + body


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_an_empty_one(damage: str, workspace: Workspace, reads: list[str]) -> None:
    expected = _told(_load(workspace))
    path = _path(workspace)
    good = path.read_bytes()
    path.write_bytes(DAMAGES[damage](good))
    reads.clear()
    assert _told(_load(workspace)) == expected
    assert sorted(reads) == ["a", "b", "bad", "hidden"]
    assert path.read_bytes() == good


def test_a_cache_of_another_workspace_is_an_empty_one(workspace: Workspace, tmp_path: Path, reads: list[str]) -> None:
    (tmp_path / "other").mkdir()
    other = lay_out(tmp_path / "other", {**FILES, "content/terms/b.yaml": term("b")})
    _load(workspace)
    other.state.mkdir()
    _path(other).write_bytes(_path(workspace).read_bytes())
    reads.clear()
    assert _told(_load(other)) == _told(load(other))
    assert reads[:4] == ["a", "b", "bad", "hidden"]


@pytest.mark.parametrize("place", ["a folder where the cache should be", "a file where its folder should be"])
def test_a_cache_that_cannot_be_read_or_written_costs_only_time(place: str, workspace: Workspace) -> None:
    if place.startswith("a folder"):
        _path(workspace).mkdir(parents=True)
    else:
        workspace.state.write_text("")
    assert _told(_load(workspace)) == _told(load(workspace))
    assert [path.name for path in workspace.root.rglob("*.new")] == []


def test_a_read_only_workspace_is_checked(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert _told(_load(workspace)) == _told(load(workspace))


@pytest.mark.parametrize("years", [-1, 1])
def test_a_wrong_clock_does_no_harm(years: int, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns
    expected = _told(load(workspace))
    monkeypatch.setattr(caching.time, "time_ns", lambda: now() + years * YEAR)
    assert _told(_load(workspace)) == expected
    assert _told(_load(workspace)) == expected
    _edit(workspace)
    assert _told(_load(workspace)) == _told(load(workspace))
    monkeypatch.undo()
    assert _told(_load(workspace)) == _told(load(workspace))


def test_an_idle_check_writes_nothing(workspace: Workspace) -> None:
    write(workspace.root, {"content/terms/bad.yaml": term("bad")})
    _wait()
    _load(workspace)
    before = _path(workspace).stat()
    _load(workspace)
    assert (_path(workspace).stat().st_ino, _path(workspace).stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_is_due_is_told_though_nothing_is_read(workspace: Workspace) -> None:
    _load(workspace)
    later = in_short(judged(_load(workspace), dt.date(2030, 1, 1)))
    assert "term/a review_by review-due" in later
