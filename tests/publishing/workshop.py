"""A small workspace, sites built from it, and records filled to the last field."""

from __future__ import annotations

import json
import re
import shutil
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

from penholder.knowledge.base import KnowledgeBase, knowledge_base
from penholder.knowledge.loading import load
from penholder.knowledge.projection import project
from penholder.knowledge.record import Record, RecordName
from penholder.knowledge.references import ReferencePlan
from penholder.knowledge.types import Field, Kind, RecordType
from penholder.publishing.offline import write_copy
from penholder.publishing.output import Folder
from penholder.publishing.products import Making
from penholder.publishing.publish import Publication, Published, publish, stock_of
from penholder.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
EPOCH = 1_700_000_000
HEADER = {"status": "published", "clearance": "public", "revised": "2026-03-01"}
REQUIRED: dict[str, dict[str, Any]] = {
    "actor": {"role": "It acts.", "kind": "organ"},
    "source": {"kind": "report", "date": "2024-05-06"},
    "term": {"definition": "A word."},
    "verb": {"form": "Requests", "kind": "operative", "function": "task", "usage": "Said to missions."},
    "clause": {
        "kind": "operative",
        "function": "task",
        "rationale": "It is needed.",
        "strengths": {"preferred": {"verb": "requests", "text": "the mission to act"}},
        "provenance": "proposed",
    },
    "recommendation": {
        "action": "Act early.",
        "addressees": ["council"],
        "phase": ["operations"],
        "capacity": ["analytical"],
        "horizon": "standing",
        "rationale": "It helps.",
        "indicators": ["A report exists."],
        "basis": ["interviews"],
        "sources": [{"source": "paper", "locator": "para. 3", "role": "basis"}],
    },
}


class Workshop:
    """A copy of this project's schemas, templates and configuration, with records of its own and no handbook."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(root)
        for name in ("schemas", "templates", "docs/assets"):
            shutil.copytree(ROOT / name, root / name)
        config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        (root / "mkdocs.yml").write_text(config.partition("  - Handbook:")[0], encoding="utf-8")
        (root / "content").mkdir()
        self.put("actor", "council", title="Security Council")
        self.put("source", "paper", title="The paper")
        self.put("verb", "requests", title="Requests")

    def put(self, type_name: str, record_id: str, **fields: Any) -> None:
        """Write a record; what its schema requires is filled in."""
        folder = self.workspace.content / f"{type_name}s"
        folder.mkdir(exist_ok=True)
        common = {"id": record_id, "title": f"Title of {record_id}", "summary": f"Summary of {record_id}.", **HEADER}
        data = {**common, **REQUIRED.get(type_name, {}), **fields}
        (folder / f"{record_id}.yaml").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    def page(self, path: str, text: str) -> None:
        """Write a page of the handbook."""
        file = self.workspace.docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def base(self, audience: str = "public") -> KnowledgeBase:
        """The records as they are, mistakes and all: what a check would refuse must do no harm either."""
        types = load(self.workspace).base.types
        plans = {type_.folder: (type_, ReferencePlan(type_)) for type_ in types.values()}
        records = []
        for file in sorted(self.workspace.content.rglob("*.yaml")):
            type_, plan = plans[file.parent.name]
            data = json.loads(file.read_text(encoding="utf-8"))
            name = RecordName(type_.name, file.stem)
            records.append(Record(name, self.workspace.relative(file), data, plan.find(data)))
        return project(knowledge_base("restricted", types.values(), records), audience)

    def build(self, name: str = "site", audience: str = "public", pool: Executor | None = None) -> Site:
        """Publish into a new folder; without a pool, in a thread of this process, which starts sooner."""
        out = self.workspace.root / "out" / name
        publication = Publication(self.base(audience), self.workspace, {}, EPOCH, "1.0", "program")
        with ThreadPoolExecutor(1) as thread, closing(stock_of(self.workspace, audience)) as stock:
            folder = Folder(out)
            published = publish(publication, folder, Making(stock, pool or thread))
        write_copy(folder, EPOCH)
        return Site(out, published)


@dataclass(frozen=True, slots=True)
class Site:
    """A site that was built."""

    folder: Path
    """Its files."""
    published: Published
    """What publishing told."""

    def text(self, path: str) -> str:
        """The file at a path, or the page at an address."""
        return (self.folder / (f"{path}index.html" if path.endswith("/") or not path else path)).read_text("utf-8")

    def article(self, address: str) -> html.HtmlElement:
        """The part of a page that is its own, without the frame that all pages share."""
        (found,) = html.fromstring(self.text(address)).xpath("//article")
        return found

    def files(self) -> dict[str, bytes]:
        """Every file with its bytes."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


def words(text: str) -> str:
    """A text with its white space levelled, as a browser shows it."""
    return re.sub(r"\s+", " ", text).strip()


def shown(page: html.HtmlElement) -> str:
    """Everything that a page says to a reader, titles of its elements included."""
    said = [page.text_content(), *page.xpath("//@title")]
    return words(" ".join(said))


class Filler:
    """Makes a record with every field that its schema allows; references lead to the filled records of their types."""

    def __init__(self) -> None:
        self.count = 0
        self.leaves: list[tuple[Field, Any]] = []
        """Every single value with its field, references left out."""
        self.named: set[str] = set()
        """The types of the records that it names."""

    def record(self, type_: RecordType) -> dict[str, Any]:
        """The data of a record of the type."""
        skipped = {"superseded_by", "formerly", "clearance", "id"}
        return {field.name: self.value(field) for field in type_.fields if field.name not in skipped}

    def value(self, field: Field) -> Any:
        """A value for a field, whatever its kind."""
        if field.kind is Kind.OBJECT:
            return {part.name: self.value(part) for part in field.fields if part.kind is not Kind.LIST or part.items}
        if field.kind is Kind.LIST and field.items is not None:
            return [self.value(field.items)]
        if field.kind is Kind.MAP and field.items is not None:
            return {"slot": self.value(field.items)}
        if field.kind is Kind.REFERENCE:
            (type_name,) = field.references
            self.named.add("term" if type_name == "*" else type_name)
            return "term/filled" if type_name == "*" else "filled"
        value = self._leaf(field)
        self.leaves.append((field, value))
        return value

    def _leaf(self, field: Field) -> Any:
        self.count += 1
        if field.kind is Kind.VOCABULARY:
            return field.vocabulary[self.count % len(field.vocabulary)]
        if field.kind is Kind.BOOLEAN:
            return True
        if field.kind in (Kind.INTEGER, Kind.NUMBER):
            return 1000 + self.count
        if field.kind is Kind.DATE:
            return f"2026-{1 + self.count % 12:02}-{1 + self.count % 28:02}"
        return f"leaf{self.count:03}leaf"
