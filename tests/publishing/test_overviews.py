"""Looking at many records at once: tables by two fields, filters, words that are explained, what is new."""

from __future__ import annotations

import json
import zipfile

import pytest
from lxml import etree, html

from penholder.publishing.desk import Desk
from penholder.publishing.glossary import glossary
from penholder.publishing.listings import ListingView
from penholder.rendering.prose import Html
from tests.publishing.workshop import Workshop, words

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def stocked(workshop: Workshop) -> Workshop:
    """Three recommendations; only the first is carried out."""
    workshop.put("recommendation", "watch", phase=["operations", "transition"], capacity=["analytical"])
    workshop.put("recommendation", "warn", phase=["operations"], capacity=["analytical", "advisory"])
    workshop.put("recommendation", "leave", phase=["transition"], capacity=["convening"], horizon="first-100-days")
    workshop.put("clause", "watching", implements=["watch"])
    return workshop


def listing(workshop: Workshop, name: str) -> ListingView:
    base = workshop.base()
    return ListingView(base.types[name], Desk(base, "../"))


def test_a_record_stands_in_every_cell_whose_two_values_it_has(stocked: Workshop) -> None:
    table = listing(stocked, "recommendation").cross("phase", "capacity")
    cells = {
        (row.heading.key, cell.column.key): [view.id for view in cell.records]
        for row in table.rows
        for cell in row.cells
    }
    assert cells["operations", "analytical"] == ["warn", "watch"]
    assert cells["operations", "advisory"] == ["warn"]
    assert cells["transition", "analytical"] == ["watch"]
    assert cells["mandate-development", "convening"] == []  # a gap is in sight, though no record has the value


def test_a_cell_leads_to_the_listing_with_both_filters_set(stocked: Workshop) -> None:
    row = listing(stocked, "recommendation").cross("addressees", "horizon").rows[0]
    assert row.url == "../recommendations/?addressees=council"
    assert row.heading.url == "../actors/council/"
    assert row.cells[0].url == "../recommendations/?addressees=council&horizon=first-100-days"


def test_a_field_that_no_type_has_is_an_error_of_the_template(stocked: Workshop) -> None:
    path = stocked.workspace.templates / "site" / "overview" / "matrix.md.j2"
    path.write_text(path.read_text(encoding="utf-8").replace("'capacity'", "'capacty'"), encoding="utf-8")
    (found,) = stocked.build().published.diagnostics
    assert (found.code, found.path) == ("template-error", "templates/site/overview/matrix.md.j2")
    assert "capacty" in found.message


def test_filters_are_what_the_schema_marks_and_what_parts_the_records(stocked: Workshop) -> None:
    facets = {facet.key: [value for value, _ in facet.values] for facet in listing(stocked, "recommendation").facets}
    assert facets == {
        "phase": ["operations", "transition"],
        "capacity": ["analytical", "advisory", "convening"],
        "horizon": ["first-100-days", "standing"],
    }


def test_an_empty_cell_is_marked(stocked: Workshop) -> None:
    page = stocked.build().article("overview/coverage/")
    cells = {
        words(row.find("th").text_content()): [cell.get("class") for cell in row.findall("td")]
        for row in page.iter("tr")
        if row.find("td") is not None
    }
    assert cells["Title of watch"] == [None, "ph-gap", "ph-gap"]
    assert cells["Title of warn"] == ["ph-gap", "ph-gap", "ph-gap"]


def test_a_template_in_the_folder_is_a_page_that_is_listed_and_found(stocked: Workshop) -> None:
    text = (
        "{% extends 'layout/overview.md.j2' %}{% block title %}Mine & yours{% endblock %}"
        "{% block lede %}All.{% endblock %}{% block content %}<p>{{ listings['clause'] | length }}</p>{% endblock %}"
    )
    (stocked.workspace.templates / "site" / "overview" / "mine.md.j2").write_text(text, encoding="utf-8")
    site = stocked.build()
    assert site.article("overview/mine/").xpath("string(.//h1)").startswith("Mine & yours")
    assert site.article("overview/").xpath("//a[@href='../overview/mine/']")
    assert "overview/mine/" in "".join(
        body.decode() for path, body in site.files().items() if path.startswith("search/")
    )


def test_overviews_show_nothing_that_the_audience_may_not_see(stocked: Workshop) -> None:
    before = stocked.build("before").files()
    stocked.put("recommendation", "hidden", clearance="internal", revised="2026-04-04")
    after = stocked.build("after").files()
    assert [path for path in before if before[path] != after.get(path)] == []
    assert before.keys() == after.keys()


# ── What agrees with what ──


def citation(source: str, role: str, locator: str = "para. 3") -> dict[str, str]:
    return {"source": source, "locator": locator, "role": role}


