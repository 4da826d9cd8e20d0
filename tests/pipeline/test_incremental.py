"""After any series of edits, what the preview and a build made of what they had is what is made from nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from penholder.knowledge.projection import project
from penholder.pipeline import build as building
from penholder.pipeline.preview import Preview
from penholder.publishing import site as generator
from penholder.publishing.addresses import COPY
from penholder.publishing.offline import without_offer
from penholder.publishing.output import Folder
from penholder.publishing.products import Making
from penholder.publishing.publish import Publication, publish, stock_of
from penholder.publishing.stock import Stock
from penholder.publishing.trace import Trace, watched
from penholder.workspace import Workspace
from tests.pipeline.conftest import TODAY, build_tree
from tests.pipeline.workspaces import CONTENT, clause, draft, make, recommendation, record, tree

SEEDS = range(2)
STEPS = 12
Edit = Callable[[Workspace, random.Random], None]


def pick(workspace: Workspace, chance: random.Random, folder: str = "*") -> Path:
    return chance.choice(sorted(workspace.content.glob(f"{folder}/*.yaml")))


def change(path: Path, **fields: Any) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    path.write_text(yaml.safe_dump({**data, **fields}, sort_keys=False, allow_unicode=True), "utf-8")


def word(chance: random.Random) -> str:
    return f"word{chance.randrange(10**6)}"


def edit_a_summary(workspace: Workspace, chance: random.Random) -> None:
    change(pick(workspace, chance), summary=f"About {word(chance)}.")


def edit_prose_with_links(workspace: Workspace, chance: random.Random) -> None:
    target = pick(workspace, chance, "recommendations")
    change(
        pick(workspace, chance, "clauses"), rationale=f"See [it](recommendation/{target.stem}) for *{word(chance)}*."
    )


def edit_a_title(workspace: Workspace, chance: random.Random) -> None:
    change(pick(workspace, chance), title=f"Title {word(chance)}")


def edit_a_status(workspace: Workspace, chance: random.Random) -> None:
    change(pick(workspace, chance), status=chance.choice(("draft", "in-review", "published")))


def edit_a_clearance(workspace: Workspace, chance: random.Random) -> None:
    change(pick(workspace, chance), clearance=chance.choice(("public", "internal")))


def edit_the_day(workspace: Workspace, chance: random.Random) -> None:
    change(pick(workspace, chance), revised=f"2026-0{chance.randrange(1, 9)}-1{chance.randrange(9)}")


def edit_references(workspace: Workspace, chance: random.Random) -> None:
    targets = {f"clause/{pick(workspace, chance, 'clauses').stem}", "actor/council"}
    change(pick(workspace, chance, "recommendations"), related=sorted(targets))


def edit_wording(workspace: Workspace, chance: random.Random) -> None:
    strengths = {"preferred": {"verb": "requests", "text": f"the Secretary-General to {word(chance)}"}}
    change(pick(workspace, chance, "clauses"), strengths=strengths, parameters={})


def edit_a_verb(workspace: Workspace, chance: random.Random) -> None:
    change(pick(workspace, chance, "verbs"), form=f"Requests {word(chance)}")


def add_a_record(workspace: Workspace, chance: random.Random) -> None:
    name = f"new-{chance.randrange(100)}"
    path, data = chance.choice(
        (
            recommendation(name, formerly=[f"old-{name}"]),
            clause(name, "the Secretary-General to act"),
            draft(name, [pick(workspace, chance, "clauses").stem]),
            record("terms", name, definition="A word.", acronym=name.upper()),
        )
    )
    file = workspace.content / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")


def delete_a_record(workspace: Workspace, chance: random.Random) -> None:
    pick(workspace, chance).unlink()


def rename_a_record(workspace: Workspace, chance: random.Random) -> None:
    path = pick(workspace, chance)
    new = f"renamed-{chance.randrange(100)}"
    change(path, id=new)
    path.rename(path.with_stem(new))


def break_a_record(workspace: Workspace, chance: random.Random) -> None:
    change(pick(workspace, chance), status="nonsense")


def edit_a_layout(workspace: Workspace, chance: random.Random) -> None:
    path = workspace.templates / "site" / "layout" / "record.md.j2"
    path.write_text(f"{path.read_text('utf-8')}\n<p>{word(chance)}</p>\n", "utf-8")


def edit_a_schema(workspace: Workspace, chance: random.Random) -> None:
    path = workspace.schemas / "clause.schema.json"
    path.write_text(path.read_text("utf-8").replace('"title": "Clause', f'"title": "{word(chance)} Clause', 1), "utf-8")


def edit_the_configuration(workspace: Workspace, chance: random.Random) -> None:
    text = workspace.config.read_text("utf-8")
    workspace.config.write_text(text.replace("site_name: ", f"site_name: {word(chance)} ", 1), "utf-8")


def edit_the_handbook(workspace: Workspace, chance: random.Random) -> None:
    path = workspace.docs / f"page-{chance.randrange(3)}.md"
    path.write_text(f"# Title {word(chance)}\n\n[{word(chance)}](index.md)\n\n## Part {word(chance)}\n", "utf-8")


EDITS: tuple[Edit, ...] = (
    *(edit_a_summary, edit_prose_with_links, edit_a_title, edit_a_status, edit_a_clearance, edit_the_day),
    *(edit_references, edit_wording, edit_a_verb, add_a_record, delete_a_record, rename_a_record, break_a_record),
    *(edit_a_layout, edit_a_schema, edit_the_configuration, edit_the_handbook),
)


@pytest.fixture
def quick_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a draft becomes is another matter; here it counts of what it is made."""
    monkeypatch.setattr(building, "render_draft", lambda text, to, **given: f"{text} {to} {given['epoch']}".encode())


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as thread:
        yield thread


