"""Running a check within the limits that Penholder promises to keep on any input."""

from __future__ import annotations

import os
import resource
import subprocess
import sys

from penholder.workspace import Workspace
from tests.support.workspaces import ROOT

SECONDS = 5
"""Of processor time, so that a busy machine does not matter."""
BYTES = 512 * 1024 * 1024


def check_within_limits(workspace: Workspace) -> list[str]:
    """What a check says, from a process of its own that may take 5 s and 512 MB and must not print a traceback."""
    command = [sys.executable, "-m", "tests.support.checker", str(workspace.root)]
    # Arenas of memory are reserved by the thread; they would count although nobody uses them.
    environment = {**os.environ, "MALLOC_ARENA_MAX": "2", "RAYON_NUM_THREADS": "1"}
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, preexec_fn=_limit, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr[-2000:]
    return done.stdout.splitlines()


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
