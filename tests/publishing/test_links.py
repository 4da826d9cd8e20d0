"""Our own checker finds what the site generator lets pass."""

from __future__ import annotations

import pytest

from penholder.publishing.links import dead_links, page_links
from tests.publishing.workshop import Workshop


def messages(workshop: Workshop) -> list[tuple[str, str]]:
    return [(found.path, found.message) for found in workshop.build().published.diagnostics]


def test_a_whole_site_has_none(workshop: Workshop) -> None:
    workshop.put("term", "one", definition="See [paper](source/paper).", related=["source/paper"], formerly=["uno"])
    workshop.page("guide.md", "# Guide\n\n## Part\n\n[there](#part) [terms](terms/index.md) [one](../terms/one/)\n")
    assert messages(workshop) == []


def test_dead_pages_and_dead_places_are_told_of_the_file_that_has_them(workshop: Workshop) -> None:
    workshop.page("guide.md", "# Guide\n\n[gone](gone.md) [place](#nowhere) [other](other.md#nowhere)\n")
    workshop.page("other.md", "# Other\n")
    found = messages(workshop)
    assert [path for path, _ in found] == ["docs/guide.md"] * 3
    assert all(
        any(link in message for _, message in found) for link in ('"gone.md"', '"#nowhere"', "../other/#nowhere")
    )


def test_a_link_in_prose_to_a_record_that_is_not_there(workshop: Workshop) -> None:
    workshop.put("term", "one", definition="See [this](term/gone).")
    assert messages(workshop) == [
        ("content/terms/one.yaml", 'a link leads to "term/gone", and there is no such record')
    ]
    (found,) = workshop.build().published.diagnostics
    line = (workshop.workspace.root / found.path).read_text("utf-8").splitlines()[found.line - 1]
    assert line[found.column - 1 :].startswith("term/gone")


def test_what_most_pages_miss_is_told_once_of_the_configuration(workshop: Workshop) -> None:
    with workshop.workspace.config.open("a", encoding="utf-8") as config:
        config.write("  - Missing: missing/index.md\n")
    ((path, message),) = messages(workshop)
    assert path == "mkdocs.yml"
    assert "missing/index.md" in message


@pytest.mark.parametrize(
    ("body", "dead"),
    [
        ('<a href="b/">', []),
        ('<a href="./b/index.html?x=1#in-b">', []),
        ('<a href="b">', []),
        ('<a href="b/#%69n-b">', []),
        ('<a href="#">', []),
        ('<img src="b/x.png">', ["b/x.png"]),
        ("<a class=x href='c/'>", ["c/"]),
        ('<a href="b/#out">', ["b/#out"]),
        ('<a href="../b/">', ["../b/"]),
        ('<a href="&#98;/">', []),
        ('<a href="https://x.example/gone"> <a href="mailto:a@b.c"> <a href="//x.example/">', []),
        ('<script>x = "<a href=\\"gone/\\">"</script>', []),
        ('&lt;a href="gone/"&gt;', []),
    ],
)
def test_one_link(body: str, dead: list[str]) -> None:
    pages = {"index.html": page_links(body.encode()), "b/index.html": page_links(b'<p id="in-b">')}
    origins = {"index.html": "docs/index.md", "b/index.html": "docs/b.md"}
    found = dead_links(pages, pages, origins, "mkdocs.yml")
    assert [diagnostic.message.split('"')[1] for diagnostic in found] == dead
