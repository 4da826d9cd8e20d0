"""A draft becomes the text that its author ordered: these clauses, in this order, with these values."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from penholder.drafting.compose import Composition, compose
from penholder.knowledge.record import Record
from penholder.text.html import html
from penholder.text.model import Block, Fact, Heading, Product, paragraphs, words
from tests.drafting.workshop import (
    CLAUSES,
    NEGOTIATION,
    RENEWAL,
    ROUND,
    SOURCES,
    WORKSHOP,
    base,
    clause,
    draft,
)


def composed(*records: Record, **data: Any) -> Composition:
    """The composition of a draft of all the clauses given, in order."""
    ids: list[Any] = [record.name.id for record in records if record.name.type == "clause"]
    order = draft(ids, **data)
    return compose(base(*records, order), order)


def printed(blocks: tuple[Block, ...]) -> list[str]:
    found = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(words(block.spans).upper())
        else:
            found += [f"{block.label} {words(block.spans)}".strip(), *printed(block.items)]
    return found


def test_the_whole_of_a_draft() -> None:
    text = compose(WORKSHOP, RENEWAL).text
    assert (text.organ, text.marking, text.version, text.date) == (
        *("The Security Council", "DRAFT / NON-PAPER", "0.1", "2025-03-05"),
    )
    assert printed(text.preambular) == [
        "Recalling its resolution 2100 (2013) and all previous resolutions on the situation in Ruritania,",
        "Deeply concerned that signs of mass violence were reported and not acted upon, and condemning the following:",
        "(a) Incitement to violence against civilians because of their identity;",
        "(b) The arming of local militias,",
        "Acting under Chapter VII of the Charter of the United Nations,",
    ]
    assert printed(text.operative) == [
        "MANDATE",
        "1. Decides to extend the mandate of UNMIX until [end];",
        "EARLY WARNING",
        (
            "2. Requests UNMIX to establish, within its capabilities and areas of deployment, an early warning cell, "
            "and decides that its tasks shall be:"
        ),
        "(a) To collect and analyse information on risks to civilians;",
        "(b) To advise the leadership of UNMIX on:",
        "(i) Early signs of incitement;",
        "(ii) Measures that could be taken by:",
        "a. The police;",
        "b. The force;",
        "(c) To report to the Secretary-General within 24 hours;",
        (
            "3. Requests the Secretary-General to report every 90 days on the implementation of this resolution, with "
            "{{7*7}} as it stands & <b>plain</b>;"
        ),
        "4. Decides to remain actively seized of the matter.",
    ]


def test_verbs_are_italic_wherever_they_stand() -> None:
    text = compose(WORKSHOP, RENEWAL).text
    italic = [
        [span.text for span in paragraph.spans if span.italic]
        for paragraph in paragraphs((*text.preambular, *text.operative))
    ]
    assert italic == [
        *(["Recalling"], ["Deeply concerned", "condemning"], ["Acting"]),
        *(["Decides"], ["Requests", "decides"], ["Requests"], ["Decides"]),
    ]


def test_the_nearest_value_wins() -> None:
    asked = {"type": "text", "description": "Any.", "example": "x", "default": "default"}
    parts = [clause(id_, "{a}", parameters={"a": asked}) for id_ in ("one", "two")]
    order = draft([{"clause": "one", "with": {"a": "paragraph"}}, "two"], parameters={"a": "draft"})
    assert printed(compose(base(*parts, order), order).text.operative) == [
        "1. Requests paragraph;",
        "2. Requests draft.",
    ]
    assert printed(composed(*parts).text.operative) == ["1. Requests default;", "2. Requests default."]


def test_what_nothing_fills_is_shown_and_listed_where_it_stands() -> None:
    composition = compose(WORKSHOP, RENEWAL)
    assert composition.unfilled == ("end",)
    assert composition.text.note is not None
    assert [(fact.term, words(fact.spans)) for fact in composition.text.note.blanks] == [
        ("[end]", "The last day (OP1)")
    ]


def test_the_strength_that_is_asked_for() -> None:
    wording = {
        "preferred": {"verb": "decides", "text": "that it shall"},
        "minimum": {"verb": "requests", "text": "it to"},
    }
    order = draft([{"clause": "one", "strength": "minimum"}])
    text = compose(base(clause("one", "", strengths=wording), order), order).text
    assert printed(text.operative) == ["1. Requests it to."]


def test_a_round_of_negotiation() -> None:
    composition = compose(NEGOTIATION, ROUND)
    assert printed(composition.text.preambular) == [
        "[Norland: Acting under Chapter VII of the Charter of the United Nations,]",
        "[Southmark: Acting under Chapter VII of the Charter of the United Nations,]",
    ]
    assert printed(composition.text.operative) == [
        "1. Requests UNMIX to act as paragraph 2 says [Norland: at once]:",
        "(a) to look;",
        "(b) to speak:",
        "(i) late;",
        "2. [Decides to extend the mandate of UNMIX until 30 June 2030;]",
        "2 bis. [Decides to see to it:",
        "(a) a;",
        "(b) b;]",
        "2 ter. [Southmark: Decides to extend the mandate of UNMIX until 30 June 2030;]",
        "3. Decides as 1 (b) (i) says.",
    ]
    assert composition.open == ("PP1", "PP1 bis", "OP1", "OP2", "OP2 bis", "OP2 ter")
    assert composition.findings == ()


def test_references_follow_their_paragraph_when_numbers_move() -> None:
    parts = (clause("one", "it"), clause("two", "it, as paragraph {paragraph:one} says"))
    for order, number in ((["one", "two"], "1"), (["two", "two", "one"], "3")):
        made = draft(order)
        text = compose(base(*parts, made), made).text
        assert f"as paragraph {number} says" in " ".join(printed(text.operative))
        (span,) = {span for paragraph in paragraphs(text.operative) for span in paragraph.spans if span.target}
        assert (span.text, span.target) == (number, "one")


def test_a_value_may_refer_to_paragraphs_where_its_type_says_so() -> None:
    asked = {"type": "paragraphs", "description": "Which.", "example": "paragraph {paragraph:one}"}
    parts = (clause("one", "it"), clause("two", "it under {which}", parameters={"which": asked}))
    order = draft(["two", "one"], parameters={"which": "paragraph {paragraph:one}"})
    assert printed(compose(base(*parts, order), order).text.operative)[0] == "1. Requests it under paragraph 2;"


def test_a_reference_that_leads_nowhere_is_shown_and_found_at_its_place() -> None:
    wording = {"verb": "requests", "text": "it", "items": ["as {paragraph:gone} says"]}
    order = draft([{"clause": "one", "wording": wording}])
    composition = compose(base(clause("one", ""), order), order)
    assert printed(composition.text.operative) == ["1. Requests it:", "(a) as [gone] says."]
    assert [(finding.code, finding.field) for finding in composition.findings] == [
        ("missing-paragraph", ("sections", 0, "clauses", 0, "wording", "items", 0)),
    ]


def test_own_wording_is_told_as_adapted_and_the_clause_stays() -> None:
    note = compose(NEGOTIATION, ROUND).text.note
    assert note is not None
    facts = dict(lines(note.paragraphs[2].facts))
    assert facts["Clause"] == "early-warning-cell, in own wording in the place of the preferred one"
    assert facts["Provenance"].startswith("adapted for this draft")


def test_the_sign_of_a_footnote_stands_after_the_mark() -> None:
    wording = {"verb": "requests", "text": "it[^1]", "footnotes": ["A *word*."]}
    order = draft([{"clause": "one", "wording": wording}])
    (paragraph,) = paragraphs(compose(base(clause("one", ""), order), order).text.operative)
    assert words(paragraph.spans) == "Requests it."
    assert words(paragraph.spans[-1].footnote) == "A word."


def test_an_annex_has_its_own_title_and_no_organ() -> None:
    text = composed(clause("one", "it"), product="annex", annex_title="Benchmarks").text
    assert (text.product, text.title, text.organ) == (Product.ANNEX, "Benchmarks", "")
    assert printed(text.operative) == ["1. Requests it."]
    assert text.note is not None
    assert text.note.paragraphs[0].paragraph == "para. 1"
    assert "<h1><span>Annex</span> Benchmarks</h1>" in html(text)


def test_the_source_note_says_where_the_language_comes_from() -> None:
    note = compose(WORKSHOP, RENEWAL).text.note
    assert note is not None
    assert [words(fact.spans) for fact in note.facts] == ["S/RES/2100 (2013)"]
    assert [paragraph.paragraph for paragraph in note.paragraphs] == ["PP1", "PP2", "PP3", "OP1", "OP2", "OP3", "OP4"]
    assert lines(note.paragraphs[3].facts) == [
        ("Clause", "extend-mandate, preferred wording"),
        ("Provenance", "adapted"),
        ("Precedent", "S/RES/2100 (2013), para. 7"),
        ("Precedent", "Ibid., para. 16 (c) (i)"),
    ]
    assert lines(note.paragraphs[4].facts)[2:] == [
        ("Source", "The Protection Handbook (A. Author and others, 2020), section 3.2 (basis)"),
        ("Note", "The host State may ask."),
    ]


def lines(facts: tuple[Fact, ...]) -> list[tuple[str, str]]:
    return [(fact.term, words(fact.spans)) for fact in facts]


def test_the_names_of_paragraphs_are_unique() -> None:
    order = draft(["one", "one", "one-2"])
    text = compose(base(clause("one", "a"), clause("one-2", "b"), order), order).text
    assert [paragraph.name for paragraph in paragraphs(text.operative)] == ["one", "one-3", "one-2"]


def test_what_is_missing_is_found_and_the_rest_is_made() -> None:
    order = draft([{"clause": "one", "strength": "minimum"}, "gone", "mute", "one"])
    composition = compose(base(clause("one", "it"), clause("mute", "it", verb="sings"), order), order)
    assert printed(composition.text.operative) == ["1. Requests it."]
    assert [(finding.code, finding.field) for finding in composition.findings] == [
        ("missing-strength", ("sections", 0, "clauses", 0, "strength")),
        ("dangling-reference", ("sections", 0, "clauses", 1, "clause")),
        ("dangling-reference", ("sections", 0, "clauses", 2, "clause")),
    ]


def test_a_draft_without_its_sources_still_composes() -> None:
    hidden = base(*CLAUSES, RENEWAL)  # as an audience sees it that may not see the sources
    note = compose(hidden, RENEWAL).text.note
    assert note is not None
    assert note.facts == ()
    assert SOURCES[0].title not in html(compose(hidden, RENEWAL).text)


_WORD = st.text("abc<>&\"'()[]#~$!?+=/", min_size=1, max_size=6)
_WORDS = st.lists(_WORD, min_size=1, max_size=6)


@given(_WORDS, st.lists(_WORDS, max_size=3), st.lists(_WORDS, max_size=3), st.sampled_from(["preambular", "operative"]))
def test_no_word_is_lost(chapeau: list[str], items: list[list[str]], deeper: list[list[str]], kind: str) -> None:
    entries: list[Any] = [" ".join(item) for item in items]
    if items and deeper:
        entries[-1] = {"text": entries[-1], "items": [" ".join(item) for item in deeper]}
    data = {"items": entries} if entries else {}
    text = composed(clause("one", " ".join(chapeau), kind=kind, verb="decides", **data)).text
    found = " ".join(printed((*text.preambular, *text.operative))).split()
    labels = {"1.", "(a)", "(b)", "(c)", "(i)", "(ii)", "(iii)"} - {
        word for item in [chapeau, *items, *deeper] for word in item
    }
    kept = [word.rstrip(",;:.") for word in found if word not in labels]
    expected = ["Decides", *chapeau, *(word for item in [*items, *(deeper if items else [])] for word in item)]
    assert kept == expected
