"""Two texts compared, and the redline written where a person asked for it."""

from __future__ import annotations

import datetime as dt
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from penholder.diagnostics import Diagnostic, UsageFault, has_errors
from penholder.knowledge.ladder import Ladder, ladder
from penholder.language.comparison import compare
from penholder.language.strength import differences
from penholder.pipeline.named_text import NamedText, Records, named_text, needs_records, records_of
from penholder.rendering.redline_word import Signature, redline_word
from penholder.rendering.reference import REFERENCE
from penholder.storage import write_whole
from penholder.text.redline import Redline
from penholder.text.redline_html import redline_html
from penholder.text.redline_writers import redline_json, redline_text
from penholder.workspace import Workspace

FORMATS = ("text", "html", "json", "docx")
"""What a redline is written as."""
AUTHOR = "Penholder"
"""Who is said to have made the changes, where nobody is named: a name in the metadata would be a leak."""
_UNDATED = "2000-01-01"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked for."""

    old: str
    """The name of the old text: a file, a symbol in the corpus or a draft."""
    new: str
    """The name of the new text."""
    to: str = "text"
    """One of `FORMATS`."""
    out: Path | None = None
    """The file; None for standard output, or for `build/` where the format is not for a terminal."""
    author: str = AUTHOR
    """Who is said to have made the tracked changes."""
    date: str = ""
    """Their day, YYYY-MM-DD; empty for that of SOURCE_DATE_EPOCH, or else of the new text."""
    audience: str = "internal"
    """For whom drafts are composed."""
    corpus: Path | None = None
    """The file of the corpus, where symbols are looked up."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The outcome of a comparison."""

    diagnostics: tuple[Diagnostic, ...] = ()
    """What kept drafts from being read."""
    printed: str = ""
    """The redline, where it goes to standard output."""
    written: Path | None = None
    """The file that was written."""
    remarks: tuple[str, ...] = ()
    """What a reader should know of a file that was written: what was not compared, what not available."""

    @property
    def failed(self) -> bool:
        """Whether nothing was made."""
        return has_errors(self.diagnostics)


def write_comparison(wanted: Wanted, workspace: Workspace | None, today: dt.date) -> Compared:
    """Compare two texts and write the redline.

    Without a workspace two files can be compared, verbs are not ranked and Word files have plain styles. Raises
    UsageFault where a name, a file or a place is off.
    """
    out = _place(wanted, workspace)
    records = records_of(workspace, wanted.audience, today) if workspace else Records(None, ())
    if records.diagnostics and (needs_records(wanted.old) or needs_records(wanted.new)):
        return Compared(records.diagnostics)
    old, new = (named_text(name, records.base, wanted.corpus) for name in (wanted.old, wanted.new))
    order = ladder(records.base) if records.base else Ladder()
    redline = compare(old.text, new.text, (old.title, new.title))
    redline = replace(redline, remarks=(*redline.remarks, *_not_available(workspace, records, order)))
    made = _written(redline, old, new, wanted, workspace, order)
    if out is None:
        return Compared(printed=made.decode())
    write_whole(out, made)
    return Compared(written=out, remarks=redline.remarks)


def _written(
    redline: Redline, old: NamedText, new: NamedText, wanted: Wanted, workspace: Workspace | None, order: Ladder
) -> bytes:
    if wanted.to == "docx":
        date = wanted.date or _date(new.text.date or old.text.date)
        reference = workspace.templates / REFERENCE if workspace else None
        epoch = int(dt.datetime.fromisoformat(date).replace(tzinfo=dt.UTC).timestamp())
        signed = Signature(wanted.author, date)
        return redline_word(redline, reference=reference, signed=signed, epoch=epoch)
    found = differences(redline, old.text, new.text, order)
    writers = {"html": redline_html, "json": redline_json, "text": redline_text}
    return writers[wanted.to](redline, found).encode()


def _date(of_text: str) -> str:
    """The day that a file bears: SOURCE_DATE_EPOCH, or the date of a text. There is no clock in it."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return dt.datetime.fromtimestamp(int(given), dt.UTC).date().isoformat()
    return of_text or _UNDATED


def _not_available(workspace: Workspace | None, records: Records, order: Ladder) -> tuple[str, ...]:
    if workspace is None:
        return ("without a workspace, verbs are not ranked",)
    if records.diagnostics:
        return ("the records of the workspace have errors, so verbs are not ranked",)
    return () if order.verbs else ("the workspace has no verbs, so verbs are not ranked",)


def _place(wanted: Wanted, workspace: Workspace | None) -> Path | None:
    """The file to write; None for standard output."""
    if wanted.out is None and wanted.to != "docx":
        return None
    name = f"{_stem(wanted.old)}-to-{_stem(wanted.new)}.{'txt' if wanted.to == 'text' else wanted.to}"
    if wanted.out is not None:
        return wanted.out / name if wanted.out.is_dir() else wanted.out
    if workspace is None:
        raise UsageFault("there is no workspace to write to", "name a file with --out")
    return workspace.build / "redlines" / name


def _stem(name: str) -> str:
    """What a file is called after a text: letters, digits and hyphens."""
    stem = Path(name).stem if Path(name).exists() else name
    return re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-")[:60] or "text"
