"""Renaming: every name follows, nothing else moves, and a failure changes nothing."""

from __future__ import annotations

import datetime as dt
import errno
import re
import shutil
import tempfile
import textwrap
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scratch import make_workspace

from penholder.diagnostics import EnvironmentFault, UsageFault
from penholder.editing.rename import rename
from penholder.knowledge.loading import load
from penholder.knowledge.record import RecordName
from penholder.knowledge.rules import RULES
from penholder.knowledge.situation import Situation
from penholder.workspace import Workspace

ROOT = Path(__file__).parents[2]
HEAD = "id: {}\ntitle: A record\nsummary: A summary.\nstatus: draft\nclearance: {}\nrevised: 2026-11-20\n"
TERM = HEAD + "definition: What it means.\n"
ACTOR = HEAD + "role: What it does.\nkind: organ\n"
OLD = RecordName("term", "old-term")


def write(workspace: Workspace, name: str, text: str | bytes) -> Path:
    path = workspace.content / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def term(workspace: Workspace, record_id: str, more: str = "", clearance: str = "public") -> Path:
    return write(workspace, f"terms/{record_id}.yaml", TERM.format(record_id, clearance) + textwrap.dedent(more))


def snapshot(workspace: Workspace) -> dict[str, bytes]:
    return {workspace.relative(path): path.read_bytes() for path in workspace.content.rglob("*") if path.is_file()}


Findings = Counter[tuple[str, RecordName, tuple[str | int, ...]]]


def findings(workspace: Workspace) -> Findings:
    loaded = load(workspace)
    assert not loaded.diagnostics
    situation = Situation(loaded.base, loaded.reserved, dt.date(2026, 11, 20))
    return Counter((found.code, found.record, found.field) for rule in RULES for found in rule(situation))