@pytest.fixture
def cited(workshop: Workshop) -> Workshop:
    """Two recommendations, three sources; each source but one is named in more than one role."""
    workshop.put("source", "report", title="The report")
    workshop.put("source", "book", title="The book")
    two = [citation("paper", "basis"), citation("paper", "counter-view"), citation("report", "evidence")]
    workshop.put("recommendation", "watch", sources=[*two, citation("report", "evidence", "para. 9")])
    workshop.put("recommendation", "act", sources=[citation("paper", "basis"), citation("book", "counter-view")])
    return workshop


def test_the_column_is_for_what_most_rest_on_and_the_rest_is_counted(cited: Workshop) -> None:
    roles = ("basis", "evidence")
    table = listing(cited, "recommendation").bearings("sources", "source", "role", roles, 1)
    assert [(one.record.id, [(tally.role, tally.number) for tally in one.tallies]) for one in table.columns] == [
        ("paper", [("basis", 2), ("counter-view", 1)])
    ]
    first, second = table.rows(listing(cited, "recommendation").records)
    assert (first.record.id, first.cells, first.agreeing) == ("watch", (("basis", "counter-view"),), 2)
    assert [(tally.role, tally.number) for tally in first.others] == [("evidence", 1)]  # cited twice, one source
    assert (second.record.id, second.agreeing, [tally.number for tally in second.differing]) == ("act", 1, [1])
    assert (table.agreed(2), table.having("counter-view")) == (1, 2)


def test_a_sign_of_the_matrix_has_words_and_leads_to_the_sources_of_the_record(cited: Workshop) -> None:
    page = cited.build().article("overview/convergence/")
    (row, _) = page.xpath("//table[contains(@class, 'ph-agreement')]/tbody/tr")
    (link,) = row.xpath("td[1]/a")
    assert link.get("href") == "../../recommendations/watch/#sources"
    assert words(link.text_content()) == "● rests on▲ counter-view"
    assert row.xpath("td[1]/a/span/span[@aria-hidden]/text()") == ["●", "▲"]
    heads = page.xpath("//table[contains(@class, 'ph-agreement')]/thead//th")
    assert words(heads[1].text_content()) == "AThe paper"


def test_a_full_cell_is_a_number_that_leads_to_the_listing(workshop: Workshop) -> None:
    for number in range(41):
        workshop.put("recommendation", f"r{number}")
    page = workshop.build().article("overview/matrix/")
    (cell,) = page.xpath("(//table)[1]//td[contains(@class, 'ph-shade')]")
    assert [link.get("href") for link in cell.iter("a")] == [
        "../../recommendations/?phase=operations&capacity=analytical"
    ]


# ── Worksheets ──


@pytest.fixture
def rated(workshop: Workshop) -> Workshop:
    sources = [citation("paper", "basis")]
    workshop.put("risk-factor", "hate", family="Signs", indicators=["It is *heard*."], sources=sources)
    return workshop


def test_the_worksheet_is_a_page_and_two_forms_that_it_leads_to(rated: Workshop) -> None:
    site = rated.build()
    page = site.article("overview/risk-worksheet/")
    links = page.xpath("//*[@class='ph-desk__forms']/a/@href")
    assert links == ["../../downloads/worksheets/risk-worksheet.docx", "../../downloads/worksheets/risk-worksheet.xlsx"]
    assert page.xpath("//@data-ph-choices") == ["Not seen|Some signs|Strong signs"]
    assert "adds up to no probability" in page.text_content()
    said = etree.fromstring(zipfile.ZipFile(site.folder / links[0].removeprefix("../../")).read("word/document.xml"))
    text = " ".join(said.itertext())
    assert "It is heard." in text
    assert "adds up to no probability" in text


def test_who_may_not_see_what_is_rated_gets_no_worksheet(rated: Workshop) -> None:
    schema = rated.workspace.schemas / "risk-factor.schema.json"
    data = json.loads(schema.read_text(encoding="utf-8"))
    data["properties"]["indicators"]["x-clearance"] = "internal"
    schema.write_text(json.dumps(data), encoding="utf-8")
    site = rated.build()
    assert site.published.diagnostics == ()
    assert not [path for path in site.files() if path.startswith("downloads/worksheets/")]
    assert "downloads/worksheets/risk-worksheet.docx" in rated.build("internal", "internal").files()


# ── The glossary ──


@pytest.fixture
def worded(workshop: Workshop) -> Workshop:
    workshop.put("term", "warning", title="Warning")
    workshop.put("term", "early-warning", title="Early warning (in missions)", acronym="EW")
    return workshop


