"""The page of each diagnostic: it is there, its examples are true, and it quotes what Penholder says."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import pytest

from penholder import reporters
from penholder.diagnostics import CODES, Diagnostic, Severity
from penholder.pipeline.check import check_whole
from penholder.reading.characters import MAX_BYTES
from tests.docs.handbook import DIAGNOSTICS, blocks, headings, section
from tests.docs.showcase import TODAY, lay_out, shown, told, told_when_built

SECTIONS = ["What it checks", "Why it matters", "An example that fails", "An example that passes"]
BUILT = {"dead-link", "site-config", "template-error"}
"""Codes that appear only when pages are made; no record alone shows them to a check."""
TOO_BIG_TO_PRINT = {"file-too-large"}
"""Codes whose example cannot stand on a page; a test of their own makes it."""
CHECKED = sorted(CODES.keys() - TOO_BIG_TO_PRINT)


def _text(code: str) -> str:
    return (DIAGNOSTICS / f"{code}.md").read_text(encoding="utf-8")


def _told(code: str, heading: str, root: Path) -> tuple[Diagnostic, ...]:
    root.mkdir()
    (block,) = blocks(section(_text(code), heading), "yaml")
    diagnostics = (told_when_built if code in BUILT else told)(block, root)
    paths = {file.path for file in shown(block)}
    return tuple(found for found in diagnostics if found.severity is not Severity.NOTE or found.path in paths)


def _as_quoted(diagnostics: Sequence[Diagnostic]) -> str:
    """What the terminal says, on lines that a page can show."""
    lines = click.unstyle(reporters.as_text(diagnostics)).splitlines()
    return "".join(
        f"{textwrap.fill(line, 84, subsequent_indent='  ', break_long_words=False, break_on_hyphens=False)}\n"
        for line in lines
    )


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    assert {page.stem for page in DIAGNOSTICS.glob("*.md")} == {*CODES, "index"}


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_why_and_how(code: str) -> None:
    text = _text(code)
    assert text.startswith(f"# `{code}`\n\nSeverity: **{CODES[code]}**\n")
    assert headings(text, 2) == SECTIONS
    for heading in SECTIONS[:2]:
        assert len(section(text, heading).split()) >= 8, f'"{heading}" says next to nothing'


@pytest.mark.parametrize("code", CHECKED)
def test_the_example_that_fails_does_so_for_this_reason_alone(
    code: str, tmp_path: Path, follows: Callable[[Path, str], None]
) -> None:
    found = _told(code, SECTIONS[2], tmp_path / "workspace")
    assert {diagnostic.code for diagnostic in found if diagnostic.severity is not Severity.NOTE} <= {code}
    own = [diagnostic for diagnostic in found if diagnostic.code == code]
    assert own, "the example does not fail"
    quoted = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
    assert quoted.search(_text(code)), "the page does not quote the message"
    follows(DIAGNOSTICS / f"{code}.md", quoted.sub(lambda _: _as_quoted(own), _text(code), 1))


@pytest.mark.parametrize("code", CODES)
def test_the_example_that_passes_is_right_in_every_way(code: str, tmp_path: Path) -> None:
    found = _told(code, SECTIONS[3], tmp_path / "workspace")
    assert [diagnostic for diagnostic in found if diagnostic.severity is not Severity.NOTE] == []
    assert code not in {diagnostic.code for diagnostic in found}


def test_a_file_of_the_size_that_the_page_names_is_refused(tmp_path: Path) -> None:
    assert f"at most {MAX_BYTES // 1024} KB" in _text("file-too-large")
    big = f"# content/terms/big.yaml\ndefinition: {'word ' * (MAX_BYTES // 5)}\n# …\n"
    found = check_whole(lay_out(big, tmp_path), TODAY).diagnostics
    assert [diagnostic.code for diagnostic in found if diagnostic.severity is Severity.ERROR] == ["file-too-large"]


def test_the_index_lists_every_code_under_its_severity() -> None:
    text = (DIAGNOSTICS / "index.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| \[`([a-z-]+)`\]\(\1\.md\) \| (error|warning|note) \|", text, re.MULTILINE))
    assert rows == {code: str(severity) for code, severity in CODES.items()}
