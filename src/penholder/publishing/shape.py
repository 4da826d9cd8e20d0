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

_TIME = b"build_date_utc"
"""What a layout of the theme calls the time of the build."""


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
        listed=tuple(map(addresses.page_file, _listed(workspace, base))),
        epoch=epoch if any(_TIME in part for part in theme) else 0,
        version=version,
    )
    parts = "\n".join((*setup.handbook, *setup.listed, str(setup.epoch), version)).encode()
    return replace(setup, shape=digest(shape.program, workspace.config.read_bytes(), parts, *theme))


def _listed(workspace: Workspace, base: KnowledgeBase) -> Iterator[str]:
    """The addresses of generated pages that the navigation may name."""
    yield ""
    yield addresses.BASKET
    yield addresses.READING
    yield from map(addresses.listing_address, base.types.values())
    yield addresses.overview_address()
    for template in sorted((workspace.templates / "site" / addresses.OVERVIEW).glob("*.j2")):
        yield addresses.overview_address(f"{addresses.OVERVIEW}{template.name}")


def _content(folder: Path) -> Iterator[bytes]:
    """The files below a folder, in order: each as its path and its bytes. Nothing where there is no such folder."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.relative_to(folder).as_posix().encode()
        yield path.read_bytes()
