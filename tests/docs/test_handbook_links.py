"""Links in the handbook and in the pages at the root of the repository lead somewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.docs.handbook import DOCS, ROOT, anchors, links, pages

ROOT_PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]


@pytest.mark.parametrize("page", [*pages(), *ROOT_PAGES], ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_page_and_a_heading_that_exist(page: Path) -> None:
    for link in links(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            assert link.startswith("https://"), f"{link} is not an address of the web"
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.is_file(), f"{link} leads nowhere"
        if page not in ROOT_PAGES:
            assert target.is_relative_to(DOCS), f"{link} leads out of the handbook, and would be dead on the site"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{link}: there is no such heading"


def test_every_page_is_reached_from_an_index_page() -> None:
    starts = [DOCS / name / "index.md" for name in ("tutorial", "how-to", "reference", "explanation")]
    ahead, seen = [*starts, DOCS / "architecture.md"], set()
    while ahead:
        page = ahead.pop().resolve()
        if page not in seen:
            seen.add(page)
            found = (link.partition("#")[0] for link in links(page.read_text(encoding="utf-8")))
            ahead += [page.parent / name for name in found if name.endswith(".md")]
    lost = {page.relative_to(DOCS).as_posix() for page in pages() if page.resolve() not in seen} - {"index.md"}
    assert lost == set()


def test_the_scripts_that_pages_name_are_there() -> None:
    for page in [*pages(), *ROOT_PAGES]:
        for name in re.findall(r"\bscripts/[a-z][a-z-]*", page.read_text(encoding="utf-8")):
            assert (ROOT / name).is_file(), f"{page.name} names {name}"


def test_the_editor_knows_a_schema_for_every_content_folder() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    wanted = {}
    for file in sorted((ROOT / "schemas").glob("*.schema.json")):
        schema = json.loads(file.read_text(encoding="utf-8"))
        if "x-folder" in schema:
            wanted[f"./schemas/{file.name}"] = f"content/{schema['x-folder']}/*.yaml"
    assert settings == wanted
