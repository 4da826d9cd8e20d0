"""What can be wrong with clauses and drafts, one rule a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from penholder.drafting.rules import (
    bad_placeholder,
    clause_conflict,
    clause_requirement,
    empty_draft,
    footnote_mark,
    items_too_deep,
    misplaced_change,
    missing_paragraph,
    missing_strength,
    mixed_alternatives,
    parameter_type,
    preambular_after_operative,
    undeclared_placeholder,
    unknown_parameter,
    unpaired_bracket,
    unused_parameter,
)
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding

RULES: tuple[Callable[[KnowledgeBase], Iterator[Finding]], ...] = (
    bad_placeholder.check,
    unpaired_bracket.check,
    footnote_mark.check,
    items_too_deep.check,
    undeclared_placeholder.check,
    unused_parameter.check,
    parameter_type.check,
    empty_draft.check,
    misplaced_change.check,
    missing_strength.check,
    unknown_parameter.check,
    preambular_after_operative.check,
    mixed_alternatives.check,
    clause_conflict.check,
    clause_requirement.check,
    missing_paragraph.check,
)
"""The rules, in the order in which they are asked."""