def test_names_follow_and_all_else_stays_byte_for_byte(workspace: Workspace) -> None:
    """Every way to write a scalar, with comments, odd spacing, a byte order mark and Windows line ends."""
    term(workspace, "old-term", "related:\n  - term/old-term # myself\n")
    secret = """\
        # A note.
        related:   [ term/other,   "term/old-term" ] # old-term stays in comments
        tags:
        - old-term

        superseded_by: >-   # folded
            term/old-term

        # The end, without a line end.
        definition: 'term/old-term is not a reference here'"""
    text = TERM.format("other", "internal").replace("definition: What it means.\n", "") + textwrap.dedent(secret)
    text = text.replace("status: draft", "status: superseded")
    other = write(workspace, "terms/other.yaml", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    third = term(workspace, "third", "related: ['term/old-term', \"\\x74erm/other\"]\n", "restricted")
    before = {path: path.read_bytes() for path in (other, third)}
    result = rename(workspace, OLD, "new-term")
    assert result.name == RecordName("term", "new-term")
    assert result.changed == ("content/terms/new-term.yaml", "content/terms/other.yaml", "content/terms/third.yaml")
    assert result.references == 4
    expected = (
        before[other]
        .replace(b'"term/old-term"', b'"term/new-term"')
        .replace(b"    term/old-term", b"    term/new-term")
    )
    assert other.read_bytes() == expected
    assert third.read_bytes() == before[third].replace(b"old-term", b"new-term")
    own = TERM.format("new-term", "public").replace("title", "formerly:\n  - old-term\ntitle", 1)
    assert (workspace.content / "terms/new-term.yaml").read_text() == own + "related:\n  - term/new-term # myself\n"
    assert not (workspace.content / "terms/old-term.yaml").exists()
    assert not list(workspace.content.rglob(".*"))


def test_a_bare_id_follows_only_where_it_means_that_record(workspace: Workspace) -> None:
    write(workspace, "actors/old-term.yaml", ACTOR.format("old-term", "public"))
    term(workspace, "old-term")
    user = write(
        workspace, "actors/user.yaml", ACTOR.format("user", "public") + "parent: old-term\nrelated: [term/old-term]\n"
    )
    rename(workspace, RecordName("actor", "old-term"), "1e3")
    assert user.read_text().endswith('parent: "1e3"\nrelated: [term/old-term]\n'), "quoted, lest it be read as a number"
    assert load(workspace).base.get(RecordName("actor", "1e3"))


CLAUSE = """\
kind: operative
function: task
rationale: It is needed.
provenance: proposed
strengths:
  preferred:
    verb: requests
    text: >-
      what {{paragraph:{0}}} and its item
      {{paragraph:{0}/late}} ask, not {{paragraph:{0}-more}}
    items: ["as {{paragraph:{0}}}", {{name: late, text: 'in {{paragraph:{0}/late}}'}}]
"""


def test_references_in_words_follow_wherever_they_stand(workspace: Workspace) -> None:
    verb = HEAD.format("requests", "public") + "form: Requests\nkind: operative\nfunction: task\nusage: Asks.\n"
    write(workspace, "verbs/requests.yaml", verb)
    for record_id in ("old", "old-more", "other"):
        write(workspace, f"clauses/{record_id}.yaml", HEAD.format(record_id, "public") + CLAUSE.format("old"))
    result = rename(workspace, RecordName("clause", "old"), "new")
    assert result.references == 9
    text = (workspace.content / "clauses" / "other.yaml").read_text("utf-8")
    assert text == HEAD.format("other", "public") + CLAUSE.format("new").replace("new-more", "old-more")
    assert {code for code, _, _ in findings(workspace)} <= {"unreferenced"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("formerly:\n- first   # why\n", "formerly:\n- old-term\n- first   # why\n"),
        ("formerly: [first]\n", "formerly: [old-term, first]\n"),
        ("formerly:\n  - first\n  - new-term\n", "formerly:\n  - first\n  - old-term\n"),
        ("formerly: ['new-term']\n", "formerly: ['old-term']\n"),
    ],
)
def test_former_ids_are_kept_and_the_new_one_is_none_of_them(workspace: Workspace, given: str, expected: str) -> None:
    term(workspace, "old-term", given)
    rename(workspace, OLD, "new-term")
    assert (workspace.content / "terms/new-term.yaml").read_text() == TERM.format("new-term", "public") + expected


def test_there_and_back_is_as_before_but_for_the_former_id(workspace: Workspace) -> None:
    before = term(workspace, "old-term").read_text()
    rename(workspace, OLD, "new-term")
    rename(workspace, RecordName("term", "new-term"), "old-term")
    after = (workspace.content / "terms/old-term.yaml").read_text()
    assert after == before.replace("title", "formerly:\n  - new-term\ntitle", 1)
    assert not findings(workspace)


@pytest.mark.parametrize(
    "layout", ["{{ id: {}, {} }}", "  id: {}\n  {}", "? id\n: {}\n{}", "---\n{2}: x\nid: {0}\n{1}\n..."]
)
def test_unusual_files_are_renamed_right_or_not_at_all(workspace: Workspace, layout: str) -> None:
    rest = [line for line in TERM.split("\n")[1:] if line]
    joint = ", " if "{{" in layout else "\n  " if layout.startswith("  ") else "\n"
    more = joint.join(rest).format("public")
    if "{2}" in layout:
        more, title = more.replace("title: A record\n", ""), "title"
    else:
        title = ""
    write(workspace, "terms/old-term.yaml", layout.format("old-term", more, title))
    before = dict(load(workspace).base.records[OLD].data)
    rename(workspace, OLD, "new-term")
    (record,) = load(workspace).base.records.values()
    assert dict(record.data) == {**before, "id": "new-term", "formerly": ["old-term"]}


