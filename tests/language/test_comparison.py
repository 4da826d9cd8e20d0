"""What became of the words, and what that comes to."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from penholder.knowledge.ladder import Ladder, ladder
from penholder.language.comparison import compare
from penholder.language.figures import figures
from penholder.language.strength import differences, direction_of
from penholder.text.adopted import AdoptedItem, AdoptedText, OperativeParagraph
from penholder.text.changes import Change
from penholder.text.differences import Direction
from penholder.text.lines import lines
from penholder.text.printed_redline import printed_lines
from penholder.text.redline import Redline
from penholder.text.tasks import Modality, tasks
from tests.drafting.workshop import base, record
from tests.language.invented import DUTIES, NEW, OLD, SEIZED, paragraph, text, texts


def ranked() -> Ladder:
    """Five verbs of which one is called stronger than another, with somebody who disagrees."""
    source = record("source", "grammar", kind="paper", date="2016", title="A Grammar of Verbs")
    cited = {"source": "grammar", "locator": "para. 3", "role": "counter-view", "note": "Ranks it lower."}
    fixed = {"kind": "operative", "function": "exhort", "usage": "Opens a paragraph."}
    urges = record("verb", "urges", form="Urges", stronger_than=["invites"], sources=[cited], **fixed)
    invites = record("verb", "invites", form="Invites", forms=["Also invites"], **fixed)
    others = [
        record("verb", form, form=form.title(), kind="operative", function=function, usage="Opens a paragraph.")
        for form, function in (("requests", "task"), ("demands", "demand"), ("hums", "lull"))
    ]
    return ladder(base(source, urges, invites, *others))


def told(redline: Redline) -> tuple[list[str], list[str]]:
    """The words of both texts as a redline holds them, in the order of each text."""
    rows = [row for passage in redline.passages for row in passage.rows]
    old = sorted((row.old.number, row) for row in rows if row.old)
    new = sorted((row.new.number, row) for row in rows if row.new)
    return (
        ["".join(run.text for run in row.runs if run.change is not Change.INSERTED) for _, row in old],
        ["".join(run.text for run in row.runs if run.change is not Change.DELETED) for _, row in new],
    )


@given(texts, texts)
@settings(deadline=None)
def test_no_word_of_either_text_is_lost_or_told_twice(old: AdoptedText, new: AdoptedText) -> None:
    redline = compare(old, new, ("old", "new"))
    assert told(redline) == ([line.text for line in lines(old)], [line.text for line in lines(new)])
    printed = printed_lines(redline)
    assert [one.old for one in printed if one.old] == list(lines(old))
    assert [one.new for one in printed if one.new] == list(lines(new))
    words = Counter(run.change for one in printed for run in one.runs if not run.text)
    assert not words, "a run without words"


@given(texts)
@settings(deadline=None)
def test_a_text_compared_with_itself_has_not_changed(one: AdoptedText) -> None:
    redline = compare(one, one, ("old", "new"))
    assert all(row.identical for passage in redline.passages for row in passage.rows)


def test_verbs_are_ranked_inside_their_function_by_the_source_and_else_only_where_nobody_disputes_it() -> None:
    order = ranked()
    assert direction_of("Invites", "Urges", order)[0] is Direction.STRENGTHENED
    assert direction_of("strongly urges", "also invites", order)[0] is Direction.WEAKENED
    assert direction_of("Urges", "Requests", order) == (Direction.STRENGTHENED, "from exhort to task")
    assert direction_of("Demands", "Requests", order) == (Direction.OTHER, "from demand to task")
    assert direction_of("Urges", "Hums", order) == (Direction.OTHER, "from exhort to lull"), (
        "a workspace's own function"
    )
    assert direction_of("Urges", "Sings", order)[0] is Direction.OTHER
    assert order.rests_on[1] == "a counter-view: A Grammar of Verbs, para. 3"


def test_without_a_ladder_a_change_of_verb_is_told_and_not_ranked() -> None:
    old, new = (
        text(paragraph(1, "Invites the lighthouse keepers to sing;")),
        text(paragraph(1, "Urges the lighthouse keepers to sing;")),
    )
    found = differences(compare(old, new, ("old", "new")), old, new, Ladder())
    assert [(one.old, one.new, one.direction, one.why) for one in found.verbs] == [
        ("invites", "urges", Direction.OTHER, "")
    ]
    found = differences(compare(old, new, ("old", "new")), old, new, ranked())
    assert [one.direction for one in found.verbs] == [Direction.STRENGTHENED]


def test_another_adverb_is_no_other_verb() -> None:
    further = OperativeParagraph("1", "Further urges the keepers of the light to sing;", ("Further urges",))
    old, new = text(paragraph(1, "Urges the keepers of the light to sing;")), text(further)
    assert differences(compare(old, new, ("old", "new")), old, new, ranked()).verbs == ()


def test_phrases_of_known_weight_are_told_with_their_direction() -> None:
    old = text(
        paragraph(1, "Authorizes the Wells Mission to take all necessary means to keep the wells of Samarka clean;")
    )
    new = text(paragraph(1, "Authorizes the Wells Mission, as appropriate, to keep the wells of Samarka clean;"))
    found = differences(compare(old, new, ("old", "new")), old, new, Ladder()).phrases
    assert [(one.words, one.inserted, one.direction) for one in found] == [
        ("all necessary means", False, Direction.WEAKENED),
        ("as appropriate", True, Direction.WEAKENED),
    ]


def test_figures_stand_side_by_side_and_references_are_none() -> None:
    words = (
        "Decides, recalling paragraph {} of resolution 2100 (2013), that the mission has up to {} military personnel "
        "until {} and reports within 45 days;"
    )
    old = text(paragraph(1, words.format(7, "11,200", "30 June 2031")))
    new = text(paragraph(1, words.format(8, "13,289", "31 May 2032")))
    redline = compare(old, new, ("old", "new"))
    found = [(one.old, one.new) for passage in redline.passages for row in passage.rows for one in figures(row)]
    assert sorted(found) == [
        ("11,200 military personnel", "13,289 military personnel"),
        ("30 June 2031", "31 May 2032"),
    ]


def test_tasks_are_items_that_say_what_to_do_and_directions_in_running_words() -> None:
    mandate = paragraph(1, "Decides that the mandate of the Wells Mission shall be the following:", *DUTIES)
    subjects = paragraph(
        2,
        "Requests the Secretary-General to report to the Council every year on:",
        AdoptedItem("(a)", "The state of the wells;"),
        AdoptedItem("(b)", "The number of camels;"),
    )
    others = paragraph(3, "Urges the authorities of Samarka to mend pumps, and encourages the Mission to sing;")
    directed = paragraph(
        4, "Decides that the Mission shall coordinate with choirs, and requests the Special Representative to sing;"
    )
    found = tasks(text(mandate, subjects, others, directed, paragraph(5, SEIZED)))
    assert [(one.place, one.verb, one.modality) for one in found] == [
        ("1 (a)", "patrol", Modality.SECURE),
        ("1 (b)", "teach", Modality.OTHER),
        ("1 (c)", "escort", Modality.SECURE),
        ("1 (d)", "report", Modality.REPORT),
        ("2", "report", Modality.REPORT),
        ("4", "coordinate", Modality.COORDINATE),
        ("4", "sing", Modality.OTHER),
    ]


def test_tasks_are_counted_before_and_after() -> None:
    found = differences(compare(OLD, NEW, ("old", "new")), OLD, NEW, Ladder())
    assert [len(counted.tasks) for counted in found.tasks] == [5, 5]
    assert sum(found.paragraphs.values()) == 8


def test_texts_in_two_languages_are_told() -> None:
    french = AdoptedText(language="fr", operative=OLD.operative)
    assert "different languages (en and fr)" in compare(OLD, french, ("old", "new")).remarks[0]
