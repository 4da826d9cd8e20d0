"""Writes the pages of a workspace as a plain MkDocs project, for the peer of the site. Told workspace and folder."""

import shutil
import sys
from pathlib import Path

from penholder.knowledge.loading import load
from penholder.knowledge.projection import project
from penholder.publishing.pages import PageMaker
from penholder.publishing.trace import Trace
from penholder.workspace import Workspace


def write_project(root: Path, folder: Path) -> int:
    """Write the project; the number of its pages."""
    workspace = Workspace(root.resolve())
    base = project(load(workspace).base, "public")
    shutil.copytree(workspace.docs, folder / "docs")
    config = workspace.config.read_text(encoding="utf-8")
    # The theme as it is, with its own search.
    (folder / "mkdocs.yml").write_text(config.replace("  custom_dir: templates/theme\n", ""), encoding="utf-8")
    pages = list(PageMaker(base, workspace, ()).pages())
    for page in pages:
        path = folder / "docs" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.prepare(Trace()).markdown, encoding="utf-8")
    return len(pages)


if __name__ == "__main__":
    print(write_project(Path(sys.argv[1]), Path(sys.argv[2])), "pages")
