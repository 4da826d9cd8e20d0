"""The ladder of verbs: whether one verb asks for less than another, as the verb records order them.

No official ranking exists. Within one function the records say what is stronger than what. Between functions only
what nobody disputes is said: what settles, permits, demands or gives work asks for more than what exhorts, and what
exhorts asks for more than what only states a view.
"""

from __future__ import annotations

import re

from penholder.drafting.advice.vocabulary import VerbEntry, Vocabulary

_STEPS = {
    "bind": 2,
    "authorize": 2,
    "demand": 2,
    "task": 2,
    "exhort": 1,
    "assess": 0,
    "recall": 0,
    "express": 0,
}
_ADVERB = re.compile(
    r"\b(?:also|further|furthermore|again|once again|hereby|therefore|accordingly|strongly|fully|firmly|urgently"
    r"|specifically|unequivocally|solemnly|deeply|gravely|seriously|warmly|particularly|moreover)\b ?"
)


def entry(vocabulary: Vocabulary, verb: str) -> VerbEntry | None:
    """The record of a verb as printed, adverbs aside; None where no record has it."""
    words = verb.lower().replace("ises", "izes")
    bare = _ADVERB.sub("", words).strip()
    return vocabulary.verbs.get(words) or vocabulary.verbs.get(bare) or vocabulary.verbs.get(bare.split(" ")[0])


def weaker(vocabulary: Vocabulary, one: VerbEntry, other: VerbEntry) -> bool:
    """Whether `one` asks for less than `other`."""
    steps = _STEPS[one.function] - _STEPS[other.function]
    if steps or one.function != other.function:
        return steps < 0
    by_id = {known.id: known for known in vocabulary.verbs.values()}
    below, seen = list(other.stronger_than), set[str]()
    while below:
        verb = below.pop()
        if verb == one.id:
            return True
        if verb not in seen and verb in by_id:
            below.extend(by_id[verb].stronger_than)
        seen.add(verb)
    return False
