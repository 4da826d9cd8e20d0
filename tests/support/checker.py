"""The program that `limits` runs: checks one workspace and prints what is found, one line each."""

from __future__ import annotations

import sys
from pathlib import Path

from penholder.workspace import Workspace
from tests.support.workspaces import check

if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in check(Workspace(Path(sys.argv[1]))))
