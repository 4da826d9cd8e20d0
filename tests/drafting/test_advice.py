"""Advice on small texts: what each is to get stands at its end, and nothing else may be said of it.

What every rule finds, and what it leaves alone, stands on its page too (tests/docs/test_advice_pages.py). Here are the
cases in between, in which a hasty rule would cry.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from penholder.drafting.advice.advice import Adopted
from penholder.drafting.advice.citing import as_cited
from penholder.drafting.advice.counts import Count, counts
from penholder.drafting.advice.origins import origins
from penholder.drafting.advice.rules import RULES, advise
from penholder.drafting.advice.spelling import misspelt
from penholder.drafting.advice.subject import subject
from penholder.drafting.advice.vocabulary import Vocabulary, vocabulary
from penholder.drafting.compose import compose
from penholder.knowledge.loading import load
from penholder.text.adopted import AdoptedText, OperativeParagraph
from penholder.text.as_adopted import as_adopted
from penholder.text.passages import passages
from penholder.text.read import read_file
from penholder.text.tasks import tasks
from penholder.workspace import Workspace
from tests.drafting.workshop import base as linked
from tests.drafting.workshop import clause, draft, record

HERE = Path(__file__).parent / "advice"
ROOT = Path(__file__).parents[2]
COLLECTION = ROOT.parent / "shared" / "corpus" / "en"


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return vocabulary(load(Workspace(ROOT)).base)


def read(text: str, folder: Path) -> AdoptedText:
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def given(text: AdoptedText, words: Vocabulary, basis: AdoptedText | None = None) -> list[str]:
    """The place and the code of each piece of advice."""
    return [f"{as_cited(one.remark.place)} {one.rule.code}" for one in advise(subject(text, words, basis=basis))]


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_a_text_gets_the_advice_that_stands_at_its_end(path: Path, words: Vocabulary, tmp_path: Path) -> None:
    whole = path.read_text(encoding="utf-8")
    expected = re.findall(r"^# expect: (.+)$", whole, re.MULTILINE)
    text = "\n".join(line for line in whole.splitlines() if not line.startswith("#"))
    assert sorted(given(read(text, tmp_path), words)) == sorted(expected)


def test_without_records_nothing_is_said_of_words_that_records_tell(tmp_path: Path) -> None:
    text = "The Security Council,\n\n1. Urges the rebels of the UN to talk to the Secretary General;\n"
    assert given(read(text, tmp_path), Vocabulary()) == ["OP1 advice-acronym"]


def test_a_text_in_another_language_is_asked_only_what_holds_in_all(words: Vocabulary) -> None:
    french = AdoptedText(language="fr", operative=(OperativeParagraph("1", "Décide de proroger le mandat [OTAN];"),))
    assert given(french, words) == ["OP1 advice-brackets"]


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("Encourages", "Urges"),
        ("Invites", "Calls upon"),
        ("Further encourages", "Strongly urges"),
        ("Calls on", "Requests"),
        ("Stresses", "Encourages"),
        ("Welcomes", "Decides"),
        ("Notes", "Acknowledges"),
    ],
)
def test_a_verb_asks_for_less_than_another(weaker: str, stronger: str, words: Vocabulary) -> None:
    low, high = words.ladder.verb(weaker), words.ladder.verb(stronger)
    assert low is not None
    assert high is not None
    assert low.asks_less(high)
    assert not high.asks_less(low)


@pytest.mark.parametrize(
    ("one", "other"), [("Decides", "Demands"), ("Authorizes", "Requests"), ("Welcomes", "Stresses")]
)
def test_verbs_whose_order_is_disputed_are_not_ranked(one: str, other: str, words: Vocabulary) -> None:
    first, second = words.ladder.verb(one), words.ladder.verb(other)
    assert first is not None
    assert second is not None
    assert not first.asks_less(second)
    assert not second.asks_less(first)


def test_the_example_of_a_changed_verb_is_the_older_paragraph(words: Vocabulary, tmp_path: Path) -> None:
    old = "The Security Council,\n\n1. Urges the Government to publish all findings of its commission of inquiry;\n"
    basis = read(f"Resolution 9901 (2025)\n\n{old}", tmp_path)
    (advice,) = advise(subject(read(old.replace("Urges", "Encourages"), tmp_path), words, basis=basis))
    assert advice.example == Adopted("S/RES/9901 (2025)", "1")


TASKS = """The Security Council,

1. Decides that the mandate of the Mission shall include the following tasks:

(a) Protection of civilians

(i) To protect civilians under threat of physical violence;

(ii) To monitor, and report on, abuses of human rights;

(b) To support the reform of the police;

2. Requests the Secretary-General to report every 90 days, and calls upon all States to cooperate with the Mission;

