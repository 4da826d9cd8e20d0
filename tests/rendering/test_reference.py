"""The reference document is what its script makes, and holds every style that the writers name."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx

from penholder.rendering import handout, word
from penholder.rendering.numbered import PARTS, style_name
from penholder.rendering.reference import REFERENCE

ROOT = Path(__file__).resolve().parents[2]


def contents(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_is_what_the_script_makes(templates: Path, tmp_path: Path) -> None:
    made = tmp_path / "reference.docx"
    subprocess.run([sys.executable, ROOT / "scripts" / "make-reference-docx", made], check=True)
    assert contents(templates / REFERENCE) == contents(made), "run scripts/make-reference-docx"


def test_it_has_every_style_that_is_used(templates: Path) -> None:
    styles = docx.Document(str(templates / REFERENCE)).styles
    names = re.findall(r'"((?:[A-Z]\w+ ?)+)"', Path(word.__file__).read_text(encoding="utf-8"))
    first = ("Draft", "Annex ", "Organ", "Section", "Item", "Source Note", "Annotation")
    used = {name for name in names if name.startswith(first)}
    assert len(used) >= 11
    levels = {style_name(part, level, 0) for part in PARTS for level in range(5)}
    alternatives = {style_name(part, 0, number) for part in PARTS for number in range(1, 5)}
    assert used | levels | alternatives | {"Delegation", "footnote text", "footnote reference"} <= {
        style.name for style in styles
    }
    ids = set(
        re.findall(
            r'"((?:Title|Subtitle|List|Body|Block|Field|Verbatim)\w*)"',
            Path(handout.__file__).read_text(encoding="utf-8"),
        )
    )
    assert len(ids) >= 7
    assert ids | {"Heading1", "Heading2", "Heading3"} <= {style.style_id for style in styles}
