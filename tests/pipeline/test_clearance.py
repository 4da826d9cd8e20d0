"""What the public may not see leaves no trace: the public build is that of the public part of the workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penholder.knowledge.base import KnowledgeBase, knowledge_base
from penholder.knowledge.projection import project
from penholder.knowledge.record import Record, RecordName
from penholder.pipeline import build as building
from penholder.publishing import api, publish
from penholder.publishing.pages import PageMaker
from penholder.publishing.shape import shape_of
from penholder.publishing.trace import Trace
from tests.pipeline.conftest import TODAY, _thread, build_tree
from tests.pipeline.workspaces import CONTENT, OPEN, SECRET, clause, draft, make, public_part, recommendation, unpacked

pytestmark = pytest.mark.usefixtures("one_process")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The public build of the public part alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "worker_pool", _thread)
        return build_tree(make(tmp_path_factory.mktemp("public") / "workspace", public_part(CONTENT)))


def _different(found: dict[str, bytes], expected: dict[str, bytes]) -> list[str]:
    return sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))


def test_public_build_is_that_of_the_public_part(tmp_path: Path, expected: dict[str, bytes]) -> None:
    assert _different(build_tree(make(tmp_path / "all")), expected) == []


def test_an_internal_build_before_leaves_nothing_in_the_caches(tmp_path: Path, expected: dict[str, bytes]) -> None:
    workspace = make(tmp_path / "all")
    build_tree(workspace, "restricted")
    assert _different(build_tree(workspace), expected) == []


def test_no_secret_word_is_in_any_output(tmp_path: Path) -> None:
    texts = unpacked(build_tree(make(tmp_path / "all")))
    assert [name for name, text in texts.items() if SECRET in text.lower()] == []


def test_the_search_for_secret_words_is_not_blind(tmp_path: Path) -> None:
    public = {name: {**data, "clearance": "public"} for name, data in CONTENT.items()}
    texts = unpacked(build_tree(make(tmp_path / "all", public), "restricted"))
    kinds = {name.partition("!")[0].rpartition(".")[2] for name, text in texts.items() if SECRET in text.lower()}
    assert {"html", "json", "csv", "docx", "pdf", "md"} <= kinds
    assert any(OPEN in text for text in texts.values())


clearances = st.sampled_from(["public", "internal", "restricted"])


@st.composite
def contents(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Workspaces whose records refer only to what their readers may see."""
    order = ["public", "internal", "restricted"]
    made = {name: data for name, data in CONTENT.items() if data["clearance"] == "public" and "draft" not in name}
    known: dict[str, list[tuple[str, str]]] = {
        "recommendations": [("watch", "public")],
        "clauses": [("watch", "public")],
    }

    def visible(folder: str, clearance: str) -> list[str]:
        names = [name for name, level in known[folder] if order.index(level) <= order.index(clearance)]
        return draw(st.lists(st.sampled_from(names), unique=True, max_size=3))

    for number in range(draw(st.integers(1, 8))):
        clearance = draw(clearances)
        extra: dict[str, Any] = {"clearance": clearance, "revised": f"2026-0{draw(st.integers(1, 9))}-11"}
        if draw(st.booleans()):
            name = f"advice-{draw(st.integers(0, 99)):02}-{number}"
            if draw(st.booleans()):
                extra["formerly"] = [f"old-{name}"]
            related = [f"clause/{target}" for target in visible("clauses", clearance)]
            converging = visible("recommendations", clearance)
            extra |= {"related": related} if related else {}
            extra |= {"converges_with": converging} if converging else {}
            made |= [recommendation(name, **extra)]
            known["recommendations"].append((name, clearance))
        else:
            name = f"language-{draw(st.integers(0, 99)):02}-{number}"
            implements = visible("recommendations", clearance)
            extra |= {"implements": implements} if implements else {}
            made |= [clause(name, "the Secretary-General to act", **extra)]
            known["clauses"].append((name, clearance))
    clearance = draw(clearances)
    clauses = visible("clauses", clearance) or ["watch"]
    return made | dict([draft("made", clauses, clearance=clearance)])


