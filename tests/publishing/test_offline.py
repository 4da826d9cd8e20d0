"""The copy of the site that needs no server: one file, in which every link leads to a file that is there."""

from __future__ import annotations

import io
import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from lxml import html

from tests.publishing.workshop import Site, Workshop

COPY = "downloads/penholder-site.zip"


@pytest.fixture
def site(workshop: Workshop) -> Site:
    """A site with a record that was renamed and a handbook."""
    workshop.put("term", "one", definition="See [two](term/two).", formerly=["first"], related=["term/two"])
    workshop.put("term", "two")
    workshop.page("guide/index.md", '# Guide\n\n## Part\n\nRead [the next](next.md#part), `<a href="x/">`.\n')
    workshop.page("guide/next.md", "# Next\n\n## Part\n\n[Terms](../terms/index.md)\n")
    return workshop.build()


def unpacked(site: Site) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(site.files()[COPY])) as copy:
        return {name.removeprefix("penholder-site/"): copy.read(name) for name in copy.namelist()}


def test_every_link_leads_to_a_file(site: Site) -> None:
    files = unpacked(site)
    pages = {path: html.fromstring(body.decode()) for path, body in files.items() if path.endswith(".html")}
    assert len(pages) > 20
    for path, page in pages.items():
        refreshed = [content.partition("url=")[2] for content in page.xpath("//meta[@http-equiv='refresh']/@content")]
        for link in (*page.xpath("//@href | //@src"), *refreshed):
            address = unquote(re.split("[?#]", link)[0])
            if address and not re.match(r"[a-z]+:", link):
                assert normpath(join(dirname(path), address)) in files, (path, link)


def test_it_holds_the_whole_site_but_itself_and_what_only_a_server_needs(site: Site) -> None:
    assert set(site.files()) - set(unpacked(site)) == {COPY, "404.html"}
    assert b"penholder-site.zip" not in unpacked(site)["index.html"]


def test_the_words_of_a_page_stay_as_they_are(site: Site) -> None:
    assert b'&lt;a href="x/"&gt;' in unpacked(site)["guide/index.html"]


def test_names_inside_a_page_stay_with_their_links(site: Site) -> None:
    assert b'href="next/index.html#part"' in unpacked(site)["guide/index.html"]


def test_it_bears_the_time_of_the_site_alone(site: Site) -> None:
    with ZipFile(io.BytesIO(site.files()[COPY])) as copy:
        assert {entry.date_time for entry in copy.infolist()} == {(2023, 11, 14, 22, 13, 20)}
        assert copy.namelist() == sorted(copy.namelist())
