"""Advice: what a rule says of a place in a text, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from penholder.diagnostics import Severity
from penholder.drafting.advice.subject import Subject


@dataclass(frozen=True, slots=True)
class Adopted:
    """A paragraph of an adopted text that does it well."""

    symbol: str
    """Such as `S/RES/2100 (2013)`."""
    paragraph: str
    """As cited: `17`, `16 (c) (i)`, `PP12`."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says of one place."""

    place: str
    """The passage, as `Passage.place` has it; empty for the whole text."""
    message: str
    """What was found."""
    hint: str = ""
    """What to do about it."""
    example: Adopted | None = None
    """A paragraph that fits this remark better than the example of its rule."""
    words: str = ""
    """The words that it is about, as they stand in the text; empty where it is about more than words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One question that is asked of a text."""

    code: str
    """Its name, `advice-…`; the handbook has a page of that name."""
    severity: Severity
    """A note advises; a warning is about what should not stay; an error about what would be wrong in any text."""
    why: str
    """Why it matters, in one sentence."""
    example: Adopted | None
    """An adopted paragraph that does it well; None where no text could show it."""
    check: Callable[[Subject], Iterator[Remark]]
    """What asks the question."""
    any_language: bool = False
    """Whether it can be asked of a text that is not English."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A remark, with the rule that made it."""

    rule: Rule
    """The rule."""
    remark: Remark
    """The remark."""

    @property
    def example(self) -> Adopted | None:
        """The adopted paragraph that shows how it is done."""
        return self.remark.example or self.rule.example
