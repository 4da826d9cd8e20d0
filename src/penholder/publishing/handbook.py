"""The handbook: the pages that people write, with the assets that they use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from penholder.publishing.digest import digest
from penholder.publishing.pages import Written
from penholder.publishing.products import Product
from penholder.publishing.trace import Trace
from penholder.workspace import Workspace

_PAGE = ".md"
_ASSETS = {".css", ".gif", ".ico", ".jpg", ".js", ".png", ".svg", ".webp", ".woff2"}


def handbook_files(docs: Path) -> tuple[str, ...]:
    """The pages and assets below `docs`, relative to it, in order.

    Links are not followed, and what is neither page nor asset stays out: the site generator itself would publish
    whatever lies in the folder.
    """
    return tuple(_files(docs))


def handbook_pages(workspace: Workspace, files: tuple[str, ...], shape: bytes) -> Iterator[Product[Written]]:
    """The pages among the files; `shape` is a digest of what shapes all pages.

    Bytes that are not UTF-8 show as replacement characters.
    """
    for path in files:
        if path.endswith(_PAGE):
            source = workspace.docs / path
            written = Written(path, source.read_text(encoding="utf-8", errors="replace"))
            given = digest(shape, written.markdown.encode())
            yield Product(path, workspace.relative(source), given, partial(_as_written, written))


def _as_written(written: Written, _: Trace) -> Written:
    return written


def _files(docs: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(docs):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            if path.suffix in _ASSETS | {_PAGE} and path.is_file() and not path.is_symlink():
                yield path.relative_to(docs).as_posix()
