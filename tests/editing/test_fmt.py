"""Formatting: one layout for all, and not a word of anybody's lost."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.diagnostics import UsageFault
from penholder.editing.fmt import format_files, formatted
from penholder.editing.layout import Layout
from penholder.reading.yaml_nodes import parse
from penholder.workspace import Workspace

CONTENT = Path(__file__).parents[2] / "content"
AS_TYPED = ["1.10", "0123", "NO", "12:30:00", "2026-11-20", "~", "0x1F", "1_000", "1e3", "'1.10'", '"no"', "-1", "="]


def data(text: str) -> str:
    """The data, with types and order, in a form that compares strictly."""
    node, problems = parse(text)
    assert node is not None, problems
    return repr(node.value)


def tidy(text: str) -> str:
    return formatted(textwrap.dedent(text))


def test_comments_follow_what_they_speak_of() -> None:
    text = """
    # yaml-language-server: $schema=../../schemas/clause.schema.json
    id: x     # never changes


    tags:
    # the first
    - a   # a trailing one
    # - b
    # About the sources.
    sources:   # where it comes from

        - source: paper
          # A remark inside.
          locator:   para. 4
          # role: basis

        # - source: another
        #   locator: para. 5
    # The end."""
    expected = """\
    # yaml-language-server: $schema=../../schemas/clause.schema.json
    id: x     # never changes

    tags:
      # the first
      - a   # a trailing one
    # - b
    # About the sources.
    sources:   # where it comes from

      - source: paper
        # A remark inside.
        locator: para. 4
        # role: basis

      # - source: another
      #   locator: para. 5
    # The end.
    """
    assert tidy(text) == textwrap.dedent(expected)


def test_folded_texts_are_filled_and_literal_ones_are_not_touched() -> None:
    words = "word " * 40
    folded = f"a: >\n     {words.strip()}\n     - short\n\n       deeper   line\n     end\n"
    text = folded + "b: |+\n   one\n     two  \n\nc: |2\n   x\n"
    lines = formatted(text).split("\n")
    assert lines[:4] == ["a: >", "  " + ("word " * 19).strip(), "  " + ("word " * 19).strip(), "  word word - short"]
    assert lines[4:9] == ["", "    deeper   line", "  end", "b: |+", "  one"]
    assert lines[9:] == ["    two  ", "", "c: |2", "   x", ""]
    assert data(formatted(text)) == data(text)


@pytest.mark.parametrize("word", ["", *AS_TYPED])
def test_words_that_look_like_numbers_stay_as_typed(word: str) -> None:
    assert tidy(f"""\
        a:
            k:    {word}
        b:
        - {word}
        """) == f"a:\n  k: {word}\nb:\n  - {word}\n".replace(": \n", ":\n").replace("- \n", "-\n")


def test_bare_texts_of_several_lines_come_together_or_are_folded() -> None:
    assert tidy("a: one\n   two\n") == "a: one two\n"
    long = "\n   ".join(["ten letters"] * 20)
    assert tidy(f"a: {long}\n").startswith("a: >-\n  ten letters ten")


def test_quoted_and_bracketed_texts_of_several_lines_move_as_they_are() -> None:
    text = 'a:\n    b: "one\n\n      two"\n    c: [x, # why\n        y]\n'
    assert formatted(text) == 'a:\n  b: "one\n\n    two"\n  c: [x, # why\n      y]\n'


def test_what_the_reader_refuses_is_left_alone() -> None:
    for text in ("a: 1\na:   2\n", "a: &x 1\n", "a: [\n", "- a\n", "a:\t|\n", "", "a:   x\u200by\n"):
        assert formatted(text) == text


