"""Word packages from the inside: parts, properties, header and footer, and a zip that is the same on every run."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespace of a document's words."""
LEVELS = 9
"""The levels that a list of Word has."""
LANGUAGE = "en-GB"
"""The language that Word checks spelling by; it has no name for Oxford spelling."""
_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/extended-properties"><Application>Penholder</Application></Properties>'
)
_HEADS = ("word/header", "word/footer")
_TIME = (1980, 1, 1, 0, 0, 0)
_TEXT = f"{{{W}}}t"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself. It names no author: names in metadata are a leak."""

    title: str
    """What the document is called."""
    subject: str
    """What it is about, or its marking."""
    epoch: int
    """The time it bears, in seconds since 1970."""


def packed(parts: Mapping[str, bytes], words: Mapping[str, str]) -> bytes:
    """The package of the parts, with the marked words of header and footer replaced.

    `words` says what stands in the place of a text of the header or footer, such as `MARKING`.
    """
    return zipped(parts_of(parts, words).items())


def parts_of(parts: Mapping[str, bytes], words: Mapping[str, str]) -> dict[str, bytes]:
    """The parts as they stand in the package that `packed` makes."""
    heads = {name: replaced(part, words) for name, part in parts.items() if name.startswith(_HEADS)}
    return {**parts, **heads, "docProps/app.xml": _APPLICATION}


def finished(package: bytes, properties: Properties, words: Mapping[str, str]) -> bytes:
    """A package with its properties set and the marked words of header and footer replaced."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, "docProps/core.xml": core_properties(properties)}, words)


def replaced(part: bytes, words: Mapping[str, str]) -> bytes:
    """A header or footer with the marked texts replaced."""
    root = etree.fromstring(part)
    for text in root.iter(_TEXT):
        text.text = words.get(text.text or "", text.text or "")
    return serialized(root)


def core_properties(properties: Properties) -> bytes:
    """The part of a package that says what it is, `docProps/core.xml`."""
    package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dc, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    xsi = "http://www.w3.org/2001/XMLSchema-instance"
    root = etree.Element(f"{{{package}}}coreProperties", nsmap={"cp": package, "dc": dc, "dcterms": terms, "xsi": xsi})
    for name, value in (("title", properties.title), ("subject", properties.subject), ("language", LANGUAGE)):
        if value:
            etree.SubElement(root, f"{{{dc}}}{name}").text = value
    time = datetime.fromtimestamp(properties.epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for name in ("created", "modified"):
        etree.SubElement(root, f"{{{terms}}}{name}", {f"{{{xsi}}}type": "dcterms:W3CDTF"}).text = time
    return serialized(root)


def serialized(root: etree._Element) -> bytes:
    """A part as it stands in a package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The package of the parts, in their order; the zip bears no time of its own."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts:
            archive.writestr(entry(name), content)
    return target.getvalue()


def entry(name: str) -> zipfile.ZipInfo:
    """The entry of a part in a zip, always of one time and one mode."""
    found = zipfile.ZipInfo(name, _TIME)
    found.compress_type = zipfile.ZIP_DEFLATED
    found.external_attr = 0o644 << 16
    found.create_system = 3
    return found
