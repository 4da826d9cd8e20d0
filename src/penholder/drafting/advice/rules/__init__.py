"""The rules of advice, one file each."""

from __future__ import annotations

from penholder.drafting.advice.advice import Advice, Rule
from penholder.drafting.advice.rules import (
    acronym,
    actor_name,
    benchmark_condition,
    binding_basis,
    brackets,
    christmas_tree,
    clause_expected,
    date_form,
    determination,
    duplicate_task,
    end_date,
    long_paragraph,
    means_limits,
    misplaced_verb,
    number_form,
    reporting,
    resolution_reference,
    spelling,
    term,
    unfilled,
    verb_changed,
)
from penholder.drafting.advice.subject import Subject

RULES: tuple[Rule, ...] = (
    misplaced_verb.RULE,
    unfilled.RULE,
    brackets.RULE,
    christmas_tree.RULE,
    duplicate_task.RULE,
    verb_changed.RULE,
    binding_basis.RULE,
    determination.RULE,
    means_limits.RULE,
    clause_expected.RULE,
    reporting.RULE,
    end_date.RULE,
    benchmark_condition.RULE,
    long_paragraph.RULE,
    acronym.RULE,
    actor_name.RULE,
    term.RULE,
    spelling.RULE,
    number_form.RULE,
    date_form.RULE,
    resolution_reference.RULE,
)
"""The rules, in the order in which they are asked; each code has a page in the handbook."""


def advise(subject: Subject) -> tuple[Advice, ...]:
    """All advice on a text: on the whole first, then from its first passage to its last.

    A text that is not English is asked only what can be asked in any language.
    """
    english = subject.text.language == "en"
    order = {passage.place: at for at, passage in reversed(list(enumerate(subject.passages)))}
    found = [Advice(rule, remark) for rule in RULES if english or rule.any_language for remark in rule.check(subject)]
    return tuple(sorted(found, key=lambda advice: order.get(advice.remark.place, -1)))
