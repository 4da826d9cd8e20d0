"""The adopted text: a resolution as it was read, with its numbers, labels and verbs as printed.

`model.ResolutionText` is what we draft: its paragraphs are spans in two faces that we number ourselves. An adopted text
comes with numbers and labels that are not ours to mend, with verbs that were found and not given, and with words that
have no place in a draft (a masthead, votes, footnotes). So it has a shape of its own, plain strings all through; each
of its paragraphs can be made a `model.Paragraph` by taking the label and the text over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class AdoptedItem:
    """An item below an operative paragraph, or below another item."""

    label: str
    """As printed: `(a)`, `(ii)`, `b)`, `–`."""
    text: str
    """Its words up to its first item; a further paragraph without a label stands on a new line."""
    items: tuple[AdoptedItem, ...] = ()
    """What stands below it."""
    heading: str = ""
    """An unnumbered heading printed above it."""

    def as_data(self) -> dict[str, Any]:
        """The item as JSON has it; a heading is named where there is one."""
        heading = {"heading": self.heading} if self.heading else {}
        return {"label": self.label, **heading, "text": self.text, "items": [item.as_data() for item in self.items]}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> AdoptedItem:
        """The item that `as_data` told."""
        below = tuple(cls.from_data(item) for item in data["items"])
        return cls(data["label"], data["text"], below, data.get("heading", ""))


@dataclass(frozen=True, slots=True)
class PreambularParagraph:
    """A paragraph of the preamble."""

    verb: str
    """Its opening verb or adjective as printed, such as "Deeply concerned"; empty where none was found."""
    text: str
    """All its words, the verb among them; a list or quotation inside it stands on new lines."""

    def as_data(self) -> dict[str, Any]:
        """The paragraph as JSON has it."""
        return {"verb": self.verb, "text": self.text}


@dataclass(frozen=True, slots=True)
class OperativeParagraph:
    """A paragraph of the operative part."""

    number: str | None
    """The number as printed, without its stop: `5`, `5 bis`; None where none is printed."""
    text: str
    """Its words up to its first item, the verb among them."""
    verbs: tuple[str, ...] = ()
    """The Council's own verbs, the leading one first, those of its items included."""
    heading: str = ""
    """The unnumbered headings printed above it, one a line."""
    items: tuple[AdoptedItem, ...] = ()
    """What stands below it."""

    def as_data(self) -> dict[str, Any]:
        """The paragraph as JSON has it."""
        return {
            "number": self.number,
            "heading": self.heading or None,
            "verbs": list(self.verbs),
            "text": self.text,
            "items": [item.as_data() for item in self.items],
        }


@dataclass(frozen=True, slots=True)
class Annex:
    """What is annexed to a resolution."""

    label: str
    """What is printed above it, such as "Annex I"."""
    paragraphs: tuple[str, ...] = ()
    """Its paragraphs in order, numbers and labels included."""

    def as_data(self) -> dict[str, Any]:
        """The annex as JSON has it."""
        return {"label": self.label, "paragraphs": list(self.paragraphs)}


@dataclass(frozen=True, slots=True)
class AdoptedText:
    """A resolution as it was read."""

    symbol: str = ""
    """Such as "S/RES/2100 (2013)"; empty where none is printed."""
    date: str = ""
    """The date of adoption, YYYY-MM-DD; empty where none is printed."""
    language: str = "en"
    """The language of the words (ISO 639-1)."""
    chapter_vii: bool = False
    """Whether the Council says that it acts under Chapter VII, or under its Articles 39 to 42."""
    preambular: tuple[PreambularParagraph, ...] = ()
    """The preamble."""
    operative: tuple[OperativeParagraph, ...] = ()
    """The operative part."""
    annexes: tuple[Annex, ...] = ()
    """The annexes."""
    notes: tuple[str, ...] = ()
    """Words with no place above: the masthead, the opening, adoption and votes, footnotes, strays; in order."""
    remarks: tuple[str, ...] = field(default=(), compare=False)
    """What a reader should know of the reading, such as deletions left out. Not words of the text."""

    def as_data(self) -> dict[str, Any]:
        """The text as JSON has it."""
        return {
            "symbol": self.symbol,
            "date": self.date,
            "language": self.language,
            "chapter_vii": self.chapter_vii,
            "preambular": [paragraph.as_data() for paragraph in self.preambular],
            "operative": [paragraph.as_data() for paragraph in self.operative],
            "annexes": [annex.as_data() for annex in self.annexes],
            "notes": list(self.notes),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> AdoptedText:
        """The text that `as_data` told; remarks are no part of it."""
        return cls(
            symbol=data["symbol"],
            date=data["date"],
            language=data["language"],
            chapter_vii=data["chapter_vii"],
            preambular=tuple(PreambularParagraph(**paragraph) for paragraph in data["preambular"]),
            operative=tuple(
                OperativeParagraph(
                    number=paragraph["number"],
                    text=paragraph["text"],
                    verbs=tuple(paragraph["verbs"]),
                    heading=paragraph["heading"] or "",
                    items=tuple(AdoptedItem.from_data(item) for item in paragraph["items"]),
                )
                for paragraph in data["operative"]
            ),
            annexes=tuple(Annex(annex["label"], tuple(annex["paragraphs"])) for annex in data["annexes"]),
            notes=tuple(data["notes"]),
        )

    def strings(self) -> Iterator[str]:
        """Every string that holds words of the text, each word once."""
        yield from self.notes
        for preambular in self.preambular:
            yield preambular.text
        for operative in self.operative:
            yield from (operative.heading, operative.number or "", operative.text)
            for item in walk(operative.items):
                yield from (item.heading, item.label, item.text)
        for annex in self.annexes:
            yield annex.label
            yield from annex.paragraphs


def walk(items: tuple[AdoptedItem, ...]) -> Iterator[AdoptedItem]:
    """Items and what stands below them, as printed."""
    waiting = list(reversed(items))
    while waiting:
        item = waiting.pop()
        yield item
        waiting.extend(reversed(item.items))