3. Decides to remain seized of the matter.
"""


def test_tasks_are_counted_by_heading_modality_and_strength(words: Vocabulary, tmp_path: Path) -> None:
    now = tasks(read(TASKS, tmp_path))
    before = tasks(read(TASKS.replace("(b) To support the reform of the police;\n", ""), tmp_path))
    told = counts(now, before, words)
    assert told.all == Count("all", 4, 3)
    assert told.categories == (Count("Protection of civilians", 2, 2), Count("under no heading", 2, 1))
    assert {count.name: count.now for count in told.modalities} == {
        "monitor": 1,
        "assist": 1,
        "secure": 1,
        "report": 1,
    }
    assert [(count.name, count.now, count.before) for count in told.strengths] == [
        ("bind", 3, 2),
        ("task", 1, 1),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We advise, revise, exercise, supervise, otherwise, promise, likewise, precise, enterprises, crises.", []),
        ("Organised by Organisation members; “organised”.", [("Organised", "Organized")]),
        ("an authorisation to analyze", [("authorisation", "authorization"), ("analyze", "analyse")]),
        ("the center for labor, fulfillment and harboring", ["centre", "labour", "fulfilment", "harbouring"]),
    ],
)
def test_oxford_spelling_and_its_exceptions(text: str, found: list[object]) -> None:
    told = list(misspelt(text))
    assert told == found or [ours for _, ours in told] == found


def test_a_passage_of_a_draft_leads_to_its_entry_and_to_the_words_of_its_clause() -> None:
    listed = clause("listed", "the Mission", items=["to watch", {"text": "to help", "items": ["to train"]}])
    opening = clause("opening", "its decisions", verb="recalling", kind="preambular")
    base = linked(
        opening,
        clause("plain", "the Mission to report"),
        listed,
        draft([{"clause": "plain", "strength": "preferred"}], [{"clause": "opening"}, {"clause": "listed"}]),
    )
    (renewal,) = base.of_type("draft")
    text = compose(base, renewal).text
    found = origins(base, renewal, text, tuple(passages(as_adopted(text))))
    assert {place: (origin.record.id, origin.words[2:]) for place, origin in found.items()} == {
        "PP1": ("opening", ("text",)),
        "1": ("plain", ("text",)),
        "2": ("listed", ("text",)),
        "2 (a)": ("listed", ("items", 0)),
        "2 (b)": ("listed", ("items", 1, "text")),
        "2 (b) (i)": ("listed", ("items", 1, "items", 0)),
    }
    assert found["2 (b) (i)"].entry == ("sections", 1, "clauses", 1)


def test_a_passage_of_an_annex_leads_to_its_entry_past_headings() -> None:
    base = linked(
        clause("first", "the Mission to report", items=["to watch"]),
        clause("second", "the Mission to help"),
        draft(
            {"heading": "Method", "clauses": [{"clause": "first"}]},
            {"heading": "Scope", "clauses": [{"clause": "second"}]},
            product="annex",
        ),
    )
    (annex,) = base.of_type("draft")
    text = compose(base, annex).text
    given = tuple(passages(as_adopted(text)))
    found = origins(base, annex, text, given)
    by_words = {passage.text: found[passage.place].record.id for passage in given if passage.place in found}
    assert [by_words[words] for words in by_words if "help" in words] == ["second"]
    assert [by_words[words] for words in by_words if "watch" in words] == ["first"]
    assert found[given[0].place].words == ("title",)


def test_a_record_tells_what_to_avoid_with_the_paragraph_that_shows_it(tmp_path: Path) -> None:
    avoid = [{"form": "rebels", "use": "armed groups", "why": "takes sides"}]
    base = linked(
        record("source", "s-res-9901", kind="resolution", symbol="S/RES/9901 (2025)", date="2025"),
        record(
            "term",
            "armed-group",
            definition="A group.",
            avoid=avoid,
            sources=[{"source": "s-res-9901", "locator": "para. 3 (a)", "role": "evidence"}],
        ),
    )
    text = read("The Security Council,\n\n1. Urges the rebels to talk;\n", tmp_path)
    (advice,) = advise(subject(text, vocabulary(base)))
    assert advice.remark.message == "“rebels”: takes sides"
    assert advice.remark.hint == "write “armed groups” (term/armed-group)"
    assert advice.example == Adopted("S/RES/9901 (2025)", "3 (a)")


@pytest.mark.shared
@pytest.mark.skipif(not COLLECTION.is_dir(), reason="the reference collection is not here")
@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.example], ids=lambda rule: rule.code)
def test_the_adopted_example_of_a_rule_exists_and_does_it_well(rule, words: Vocabulary) -> None:
    number = re.search(r"\d+", rule.example.symbol)[0]
    text = read_file(COLLECTION / f"S_RES_{number}.xml")
    assert text.symbol == rule.example.symbol
    assert rule.example.paragraph in {passage.place for passage in passages(text)}
    assert rule.example.paragraph not in {remark.place for remark in rule.check(subject(text, words))}
