"""Examples of the handbook, laid out as a small workspace so that they can be checked.

A block shows one file or several. A line `# content/terms/early-warning.yaml` begins each; `# content/x -> y` is a
link. A file that ends with `# …` is an excerpt: the fields that its type requires are filled in.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from penholder.diagnostics import Diagnostic
from penholder.pipeline.build import build
from penholder.pipeline.check import check_whole
from penholder.workspace import Workspace
from tests.docs.handbook import ROOT

TODAY = dt.date(2026, 11, 20)
"""The day on which the handbook's examples are checked."""
_FILE = re.compile(r"# ((?:content|schemas|templates|docs)/\S+|mkdocs\.yml)(?: -> (\S+))?")
_REST = re.compile(r"^# …\s*\Z", re.MULTILINE)
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)

_COMMON = {
    "title": "Title",
    "summary": "One sentence.",
    "status": "published",
    "clearance": "public",
    "revised": "2026-11-20",
}
_OWN = {
    "actor": {"role": "It acts.", "kind": "office"},
    "clause": {
        "kind": "operative",
        "function": "task",
        "rationale": "It is needed.",
        "strengths": "{preferred: {verb: requests, text: the Secretary-General to report}}",
        "provenance": "proposed",
    },
    "draft": {
        "product": "operative-text",
        "version": '"0.1"',
        "date": "2026-11-20",
        "marking": "DRAFT / NON-PAPER",
        "sections": "[{clauses: [{clause: reporting, strength: preferred}]}]",
    },
    "recommendation": {
        "action": "Act early.",
        "addressees": "[jmac]",
        "phase": "[operations]",
        "capacity": "[analytical]",
        "horizon": "standing",
        "rationale": "It helps.",
        "indicators": "[A report exists.]",
        "basis": "[interviews]",
        "sources": "[{source: s-res-2100-2013, locator: para. 16, role: basis}]",
    },
    "source": {"kind": "resolution", "date": '"2013-04-25"'},
    "term": {"definition": "What it means."},
    "verb": {"form": "Requests", "kind": "operative", "function": "task", "usage": "Said to the Secretary-General."},
}
_SITE = "site_name: Example\ntheme:\n  name: material\nmarkdown_extensions: [attr_list, md_in_html]\n"
_BACKGROUND = ("actors/jmac", "clauses/reporting", "sources/s-res-2100-2013", "verbs/requests", "verbs/recalling")
"""Records that examples may refer to."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file of an example."""

    path: str
    """Where it lies in the workspace."""
    text: str
    """What it holds."""
    link: str
    """What it leads to, where it is a link."""


def shown(block: str) -> list[Shown]:
    """The files that a block shows."""
    files: list[Shown] = []
    for line in block.splitlines(keepends=True):
        if match := _FILE.fullmatch(line.rstrip("\n")):
            # The name is a comment of a YAML file and an empty line of others, so that lines count as they are seen.
            files.append(Shown(match[1], line if match[1].endswith((".yaml", ".yml")) else "\n", match[2] or ""))
        else:
            assert files, "the block does not begin with the name of a file"
            files[-1] = Shown(files[-1].path, files[-1].text + line, files[-1].link)
    return files


def lay_out(block: str, root: Path, *, layouts: bool = False) -> Workspace:
    """Make a workspace that holds the example and what it may refer to; with real layouts where it is built."""
    shutil.copytree(ROOT / "schemas", root / "schemas")
    if layouts:
        shutil.copytree(ROOT / "templates", root / "templates")
    else:
        for schema in (root / "schemas").glob("*.schema.json"):
            for ending in (".md.j2", "-list.md.j2"):
                _write(root, Shown(f"templates/site/{schema.name.removesuffix('.schema.json')}{ending}", "", ""))
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(_SITE)
    for name in _BACKGROUND:
        _write(root, Shown(f"content/{name}.yaml", "# …\n", ""))
    for file in shown(block):
        _write(root, file)
    return Workspace(root)


def told(block: str, root: Path) -> tuple[Diagnostic, ...]:
    """What a check tells of the example."""
    return check_whole(lay_out(block, root), TODAY).diagnostics


def told_when_built(block: str, root: Path) -> tuple[Diagnostic, ...]:
    """What a build for the public tells of the example, in which a check alone finds nothing wrong."""
    workspace = lay_out(block, root, layouts=True)
    assert not check_whole(workspace, TODAY).failed
    return build(workspace, "public", TODAY, lambda _: None).diagnostics


def _write(root: Path, file: Shown) -> None:
    path = root / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if file.link:
        path.symlink_to(file.link)
    else:
        path.write_text(_REST.sub("", file.text) + (_rest(file) if _REST.search(file.text) else ""), encoding="utf-8")


def _rest(file: Shown) -> str:
    """The lines of the fields that an excerpt leaves out."""
    folder, stem = PurePosixPath(file.path).parent.name, PurePosixPath(file.path).stem
    given = set(_KEY.findall(file.text))
    if "extends" in given:
        given.add("sections")  # they come from the other draft
    fields = {"id": stem, **_COMMON, **_OWN[folder.removesuffix("s")]}
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if name not in given)
