"""Several files changed as one: whatever fails, and wherever, everything is as before."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

import pytest

from penholder.diagnostics import EnvironmentFault
from penholder.editing.together import Change, change_together

STEPS = ("replace", "unlink")


def prepared(root: Path) -> list[Change]:
    (root / ".come.old").write_text("left by a process that was killed")
    for name in ("a", "b", "gone"):
        (root / name).write_text(f"old {name}")
        (root / name).chmod(0o640)
    changes = [
        Change(root / "come", b"new come", root / "gone"),
        Change(root / "a", b"new a"),
        Change(root / "b", b"new b"),
    ]
    return [*changes, Change(root / "gone", None)]


def changed() -> dict[str, tuple[bytes, int]]:
    return {name: (f"new {name}".encode(), 0o640) for name in ("a", "b", "come")}


def state(root: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mode & 0o777) for path in root.iterdir()}


def failing(monkeypatch: pytest.MonkeyPatch, nth: int, failure: BaseException) -> list[int]:
    """Let the nth step of the file system fail, counted over all that can; return the counter."""
    seen = [0]
    for name in ("write_bytes", "replace", "unlink", "rename"):
        real = getattr(Path, name)

        def step(self: Path, *args: object, real: object = real, **options: object) -> object:
            seen[0] += 1
            if seen[0] == nth:
                raise failure
            return real(self, *args, **options)  # type: ignore[operator]

        monkeypatch.setattr(Path, name, step)
    return seen


def test_all_files_change_and_nothing_is_left_over(tmp_path: Path) -> None:
    change_together(prepared(tmp_path))
    assert state(tmp_path) == changed()


@pytest.mark.parametrize(
    "failure", [OSError(errno.EIO, "Input/output error"), KeyboardInterrupt()], ids=["error", "signal"]
)
def test_a_failure_at_any_step_leaves_the_files_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    undone = 0
    for nth in range(1, 40):
        root = tmp_path / str(nth)
        root.mkdir()
        changes = prepared(root)
        before = state(root)
        before.pop(".come.old")
        with monkeypatch.context() as patch:
            seen = failing(patch, nth, failure)
            with contextlib.suppress(EnvironmentFault, KeyboardInterrupt):
                change_together(changes)
        found = {name: held for name, held in state(root).items() if not name.startswith(".")}
        undone += found == before
        assert found in (before, changed())
        if seen[0] < nth:
            break
    else:
        pytest.fail("the steps never came to an end")
    assert undone >= 3 + 4, "a failure in any of three preparations and four changes was undone"


def test_a_full_disk_is_met_before_anything_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = prepared(tmp_path)
    before = state(tmp_path)
    before.pop(".come.old")
    real, count = os.fsync, [0]

    def full(descriptor: int) -> None:
        count[0] += 1
        if count[0] == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFault) as fault:
        change_together(changes)
    assert "space" in fault.value.hint
    assert state(tmp_path) == before


def test_what_cannot_be_put_back_is_kept_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = prepared(tmp_path)
    real = Path.replace

    def broken(self: Path, target: Path) -> Path:
        if target.name == "b" or self.name == ".a.old":
            raise OSError(errno.EROFS, "Read-only file system")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(EnvironmentFault, match="put back") as fault:
        change_together(changes)
    assert str(tmp_path / ".a.old") in fault.value.hint
    assert (tmp_path / ".a.old").read_text() == "old a"
    assert not (tmp_path / "come").exists()
