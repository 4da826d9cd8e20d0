"""What an Akoma Ntoso file says of itself: which work it is, in which version and language, and who tagged it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from penholder.text.akn_elements import E

TAGGER = "#penholder"
"""Who tagged a file, as `identification/@source` tells it."""
CHAPTER_VII = "chaptervii"
"""The concept that a file lists where the Council acts under Chapter VII, as the AKN4UN files do."""
UNKNOWN = "unknown"
"""The name of the date of a text that bears none; the schema asks for one, and 1 January of year 1 stands in."""

_NO_DATE = "0001-01-01"
_NUMBERED = re.compile(r"S/RES/(\d+) \((\d{4})\)")
_LANGUAGES = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}
"""ISO 639-1 to ISO 639-2, which Akoma Ntoso asks for in addresses."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which text a file holds."""

    language: str
    """The language of its words (ISO 639-1)."""
    date: str
    """The date of adoption or of the version, YYYY-MM-DD; empty where there is none."""
    symbol: str = ""
    """Such as "S/RES/2100 (2013)"; empty for a draft, and where none is printed."""
    draft: str = ""
    """The id of the draft; empty for a text that was read."""
    version: str = ""
    """The version of a draft."""
    annex: bool = False
    """Whether the whole is an annex."""
    chapter_vii: bool = False
    """Whether the Council says that it acts under Chapter VII."""
    clauses: tuple[tuple[str, str], ...] = ()
    """The paragraphs that are made from clauses: the name of the paragraph, and what the clause is called."""

    @property
    def work(self) -> str:
        """The address of the work.

        An adopted text has the one that AKN4UN files have, `/akn/un/statement/deliberation/unsc/2013-04-25/2100-2013`.
        A draft is no document of the United Nations and has no symbol, so it has one of our own, made of its year and
        id: `/akn/un/statement/draft/penholder/2026/extension-2027`. Its versions are expressions of that one work.
        """
        form = "doc" if self.annex else "statement"
        if self.draft:
            return f"/akn/un/{form}/draft/penholder/{real_date(self.date)[:4] or 'undated'}/{quote(self.draft)}"
        date = real_date(self.date) or "undated"
        match = _NUMBERED.fullmatch(self.symbol)
        if match:
            return f"/akn/un/{form}/deliberation/unsc/{date}/{match[1]}-{match[2]}"
        name = "-".join(re.findall(r"\w+", self.symbol.lower()))
        return f"/akn/un/{form}/unidentified/{date}/{quote(name) or 'unnamed'}"

    @property
    def expression(self) -> str:
        """The address of the work in its language; that of a draft with the date of the version."""
        version = real_date(self.date) if self.draft else ""
        return f"{self.work}/{_LANGUAGES.get(self.language, self.language)}@{version}"

    @property
    def dated(self) -> Mapping[str, str]:
        """The date with its name, as attributes."""
        date = real_date(self.date)
        if not date:
            return {"date": _NO_DATE, "name": UNKNOWN}
        return {"date": date, "name": "version" if self.draft else "adoption"}


def real_date(date: str) -> str:
    """A date, YYYY-MM-DD, where it is one of the calendar; else empty."""
    try:
        return date if dt.date.fromisoformat(date).isoformat() == date else ""
    except ValueError:
        return ""


def meta(identity: Identity) -> etree._Element:
    """The metadata of a whole text."""
    return E.meta(identification(identity, "!main"), E.references(*_references(identity), source=TAGGER))


def identification(identity: Identity, part: str) -> etree._Element:
    """The three levels of a text (FRBR), for the whole of it (`!main`) or for an annex (`!annex_1`)."""
    known = {"value": identity.symbol, "name": "symbol"}
    author = {"href": TAGGER, "as": "#drafter"} if not identity.symbol else {"href": "#sc", "as": "#author"}
    work, expression = identity.work, identity.expression
    number = _NUMBERED.fullmatch(identity.symbol)
    return E.identification(
        E.FRBRWork(
            *_addresses(f"{work}/{part}", work),
            *([E.FRBRalias(**known)] if identity.symbol and part == "!main" else []),
            E.FRBRdate(**identity.dated),
            E.FRBRauthor(author),
            E.FRBRcountry(value="un"),
            *([E.FRBRsubtype(value="draft")] if identity.draft else []),
            *([E.FRBRnumber(value=number[1])] if number else []),
            *([E.FRBRname(value=identity.draft)] if identity.draft else []),
        ),
        E.FRBRExpression(
            *_addresses(f"{expression}/{part}", expression),
            E.FRBRdate(**identity.dated),
            E.FRBRauthor(author),
            *([E.FRBRversionNumber(value=identity.version)] if identity.version else []),
            E.FRBRlanguage(language=_LANGUAGES.get(identity.language, identity.language)),
        ),
        E.FRBRManifestation(
            *_addresses(f"{expression}/{part}.xml", f"{expression}.xml"),
            E.FRBRdate(**identity.dated),
            E.FRBRauthor({"href": TAGGER, "as": "#editor"}),
        ),
        source=TAGGER,
    )


def _addresses(this: str, uri: str) -> tuple[etree._Element, etree._Element]:
    return E.FRBRthis(value=this), E.FRBRuri(value=uri)


def _references(identity: Identity) -> Iterator[etree._Element]:
    """What the file refers to; the addresses are those of AKN4UN files where these have one."""
    ontology = "/akn/ontology"
    if identity.symbol:
        yield E.TLCOrganization(eId="sc", href=f"{ontology}/organization/un/securityCouncil", showAs="Security Council")
        yield E.TLCRole(eId="author", href=f"{ontology}/role/un/author", showAs="Author")
    else:
        yield E.TLCRole(eId="drafter", href=f"{ontology}/role/penholder/drafter", showAs="Drafter")
    yield E.TLCRole(eId="editor", href=f"{ontology}/role/un/editor", showAs="Editor")
    yield E.TLCObject(eId=TAGGER.lstrip("#"), href=f"{ontology}/object/penholder", showAs="Penholder")
    if identity.chapter_vii:
        address = f"{ontology}/reference/un/uncharter/{CHAPTER_VII}"
        yield E.TLCConcept(eId=CHAPTER_VII, href=address, showAs="Chapter VII")
    for name, title in identity.clauses:
        address = f"{ontology}/concept/penholder/clause/{quote(name)}"
        yield E.TLCConcept(eId=f"clause_{name}", href=address, showAs=title)
