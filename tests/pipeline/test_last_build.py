"""A build of what has not changed makes nothing; anything else is made anew, to the same bytes."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from penholder.pipeline import build as building
from penholder.pipeline import last_build
from penholder.workspace import Workspace
from tests.pipeline.conftest import build_tree, built
from tests.pipeline.workspaces import tree

pytestmark = pytest.mark.usefixtures("one_process")


def touch_content(workspace: Workspace) -> None:
    path = workspace.content / "clauses" / "watch.yaml"
    path.write_text(path.read_text("utf-8") + "# a remark\n", "utf-8")


def touch_template(workspace: Workspace) -> None:
    path = workspace.templates / "site" / "clause.md.j2"
    path.write_text(path.read_text("utf-8") + "{# a remark #}\n", "utf-8")


def damage_output(workspace: Workspace) -> None:
    (workspace.build / "drafts" / "text.md").write_text("something else", "utf-8")


def lose_output(workspace: Workspace) -> None:
    (workspace.build / "site" / "index.html").unlink()


def add_output(workspace: Workspace) -> None:
    (workspace.build / "site" / "stray.html").write_text("left by somebody", "utf-8")


def lose_all_outputs(workspace: Workspace) -> None:
    shutil.rmtree(workspace.build)


def damage_memory(workspace: Workspace) -> None:
    (workspace.state / last_build.NAME).write_bytes(b"{}")


def test_nothing_is_made_twice(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before, first = build_tree(workspace), built(workspace)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("something was made")

    monkeypatch.setattr(building, "publish", never)
    again = built(workspace)
    assert again.unchanged
    assert (again.records, again.made, again.diagnostics) == (first.records, first.made, first.diagnostics)
    assert tree(workspace.build) == before


@pytest.mark.parametrize(
    "change",
    [touch_content, touch_template, damage_output, lose_output, add_output, lose_all_outputs, damage_memory],
    ids=lambda change: change.__name__,
)
def test_what_changed_is_made_anew(change: Callable[[Workspace], None], workspace: Workspace) -> None:
    before = build_tree(workspace)
    change(workspace)
    outcome = built(workspace)
    assert not outcome.failed
    assert not outcome.unchanged
    assert tree(workspace.build) == before


def test_another_audience_or_day_is_another_build(workspace: Workspace) -> None:
    build_tree(workspace)
    assert not built(workspace, "internal").unchanged
    assert not built(workspace).unchanged
