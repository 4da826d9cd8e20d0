"""When pandoc does not do its work, the machine is to blame: a fault with a hint, in time, and nothing left running."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from penholder.diagnostics import EnvironmentFault
from penholder.rendering import pandoc

PARAGRAPH = {"t": "Para", "c": [{"t": "Str", "c": "words"}]}


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a shell script in the place of pandoc."""

    def put(script: str) -> None:
        file = tmp_path / "pandoc"
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
        monkeypatch.setattr(pandoc, "program", lambda: file)

    return put


def write(templates: Path, timeout: float = 60) -> bytes:
    return pandoc.word([PARAGRAPH], {}, templates / "word" / "reference.docx", epoch=0, timeout=timeout)


def test_it_works(templates: Path) -> None:
    assert write(templates).startswith(b"PK")


def test_missing(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "find_spec", lambda name: None)
    with pytest.raises(EnvironmentFault, match="pandoc is missing") as fault:
        write(templates)
    assert "pip install" in fault.value.hint


def test_not_a_program(templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: tmp_path)
    with pytest.raises(EnvironmentFault, match="cannot be started"):
        write(templates)


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("cat >/dev/null", "with nothing"),
        ("cat >/dev/null; echo hello", "no Word file"),
        ("exit 3", r"failed \(3\)"),
        ("cat >/dev/null; echo out of memory >&2; exit 251", "out of memory"),
    ],
)
def test_a_wrong_answer(templates: Path, stand_in, script: str, message: str) -> None:
    stand_in(script)
    with pytest.raises(EnvironmentFault, match=message):
        write(templates)


def test_a_pandoc_of_another_version_refuses_the_tree(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "API_VERSION", (1, 99))
    with pytest.raises(EnvironmentFault, match=r"(?i)incompatible api versions"):
        write(templates)


def test_hanging_is_ended_with_all_that_it_started(templates: Path, stand_in, tmp_path: Path) -> None:
    stand_in(f"sleep 60 & echo $! > {tmp_path}/child; wait")
    with pytest.raises(EnvironmentFault, match=r"did not answer within 0\.5 seconds"):
        write(templates, timeout=0.5)
    child = int((tmp_path / "child").read_text())
    assert gone(child)


def gone(process: int) -> bool:
    """Whether the process ends; it may take the system a moment to say so."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True  # ended; nobody has asked how yet
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.02)
    return False


def test_the_sandbox_is_on(templates: Path) -> None:
    image = {"t": "Para", "c": [{"t": "Image", "c": [["", [], []], [], ["/etc/hostname", ""]]}]}
    package = pandoc.word([image], {}, templates / "word" / "reference.docx", epoch=0)
    assert b"media/" not in package
