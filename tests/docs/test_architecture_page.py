"""The table of layers on the architecture page is the one that import-linter enforces."""

from __future__ import annotations

import re
import tomllib

from tests.docs.handbook import DOCS, ROOT, section

TEXT = (DOCS / "architecture.md").read_text(encoding="utf-8")
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]


def test_the_layers_are_those_of_the_linter() -> None:
    (contract,) = [contract for contract in LINTER["contracts"] if contract["type"] == "layers"]
    enforced = [set(re.findall(r"penholder\.(\w+)", layer)) for layer in contract["layers"]]
    rows = re.findall(r"^\| (`[^|]+) \|", section(TEXT, "Layers"), re.MULTILINE)
    assert [set(re.findall(r"`(\w+)`", row)) for row in rows] == enforced


def test_every_package_has_its_place() -> None:
    found = {
        path.stem for path in (ROOT / "src" / "penholder").iterdir() if not path.name.startswith(("_", "py.", "."))
    }
    assert found == set(
        re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]+) \|", section(TEXT, "Layers"), re.MULTILINE)))
    )


def test_the_files_that_the_page_names_are_there() -> None:
    source = ROOT / "src" / "penholder"
    for name in re.findall(r"`([a-z_]+(?:/[a-z_]+)*(?:\.py|/))`", TEXT):
        assert (ROOT / name).exists() or (source / name).exists() or list(source.rglob(name)), f"there is no {name}"
