"""Addresses: where on the site a record, its downloads and its type are found. All are relative to the site's root."""

from __future__ import annotations

from urllib.parse import quote

from penholder.knowledge.record import RecordName
from penholder.knowledge.types import RecordType

API = "api/v1/"
"""Where programs look."""
SCHEMA = ".schema.json"
"""How the file of a schema ends."""
OVERVIEW = "overview/"
"""Where pages look at many records at once; their templates lie in a folder of the same name."""
COPY = "downloads/penholder-site.zip"
"""The whole site in one file."""
BASKET = "basket/"
"""The page on which a draft is put together, with the script files that it needs."""
READING = "reading-list/"
"""The page on which a reader puts records together, to print them or to send them."""
FEED = "feed.xml"
"""What is new, for feed readers."""
NOT_FOUND = "404.html"
"""The page that a server shows for an address that it does not have."""
INDEX = "index.md"
"""The page of a folder; its address is that of the folder."""


def listing_address(type_: RecordType) -> str:
    """The page that lists the records of a type, such as `clauses/`."""
    return f"{type_.folder}/"


def record_address(type_: RecordType, record_id: str) -> str:
    """The page of a record, such as `clauses/early-warning-cell/`."""
    return f"{type_.folder}/{record_id}/"


def overview_address(template: str = "") -> str:
    """The page of an overview, by its template: `overview/first-100-days/`; the page that lists them, without one."""
    return f"{OVERVIEW}{template.removeprefix(OVERVIEW).partition('.')[0]}/" if template else OVERVIEW


def word_address(name: RecordName) -> str:
    """The record as a Word document."""
    return f"downloads/{name}.docx"


def data_address(name: RecordName) -> str:
    """The record as JSON."""
    return f"{API}{name}.json"


def schema_address(type_name: str) -> str:
    """The JSON Schema of a type."""
    return f"{API}schemas/{type_name}{SCHEMA}"


def table_address(type_: RecordType) -> str:
    """All records of a type as one table."""
    return f"downloads/{type_.folder}.csv"


def sheet_address(type_: RecordType) -> str:
    """All records of a type as an Excel workbook."""
    return f"downloads/{type_.folder}.xlsx"


def aside_address(type_: RecordType, name: str) -> str:
    """What a listing shows only when it is asked to: a script file beside the page, such as `clauses/filters.js`."""
    return f"{listing_address(type_)}{name}.js"


def form_address(record_id: str, ending: str) -> str:
    """A checklist as a form to fill in, by the ending of its file."""
    return f"downloads/forms/{record_id}.{ending}"


def worksheet_address(name: str, ending: str) -> str:
    """A worksheet to fill in, by the ending of its file."""
    return f"downloads/worksheets/{name}.{ending}"


def draft_address(file: str) -> str:
    """A written draft, by its file name."""
    return f"downloads/drafts/{file}"


def page_file(address: str) -> str:
    """The Markdown file that becomes the page at an address."""
    return f"{address}{INDEX}"


def html_file(path: str) -> str:
    """The HTML file that a page's Markdown file becomes: `clauses/index.md`, `clauses.md` and their like."""
    stem = path.removesuffix(".md")
    return f"{stem}.html" if f"{stem}.md".endswith(INDEX) else f"{stem}/index.html"


def document_address(symbol: str) -> str:
    """Where a United Nations document is found by its symbol: `https://undocs.org/S/RES/2100(2013)`.

    The service takes the symbol without spaces (https://undocs.org).
    """
    return f"https://undocs.org/{quote(symbol.replace(' ', ''), safe='/().-')}"