@pytest.mark.parametrize(
    ("new_id", "words"),
    [
        ("taken", "there is a term/taken already"),
        ("other-formerly", "former id of term/taken"),
        ("old-term", "already"),
        ("Bad", "is not an id"),
        ("../x", "is not an id"),
        ("con", "Windows"),
    ],
)
def test_new_ids_that_are_bad_or_taken_change_nothing(workspace: Workspace, new_id: str, words: str) -> None:
    term(workspace, "old-term")
    term(workspace, "taken", "formerly: [other-formerly]\n")
    before = snapshot(workspace)
    with pytest.raises(UsageFault, match=words):
        rename(workspace, OLD, new_id)
    assert snapshot(workspace) == before


def test_the_record_must_be_there(workspace: Workspace) -> None:
    term(workspace, "old-terms")
    with pytest.raises(UsageFault, match="there is no term/old-term") as fault:
        rename(workspace, OLD, "new-term")
    assert "old-terms" in fault.value.hint


def test_a_file_that_may_hide_a_reference_stops_it(workspace: Workspace) -> None:
    term(workspace, "old-term")
    term(workspace, "wrong", "relatd: [term/old-term]\n")
    before = snapshot(workspace)
    with pytest.raises(UsageFault, match=r"content/terms/wrong\.yaml"):
        rename(workspace, OLD, "new-term")
    assert snapshot(workspace) == before


def test_an_edit_that_would_break_a_rule_of_the_schema_is_refused(workspace: Workspace) -> None:
    """The list already holds the new name, which leads nowhere yet; twice it would be a mistake."""
    term(workspace, "old-term")
    term(workspace, "other", "related: [term/old-term, term/new-term]\n")
    before = snapshot(workspace)
    with pytest.raises(UsageFault, match="twice"):
        rename(workspace, OLD, "new-term")
    assert snapshot(workspace) == before


@pytest.mark.parametrize("nth", range(1, 8))
def test_a_failed_rename_of_any_file_leaves_all_as_they_were(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    term(workspace, "old-term")
    for number in range(3):
        term(workspace, f"user-{number}", "related: [term/old-term]\n")
    before = snapshot(workspace)
    real, seen = Path.replace, [0]

    def replace(self: Path, target: Path) -> Path:
        seen[0] += 1
        if seen[0] == nth:
            raise OSError(errno.EIO, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(EnvironmentFault):
        rename(workspace, OLD, "new-term")
    assert snapshot(workspace) == before


def test_in_our_own_content_every_reference_follows(workspace: Workspace) -> None:
    """The record that most others name, in the real collection."""
    shutil.rmtree(workspace.content)
    shutil.copytree(ROOT / "content", workspace.content)
    base = load(workspace).base
    counts = Counter(place.target for record in base.records.values() for place in record.references)
    most, count = counts.most_common(1)[0]
    before = findings(workspace)
    result = rename(workspace, most, "another-name")
    assert result.references == count
    renamed = {(code, result.name if name == most else name, field): n for (code, name, field), n in before.items()}
    assert findings(workspace) == renamed
    assert f"source: {most.id}\n" not in "".join(data.decode() for data in snapshot(workspace).values())


# Workspaces as hypothesis makes them: records of three types that name each other in every kind of place.

IDS = ["a", "b", "c", "no", "1", "old"]
QUOTES = st.sampled_from(["", "'", '"'])
SPACES = st.sampled_from(["", "  # a comment", "   "])


@st.composite
def names(draw: st.DrawFn, known: list[str]) -> str:
    """A reference as somebody may type it, sometimes to what is not there."""
    name = draw(st.sampled_from([*known, *known, known[0].replace("a", "missing")]))
    quote = draw(QUOTES)
    return f"{quote}{name}{quote}" if quote or re.fullmatch("[a-z/]+", name) else f'"{name}"'


@st.composite
def lists(draw: st.DrawFn, key: str, known: list[str]) -> str:
    entries = draw(st.lists(names(known), max_size=4, unique_by=lambda text: text.strip("'\"")))
    if not entries:
        return ""
    if draw(st.booleans()):
        return f"{key}: [{', '.join(entries)}]{draw(SPACES)}\n"
    dash = draw(st.sampled_from(["- ", "  -   "]))
    return f"{key}:{draw(SPACES)}\n" + "".join(f"{dash}{entry}{draw(SPACES)}\n" for entry in entries)


@st.composite
def workspaces(draw: st.DrawFn) -> tuple[dict[str, str], RecordName]:
    """Files by path, and one of their records."""
    ids = {kind: draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True)) for kind in ("actor", "clause", "verb")}
    full = [f"{kind}/{record_id}" for kind, found in ids.items() for record_id in found]
    files = {}
    for kind, found in ids.items():
        for record_id in found:
            text = HEAD.format(f'"{record_id}"', draw(st.sampled_from(["public", "internal", "restricted"])))
            if kind == "actor":
                text += "role: x\nkind: organ\n"
                text += f"parent: {draw(names(ids['actor']))}{draw(SPACES)}\n" if draw(st.booleans()) else ""
            elif kind == "verb":
                text += "form: X\nkind: operative\nfunction: task\nusage: x\n" + draw(
                    lists("stronger_than", ids["verb"])
                )
            else:
                text += "kind: operative\nfunction: task\nrationale: x\nprovenance: proposed\nstrengths:\n"
                text += f"    preferred: {{text: x, verb: {draw(names(ids['verb']))}}}\n    compromise:\n"
                text += f"     lost: x\n     verb:   {draw(names(ids['verb']))}{draw(SPACES)}\n     text: x\n"
                text += draw(lists("requires", ids["clause"])) + draw(lists("conflicts", ids["clause"]))
            text += draw(lists("related", full))
            if draw(st.booleans()):
                text += f"superseded_by: {draw(names(full))}\n"
            ending = draw(st.sampled_from(["\n", "\r\n", "\r"]))
            files[f"{kind}s/{record_id}.yaml"] = text.replace("\n", ending)
    kind, record_id = draw(st.sampled_from(full)).split("/")
    return files, RecordName(kind, record_id)