def _pages_and_files(workspace: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Everything that a public build writes, but for the layout that MkDocs puts around each page."""
    checked = building.check_whole(workspace, TODAY)
    assert not checked.failed, checked.diagnostics
    base = project(checked.loaded.base, "public")
    drafts = building.draft_files(base, workspace)
    publication = publish.Publication(base, workspace, drafts, building.epoch_of(base), "1", "1")
    files = {path: make() for path, make in publish._downloads(publication)}
    shape = shape_of(workspace, base, "1")
    documents = [product for products, _ in publish._documents(publication, shape) for product in products]
    products = [*PageMaker(base, workspace, drafts.keys()).pages(), *documents]
    prepared = {product.path: repr(product.prepare(Trace())).encode() for product in products}
    return files | prepared | {"epoch": str(publication.epoch).encode()}


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(content=contents())
def test_removal_property(
    content: dict[str, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory, monkeypatch
) -> None:
    folder = tmp_path_factory.mktemp("removal")
    whole = _pages_and_files(make(folder / "whole", content), monkeypatch)
    part = _pages_and_files(make(folder / "part", public_part(content)), monkeypatch)
    assert _different(whole, part) == []


# Leaks, planted one at a time. Each stands for a mistake that is easily made; each must be caught.

Plant = Callable[[pytest.MonkeyPatch, KnowledgeBase], None]
_hidden = RecordName("recommendation", "inside-watch")


def _with(base: KnowledgeBase, records: dict[RecordName, Record]) -> KnowledgeBase:
    return knowledge_base("public", base.types.values(), records.values())


def _no_projection(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    patch.setattr(building, "project", lambda base, audience: base)


def _fields_kept(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    def leaky(base: KnowledgeBase, audience: str) -> KnowledgeBase:
        right = project(base, audience)
        return knowledge_base(audience, base.types.values(), (full.records[name] for name in right.records))

    patch.setattr(building, "project", leaky)


def _backlinks_of_all(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    patch.setattr(KnowledgeBase, "referrers", lambda self, name: full._backlinks.get(name, ()))


def _backlinks_counted(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    right = api.record_document

    def leaky(base: KnowledgeBase, record: Record) -> dict[str, Any]:
        return right(base, record) | {"links": len(full.referrers(record.name))}

    patch.setattr(api, "record_document", leaky)


def _date_of_all(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    right = building.epoch_of
    patch.setattr(building, "epoch_of", lambda base: right(full))


def _count_in_the_manifest(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    right = building.write_manifest
    patch.setattr(
        building, "write_manifest", lambda folder, audience: right(folder, f"{audience} of {len(full.records)}")
    )


def _data_of_all(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    right = publish.api_files
    patch.setattr(publish, "api_files", lambda base, version: right(full, version))


def _tables_of_all(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    right = publish.csv_table
    patch.setattr(publish, "csv_table", lambda type_, records: right(type_, full.of_type(type_.name)))


def _drafts_of_all(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    right = building.draft_files
    patch.setattr(building, "draft_files", lambda base, workspace: right(full, workspace))


def _redirect_of_a_hidden_record(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    right = publish._downloads

    def leaky(*arguments: Any) -> Any:
        yield from right(*arguments)
        yield f"recommendations/{full.records[_hidden].data['formerly'][0]}/index.html", lambda: b"moved"

    patch.setattr(publish, "_downloads", leaky)


def _numbers_with_gaps(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    right = project

    def leaky(base: KnowledgeBase, audience: str) -> KnowledgeBase:
        seen = right(base, audience)
        numbers = {name: number for number, name in enumerate(full.records)}
        return _with(
            seen,
            {
                name: replace(record, data={**record.data, "title": f"{numbers[name]}. {record.title}"})
                for name, record in seen.records.items()
            },
        )

    patch.setattr(building, "project", leaky)


def _digest_of_the_workspace(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    patch.setattr(building, "__version__", f"{hash(tuple(full.records))}")


def _neighbour_in_a_title(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    right = project

    def leaky(base: KnowledgeBase, audience: str) -> KnowledgeBase:
        seen = right(base, audience)
        names = list(full.records)
        after = {name: names[(number + 1) % len(names)] for number, name in enumerate(names)}
        return _with(
            seen,
            {
                name: replace(record, data={**record.data, "summary": f"Next: {after[name]}."})
                for name, record in seen.records.items()
            },
        )

    patch.setattr(building, "project", leaky)


def _empty_file_for_each_record(patch: pytest.MonkeyPatch, full: KnowledgeBase) -> None:
    right = building.write_manifest

    def leaky(folder: Path, audience: str) -> None:
        for name in full.records:
            (folder / f"{name.type}-{name.id}").touch()
        right(folder, audience)

    patch.setattr(building, "write_manifest", leaky)


LEAKS: tuple[Plant, ...] = (
    _no_projection,
    _fields_kept,
    _backlinks_of_all,
    _backlinks_counted,
    _date_of_all,
    _count_in_the_manifest,
    _data_of_all,
    _tables_of_all,
    _drafts_of_all,
    _redirect_of_a_hidden_record,
    _numbers_with_gaps,
    _digest_of_the_workspace,
    _neighbour_in_a_title,
    _empty_file_for_each_record,
)


@pytest.mark.parametrize("plant", LEAKS, ids=lambda plant: plant.__name__.strip("_"))
def test_planted_leak_is_caught(
    plant: Plant, tmp_path: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = make(tmp_path / "all")
    full = building.check_whole(workspace, TODAY).loaded.base
    plant(monkeypatch, full)
    try:
        found = build_tree(workspace)
    except (AssertionError, KeyError):
        return  # a leak that does not even build is caught as well
    assert _different(found, expected) != []