def test_a_comment_with_no_place_in_the_layout_keeps_the_file_as_it_is() -> None:
    text = "a: # one\n    b # two\nc:\n- d\n"
    assert formatted(text) == text


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.stem)
def test_all_content_keeps_its_data(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    new = formatted(text)
    assert new == Layout(text).laid_out(), "no file of ours is too unusual to be laid out"
    assert data(new) == data(text)
    assert formatted(new) == new


# YAML as people type it: any indentation, dashes in or out, comments and blank lines between, all styles of scalars.

WORDS = st.sampled_from(["word", "a longer text", "true", "é — “x”", "x#y", "a:b", "null", *AS_TYPED])
QUOTED = st.text("ab \"'\\#:-\n\t{", max_size=12)
COMMENT = st.sampled_from(["# note", "#no space", "#", "# - a: b"])
Lines = list[str]


@st.composite
def scalars(draw: st.DrawFn, column: int) -> Lines:
    """The lines of a scalar: the first follows its key or dash, the others stand deeper than `column`."""
    style = draw(st.sampled_from(["plain", "lines", "double", "single", "literal", "folded", "flow", "null"]))
    inner = " " * (column + draw(st.integers(1, 4)))
    if style == "null":
        return [""]
    if style == "plain":
        return [draw(WORDS)]
    if style == "lines":
        more = draw(st.lists(st.sampled_from(["two", "three" * 8]), max_size=6))
        return ["one word", *(inner + word for word in more)]
    if style == "flow":
        several = [["[a,", inner + "b]"], ["[", inner + "a # c", inner + "]"]]
        return draw(st.sampled_from([["[a, 1.10]"], ["{a: b}"], ["[]"], ["{}"], *several]))
    if style == "double":
        return [json.dumps(draw(QUOTED), ensure_ascii=False)]
    if style == "single":
        return ["'" + draw(QUOTED).replace("'", "''").replace("\n", " ").replace("\t", " ") + "'"]
    sign = {"literal": "|", "folded": ">"}[style] + draw(st.sampled_from(["", "-", "+"]))
    text = st.sampled_from(["one", "two words", "", "  deeper", "# no comment", "- x", "ends  ", "long " * 30, "k: v"])
    body = [draw(st.sampled_from(["first", "# first"])), *draw(st.lists(text, max_size=5))]
    trail = draw(st.sampled_from(["", "  # why"]))
    return [sign + trail, *(inner + line if line else "" for line in body)]


@st.composite
def noise(draw: st.DrawFn, column: int) -> Lines:
    """Comments and blank lines before something in `column`."""
    between = st.one_of(st.just(""), st.just("  "), COMMENT.map(lambda text: " " * column + text))
    return draw(st.one_of(st.just([]), st.lists(between, max_size=3)))


@st.composite
def collections(draw: st.DrawFn, column: int, depth: int, *, mapping: bool) -> Lines:
    """The lines of a mapping or sequence in block style, the first without its indentation."""
    lines: Lines = []
    for number in range(draw(st.integers(1, 3))):
        above = draw(noise(column)) if number else []
        head = f"{draw(st.sampled_from(['k', 'key', '“é”']))}{number}:" if mapping else "-"
        gap = " " * draw(st.integers(1, 3))
        kind = draw(st.sampled_from(["scalar", "scalar", "mapping", "sequence"])) if depth else "scalar"
        if kind == "scalar":
            first, *rest = draw(scalars(column))
            trail = draw(st.sampled_from(["", "", " # trailing"])) if not rest else ""
            new = [f"{head}{gap}{first}{trail}" if first else head + trail, *rest]
        elif mapping or draw(st.booleans()):
            deeper = column + draw(st.integers(0 if mapping and kind == "sequence" else 1, 4))
            inner = draw(collections(deeper, depth - 1, mapping=kind == "mapping"))
            trail = draw(st.sampled_from(["", "", "  # above"]))
            tail = draw(noise(deeper))
            new = [head + trail, *draw(noise(deeper)), " " * deeper + inner[0], *inner[1:], *tail]
        else:
            inner = draw(collections(column + 1 + len(gap), depth - 1, mapping=kind == "mapping"))
            new = [head + gap + inner[0], *inner[1:]]
        lines += [*above, (" " * column if lines else "") + new[0], *new[1:]]
    return lines


@st.composite
def records(draw: st.DrawFn) -> str:
    lines = [*draw(noise(0)), *draw(collections(0, 3, mapping=True)), *draw(noise(0))]
    return draw(st.sampled_from(["", "---\n"])) + "\n".join(lines) + "\n"


@settings(deadline=None, max_examples=400)
@given(records())
def test_any_record_keeps_data_and_comments_and_is_laid_out_once(text: str) -> None:
    node, problems = parse(text)
    if node is None or problems:
        assert formatted(text) == text
        return
    new = Layout(text).laid_out()
    assert data(new) == data(text)
    assert [aside.text for aside in Layout(new).asides] == [aside.text for aside in Layout(text).asides]
    assert formatted(text) == new
    assert formatted(new) == new
    assert new.endswith("\n")
    assert not new.endswith("\n\n") or "+" in text, "blank lines at the end are kept only where a text keeps them"


@settings(deadline=None, max_examples=400)
@given(st.text(" \n:-#'\"|>+2a1[]{},?&*!%\t.\\", max_size=40))
def test_no_text_makes_it_stumble(text: str) -> None:
    new = formatted(text)
    assert formatted(new) == new
    if new != text:
        assert data(new) == data(text)


# Files.


def write(workspace: Workspace, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = workspace.content / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


TERM = """\
id:   {}
title: A term
summary: A summary.
status: draft
clearance: public
revised: 2026-11-20
definition: What it means.
"""


def test_files_change_only_where_asked(workspace: Workspace) -> None:
    loose = write(workspace, "terms/a.yaml", TERM.format("a").replace("\n", "\r\n"), "utf-8-sig")
    wrong = write(workspace, "terms/b.yaml", TERM.format("c"))
    fine = write(workspace, "terms/d.yaml", TERM.format("d").replace("   ", " "))
    before = [path.read_bytes() for path in (wrong, fine)]
    everything = [workspace.content]
    told = format_files(workspace, everything, check=True)
    assert told.changed == (loose,)
    assert [(problem.path, problem.code) for problem in told.diagnostics] == [("content/terms/b.yaml", "id-mismatch")]
    assert loose.read_bytes().startswith(b"\xef\xbb\xbf")
    assert format_files(workspace, [fine]).changed == ()
    assert format_files(workspace, everything).changed == (loose,)
    assert loose.read_bytes() == TERM.format("a").replace("   ", " ").encode()
    assert format_files(workspace, everything).changed == ()
    assert [path.read_bytes() for path in (wrong, fine)] == before


def test_a_path_outside_the_content_is_a_slip_of_the_pen(workspace: Workspace) -> None:
    loose = write(workspace, "terms/a.yaml", TERM.format("a"))
    for path in (workspace.content / "trems", workspace.root / "mkdocs.yml"):
        with pytest.raises(UsageFault, match="holds no records"):
            format_files(workspace, [loose, path])
    assert loose.read_text() == TERM.format("a"), "nothing is written before all words are understood"