@settings(deadline=None, max_examples=60)
@given(workspaces(), st.sampled_from(["new", "null", "2", "z-9"]))
def test_after_any_renaming_the_check_says_what_it_said(made: tuple[dict[str, str], RecordName], new_id: str) -> None:
    files, old = made
    new = RecordName(old.type, new_id)
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(Path(folder))
        for name, text in files.items():
            write(workspace, name, text)
        before, said = load(workspace).base, findings(workspace)
        result = rename(workspace, old, new_id)
        after = load(workspace).base

        def renamed(name: RecordName) -> RecordName:
            return new if name == old else name

        assert after.records.keys() == {renamed(name) for name in before.records}
        for record in before.records.values():
            found = after.records[renamed(record.name)]
            targets = [(place.field, renamed(place.target)) for place in record.references]
            assert [(place.field, place.target) for place in found.references] == targets
            if record.name != old:
                was, is_ = (
                    files[found.path.removeprefix("content/")],
                    (workspace.root / found.path).read_bytes().decode(),
                )
                assert (was == is_) == (found.path not in result.changed)
                assert_only_renamed(was, is_, old, new)
        expected = Counter({(code, renamed(name), field): count for (code, name, field), count in said.items()})
        assert settled(findings(workspace)) == settled(expected)


def assert_only_renamed(was: str, is_: str, old: RecordName, new: RecordName) -> None:
    """Word by word and space by space, one text is the other but for the name."""
    pairs = list(zip(*(re.split(r"([\s\[\],{}]+)", text) for text in (was, is_)), strict=True))
    assert all(left.strip("'\"") in (old.id, str(old)) for left, right in pairs if left != right)
    assert all(right.strip("'\"") in (new.id, str(new)) for left, right in pairs if left != right)


def settled(found: Findings) -> Findings:
    """The findings that do not depend on the order of names; that of cycles does, down to their number."""
    return Counter({place: count for place, count in found.items() if place[0] != "cycle"})
