"""What can be wrong with clauses and drafts, one rule a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from penholder.drafting.rules import (
    bad_placeholder,
    clause_conflict,
    clause_requirement,
    missing_strength,
    preambular_after_operative,
    undeclared_placeholder,
    unknown_parameter,
    unused_parameter,
)
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding

RULES: tuple[Callable[[KnowledgeBase], Iterator[Finding]], ...] = (
    bad_placeholder.check,
    undeclared_placeholder.check,
    unused_parameter.check,
    missing_strength.check,
    unknown_parameter.check,
    preambular_after_operative.check,
    clause_conflict.check,
    clause_requirement.check,
)
"""The rules, in the order in which they are asked."""
