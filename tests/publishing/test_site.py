"""The site is what MkDocs makes of the same pages, the same bytes each time, and it leads nowhere by itself."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import html

from penholder.publishing.pages import PageMaker
from penholder.publishing.site import dated, edition
from penholder.publishing.trace import Trace
from penholder.publishing.workers import worker_pool
from tests.publishing.workshop import EPOCH, Site, Workshop, words


@pytest.fixture
def furnished(workshop: Workshop) -> Workshop:
    """A workspace with some records, a handbook of two pages and things that are no pages."""
    workshop.put("term", "one", definition="See [two](term/two) and *more*.", related=["term/two"], acronym="ONE")
    workshop.put("term", "two", formerly=["second"])
    workshop.put("recommendation", "act", steps=["First.", "Second."])
    workshop.put("clause", "acting", implements=["act"])
    workshop.page("guide/index.md", "# Guide\n\nRead [the next](next.md) and [terms](../terms/index.md).\n")
    workshop.page("guide/next.md", "# Next\n\n```python\nprint(1)\n```\n\n!!! note\n    Careful.\n")
    return workshop


def without_indentation(text: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", text)


def test_the_pages_are_what_mkdocs_makes_of_them(furnished: Workshop, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    for page in PageMaker(furnished.base(), furnished.workspace, ()).pages():
        file = plain / "docs" / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.prepare(Trace()).markdown, encoding="utf-8")
    for source in furnished.workspace.docs.rglob("*.*"):
        target = plain / "docs" / source.relative_to(furnished.workspace.docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    config = furnished.workspace.config.read_text(encoding="utf-8")
    config = config.replace("templates/theme", str(furnished.workspace.templates / "theme"))
    config = config.replace("extra:\n", f"extra:\n  edition: {json.dumps(edition('1.0'))}\n")
    (plain / "mkdocs.yml").write_text(config, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=plain, check=True, capture_output=True)
    site = furnished.build()
    pages = sorted(path.relative_to(plain / "build/site") for path in (plain / "build/site").rglob("index.html"))
    assert len(pages) > 20
    for page in pages:
        theirs = dated((plain / "build/site" / page).read_bytes(), EPOCH).decode()
        assert without_indentation(site.text(page.as_posix())) == without_indentation(theirs), page


def test_one_worker_two_workers_and_a_second_build_give_the_same_bytes(furnished: Workshop) -> None:
    with worker_pool(1) as one:
        first = furnished.build("first", pool=one).files()
    (furnished.workspace.state / "pages-public.sqlite").unlink()
    with worker_pool(2) as two:
        assert furnished.build("second", pool=two).files() == first
        assert furnished.build("third", pool=two).files() == first


def test_the_order_of_hashes_does_not_matter(furnished: Workshop) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.publishing.workshop import Workshop;"
        "w = Workshop.__new__(Workshop); from penholder.workspace import Workspace;"
        "w.workspace = Workspace(Path(sys.argv[1])); w.build(sys.argv[2])"
    )
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed}", "PATH": ""}
        root = Path(__file__).parents[2]
        arguments = [sys.executable, "-c", code, str(furnished.workspace.root), seed]
        subprocess.run(arguments, check=True, env=environment, cwd=root)
        (furnished.workspace.state / "pages-public.sqlite").unlink()
    out = furnished.workspace.root / "out"
    nothing = SimpleNamespace()
    assert Site(out / "1", nothing).files() == Site(out / "2", nothing).files()  # type: ignore[arg-type]


def truncated(cache: Path) -> None:
    cache.write_bytes(cache.read_bytes()[:5000])


def scribbled(cache: Path) -> None:
    data = bytearray(cache.read_bytes())
    data[4096::7] = b"\xff" * len(data[4096::7])
    cache.write_bytes(data)


def foreign(cache: Path) -> None:
    cache.write_bytes(b"this is no cache" * 1000)


def other_tables(cache: Path) -> None:
    cache.unlink()
    with sqlite3.connect(cache) as store:
        store.execute("CREATE TABLE item (something TEXT)")
    store.close()


def wrong_bodies(cache: Path) -> None:
    with sqlite3.connect(cache) as store:
        store.execute("UPDATE item SET body = x'00'")
    store.close()


def a_folder(cache: Path) -> None:
    cache.unlink()
    cache.mkdir()


@pytest.mark.parametrize("damage", [truncated, scribbled, foreign, other_tables, wrong_bodies, a_folder])
def test_a_damaged_cache_changes_no_byte(furnished: Workshop, damage: object) -> None:
    first = furnished.build("first").files()
    damage(furnished.workspace.state / "pages-public.sqlite")  # type: ignore[operator]
    assert furnished.build("second").files() == first


def test_the_cache_forgets_what_is_shown_no_more(furnished: Workshop) -> None:
    furnished.put("term", "secret", title="Canaryword")
    cache = furnished.workspace.state / "pages-public.sqlite"

    def items() -> int:
        store = sqlite3.connect(cache)
        (count,) = store.execute("SELECT count(*) FROM item").fetchone()
        store.close()
        return int(count)

    furnished.build("with")
    before = items()
    furnished.put("term", "secret", title="Canaryword", clearance="internal")
    files = furnished.build("without").files()
    assert items() == before - 2  # its page and its handout
    assert not [name for name, data in files.items() if b"Canaryword" in data or "secret" in name]


def test_an_internal_build_leaves_nothing_in_the_public_one(furnished: Workshop) -> None:
    first = furnished.build("first").files()
    furnished.put("term", "secret", title="Canaryword", clearance="internal", related=["term/one"])
    assert b"Canaryword" in furnished.build("internal", audience="internal").files()["terms/one/index.html"]
    assert furnished.build("again").files() == first


def test_a_change_of_the_configuration_reaches_every_page(furnished: Workshop) -> None:
    furnished.build("first")
    config = furnished.workspace.config
    config.write_text(config.read_text().replace("site_name: Penholder", "site_name: Another"), encoding="utf-8")
    assert "Another" in html.fromstring(furnished.build("second").text("terms/one/")).xpath("string(//title)")


def test_records_are_never_in_the_navigation(furnished: Workshop) -> None:
    links = html.fromstring(furnished.build().text("")).xpath("//nav[contains(@class, 'md-nav--primary')]//a/@href")
    assert "terms/" in links
    assert not {"terms/one/", "recommendations/act/", "clauses/acting/"} & set(links)


def test_all_addresses_are_relative_so_that_any_folder_can_hold_the_site(furnished: Workshop) -> None:
    site = furnished.build()
    for path in site.folder.rglob("index.html"):
        page = html.fromstring(path.read_text(encoding="utf-8"))
        assert not [link for link in page.xpath("//@href | //@src") if link.startswith("/")], path


def test_a_former_id_leads_to_the_record(furnished: Workshop) -> None:
    page = html.fromstring(furnished.build().text("terms/second/"))
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../two/"]
    assert page.xpath("//a/@href") == ["../two/"]


def test_what_lies_about_in_the_handbook_is_not_published(furnished: Workshop, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "private.md").write_text("# Private", encoding="utf-8")
    docs = furnished.workspace.docs
    (docs / "linked").symlink_to(outside)
    (docs / "linked.md").symlink_to(outside / "private.md")
    for name in ("stray.md~", "guide/.stray.txt", "stray.yaml"):
        furnished.page(name, "stray")
    names = furnished.build().files()
    assert not [name for name in names if "linked" in name or "stray" in name]


def test_a_mistake_in_the_configuration_is_a_diagnostic(furnished: Workshop) -> None:
    config = furnished.workspace.config
    config.write_text(config.read_text().replace("name: material", "name: no-such-theme"), encoding="utf-8")
    (found,) = furnished.build().published.diagnostics
    assert (found.path, found.code) == ("mkdocs.yml", "site-config")
    assert "no-such-theme" in found.message


def test_a_mistake_in_a_template_is_a_diagnostic_with_its_line(furnished: Workshop) -> None:
    template = furnished.workspace.templates / "site" / "term.md.j2"
    template.write_text("{# one #}\n{{ record.nonsense }}\n", encoding="utf-8")
    (found,) = furnished.build().published.diagnostics
    assert (found.path, found.line, found.code) == ("templates/site/term.md.j2", 2, "template-error")


def test_a_new_type_needs_a_schema_and_two_templates(furnished: Workshop) -> None:
    schemas = furnished.workspace.schemas
    schema = json.loads((schemas / "term.schema.json").read_text(encoding="utf-8"))
    schema |= {"title": "Place", "x-plural": "Places", "x-folder": "places", "description": "Somewhere."}
    schema["properties"]["district"] = {"type": "string", "title": "District", "description": "Where it lies."}
    (schemas / "place.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    layouts = furnished.workspace.templates / "site"
    (layouts / "place.md.j2").write_text("{% extends 'layout/record.md.j2' %}\n", encoding="utf-8")
    (layouts / "place-list.md.j2").write_text("{% extends 'layout/listing.md.j2' %}\n", encoding="utf-8")
    furnished.put("place", "here", definition="A place.", district="Upper Dresk", related=["place/there"])
    furnished.put("place", "there", definition="Another place.")
    site = furnished.build()
    assert not site.published.diagnostics
    page = words(site.article("places/here/").text_content())
    assert "DistrictUpper Dresk" in page
    assert "A place." in page
    assert site.article("places/").xpath("//a[@href='../places/there/']")
    assert html.fromstring(site.text("")).xpath("//article//a[@href='places/']")
    assert {"downloads/places.csv", "downloads/place/here.docx", "api/v1/place/here.json"} <= set(site.files())
