"""The offline copy: the whole site in one file, in which every link leads to a file, so that it needs no server."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from penholder.publishing import addresses
from penholder.publishing.output import Folder

FOLDER = "penholder-site/"
"""What the copy unpacks to."""
_FOLDER_LINK = re.compile(
    rb"""(<(?:a|area|link)\b[^<>]*?\shref="|<meta\b[^<>]*?\scontent="0; url=)((?:[^":#?]*/)?(?:\.{1,2})?)(?=[#?"])"""
)
"""A link whose address may be that of a folder: what stands before it, and the address without name and query."""
_INDEX = b"index.html"
_OFFER = re.compile(rb'<span class="ph-edition__copy">.*?</span>', re.DOTALL)
"""Where a page offers the copy."""
_LEVEL = 3
"""How hard pages are pressed: half the time of the usual 6, and a tenth more to carry."""
_PACKED = {".docx", ".xlsx", ".pdf", ".png", ".jpg", ".webp", ".woff2"}
"""Files that another compression would not make smaller."""


def write_copy(site: Folder, epoch: int) -> None:
    """Write the copy of a site into the site; `epoch` is the time that its files bear, in seconds since 1970.

    A page for addresses that are missing is left out: without a server, nobody shows it.
    """
    files = sorted(site.files)
    moment = dt.datetime.fromtimestamp(max(epoch, 315_532_800), dt.UTC)  # 1980, before which a zip file knows no dates
    target = site.root / addresses.COPY
    target.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(target, "w") as copy:
        for path in files:
            if path == addresses.NOT_FOUND:
                continue
            entry = ZipInfo(FOLDER + path, moment.timetuple()[:6])
            entry.compress_type = ZIP_STORED if Path(path).suffix in _PACKED else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # as on Linux, whatever makes it
            if path.endswith(".html"):
                copy.writestr(entry, _without_server((site.root / path).read_bytes()), compresslevel=_LEVEL)
            else:
                entry.file_size = (site.root / path).stat().st_size
                with (site.root / path).open("rb") as body, copy.open(entry, "w") as packed:
                    shutil.copyfileobj(body, packed)
    site.files.append(addresses.COPY)


def without_offer(page: bytes) -> bytes:
    """A page that does not offer the copy, where there is none: in the copy itself and in the preview."""
    return _OFFER.sub(b"", page)


def _without_server(page: bytes) -> bytes:
    """A page whose links lead to files: a server shows the index of a folder, a browser alone shows the folder."""
    return _FOLDER_LINK.sub(_to_file, without_offer(page))


def _to_file(found: re.Match[bytes]) -> bytes:
    before, address = found.groups()
    if not address:
        return found.group()
    return before + address + (_INDEX if address.endswith(b"/") else b"/" + _INDEX)
