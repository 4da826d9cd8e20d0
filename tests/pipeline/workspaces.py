"""A small workspace with something of every clearance, and what a build of it holds."""

from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml

from penholder.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
HEADER = {"status": "published", "clearance": "public", "revised": "2026-03-01", "summary": "A short answer."}


def record(type_folder: str, record_id: str, **fields: Any) -> tuple[str, dict[str, Any]]:
    """A record's file and data, with the common fields filled in."""
    title = fields.pop("title", f"Title of {record_id}")
    return f"{type_folder}/{record_id}.yaml", {"id": record_id, "title": title, **HEADER, **fields}


def cite(source: str) -> list[dict[str, str]]:
    """The sources of a record."""
    return [{"source": source, "locator": "para. 3", "role": "basis"}]


def recommendation(record_id: str, **fields: Any) -> tuple[str, dict[str, Any]]:
    """A recommendation with what its schema requires."""
    required = {
        "action": "Act early.",
        "addressees": ["council"],
        "phase": ["operations"],
        "capacity": ["analytical"],
        "horizon": "standing",
        "rationale": "It helps.",
        "indicators": ["A report exists."],
        "basis": ["interviews"],
        "sources": cite("paper"),
    }
    return record("recommendations", record_id, **{**required, **fields})


def clause(record_id: str, text: str, **fields: Any) -> tuple[str, dict[str, Any]]:
    """An operative clause in one strength."""
    required = {
        "kind": "operative",
        "function": "task",
        "rationale": "It is needed.",
        "strengths": {"preferred": {"verb": "requests", "text": text}},
        "provenance": "proposed",
    }
    return record("clauses", record_id, **{**required, **fields})


def draft(record_id: str, clauses: list[str], **fields: Any) -> tuple[str, dict[str, Any]]:
    """A draft of some clauses."""
    sections = [{"heading": "Tasks", "clauses": [{"clause": name, "strength": "preferred"} for name in clauses]}]
    required = {
        "product": "operative-text",
        "version": "0.1",
        "date": "2026-03-01",
        "marking": "DRAFT",
        "sections": sections,
    }
    return record("drafts", record_id, **{**required, **fields})


VERB = {"form": "Requests", "kind": "operative", "function": "task", "usage": "To the Secretary-General."}
SECRET = "zanzibarine"
"""A word that stands in every field that the public may not see, and nowhere else."""
OPEN = "periwinklish"
"""A word that stands where the public may see it, to show that the search would find one."""
CONTENT = dict(
    [
        record("sources", "paper", kind="paper", date="2024"),
        record("sources", "inside-paper", kind="paper", date="2025", clearance="internal", title=f"{SECRET} memo"),
        record("actors", "council", role=f"It decides, {OPEN}.", kind="organ"),
        record("actors", "inside-office", role=SECRET, kind="office", clearance="restricted", parent="council"),
        record("verbs", "requests", **VERB),
        recommendation("watch", related=["clause/watch"], tags=["early"]),
        recommendation(
            "inside-watch",
            clearance="internal",
            revised="2026-09-09",
            tags=["early", SECRET],
            formerly=["old-inside-watch"],
            converges_with=["watch"],
            action=f"{SECRET} action.",
        ),
        clause(
            "watch",
            "the Secretary-General to watch {place}",
            implements=["watch"],
            parameters={"place": {"type": "text", "description": "Where.", "example": "Karsia"}},
            objections=[{"objection": SECRET, "raised_by_type": "budget", "response": SECRET}],
        ),
        clause("inside-watch", f"the Secretary-General to {SECRET}", clearance="internal", implements=["watch"]),
        draft("text", ["watch"]),
        draft("inside-text", ["watch", "inside-watch"], clearance="internal"),
    ]
)


def make(root: Path, content: dict[str, dict[str, Any]] | None = None) -> Workspace:
    """Write a workspace with the schemas and templates of this repository and a site of its listings alone."""
    for name in ("schemas", "templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets", ignore=shutil.ignore_patterns("*.png"))
    config, _, _ = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")
    (root / "mkdocs.yml").write_text(f"{config}\nnav:\n  - Home: index.md\n", "utf-8")
    (root / "content").mkdir()
    for name, data in (CONTENT if content is None else content).items():
        path = root / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")
    return Workspace(root.resolve())


def public_part(content: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The content without the records and fields that the public may not see."""
    return {
        name: {key: value for key, value in data.items() if key != "objections"}
        for name, data in content.items()
        if data["clearance"] == "public"
    }


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def unpacked(files: dict[str, bytes]) -> dict[str, str]:
    """Every file as text; packages are opened, and PDF pages read."""
    texts: dict[str, str] = {}
    for name, data in files.items():
        if data.startswith(b"PK"):
            with zipfile.ZipFile(BytesIO(data)) as package:
                for part in package.namelist():
                    texts[f"{name}!{part}"] = package.read(part).decode("utf-8", "replace")
        elif data.startswith(b"%PDF"):
            from pypdf import PdfReader

            texts[name] = "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
        else:
            texts[name] = f"{name}\n" + data.decode("utf-8", "replace")
    return texts
