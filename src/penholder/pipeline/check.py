"""Checking: everything that is wrong with the content of a workspace, with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from penholder.diagnostics import Diagnostic, has_errors
from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.cache import CheckCache
from penholder.knowledge.findings import Finding
from penholder.knowledge.loading import Loaded, load
from penholder.knowledge.memory import RecordMemory
from penholder.knowledge.rules import RULES
from penholder.knowledge.situation import Situation
from penholder.pipeline.positions import Positions
from penholder.workspace import Workspace

DRAFTING_TYPES = ("clause", "draft", "verb")
"""What the rules on drafting read; of other types, a check needs the header and the references alone."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check."""

    loaded: Loaded
    """What was read."""
    diagnostics: tuple[Diagnostic, ...]
    """Everything wrong or doubtful, by file and place."""

    @property
    def failed(self) -> bool:
        """Whether there are errors."""
        return has_errors(self.diagnostics)


def check(workspace: Workspace, today: dt.date) -> Checked:
    """Check a workspace. Files that have not changed since they were fine are not read again."""
    loaded = load(workspace, cache=CheckCache(workspace.state / "check.json"))
    drafting = loaded.full(DRAFTING_TYPES)
    return _checked(workspace, loaded, drafting, today)


def check_whole(workspace: Workspace, today: dt.date, memory: RecordMemory | None = None) -> Checked:
    """Check a workspace and keep every record whole, for a build. What the memory knows is not read again."""
    loaded = load(workspace, cache=memory)
    return _checked(workspace, loaded, loaded.base, today)


def _checked(workspace: Workspace, loaded: Loaded, drafting: KnowledgeBase, today: dt.date) -> Checked:
    situation = Situation(loaded.base, loaded.reserved, today, loaded.doubtful)
    findings = [finding for rule in RULES for finding in rule(situation)]
    if any(drafting.of_type(type_name) for type_name in DRAFTING_TYPES):
        # Markdown is parsed there: what a workspace without clauses need not wait for.
        findings += [finding for rule in import_module("penholder.drafting.rules").RULES for finding in rule(drafting)]
    # Where a file is told to be wrong already, a reference at that place is no second mistake.
    told = {(found.path, found.line, found.column) for found in loaded.diagnostics}
    placed = [found for found in _placed(findings, loaded) if (found.path, found.line, found.column) not in told]
    diagnostics = [*loaded.diagnostics, *_missing_templates(workspace, loaded), *placed]
    return Checked(loaded, tuple(sorted(set(diagnostics))))


def _placed(findings: Iterable[Finding], loaded: Loaded) -> Iterator[Diagnostic]:
    """Findings as diagnostics, with lines and columns."""
    positions = Positions(loaded)
    for finding in findings:
        path, line, column = positions.of(finding.record, finding.field)
        yield Diagnostic(path, line, column, finding.code, finding.message, finding.hint)


def _missing_templates(workspace: Workspace, loaded: Loaded) -> Iterator[Diagnostic]:
    for name in loaded.base.types:
        for template in (f"site/{name}.md.j2", f"site/{name}-list.md.j2"):
            if not (workspace.templates / template).is_file():
                message = f"the type has no layout templates/{template}"
                hint = "copy one of another type"
                yield Diagnostic(f"schemas/{name}.schema.json", 1, 1, "missing-template", message, hint)
