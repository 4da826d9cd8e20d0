"""The page of each piece of advice: it is there, its examples are true, and it quotes what Penholder says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from penholder.diagnostics import Severity
from penholder.drafting.advice.advice import Advice
from penholder.drafting.advice.citing import as_cited
from penholder.drafting.advice.rules import RULES, advise
from penholder.drafting.advice.subject import subject
from penholder.drafting.advice.vocabulary import Vocabulary, vocabulary
from penholder.knowledge.loading import load
from penholder.text.read import read_file
from penholder.workspace import Workspace
from tests.docs.handbook import DOCS, ROOT, blocks, headings, section

PAGES = DOCS / "reference" / "advice"
SECTIONS = [
    "What it looks for",
    "Why it matters",
    "An example that gets it",
    "An example that does not",
    "An adopted example",
]
WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "advice"}
CODES = {rule.code: rule for rule in RULES}


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return vocabulary(load(Workspace(ROOT)).base)


def _text(code: str) -> str:
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def _given(code: str, heading: str, words: Vocabulary, folder: Path) -> tuple[Advice, ...]:
    """The advice on the example of a section; where two texts stand there, the first is the one that it renews."""
    texts = []
    for number, block in enumerate(blocks(section(_text(code), heading), "text")):
        path = folder / f"{number}.txt"
        path.write_text(block, encoding="utf-8")
        texts.append(read_file(path))
    *before, now = texts
    return advise(subject(now, words, basis=before[0] if before else None))


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    assert len(CODES) == len(RULES)
    assert {page.stem for page in PAGES.glob("*.md")} == {*CODES, "index"}


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_why_and_how(code: str) -> None:
    text = _text(code)
    assert text.startswith(f"# `{code}`\n\nSeverity: **{WORDS[CODES[code].severity]}**\n")
    assert headings(text, 2) == SECTIONS
    for heading in SECTIONS[:2]:
        assert len(section(text, heading).split()) >= 8, f'"{heading}" says next to nothing'


@pytest.mark.parametrize("code", CODES)
def test_the_example_gets_this_advice_and_no_other(
    code: str, words: Vocabulary, tmp_path: Path, follows: Callable[[Path, str], None]
) -> None:
    given = _given(code, SECTIONS[2], words, tmp_path)
    assert {advice.rule.code for advice in given} == {code}
    quoted = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
    assert quoted.search(_text(code)), "the page does not quote the message"
    lines = []
    for advice in given:
        where = as_cited(advice.remark.place) or "The whole text"
        lines.append(f"{where}: {advice.remark.message}\n")
        lines += [f"  → {advice.remark.hint}\n"] if advice.remark.hint else []
    follows(PAGES / f"{code}.md", quoted.sub(lambda _: "".join(lines), _text(code), 1))


@pytest.mark.parametrize("code", CODES)
def test_the_other_example_gets_no_advice_at_all(code: str, words: Vocabulary, tmp_path: Path) -> None:
    assert [(advice.rule.code, advice.remark) for advice in _given(code, SECTIONS[3], words, tmp_path)] == []


@pytest.mark.parametrize("code", [code for code, rule in CODES.items() if rule.example])
def test_a_page_links_the_adopted_example_of_its_rule(code: str) -> None:
    example = CODES[code].example
    assert example is not None
    shown = section(_text(code), SECTIONS[4])
    assert f"[{example.symbol}](https://undocs.org/{example.symbol.replace(' ', '')})" in shown
    assert re.search(rf"{re.escape(example.paragraph)}\b", shown)


def test_the_index_lists_every_code_under_its_severity() -> None:
    text = (PAGES / "index.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| \[`([a-z-]+)`\]\(\1\.md\) \| (error|warning|advice) \|", text, re.MULTILINE))
    assert rows == {code: WORDS[rule.severity] for code, rule in CODES.items()}
