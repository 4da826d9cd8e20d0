"""Forms to avoid, as they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.drafting.advice.advice import Adopted, Remark
from penholder.drafting.advice.subject import Subject
from penholder.drafting.advice.vocabulary import Avoided


def avoided(subject: Subject, entries: tuple[Avoided, ...]) -> Iterator[Remark]:
    """A remark where each form first stands. A form inside the words to be used in its place is no find.

    It is found as it is written, or with a capital at its beginning, as a sentence has it.
    """
    if not entries:
        return
    found: set[Avoided] = set()
    pattern = _pattern(entries)
    by_form = {entry.form.lower(): entry for entry in entries}
    for passage in subject.passages:
        for match in pattern.finditer(passage.text):
            entry = by_form.get(match[0].lower())
            if entry is None or entry in found or match[0] == entry.use or not _as_written(entry.form, match[0]):
                continue
            found.add(entry)
            example = Adopted(entry.symbol, entry.paragraph) if entry.symbol else None
            hint = f"write “{entry.use}” ({entry.record})"
            yield Remark(passage.place, f"“{match[0]}”: {entry.why}", hint, example, words=match[0])


def _pattern(entries: tuple[Avoided, ...]) -> re.Pattern[str]:
    words = {entry.form for entry in entries} | {entry.use for entry in entries}
    longest_first = sorted(words, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


def _as_written(form: str, found: str) -> bool:
    return found in (form, form[0].upper() + form[1:])
