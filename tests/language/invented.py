"""Invented texts to compare, and a strategy that makes arbitrary ones."""

from __future__ import annotations

from hypothesis import strategies as st

from penholder.text.adopted import (
    AdoptedItem,
    AdoptedText,
    Annex,
    OperativeParagraph,
    PreambularParagraph,
)


def paragraph(number: int, text: str, *items: AdoptedItem, heading: str = "") -> OperativeParagraph:
    """An operative paragraph whose leading verb is its first word."""
    return OperativeParagraph(str(number), text, (text.split(" ", 1)[0],), heading, items)


def text(*operative: OperativeParagraph, preambular: tuple[str, ...] = (), **fields: str) -> AdoptedText:
    """A text that opens as resolutions do."""
    opened = tuple(PreambularParagraph(words.split(" ", 1)[0], words) for words in preambular)
    return AdoptedText(preambular=opened, operative=operative, notes=("The Security Council,",), **fields)


WELLS = "Requests the Wells Mission to guard the wells of Samarka by day and by night against salt and poison;"
PUMPS = "Urges the authorities of Samarka to mend the broken pumps in the northern valleys before the dry season;"
CAMELS = "Demands that all caravans register their camels and water skins with the harbour office at Tell Odan;"
SEIZED = "Decides to remain seized of the matter."
DUTIES = (
    AdoptedItem("(a)", "To patrol the eastern road between the salt works and the old lighthouse;"),
    AdoptedItem("(b)", "To teach the village councils how to test water for arsenic and lead;"),
    AdoptedItem("(c)", "To escort relief convoys that carry seed and blankets to the highlands;"),
    AdoptedItem("(d)", "To report every quarrel over irrigation ditches to the water court;"),
)
OLD = text(
    paragraph(1, WELLS),
    paragraph(2, PUMPS, heading="Pumps"),
    paragraph(3, "Decides that the mandate of the Wells Mission shall be the following:", *DUTIES),
    paragraph(4, CAMELS),
    paragraph(5, SEIZED),
    preambular=("Recalling its resolution 9000 (2030) on the drought in Samarka,", "Noting the quarrels over wells,"),
    date="2031-03-04",
)
NEW = text(
    paragraph(1, CAMELS),
    paragraph(2, WELLS.replace("by night", "at dusk")),
    paragraph(
        3, "Decides that the mandate of the Wells Mission shall include the following priority tasks:", *DUTIES[:2]
    ),
    paragraph(
        4,
        "Further decides that the Wells Mission shall carry out additional tasks:",
        AdoptedItem("(a)", DUTIES[3].text),
        AdoptedItem("(b)", DUTIES[2].text),
    ),
    paragraph(5, "Welcomes the choir of the lighthouse keepers;", heading="Culture"),
    paragraph(6, SEIZED),
    preambular=("Recalling its resolutions 9000 (2030) and 9001 (2031) on the drought in Samarka,",),
    date="2032-03-04",
)
"""Paragraph 4 moved to the front, 2 was dropped, 3 was split into 3 and 4 with an item out of order, 5 is new."""

_VOCABULARY = (
    "wells",
    "pumps",
    "the",
    "of",
    "Requests",
    "mission",
    "to",
    "salt,",
    "by",
    "night;",
    "11,200",
    "“road”",
    "–",
)
_WORDS = st.lists(st.sampled_from(_VOCABULARY), max_size=12).map(" ".join)
_ODD = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
_WORDING = st.one_of(_WORDS, _WORDS, _ODD)
_ITEMS = st.recursive(
    st.just(()),
    lambda below: st.lists(
        st.builds(
            AdoptedItem, st.sampled_from(["(a)", "(i)", "–", ""]), _WORDING, below, st.sampled_from(["", "Wells"])
        ),
        max_size=3,
    ).map(tuple),
    max_leaves=4,
)
texts = st.builds(
    AdoptedText,
    language=st.sampled_from(["en", "ar"]),
    preambular=st.lists(st.builds(PreambularParagraph, st.just("Recalling"), _WORDING), max_size=3).map(tuple),
    operative=st.lists(
        st.builds(
            OperativeParagraph,
            st.sampled_from(["1", "2", "3 bis", None]),
            _WORDING,
            st.just(("Requests", "decides")),
            st.sampled_from(["", "Wells", "Wells\nPumps"]),
            _ITEMS,
        ),
        max_size=5,
    ).map(tuple),
    annexes=st.lists(
        st.builds(Annex, st.sampled_from(["Annex", ""]), st.lists(_WORDING, max_size=3).map(tuple)), max_size=1
    ).map(tuple),
    notes=st.sampled_from([(), ("The Security Council,",)]),
)
"""Texts of any shape, whose words are often the same."""
