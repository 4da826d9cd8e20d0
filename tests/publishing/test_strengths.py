"""What each step between the strengths of a clause changes: words, items, the verb, and what is lost."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from penholder.knowledge.record import RecordName
from penholder.publishing.desk import Desk
from penholder.publishing.strengths import Fate, Rank, StepView, steps
from tests.publishing.workshop import Workshop, shown

PREFERRED = {
    "verb": "requests",
    "text": "{mission} to count the wells and *further requests* it to mend them",
    "items": [
        "guard the wells by day and by night",
        {"text": "mend the pumps of all large wells", "items": ["by hand"]},
        "report to the Council every month on what was mended",
    ],
}


def step(workshop: Workshop, weaker: dict[str, Any], stronger: dict[str, Any] | None = None) -> StepView:
    """The one step of a clause with two strengths."""
    workshop.put("clause", "wells", strengths={"preferred": stronger or PREFERRED, "compromise": weaker})
    base = workshop.base()
    record = base.get(RecordName("clause", "wells"))
    assert record
    strengths = Desk(base, "../../").record(record).get("strengths")
    assert strengths
    (found,) = steps(strengths)
    return found


def test_a_clause_with_one_strength_has_no_step(workshop: Workshop) -> None:
    workshop.put("clause", "wells")
    assert "What each step changes" not in shown(workshop.build().article("clauses/wells/"))


def test_small_changes_are_woven_into_one_sentence(workshop: Workshop) -> None:
    found = step(
        workshop, {"verb": "requests", "text": "{mission} to count all the wells and *further requests* it to rest"}
    )
    assert found.html == (
        '<em>Requests</em>&#32;<span class="ph-slot">mission</span>&#32;to count <ins>all</ins>&#32;the wells and '
        "<em>further requests</em>&#32;it to <del>mend them</del><ins>rest</ins>"
    )


def test_a_placeholder_goes_or_stays_as_a_whole(workshop: Workshop) -> None:
    found = step(
        workshop,
        {"verb": "requests", "text": "{mission_area} to count the wells and *further requests* it to mend them"},
    )
    page = html.fromstring(f"<p>{found.html}</p>")
    assert [slot.text for slot in page.xpath(".//del/*[@class='ph-slot']")] == ["mission"]
    assert [slot.text for slot in page.xpath(".//ins/*[@class='ph-slot']")] == ["mission_area"]


def test_sentences_with_little_in_common_stand_one_after_the_other(workshop: Workshop) -> None:
    found = step(
        workshop, {"verb": "requests", "text": "all parties to guard the wells by day, and hopes for rain in spring"}
    )
    assert found.html == ""
    goes, comes = (html.fromstring(f"<p>{part}</p>") for part in found.apart)
    assert "count the wells" in goes.xpath("string(.//del[last()])")
    assert "guard the wells by day" not in "".join(comes.xpath(".//ins//text()"))
    assert "hopes for rain" in comes.xpath("string(.//ins[last()])")


def test_items_are_paired_by_their_words(workshop: Workshop) -> None:
    found = step(
        workshop,
        {
            "verb": "requests",
            "text": "{mission} to mend",
            "items": ["sing", "mend the pumps of some large wells", "guard the wells by day and by night"],
        },
    )
    assert [(item.fate, item.level) for item in found.items] == [
        (Fate.ADDED, 1),
        (Fate.CHANGED, 1),
        (Fate.KEPT, 1),
        (Fate.DROPPED, 2),
        (Fate.DROPPED, 1),
    ]
    assert "<del>all</del><ins>some</ins>" in found.items[1].html


def test_an_item_whose_words_went_into_the_sentence_is_not_called_dropped(workshop: Workshop) -> None:
    found = step(workshop, {"verb": "requests", "text": "{mission} to guard the wells by day and by night as it can"})
    assert [item.fate for item in found.items] == [Fate.MERGED, Fate.DROPPED, Fate.DROPPED, Fate.DROPPED]


@pytest.mark.parametrize(
    ("verb", "rank", "according"),
    [
        ("requests", Rank.SAME, []),
        ("begs", Rank.WEAKER, ["requests", "asks"]),
        ("orders", Rank.STRONGER, ["orders"]),
        ("wants", Rank.UNRANKED, []),
        ("notes", Rank.OTHER, []),
    ],
)
def test_the_verb_records_say_what_becomes_of_the_verb(
    workshop: Workshop, verb: str, rank: Rank, according: list[str]
) -> None:
    workshop.put("verb", "requests", form="Requests", stronger_than=["asks"])
    workshop.put("verb", "asks", form="Asks", stronger_than=["begs"])
    workshop.put("verb", "orders", form="Orders", stronger_than=["requests"])
    workshop.put("verb", "notes", form="Notes", function="assess")
    for name in ("begs", "wants"):
        workshop.put("verb", name, form=name.title())
    found = step(workshop, {"verb": verb, "text": "all to act"}).verb
    assert found
    assert (found.rank, [record.id for record in found.according]) == (rank, according)


def test_the_page_tells_what_is_lost_what_changes_and_that_no_order_is_official(workshop: Workshop) -> None:
    cited = [{"source": "paper", "locator": "p. 3", "role": "evidence"}]
    workshop.put("verb", "requests", form="Requests", stronger_than=["asks"], sources=cited)
    workshop.put("verb", "asks", form="Asks")
    weaker = {"verb": "asks", "text": "{mission} to count", "lost": "Nobody mends."}
    workshop.put("clause", "wells", strengths={"preferred": PREFERRED, "compromise": weaker})
    (part,) = workshop.build().article("clauses/wells/").xpath("//*[@id='step-compromise']")
    said = shown(part)
    assert "Nobody mends." in said
    assert "Asks is weaker than Requests in the order suggested under Requests (The paper)." in said
    assert "no order of verbs is official" in said
    assert [chip.text for chip in part.xpath(".//*[contains(@class, 'ph-chip')]")] == ["Dropped"] * 4


def test_words_of_contributors_are_never_markup(workshop: Workshop) -> None:
    hostile = "{mission} <script>x</script> </del> `a` [x](javascript:y) \U00100000 &amp;"
    found = step(workshop, {"verb": "requests", "text": hostile, "items": [hostile]}, PREFERRED | {"items": [hostile]})
    page = html.fromstring(f"<div>{found.html}{''.join(found.apart)}{''.join(item.html for item in found.items)}</div>")
    assert {element.tag for element in page.iter()} <= {"div", "del", "ins", "em", "span"}
    assert "</del> `a` [x](javascript:y)" in page.text_content()
