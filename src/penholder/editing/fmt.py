"""Format: record files in their canonical layout, with the same data and the same comments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from penholder.diagnostics import Diagnostic, UsageFault
from penholder.editing.layout import Layout, Unusual
from penholder.reading.characters import decode, misleading
from penholder.reading.files import list_files
from penholder.reading.reader import Reader
from penholder.reading.schemas import load_schemas
from penholder.reading.yaml_nodes import parse
from penholder.storage import write_whole
from penholder.workspace import Workspace


def formatted(text: str) -> str:
    """A record's text in canonical layout: two spaces a level, dashes under their key, folded texts filled to 100
    characters, at most one blank line, no trailing space, one line end at the end.

    Data, comments, order, quotation marks and words stay as typed, and formatting twice is formatting once: a text of
    which that cannot be shown is returned as it is. So is one that the reader refuses.
    """
    before, problems = parse(text)
    if before is None or problems or next(misleading(text), None) is not None:
        return text
    try:
        layout = Layout(text)
        new = layout.laid_out()
        if new == text:
            return text
        again = Layout(new)
        same_comments = [aside.text for aside in layout.asides] == [aside.text for aside in again.asides]
        after = parse(new)[0]
        # repr, because 1, 1.0 and true are equal to Python, and because the order counts.
        if same_comments and after is not None and repr(after.value) == repr(before.value) and again.laid_out() == new:
            return new
    except Unusual:
        pass
    return text


@dataclass(frozen=True, slots=True)
class FormatResult:
    """What a formatting did."""

    changed: tuple[Path, ...]
    """The files whose layout was not the canonical one, by path."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong in the files that were left alone, and with the schemas."""


def format_files(workspace: Workspace, paths: Iterable[Path], *, check: bool = False) -> FormatResult:
    """Format the record files among `paths`, which are files or folders. With `check`, nothing is written.

    A file with a mistake is left alone. Raises UsageFault where a path lies outside `content/`, EnvironmentFault
    where a file cannot be written; each file is whole at any moment.
    """
    root = workspace.root.resolve()
    places = [_place(root, path) for path in paths]
    schemas, diagnostics = load_schemas(workspace)
    listing = list_files(workspace, schemas.types, schemas.broken)
    reader = Reader(workspace, schemas)
    diagnostics += [problem for problem in listing.diagnostics if _is_among(root / problem.path, places)]
    changed = []
    for file in listing.files:
        if not _is_among(root / file.path, places):
            continue
        found = reader.read(file)
        if isinstance(found, list):
            diagnostics += found
            continue
        path = workspace.root / file.path
        data = path.read_bytes()
        text = decode(data)
        new = formatted(text).encode() if isinstance(text, str) else data
        if new != data:
            changed.append(path)
            if not check:
                write_whole(path, new)
    return FormatResult(tuple(changed), tuple(diagnostics))


def _place(root: Path, path: Path) -> Path:
    place, content = path.resolve(), root / "content"
    if not place.exists() or not (_is_among(place, [content]) or _is_among(content, [place])):
        raise UsageFault(f"{path} holds no records", "name a file or a folder under content/")
    return place


def _is_among(path: Path, places: Iterable[Path]) -> bool:
    return any(path.is_relative_to(place) for place in places)
