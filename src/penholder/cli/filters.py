"""The options by which texts of a corpus are chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from penholder.language.filters import Filter, Years

_Function = TypeVar("_Function", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--year", "years", default="", metavar="YEAR", help="Adopted in 2013, 2010-2020, 2010- or -2020."),
    click.option("--mission", default="", help="About that mission, by its acronym."),
    click.option("--chapter-vii/--no-chapter-vii", default=None, help="Under Chapter VII, or not."),
    click.option("--language", default="", metavar="CODE", help="In that language: ar, en, es, fr, ru or zh."),
)


def filtered(function: _Function) -> _Function:
    """Give a command the options that choose texts; `filter_of` makes a filter of their values."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def filter_of(years: str, mission: str, chapter_vii: bool | None, language: str, verb: str = "") -> Filter:
    """The filter that the options ask for. Raises UsageFault where a year is none."""
    span = Years.parse(years) if years else Years()
    return Filter(span, printable(mission), chapter_vii, printable(language).lower(), printable(verb))


def printable(words: str) -> str:
    """Words from the command line without bytes that are no characters."""
    return words.encode("utf-8", "replace").decode().strip()
