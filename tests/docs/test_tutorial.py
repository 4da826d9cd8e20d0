"""The tutorials work as they are printed: its files are laid out, its commands run, and they say what the pages say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.docs.handbook import DOCS, ROOT, fences
from tests.docs.showcase import shown

TUTORIALS = DOCS / "tutorial"
_ELLIPSIS = re.compile(r"[ \t]*…[ \t]*")
_NUMBER = re.compile(r"\b\d[\d,]*(?= records? checked)")


def _workspace(root: Path) -> Path:
    for name in ("content", "schemas", "templates", "docs"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def _said(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    found = subprocess.run(
        command, shell=True, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return found.stdout


def _commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with what it is expected to say."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected


def _matches(expected: str, said: str) -> bool:
    """Whether a command said what was expected: `…` stands for anything, and records are counted by nobody."""
    pattern = ".*".join(re.escape(_plain(part)) for part in _ELLIPSIS.split(expected))
    return re.fullmatch(pattern, _plain(said), re.DOTALL) is not None


def _plain(text: str) -> str:
    return _NUMBER.sub("#", text).replace("\u2003", " ").strip("\n")


def _mended(folder: Path, block: str) -> None:
    name, *lines = block.removeprefix("--- ").splitlines()
    before = "".join(f"{line[1:]}\n" for line in lines if line.startswith("-"))
    after = "".join(f"{line[1:]}\n" for line in lines if line.startswith("+"))
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{name} does not have the lines to change"
    (folder / name).write_text(text.replace(before, after), encoding="utf-8")


def _followed(page: str, folder: Path) -> int:
    """Do what a page says in a workspace; how many commands were run."""
    commands = 0
    for language, block in fences((TUTORIALS / page).read_text(encoding="utf-8")):
        if language == "yaml":
            for file in shown(block):
                (folder / file.path).write_text(file.text, encoding="utf-8")
        elif language == "diff":
            _mended(folder, block)
        elif language == "console":
            for command, expected in _commands(block):
                said = _said(command, folder)
                assert _matches(expected, said), f"$ {command}\n{said}"
                commands += 1
    return commands


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    folder = _workspace(tmp_path)
    assert _followed("index.md", folder) == 6
    assert (folder / "build/drafts/first-draft.docx").read_bytes().startswith(b"PK")
    assert (folder / "build/drafts/first-draft.pdf").read_bytes().startswith(b"%PDF")


def test_the_way_from_a_resolution_to_a_draft_is_as_it_says(tmp_path: Path) -> None:
    folder = _workspace(tmp_path)
    assert _followed("from-a-resolution-to-a-draft.md", folder) == 8
    assert (folder / "build/drafts/closing-gaps.docx").read_bytes().startswith(b"PK")
    assert "<table" in (folder / "build/coverage.html").read_text(encoding="utf-8")


def test_what_a_command_said_is_really_compared() -> None:
    assert _matches("12 records checked: nothing …\n", "345 records checked: nothing to mend\n")
    assert not _matches("12 records checked: nothing to mend\n", "12 records checked: 1 error\n")
