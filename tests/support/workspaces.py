"""Workspaces and records for tests, made from little."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from penholder.diagnostics import Diagnostic
from penholder.knowledge.findings import Finding
from penholder.knowledge.loading import Loaded, load
from penholder.knowledge.rules import RULES
from penholder.knowledge.situation import Situation
from penholder.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schemas"
EXAMPLES = ROOT / "tests" / "examples"
TODAY = dt.date(2026, 11, 20)
TERM = {
    "title": "A term",
    "summary": "What it is.",
    "status": "published",
    "clearance": "public",
    "revised": "2026-03-01",
    "definition": "Words.",
}
"""The fields of the smallest record there is, as they are typed."""


def lay_out(root: Path, files: Mapping[str, str | bytes], schemas: Mapping[str, Any] | None = None) -> Workspace:
    """A workspace with the schemas of this repository, changed or added to, and some files by path."""
    shutil.copytree(SCHEMAS, root / "schemas")
    (root / "content").mkdir()
    for name, schema in (schemas or {}).items():
        text = schema if isinstance(schema, bytes) else orjson.dumps(schema, option=orjson.OPT_INDENT_2)
        (root / "schemas" / f"{name}.schema.json").write_bytes(text)
    write(root, files)
    return Workspace(root)


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files by path, with the folders that they need."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def schema(name: str) -> dict[str, Any]:
    """A schema of this repository, to be changed."""
    document: dict[str, Any] = orjson.loads((SCHEMAS / f"{name}.schema.json").read_bytes())
    return document


def term(record_id: str = "x", **typed: str) -> str:
    """The text of a small record; each field as a person would type it after the colon, and left out where empty."""
    fields = {"id": record_id, **TERM, **typed}
    return "".join(f"{key}: {value}\n" for key, value in fields.items() if value)


def found(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Diagnostics in short: path, place and code."""
    return sorted(f"{one.path}:{one.line}:{one.column} {one.code}" for one in diagnostics)


def judged(loaded: Loaded, today: dt.date = TODAY) -> list[Finding]:
    """What the rules on the graph say."""
    situation = Situation(loaded.base, loaded.reserved, today)
    return [finding for rule in RULES for finding in rule(situation)]


def in_short(findings: Iterable[Finding], *, notes: bool = False) -> list[str]:
    """Findings in short: record, field and code; without the notes on what nobody refers to, unless they are wanted."""
    return sorted(
        f"{finding.record} {'.'.join(map(str, finding.field))} {finding.code}"
        for finding in findings
        if notes or finding.code != "unreferenced"
    )


def check(workspace: Workspace) -> list[str]:
    """Everything that is said of a workspace, in short."""
    loaded = load(workspace)
    return [*found(loaded.diagnostics), *in_short(judged(loaded))]
