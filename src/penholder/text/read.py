"""Reading a resolution: which format a file is in, by its content, and the text that it makes."""

from __future__ import annotations

import re
from pathlib import Path

from penholder.diagnostics import EnvironmentFault, UsageFault
from penholder.text.adopted import AdoptedText
from penholder.text.printed import MAX_BYTES, Printed
from penholder.text.read_akn import read_akn
from penholder.text.read_html import read_html
from penholder.text.read_plain import read_plain
from penholder.text.read_tagged import read_tagged
from penholder.text.read_word import read_word
from penholder.text.split import split

_HTML = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|p|div|h[1-6]|ol|ul|table|main|article|section|span)\b", re.IGNORECASE
)
_TAG = re.compile(rb"<[!?a-zA-Z]")
_BEGINNING = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_file(path: Path) -> AdoptedText:
    """The resolution in a file: Akoma Ntoso, Word, HTML or plain text, whatever its name.

    Raises UsageFault where the file cannot be read as any of them, EnvironmentFault where it cannot be opened.
    """
    data = content_of(path)
    try:
        return read_text(data)
    except UsageFault as fault:
        raise UsageFault(f"{path} cannot be read as a resolution: {fault}", fault.hint) from fault


def read_text(data: bytes) -> AdoptedText:
    """The resolution in the bytes of a file. Raises UsageFault where it is in no format that can be read."""
    return (read_tagged(data) if len(data) <= MAX_BYTES else None) or split(read_bytes(data))


def content_of(path: Path) -> bytes:
    """What a file holds; of one that is larger than any resolution, only enough to tell.

    Raises UsageFault where there is no such file, EnvironmentFault where it cannot be opened.
    """
    try:
        if not path.is_file():
            raise UsageFault(f"{path} is not a file" if path.exists() else f"{path} does not exist")
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise EnvironmentFault(f"{path} cannot be read: {error.strerror or error}") from error


def read_bytes(data: bytes) -> Printed:
    """The lines of a file, whatever its format. Raises UsageFault where it is in none that can be read."""
    if len(data) > MAX_BYTES:
        raise UsageFault(f"it is larger than {MAX_BYTES // 2**20} MB, and no resolution is")
    if data.startswith(b"PK"):
        return read_word(data)
    if data.startswith(_OLE):
        raise UsageFault("it is an encrypted or an old Word file", "save it as .docx without a password")
    if data.startswith((b"%PDF", b"{\\rtf")):
        raise UsageFault("it is a PDF or RTF file", "save it as Word (.docx), HTML or plain text")
    beginning = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    if beginning.startswith((b"\xff\xfe<\0", b"\xfe\xff\0<")):
        return read_akn(data)
    if not _TAG.match(beginning):
        return read_plain(data)
    # XHTML has a declaration as XML has; a page is told by its root, not by one tag somewhere below.
    root = re.search(rb"<([a-zA-Z][\w.-]*:)?([a-zA-Z]\w*)", re.sub(rb"<!--.*?-->", b"", beginning, flags=re.DOTALL))
    if (root and root[2].lower() == b"html") or (not beginning.startswith(b"<?xml") and _HTML.match(beginning)):
        return read_html(data)
    return read_akn(data)
