"""What the search knows, and in which form: the same for the same entries, small, and found by its first letters."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import accumulate
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from penholder.publishing.pages import PageMaker
from penholder.publishing.search import Entry, Section, section_entry
from penholder.publishing.search_index import NAME, OFTEN, ONCE, PREFIX, search_files, words
from penholder.publishing.trace import Trace
from tests.publishing.workshop import Workshop

ENTRIES = [
    Entry("terms/poc/", "Protection of civilians", "Term", "To protect.", "Protecting people.", ("POC",), weight=2),
    Entry("lessons/a/", "A lesson", "Lesson", "What was learned.", "Civilian and civilian.", (), (("Phase", "Exit"),)),
    Entry("lessons/b/", "B lesson", "Lesson", "Other things.", "Nothing.", (), (("Phase", "Start"),)),
]


def index(entries: list[Entry]) -> dict[str, Any]:
    """The parts of the index by name, read as a browser reads them."""
    parts = {}
    for _, body in search_files(entries):
        call = re.fullmatch(r"penholderSearch\((.*)\);\n", body.decode(), re.DOTALL)
        assert call is not None
        name, part = json.loads(f"[{call[1]}]")
        parts[name.rpartition("/")[2]] = part
    return parts


def found(parts: dict[str, Any], word: str) -> dict[int, int]:
    """Where a word stands: the best place in each entry, as the browser would find it."""
    shards = [number for number, first in enumerate(parts["index"]["shards"]) if first <= word[:PREFIX]]
    shard = parts[f"words-{shards[-1]}"]
    places = shard["places"][shard["words"][word]]
    entries = accumulate(step >> 3 for step in places)
    return {entry: place & 7 for entry, place in zip(entries, places, strict=True)}


def test_all_forms_of_a_word_lead_to_the_same_entries() -> None:
    parts = index(ENTRIES)
    assert found(parts, "protecting") == found(parts, "protection") == {0: NAME}
    assert found(parts, "civilian") == {0: NAME, 1: OFTEN}
    assert found(parts, "nothing") == {2: ONCE}


def test_a_whole_name_leads_to_what_bears_it() -> None:
    names = index(ENTRIES)["words-0"]["names"]
    assert names["poc"] == names["protection of civilians"] == [0]


def test_an_entry_is_found_by_what_it_is_and_by_names_that_are_not_shown() -> None:
    parts = index([replace(ENTRIES[0], keys=("poc-strategy",)), *ENTRIES[1:]])
    assert found(parts, "term") == found(parts, "strategy") == {0: ONCE}
    assert parts["words-0"]["names"]["poc strategy"] == [0]
    assert parts["shown-0"][0][4] == ["POC"]


def test_what_tells_of_the_tool_stands_behind_all_guidance() -> None:
    page = section_entry(Section("how-to/x/", "X", "X", "Words."))
    section = section_entry(Section("how-to/x/#a", "X", "A", "Words."))
    parts = index([section, page, *ENTRIES])
    assert parts["index"]["guidance"] == len(ENTRIES) + 1
    assert parts["shown-0"][-1][3] == "how-to/x/#a"


def test_a_filter_holds_who_has_which_value_and_one_value_is_no_filter() -> None:
    assert index(ENTRIES)["filters"] == [["Phase", [["Exit", [1]], ["Start", [2]]]]]
    assert index(ENTRIES[:2])["filters"] == []


def test_the_order_in_which_entries_come_does_not_matter() -> None:
    assert list(search_files(ENTRIES)) == list(search_files(ENTRIES[::-1]))


def test_another_state_of_the_site_has_files_of_other_names() -> None:
    changed = [replace(ENTRIES[0], text="Something else."), *ENTRIES[1:]]
    shared = {path for path, _ in search_files(ENTRIES)} & {path for path, _ in search_files(changed)}
    assert shared == {"search/index.js"}


@given(st.lists(st.text(st.characters(categories=["L", "M", "N", "Zs"]), max_size=30), min_size=1, max_size=30))
def test_every_word_of_an_entry_is_found_in_the_shard_of_its_first_letters(texts: list[str]) -> None:
    entries = [Entry(f"{number:03}/", "t1", "k", "s1", text) for number, text in enumerate(texts)]
    parts = index(entries + [Entry(f"{number}/", "t1", "k", "s1") for number in range(100, 300)])
    for number, entry in enumerate(entries):
        for word in words(entry.text):
            assert number in found(parts, word)


def test_accents_and_capitals_do_not_matter() -> None:
    assert words("Côte d’Ivoire’s S/RES/2100 (2013)") == ["cote", "ivoire", "res", "2100", "2013"]
    assert words("حماية المدنيين") == ["حماية", "المدنيين"]


def test_a_record_is_known_by_its_names_and_by_the_facets_of_its_schema(workshop: Workshop) -> None:
    workshop.put("term", "jmac", title="Joint Mission Analysis Centre", acronym="JMAC", aliases=["Analysis & cell"])
    workshop.put("recommendation", "act", phase=["transition"], addressees=["council"])
    products = PageMaker(workshop.base(), workshop.workspace, ()).pages()
    pages = {product.path: product.prepare(Trace()).entry for product in products}
    term = pages["terms/jmac/index.md"]
    assert term is not None
    assert (term.title, term.names) == ("Joint Mission Analysis Centre", ("JMAC", "Analysis & cell"))
    assert "A word." in term.text
    recommendation = pages["recommendations/act/index.md"]
    assert recommendation is not None
    wanted = {("Type", "Recommendation"), ("Phase", "Transition"), ("Addressees", "Security Council")}
    assert wanted | {("Source", "The paper"), ("Capacity", "Analytical")} <= set(recommendation.facets)
    assert term.weight > recommendation.weight


def test_a_section_of_the_handbook_is_shown_by_its_first_words() -> None:
    entry = section_entry(Section("how-to/x/#a", "How to", "A &amp; B", "<p>One <code>two</code> &lt;b&gt;.</p>" * 40))
    assert (entry.title, entry.kind) == ("A & B", "How to")
    assert entry.summary.startswith("One two <b>. One")
    assert entry.summary.endswith(" …")
    assert len(entry.summary) < 210
