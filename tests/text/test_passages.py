"""What a person would lose: how a paragraph is cited, what changed in it, a draft looked at as an adopted text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from penholder.text.adopted import AdoptedItem, AdoptedText, Annex, OperativeParagraph, PreambularParagraph
from penholder.text.as_adopted import as_adopted
from penholder.text.changes import Change, changes
from penholder.text.model import Heading, Paragraph, Product, ResolutionText, Span
from penholder.text.passages import passages

TEXT = AdoptedText(
    preambular=(PreambularParagraph("Recalling", "Recalling its resolutions,"),),
    operative=(
        OperativeParagraph(
            "16",
            "Decides that the tasks are:",
            ("Decides", "requests"),
            heading="Mandate\nPriority tasks",
            items=(
                AdoptedItem(
                    "(c)",
                    "Protection",
                    (AdoptedItem("(i)", "To protect;", (AdoptedItem("–", "by day"), AdoptedItem("–", "by night"))),),
                    heading="Civilians",
                ),
            ),
        ),
        OperativeParagraph(None, "Decides to remain seized.", ("Decides",)),
    ),
    annexes=(Annex("Annex I", ("First", "Second")),),
)


def test_every_passage_has_the_place_by_which_it_is_cited() -> None:
    places = [(found.place, found.depth) for found in passages(TEXT)]
    assert places == [
        ("PP1", 0),
        ("16", 0),
        ("16 (c)", 1),
        ("16 (c) (i)", 2),
        ("16 (c) (i)", 3),
        ("16 (c) (i)", 3),
        ("OP2", 0),
        ("Annex I, 1", 0),
        ("Annex I, 2", 0),
    ]


def test_an_item_tells_what_it_continues_and_what_it_stands_under() -> None:
    dash = next(found for found in passages(TEXT) if found.text == "by night")
    assert dash.lead == "Decides that the tasks are:\nProtection\nTo protect;"
    assert (dash.heading, dash.verb) == ("Civilians", "Decides")
    assert next(found for found in passages(TEXT) if found.place == "OP2").heading == "Priority tasks"


def test_a_draft_is_looked_at_as_an_adopted_text() -> None:
    text = ResolutionText(
        title="A draft",
        product=Product.OPERATIVE_TEXT,
        preambular=(Paragraph((Span("Acting", italic=True), Span(" under Chapter VII of the Charter,"))),),
        operative=(
            Heading((Span("Mandate"),)),
            Paragraph(
                (
                    Span("Decides", italic=True),
                    Span(" as follows, and "),
                    Span("requests", italic=True),
                    Span(" that:"),
                ),
                items=(Paragraph((Span("the mission reports;"),), label="(a)"),),
                label="1.",
            ),
        ),
    )
    found = as_adopted(text)
    assert found.chapter_vii
    assert found.preambular[0].verb == "Acting"
    assert found.operative[0].verbs == ("Decides", "requests")
    assert (found.operative[0].number, found.operative[0].heading) == ("1", "Mandate")
    assert found.operative[0].items == (AdoptedItem("(a)", "the mission reports;"),)


@given(st.text("ab, .-’\u00a0"), st.text("ab, .-’\u00a0"))
def test_changes_lose_no_word_of_either_wording(old: str, new: str) -> None:
    runs = changes(old, new)
    assert "".join(run.text for run in runs if run.change is not Change.INSERTED) == old
    assert "".join(run.text for run in runs if run.change is not Change.DELETED) == new


def test_changes_are_told_by_the_word() -> None:
    runs = changes("Requests the mission to report every six months", "Urges the mission to report every month")
    assert [(run.change.value, run.text) for run in runs] == [
        ("deleted", "Requests"),
        ("inserted", "Urges"),
        ("kept", " the mission to report every "),
        ("deleted", "six months"),
        ("inserted", "month"),
    ]