def from_nothing(workspace: Workspace, pool: ThreadPoolExecutor, number: int) -> dict[str, bytes] | None:
    """The site as it is made by one who has seen nothing before; None where the content has errors."""
    generator._site.cache_clear()
    checked = building.check_whole(workspace, TODAY)
    if checked.failed:
        return None
    base = project(checked.loaded.base, "public")
    drafts = building.draft_files(base, workspace)
    out = workspace.state / "fresh" / str(number)
    stock = Stock(workspace.state / f"fresh-{number}.sqlite")
    publication = Publication(base, workspace, drafts, building.epoch_of(base), building.__version__, "program")
    published = publish(publication, Folder(out), Making(stock, pool))
    stock.close()
    return shown_alike(tree(out)) if not published.diagnostics else None


def shown_alike(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Without what the preview shows in its own way: a search in one file, no copy of the site and no link to it."""
    return {
        path: without_offer(body) if path.endswith(".html") else body
        for path, body in files.items()
        if not path.startswith("search/") and path != COPY
    }


@pytest.mark.usefixtures("quick_drafts")
@pytest.mark.parametrize("seed", SEEDS)
def test_the_preview_shows_what_a_fresh_build_writes(seed: int, tmp_path: Path, pool: ThreadPoolExecutor) -> None:
    workspace = make(tmp_path / "workspace")
    chance = random.Random(seed)
    shown = Preview(workspace, "public")
    stock = stock_of(workspace, "public", at_hand=True)
    making = Making(stock, pool)
    shown.renew(making)
    good = 0
    for number in range(STEPS):
        before = {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}
        edit = chance.choice(EDITS)
        edit(workspace, chance)
        last = shown.site
        shown.renew(making)
        fresh = from_nothing(workspace, pool, number)
        assert bool(shown.problems) == (fresh is None), (edit.__name__, shown.problems)
        if fresh is None or shown.site is None:
            assert shown.site is last
            _put_back(workspace, before)
            continue
        good += 1
        found = shown_alike({path: shown.site.read(path) for path in shown.site.files})
        assert sorted(found) == sorted(fresh), edit.__name__
        assert [path for path in fresh if found[path] != fresh[path]] == [], edit.__name__
    stock.close()
    assert good > STEPS // 3


def test_a_link_that_loses_its_record_is_found_though_its_page_was_not_edited(
    workspace: Workspace, pool: ThreadPoolExecutor
) -> None:
    shown = Preview(workspace, "public")
    with closing(stock_of(workspace, "public", at_hand=True)) as stock:
        making = Making(stock, pool)
        term = workspace.content / "terms" / "lone.yaml"
        term.parent.mkdir()
        term.write_text(yaml.safe_dump(record("terms", "lone", definition="A word.")[1]), "utf-8")
        change(workspace.content / "actors" / "council.yaml", role="See [this](term/lone).")
        shown.renew(making)
        assert shown.problems == ()
        text = term.read_bytes()
        term.unlink()
        shown.renew(making)
        assert [(found.path, found.code) for found in shown.problems] == [("content/actors/council.yaml", "dead-link")]
        term.write_bytes(text)
        shown.renew(making)
        assert shown.problems == ()


def _put_back(workspace: Workspace, files: dict[Path, bytes]) -> None:
    """Undo an edit: what is broken stays only as long as it takes to see it."""
    for folder in (workspace.content, workspace.schemas, workspace.templates, workspace.docs):
        for path in folder.rglob("*"):
            if path.is_file() and path not in files:
                path.unlink()
    for path, body in files.items():
        if workspace.state not in path.parents and (not path.exists() or path.read_bytes() != body):
            path.write_bytes(body)


NEWS = "overview/whats-new/index.md"
NAMED_BY = {"clauses/index.md", "recommendations/watch/index.md", "verbs/requests/index.md"}
"""The pages that name the clause which is edited, beside that of the draft which holds its words."""


class Watched(ThreadPoolExecutor):
    """Notes what is made."""

    def __init__(self) -> None:
        super().__init__(1)
        self.made: list[str] = []

    def submit(self, work: Any, /, batch: Any) -> Any:  # type: ignore[override]
        self.made += [path for path, _ in batch]
        return super().submit(work, batch)


@pytest.mark.parametrize(
    ("fields", "pages"),
    [
        ({"rationale": "It is needed now."}, set()),
        ({"revised": "2026-11-19"}, {NEWS}),
        ({"title": "A better title"}, NAMED_BY | {NEWS, "overview/matrix/index.md", "overview/coverage/index.md"}),
        ({"status": "in-review"}, NAMED_BY | {NEWS}),
    ],
    ids=["prose", "day", "title", "status"],
)
def test_an_edit_makes_what_shows_it_and_nothing_else(
    fields: dict[str, str], pages: set[str], workspace: Workspace
) -> None:
    shown = Preview(workspace, "public")
    with Watched() as pool, closing(stock_of(workspace, "public", at_hand=True)) as stock:
        making = Making(stock, pool)
        shown.renew(making)
        pool.made.clear()
        change(workspace.content / "clauses" / "watch.yaml", **fields)
        shown.renew(making)
        assert shown.problems == ()
        own = {"clauses/watch/index.md", "drafts/text/index.md"}
        assert set(pool.made) == own | pages


@pytest.mark.usefixtures("one_process", "quick_drafts")
def test_a_build_after_edits_is_that_of_a_fresh_clone(tmp_path: Path) -> None:
    workspace = make(tmp_path / "edited")
    build_tree(workspace)
    title = workspace.content / "clauses" / "watch.yaml"
    change(title, title="A better title", revised="2026-10-10")
    assert build_tree(workspace) == build_tree(
        make(tmp_path / "fresh", CONTENT | {"clauses/watch.yaml": yaml.safe_load(title.read_text("utf-8"))})
    )


def test_a_look_into_the_base_is_noted_whatever_way_it_takes(tmp_path: Path) -> None:
    base = building.check_whole(make(tmp_path / "workspace"), TODAY).loaded.base
    name = next(iter(base.records))
    ways: tuple[Callable[[Any], object], ...] = (
        lambda seen: seen.get(name),
        lambda seen: seen.records[name],
        lambda seen: list(seen.records),
        lambda seen: seen.of_type(name.type),
        lambda seen: seen.referrers(name),
        lambda seen: len(seen.records),
    )
    for way in ways:
        trace = Trace()
        assert way(watched(base, trace)) == way(base)
        assert trace.sights
