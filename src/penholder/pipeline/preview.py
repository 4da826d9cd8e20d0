"""The preview: the site on this computer, built again after each edit, with what is wrong shown on the page."""

from __future__ import annotations

import datetime as dt
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import watch

from penholder import __version__
from penholder.diagnostics import Diagnostic, EnvironmentFault, Severity
from penholder.knowledge.projection import project
from penholder.pipeline.build import Made, draft_files
from penholder.pipeline.check import check_whole
from penholder.pipeline.epoch import epoch_of
from penholder.publishing.preview_server import PreviewServer
from penholder.publishing.publish import publish
from penholder.publishing.workers import worker_pool
from penholder.storage import lock
from penholder.workspace import Workspace

Tell = Callable[[str], None]
"""Told to the person at the terminal."""
Report = Callable[[Sequence[Diagnostic]], str]
"""How diagnostics are told."""
DEBOUNCE = 60
"""How long an editor may take to write its files, in milliseconds."""


@dataclass(slots=True)
class Preview:
    """The pages shown, and how the last attempt to make them ended."""

    workspace: Workspace
    """What is shown."""
    audience: str
    """Whom it is shown as to."""
    folder: Path
    """Where the generations of the site are kept."""
    generation: int = 0
    """How many sites were made."""
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong now; empty where the pages shown are those of the last edit."""
    drafts: Made = field(default_factory=dict)
    """The drafts made so far."""

    @property
    def site(self) -> Path:
        """The last good site."""
        return self.folder / str(self.generation)

    def renew(self, pool: Executor) -> None:
        """Make the site again; where something is wrong, the last good one stays."""
        checked = check_whole(self.workspace, dt.datetime.now(dt.UTC).date())
        if checked.failed:
            self.problems = _errors(checked.diagnostics)
            return
        base = project(checked.loaded.base, self.audience)
        out = self.folder / str(self.generation + 1)
        shutil.rmtree(out, ignore_errors=True)
        published = publish(
            base,
            workspace=self.workspace,
            out=out,
            drafts=draft_files(base, self.workspace, self.drafts),
            epoch=epoch_of(base),
            version=__version__,
            pool=pool,
            offline=False,
        )
        self.problems = _errors(published.diagnostics)
        if self.problems:
            shutil.rmtree(out, ignore_errors=True)
            return
        old = self.site
        self.generation += 1
        shutil.rmtree(old, ignore_errors=True)


def preview(workspace: Workspace, port: int, audience: str, tell: Tell, report: Report) -> None:
    """Serve until interrupted. Raises Busy where another build is running, EnvironmentFault where the port is taken."""
    folder = workspace.state / "preview"
    with lock(workspace.state):
        shown = Preview(workspace, audience, folder)
        try:
            server = PreviewServer(port, shown)
        except OSError as error:
            raise EnvironmentFault(
                f"port {port} cannot be used: {error.strerror}", "give another with --port"
            ) from error
        try:
            with server, _asked_to_stop() as stop:
                threading.Thread(target=server.serve_forever, daemon=True).start()
                ready = f"The site is at {server.address}. Edits show at once; Ctrl+C ends."
                _follow(shown, stop, ready, tell, report)
            tell("Ended.")
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _asked_to_stop() -> Iterator[threading.Event]:
    """An event that Ctrl+C sets: an exception in the middle of the work of others would leave it in pieces."""
    stop = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _follow(shown: Preview, stop: threading.Event, ready: str, tell: Tell, report: Report) -> None:
    """Make the pages, and make them again after each edit, until asked to stop."""
    workspace = shown.workspace
    watched = [workspace.content, workspace.schemas, workspace.templates, workspace.docs, workspace.config]
    changes = watch(*watched, debounce=DEBOUNCE, step=20, stop_event=stop)
    while not stop.is_set():
        # Workers know the layout of the site: they stay while records change, and begin anew when anything else does.
        with worker_pool() as pool:
            _renewed(shown, pool, tell, report)
            tell(ready)
            for change in changes:
                if not all(Path(path).is_relative_to(workspace.content) for _, path in change):
                    break
                _renewed(shown, pool, tell, report)
            else:
                return


def _renewed(shown: Preview, pool: Executor, tell: Tell, report: Report) -> None:
    start = time.monotonic()
    shown.renew(pool)
    if shown.problems:
        tell(report(shown.problems).rstrip() + "\nThe last good pages stay.")
    else:
        tell(f"Made in {time.monotonic() - start:.1f} s.")


def _errors(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(found for found in diagnostics if found.severity is Severity.ERROR)
