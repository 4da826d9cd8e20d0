"""A square bracket in a wording has its other half."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.written import every_text
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.text.brackets import unpaired


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report each text that opens a bracket and does not close it, or closes one that is not open."""
    for record, field, text in every_text(base):
        lone = unpaired(text)
        if lone:
            other = "]" if lone == "[" else "["
            yield Finding("unpaired-bracket", record, field, f'"{lone}" without its "{other}"', f'add the "{other}"')
