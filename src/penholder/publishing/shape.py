"""Shape: digests of what shapes a site beside its records, so that a change of it makes anew what it shapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from penholder.knowledge.base import KnowledgeBase
from penholder.publishing import addresses
from penholder.publishing.digest import digest
from penholder.publishing.handbook import handbook_files
from penholder.publishing.site import Setup
from penholder.workspace import Workspace

_TIMES = (b"edition", b"build_date_utc")
"""What a layout of the theme calls the day of the site and the time of the build."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What shapes a site, as digests."""

    program: bytes
    """Penholder itself and all libraries."""
    types: bytes
    """What the audience is, and what the schemas say of records."""
    layouts: bytes
    """The templates of pages."""


def shape_of(workspace: Workspace, base: KnowledgeBase, program: str) -> Shape:
    """The shape of a site; `program` changes when Penholder or a library does."""
    return Shape(
        program=program.encode(),
        types=digest(base.audience.encode(), *_content(workspace.schemas)),
        layouts=digest(*_content(workspace.templates / "site")),
    )


def site_setup(workspace: Workspace, base: KnowledgeBase, shape: Shape, epoch: int, version: str) -> Setup:
    """What the site generator is told. `epoch` is told to it where a layout of the theme prints the time at all."""
    theme = tuple(_content(workspace.templates / "theme"))
    setup = Setup(
        config=workspace.config,
        docs=workspace.docs,
        handbook=handbook_files(workspace.docs),
        listed=(
            addresses.INDEX,
            addresses.page_file(addresses.BASKET),
            *(addresses.page_file(addresses.listing_address(t)) for t in base.types.values()),
        ),
        epoch=epoch if any(time in part for time in _TIMES for part in theme) else 0,
        version=version,
    )
    parts = "\n".join((*setup.handbook, *setup.listed, str(setup.epoch), version)).encode()
    return replace(setup, shape=digest(shape.program, workspace.config.read_bytes(), parts, *theme))


def _content(folder: Path) -> Iterator[bytes]:
    """The files below a folder, in order: each as its path and its bytes. Nothing where there is no such folder."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.relative_to(folder).as_posix().encode()
        yield path.read_bytes()
