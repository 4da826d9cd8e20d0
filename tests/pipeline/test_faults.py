"""When the machine fails, the last good outputs stay whole and nothing is left lying about."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penholder import storage
from penholder.diagnostics import Busy, EnvironmentFault
from penholder.pipeline import last_build
from penholder.rendering import pdf
from penholder.storage import lock
from penholder.workspace import Workspace
from tests.pipeline.conftest import build_tree, built
from tests.pipeline.workspaces import make, tree

PENHOLDER = Path(sys.executable).with_name("penholder")


def penholder(workspace: Workspace, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PENHOLDER, *arguments], cwd=workspace.root, capture_output=True, text=True, timeout=120, check=False, **options
    )


def edit(workspace: Workspace) -> None:
    """A change that would change the outputs."""
    path = workspace.content / "clauses" / "watch.yaml"
    path.write_text(path.read_text("utf-8").replace("Title of watch", "Another title"), "utf-8")


def forget(workspace: Workspace) -> None:
    """Let the next build make everything anew."""
    (workspace.state / last_build.NAME).unlink(missing_ok=True)


def nothing_left(workspace: Workspace) -> bool:
    """Whether no temporary file or folder lies about, and the lock is free."""
    with lock(workspace.state):
        left = [
            path
            for path in workspace.root.rglob("*")
            if path.name.endswith((".new", ".old")) or "staging" in path.parts
        ]
    return left == []


@pytest.mark.usefixtures("one_process")
class TestInOneProcess:
    """Faults injected at a call."""

    @pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO], ids=["disk-full", "read-only", "broken"])
    def test_any_failing_write_leaves_the_last_outputs(
        self, code: int, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = build_tree(workspace)
        edit(workspace)
        right = Path.write_bytes
        calls = 0

        def counted(path: Path, data: bytes) -> int:
            nonlocal calls
            calls += 1
            return right(path, data)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "write_bytes", counted)
            build_tree(workspace)
        assert build_tree(workspace) != before
        before = tree(workspace.build)
        for failing in sorted({1, 2, calls // 3, calls // 2, calls - 1, calls}):
            seen = 0

            def full(path: Path, data: bytes, failing: int = failing) -> int:
                nonlocal seen
                seen += 1
                if seen == failing:
                    raise OSError(code, os.strerror(code), str(path))
                return right(path, data)

            forget(workspace)
            with monkeypatch.context() as patch:
                patch.setattr(Path, "write_bytes", full)
                with pytest.raises(EnvironmentFault):
                    built(workspace)
            assert tree(workspace.build) == before
            assert nothing_left(workspace)

    def test_failing_swap_leaves_the_last_outputs(self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        before = build_tree(workspace)
        edit(workspace)
        right = Path.rename
        for failing in (1, 2):
            seen = 0

            def broken(path: Path, target: Path, failing: int = failing) -> Path:
                nonlocal seen
                seen += 1
                if seen == failing:
                    raise OSError(errno.EIO, "broken")
                return right(path, target)

            with monkeypatch.context() as patch:
                patch.setattr(storage, "_exchange", lambda first, second: False)
                patch.setattr(Path, "rename", broken)
                with pytest.raises(EnvironmentFault):
                    built(workspace)
            assert tree(workspace.build) == before

    def test_without_an_exchange_of_folders_the_swap_works_too(
        self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(storage, "_exchange", lambda first, second: False)
        before = build_tree(workspace)
        edit(workspace)
        assert build_tree(workspace) != before
        assert nothing_left(workspace)

    def test_a_failing_engine_is_told_and_harms_nothing(
        self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = build_tree(workspace)

        def failing(*_: Any, **__: Any) -> bytes:
            raise EnvironmentFault("the PDF engine failed")

        forget(workspace)
        monkeypatch.setattr(pdf, "pdf", failing)
        with pytest.raises(EnvironmentFault):
            built(workspace)
        assert tree(workspace.build) == before
        assert nothing_left(workspace)

    @pytest.mark.parametrize(
        "damage",
        [lambda data: b"", lambda data: data[: len(data) // 2], lambda data: os.urandom(500), lambda data: data[::-1]],
        ids=["empty", "truncated", "foreign", "reversed"],
    )
    def test_damaged_caches_change_nothing(self, damage: Callable[[bytes], bytes], workspace: Workspace) -> None:
        before = build_tree(workspace)
        caches = [path for path in workspace.state.iterdir() if path.is_file() and path.name != "lock"]
        assert caches
        for path in caches:
            path.write_bytes(damage(path.read_bytes()))
        assert build_tree(workspace) == before

    def test_records_edited_during_the_build_are_as_they_were_when_it_began(
        self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from penholder.pipeline import build as building

        before = build_tree(workspace)
        right = building.draft_files

        def editing(*arguments: Any) -> dict[str, bytes]:
            edit(workspace)
            return right(*arguments)

        forget(workspace)
        monkeypatch.setattr(building, "draft_files", editing)
        assert build_tree(workspace) == before

    def test_a_clock_a_year_back_changes_nothing(self, workspace: Workspace) -> None:
        before = build_tree(workspace)
        year_ago = time.time() - 365 * 86_400
        for path in workspace.content.rglob("*.yaml"):
            os.utime(path, (year_ago, year_ago))
        forget(workspace)
        assert build_tree(workspace) == before

    def test_content_errors_keep_the_last_outputs(self, workspace: Workspace) -> None:
        before = build_tree(workspace)
        (workspace.content / "clauses" / "watch.yaml").write_text("id: [", "utf-8")
        outcome = built(workspace)
        assert outcome.failed
        assert tree(workspace.build) == before


def test_two_builds_at_once(workspace: Workspace) -> None:
    with lock(workspace.state):
        outcome = penholder(workspace, "build")
        with pytest.raises(Busy):
            built(workspace)
    assert outcome.returncode == 4
    assert "another build" in outcome.stderr


def test_the_lock_of_a_dead_process_does_not_hold(workspace: Workspace) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom penholder.storage import lock\n"
        "with lock(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(workspace.state)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with lock(workspace.state):
        pass


@pytest.mark.parametrize("wait", [0.3, 0.9, 1.5])
def test_killed_build_leaves_the_last_outputs_whole(wait: float, workspace: Workspace) -> None:
    assert penholder(workspace, "build").returncode == 0
    before = tree(workspace.build)
    edit(workspace)
    process = subprocess.Popen(
        [PENHOLDER, "build"], cwd=workspace.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(wait)
    process.kill()
    process.wait()
    after = tree(workspace.build)
    assert after == before or "Another title" in after["site/clauses/watch/index.html"].decode()
    assert penholder(workspace, "build").returncode == 0
    assert nothing_left(workspace)


def test_interrupted_build_says_so_and_cleans_up(workspace: Workspace) -> None:
    assert penholder(workspace, "build").returncode == 0
    before = tree(workspace.build)
    edit(workspace)
    process = subprocess.Popen([PENHOLDER, "build"], cwd=workspace.root, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not (workspace.state / "staging").exists():
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert "Traceback" not in told
    if process.returncode != 0:
        assert process.returncode == 130
        assert tree(workspace.build) == before
    assert nothing_left(workspace)


def test_few_file_handles_are_no_traceback(workspace: Workspace) -> None:
    def few() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (24, 24))

    outcome = penholder(workspace, "build", preexec_fn=few)
    assert outcome.returncode in (0, 3)
    assert "Traceback" not in outcome.stderr


def test_closed_pipe_is_no_traceback(workspace: Workspace) -> None:
    command = f"{PENHOLDER} show clause/watch | head -n 0"
    outcome = subprocess.run(["sh", "-c", command], cwd=workspace.root, capture_output=True, text=True, check=False)
    assert "Traceback" not in outcome.stderr
    assert "BrokenPipe" not in outcome.stderr


def test_nothing_asks_the_network(workspace: Workspace) -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise AssertionError('the network was asked')\n"
        "socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse\n"
        "from penholder.cli import main\n"
        "main(['build'])\n"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code], cwd=workspace.root, capture_output=True, text=True, timeout=120, check=False
    )
    assert outcome.returncode == 0, outcome.stderr


def test_same_bytes_in_another_folder_time_zone_and_locale(tmp_path: Path) -> None:
    first = make(tmp_path / "one")
    second = make(tmp_path / "a much longer name" / "two")
    environments = [
        {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242", "HOME": str(tmp_path)},
    ]
    for workspace, environment in zip((first, second), environments, strict=True):
        outcome = penholder(workspace, "build", env={**os.environ, **environment})
        assert outcome.returncode == 0, outcome.stderr
    one, two = tree(first.build), tree(second.build)
    assert [name for name in one.keys() | two.keys() if one.get(name) != two.get(name)] == []
