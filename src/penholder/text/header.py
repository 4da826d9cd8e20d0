"""What the header of every page says."""

from __future__ import annotations

from penholder.text.model import Edition, ResolutionText

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
"""The months as they are printed."""


_EDITIONS = {Edition.WORKING: "Working edition", Edition.ANNOTATED: "Annotated edition"}


def printed_date(date: str) -> str:
    """A date, YYYY-MM-DD, in United Nations form: 5 March 2025."""
    year, month, day = date.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def edition(text: ResolutionText) -> str:
    """The version and date, such as "Version 0.1 · 5 March 2025", and what edition it is where it is not for all."""
    parts = (
        _EDITIONS.get(text.edition, ""),
        f"Version {text.version}" if text.version else "",
        printed_date(text.date) if text.date else "",
    )
    return " · ".join(part for part in parts if part)


def header(text: ResolutionText) -> str:
    """The whole line: marking, version and date."""
    return " · ".join(part for part in (text.marking, edition(text)) if part)
