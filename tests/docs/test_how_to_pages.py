"""What the guides tell people to write is right."""

from __future__ import annotations

import re
from pathlib import Path

from penholder.diagnostics import Severity
from tests.docs.handbook import DOCS, fences
from tests.docs.showcase import told, told_when_built

GUIDE = (DOCS / "how-to" / "add-a-record-type.md").read_text(encoding="utf-8")


def _files() -> str:
    """The files that the guide shows, as one example: each block stands below the name of its file."""
    names = re.findall(r"^`((?:schemas|templates|content)/\S+)`:$", GUIDE, re.MULTILINE)
    bodies = [body for language, body in fences(GUIDE) if language in ("json", "jinja", "yaml")]
    assert len(names) == len(bodies) == 4
    return "\n".join(f"# {name}\n{body}" for name, body in zip(names, bodies, strict=True))


def test_the_record_type_of_the_guide_passes_the_check(tmp_path: Path) -> None:
    found = told(_files(), tmp_path / "workspace")
    assert [diagnostic for diagnostic in found if diagnostic.severity is not Severity.NOTE] == []


def test_the_record_type_of_the_guide_is_built_without_any_code(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    found = told_when_built(_files(), root)
    assert [diagnostic for diagnostic in found if diagnostic.severity is not Severity.NOTE] == []
    page = (root / "build/site/incidents/radio-call-2026/index.html").read_text(encoding="utf-8")
    assert "On three evenings a presenter named a group" in page
    assert "Northern district" in page
    assert "Reported incidents" in (root / "build/site/actors/jmac/index.html").read_text(encoding="utf-8")
    assert "A radio station calls for violence" in (root / "build/site/incidents/index.html").read_text(
        encoding="utf-8"
    )
