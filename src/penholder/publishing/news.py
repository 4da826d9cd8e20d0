"""News: the records that were revised last, as a page shows them and as a feed that a reader follows (RFC 4287)."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from penholder.publishing.desk import Desk
from penholder.publishing.listings import GroupView
from penholder.publishing.phrases import date_in_words
from penholder.publishing.views import RecordView

MOST = 100
"""How many records are news."""
_ATOM = "http://www.w3.org/2005/Atom"
_MIDNIGHT = "T00:00:00Z"


def newest(desk: Desk, most: int = MOST) -> tuple[RecordView, ...]:
    """The records that were revised last, the newest first; of one day by their full names."""
    return tuple(sorted(desk.records(), key=lambda record: record.revised, reverse=True)[:most])


def days(desk: Desk) -> tuple[GroupView, ...]:
    """The same by days."""
    found: dict[str, list[RecordView]] = {}
    for view in newest(desk):
        found.setdefault(view.revised, []).append(view)
    return tuple(GroupView(f"d-{day}", date_in_words(day), "", tuple(views)) for day, views in found.items())


def feed(records: tuple[RecordView, ...], *, title: str, site: str) -> bytes:
    """The records as an Atom feed. `site` is the address of the site; without it, links count from the feed's own.

    The id of an entry follows from the full name of the record, so that it stays when the site moves.
    """
    ET.register_namespace("", _ATOM)
    top = ET.Element(f"{{{_ATOM}}}feed")
    _add(top, "id", _id(site or title))
    _add(top, "title", title)
    _add(top, "updated", (records[0].revised if records else "1970-01-01") + _MIDNIGHT)
    _add(_add(top, "author"), "name", title)
    _add(top, "link", rel="alternate", type="text/html", href=site or "./")
    if site:
        _add(top, "link", rel="self", type="application/atom+xml", href=f"{site}feed.xml")
    for view in records:
        entry = _add(top, "entry")
        _add(entry, "id", _id(view.name))
        _add(entry, "title", view.title)
        _add(entry, "updated", view.revised + _MIDNIGHT)
        _add(entry, "link", rel="alternate", type="text/html", href=site + view.address)
        _add(entry, "category", term=view.type.name, label=view.type.title)
        _add(entry, "summary", view.summary)
    ET.indent(top)
    body: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    child.text = text or None
    return child


def _id(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"
