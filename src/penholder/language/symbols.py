"""The symbol of a resolution of the Security Council, as people write it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SYMBOL = re.compile(r"(?:S/RES/\s*|(?:resolution|res\.?)\s+)?(\d{1,4})\s*(?:\((\d{4})\))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Symbol:
    """The number of a resolution, and its year where it is given. Numbers run on over the years, so one is enough."""

    number: int
    """Such as 2100."""
    year: int = 0
    """Such as 2013; 0 where it is not given."""

    @classmethod
    def parse(cls, text: str) -> Symbol | None:
        """Read `S/RES/2100 (2013)`, `S/RES/2100`, `2100 (2013)` or `2100`; None where the text is none of them."""
        match = _SYMBOL.fullmatch(text.strip())
        return cls(int(match[1]), int(match[2] or 0)) if match else None

    def __str__(self) -> str:
        return f"S/RES/{self.number} ({self.year})" if self.year else f"S/RES/{self.number}"


def short(symbol: str) -> str:
    """A symbol as prose has it: 2100 (2013)."""
    return symbol.removeprefix("S/RES/")
