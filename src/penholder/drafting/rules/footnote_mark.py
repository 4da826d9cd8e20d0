"""Each footnote of a wording has one mark, and each mark its footnote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from penholder.drafting.wording import body
from penholder.drafting.written import every_wording
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.findings import Finding
from penholder.text.placeholders import footnote_marks


def check(base: KnowledgeBase) -> Iterator[Finding]:
    """Report marks without a footnote, footnotes without a mark or with several, and marks inside footnotes."""
    for record, place, wording in every_wording(base):
        footnotes = wording.get("footnotes", ())
        marks: Counter[int] = Counter()
        for field, text in body(wording, place):
            for number in footnote_marks(text):
                marks[number] += 1
                if number > len(footnotes):
                    message = f"there is no footnote {number}"
                    yield Finding("footnote-mark", record, field, message, 'add it under "footnotes"')
        for index, footnote in enumerate(footnotes):
            field = (*place, "footnotes", index)
            if marks[index + 1] != 1:
                message = f"the mark of the footnote stands {'nowhere' if not marks[index + 1] else 'more than once'}"
                yield Finding("footnote-mark", record, field, message, f"write [^{index + 1}] once, where it belongs")
            elif footnote_marks(footnote):
                yield Finding(
                    "footnote-mark", record, field, "a footnote stands inside a footnote", "take the mark out"
                )
