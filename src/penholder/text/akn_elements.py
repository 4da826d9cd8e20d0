"""Elements of Akoma Ntoso: the vocabulary that the writer makes them from and the readers know them by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from lxml import etree
from lxml.builder import ElementMaker  # type: ignore[import-not-found]  # the stubs leave it out

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""The XML namespace of Akoma Ntoso 3.0 (OASIS LegalDocML)."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute that tells the language of words."""


class Maker(Protocol):
    """Makes elements: `E.p("words", E.i("words"), name="…")`."""

    def __getattr__(self, tag: str) -> Callable[..., etree._Element]:
        """What makes the element of that name from words, elements and attributes."""


E = cast(Maker, ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE}))
"""Makes elements of Akoma Ntoso."""
