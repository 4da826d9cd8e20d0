"""Filters: which texts and passages of a corpus are looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from penholder.diagnostics import UsageFault

_YEARS = re.compile(r"(\d{4})?(-)?(\d{4})?")
_ALWAYS = "1"


@dataclass(frozen=True, slots=True)
class Years:
    """A span of years, both included."""

    first: int = 0
    """0 where there is no beginning."""
    last: int = 9999
    """9999 where there is no end."""

    @classmethod
    def parse(cls, text: str) -> Years:
        """Read `2013`, `2010-2020`, `2010-` or `-2020`. Raises UsageFault where the text is none of them."""
        match = _YEARS.fullmatch(text.strip().replace("–", "-"))
        if match is None or not (match[1] or match[3]) or (match[3] and not match[2]):
            raise UsageFault(f'"{text}" is not a year or a span of years', "write 2013, 2010-2020, 2010- or -2020")
        first = int(match[1] or 0)
        return cls(first, int(match[3] or 9999) if match[2] else first)


@dataclass(frozen=True, slots=True)
class Filter:
    """What must be true of a text or passage; what is None or empty does not matter."""

    years: Years = Years()
    """The year of adoption."""
    mission: str = ""
    """One of the missions of the text, by its acronym; in any case."""
    chapter_vii: bool | None = None
    """Whether the Council acts under Chapter VII."""
    language: str = ""
    """The language of the words (ISO 639-1)."""
    verb: str = ""
    """A word that the verb of the paragraph begins, such as `request` for "Further requests"."""

    def on_texts(self) -> tuple[str, tuple[Any, ...]]:
        """A condition on rows of `text`, left-joined with `metadata`, and its values."""
        parts = ["text.year BETWEEN ? AND ?"]
        values: list[Any] = [self.years.first, self.years.last]
        if self.mission:
            parts.append("text.id IN (SELECT mission.text FROM mission WHERE acronym = ? COLLATE NOCASE)")
            values.append(self.mission)
        if self.chapter_vii is not None:
            parts.append("(text.chapter_vii OR coalesce(metadata.chapter_vii, 0)) = ?")
            values.append(self.chapter_vii)
        if self.language:
            parts.append("text.language = ?")
            values.append(self.language)
        return " AND ".join(parts), tuple(values)

    def on_passages(self) -> tuple[str, tuple[Any, ...]]:
        """A condition on rows of `passage`, and its values."""
        parts: list[str] = []
        values: list[Any] = []
        if self._texts_matter():
            condition, values_of_texts = self.on_texts()
            parts.append(
                f"passage.text IN (SELECT text.id FROM text LEFT JOIN metadata USING (symbol) WHERE {condition})"
            )
            values += values_of_texts
        if self.verb:
            parts.append(r"' ' || passage.verb LIKE ? ESCAPE '\'")
            values.append("% " + re.sub(r"([%_\\])", r"\\\1", self.verb.lower()) + "%")
        return " AND ".join(parts) or _ALWAYS, tuple(values)

    def _texts_matter(self) -> bool:
        return Filter(verb=self.verb) != self
