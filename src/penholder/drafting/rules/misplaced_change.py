"""A change of a draft changes something in the draft that it extends."""

from __future__ import annotations

from collections.abc import Iterator

from penholder.drafting.extension import EXTENDS, outlines
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding

_CODE = "misplaced-change"


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report changes of nothing: without another draft, to a clause that it lacks, or without paragraphs to put in."""
    for whole in outlines(base):
        draft = whole.draft
        yield from whole.astray
        changes = draft.data.get("changes", ())
        if changes and EXTENDS not in draft.data:
            message = "there is no draft to change"
            yield Finding(_CODE, draft.name, ("changes",), message, 'name it under "extends"')
        for index, change in enumerate(changes):
            takes = change["do"] != "drop"
            if takes != ("clauses" in change):
                message = f'"{change["do"]}" {"needs" if takes else "takes no"} paragraphs'
                hint = 'put them under "clauses"' if takes else 'take "clauses" out'
                yield Finding(_CODE, draft.name, ("changes", index, "do"), message, hint)