def explained(workshop: Workshop, text: str) -> str:
    """The text with each word that is explained in brackets, and what explains it."""
    return glossary(workshop.base()).mark(Html(text), lambda name, word: f"[{word}|{name.id}]")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("<p>An early\nwarning helps.</p>", "<p>An [early\nwarning|early-warning] helps.</p>"),
        ("<p>Warnings.</p>", "<p>[Warnings|warning].</p>"),
        ("<p>EW, ew, EWs</p>", "<p>[EW|early-warning], ew, [EWs|early-warning]</p>"),
        ("<p>early-warning, prewarning, warning-like</p>", None),
        ('<p><a href="x">Warning</a> <code>warning</code></p><h3>Warning</h3>', None),
        ('<p title="warning">&warning;</p>', None),
    ],
)
def test_words_are_explained_where_they_stand_as_words(worded: Workshop, text: str, marked: str | None) -> None:
    assert explained(worded, text) == (marked or text)


def test_a_page_explains_a_word_once_and_never_itself(worded: Workshop) -> None:
    worded.put("term", "warning", title="Warning", definition="A warning is an EW. Another EW.")
    page = worded.build().article("terms/warning/")
    (link,) = page.xpath("//a[@class='ph-term']")
    assert (link.text, link.get("href")) == ("EW", "../../terms/early-warning/")
    assert link.get("data-ph-tip") == "Early warning (in missions): Summary of early-warning."


def test_the_wording_of_a_clause_is_left_as_it_is(worded: Workshop) -> None:
    worded.put(
        "clause",
        "warning",
        strengths={"preferred": {"verb": "requests", "text": "the mission to give early warning"}},
        rationale="An early warning helps.",
    )
    page = worded.build().article("clauses/warning/")
    assert page.xpath("//*[@data-ph-copy]//a[@class='ph-term']") == []
    assert len(page.xpath("//a[@class='ph-term']")) == 1


# ── What is new ──


def test_the_feed_tells_the_newest_first_and_leads_to_them(stocked: Workshop) -> None:
    stocked.put("term", "fresh", title="Fresh <b>", revised="2026-09-09")
    site = stocked.build()
    feed = etree.fromstring((site.folder / "feed.xml").read_bytes())
    entries = feed.findall("a:entry", ATOM)
    assert [entries[0].findtext("a:title", None, ATOM), feed.findtext("a:updated", None, ATOM)] == [
        "Fresh <b>",
        "2026-09-09T00:00:00Z",
    ]
    ids = [entry.findtext("a:id", None, ATOM) for entry in entries]
    assert len(set(ids)) == len(ids) == len(stocked.base().records)
    for link in feed.xpath("//a:entry/a:link/@href", namespaces=ATOM):
        assert (site.folder / link / "index.html").is_file()
    assert site.article("overview/whats-new/").xpath("string((.//*[@class='ph-row']//a)[1])") == "Fresh <b>"


def test_with_an_address_the_feed_bears_it(stocked: Workshop) -> None:
    config = stocked.workspace.config
    config.write_text("site_url: https://example.org/guide\n" + config.read_text(encoding="utf-8"), encoding="utf-8")
    feed = etree.fromstring((stocked.build().folder / "feed.xml").read_bytes())
    assert feed.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM) == "https://example.org/guide/feed.xml"
    assert feed.xpath("string(a:entry[1]/a:link/@href)", namespaces=ATOM).startswith("https://example.org/guide/")


# ── The page of a record ──


def test_the_map_leads_to_the_neighbours_and_stands_in_words_beside(stocked: Workshop) -> None:
    page = stocked.build().article("recommendations/watch/")
    (picture,) = page.xpath("//*[local-name()='svg' and @class='ph-map']")
    assert picture.get("aria-label") == "Map: 1 records that refer to this one, 2 that it names"
    shown = {link.get("href") for link in picture.iter("{*}a")}
    assert shown == {"../../clauses/watching/", "../../actors/council/", "../../sources/paper/"}
    assert all(page.xpath(f"//*[not(local-name()='g')]/a[@href='{address}']") for address in shown)


def test_feedback_goes_to_the_address_of_the_configuration_with_the_version_filled_in(stocked: Workshop) -> None:
    assert "mailto:" not in stocked.build("without").text("clauses/watching/")
    config = stocked.workspace.config
    text = config.read_text(encoding="utf-8").replace("extra:\n", "extra:\n  feedback: desk@example.org\n", 1)
    config.write_text(text, encoding="utf-8")
    (link,) = html.fromstring(stocked.build("with").text("clauses/watching/")).xpath(
        "//a[starts-with(@href, 'mailto:')]"
    )
    assert link.get("href").startswith(
        "mailto:desk@example.org?subject=clause/watching%2C%20version%20of%202026-03-01&body="
    )


def test_who_opens_a_withdrawn_record_is_told_at_once(stocked: Workshop) -> None:
    stocked.put("clause", "gone", status="withdrawn")
    stocked.put("clause", "old", status="superseded", superseded_by="clause/watching")
    site = stocked.build()
    assert site.article("clauses/gone/").xpath("//*[@class='ph-head']//*[@class='ph-notice']")
    (notice,) = site.article("clauses/old/").xpath("//*[@class='ph-head']//*[@class='ph-notice']")
    assert notice.xpath(".//a/@href") == ["../../clauses/watching/"]
