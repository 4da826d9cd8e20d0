"""The preview: the site on this computer, built again after each edit, with what is wrong shown on the page."""

from __future__ import annotations

import datetime as dt
import gc
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager

from watchfiles import watch

from penholder import __version__
from penholder.diagnostics import Diagnostic, EnvironmentFault, Severity
from penholder.knowledge.memory import RecordMemory
from penholder.knowledge.projection import Projection
from penholder.pipeline.build import Rendered, draft_files
from penholder.pipeline.check import check_whole
from penholder.pipeline.epoch import epoch_of
from penholder.pipeline.last_build import program
from penholder.publishing.output import Shelf
from penholder.publishing.preview_server import PreviewServer
from penholder.publishing.products import Making
from penholder.publishing.publish import Publication, publish, stock_of
from penholder.publishing.stock import Stock
from penholder.publishing.workers import worker_pool
from penholder.storage import lock
from penholder.workspace import Workspace

Tell = Callable[[str], None]
"""Told to the person at the terminal."""
Report = Callable[[Sequence[Diagnostic]], str]
"""How diagnostics are told."""
DEBOUNCE = 60
"""How long an editor may take to write its files, in milliseconds."""
STEP = 10
"""After how long without another change an edit is taken to be whole, in milliseconds."""


class Preview:
    """The site shown, and how the last attempt to make it ended.

    Between two attempts it remembers the records, their projection and all that was made of them, so that an edit
    costs what it changes.
    """

    def __init__(self, workspace: Workspace, audience: str) -> None:
        self.workspace = workspace
        """What is shown."""
        self.site: Shelf | None = None
        """The last good site; None before there is one."""
        self.generation = 0
        """How many sites there have been."""
        self.problems: tuple[Diagnostic, ...] = ()
        """What is wrong now; empty where the site is that of the last edit."""
        self._audience = audience
        self._program = program()
        self._memory = RecordMemory()
        self._projection = Projection(audience)
        self._drafts: Rendered = {}

    def renew(self, making: Making) -> None:
        """Make the site again; where something is wrong, the last good one stays."""
        with _without_collection():
            self._renew(making)

    def _renew(self, making: Making) -> None:
        checked = check_whole(self.workspace, dt.datetime.now(dt.UTC).date(), self._memory)
        if checked.failed:
            self.problems = _errors(checked.diagnostics)
            return
        base = self._projection.of(checked.loaded.base)
        drafts = draft_files(base, self.workspace, self._drafts)
        publication = Publication(base, self.workspace, drafts, epoch_of(base), __version__, self._program)
        site = Shelf()
        published = publish(publication, site, making)
        problems = _errors(published.diagnostics)
        if not problems:
            self.site = site
            self.generation += 1
        self.problems = problems


def preview(workspace: Workspace, port: int, audience: str, tell: Tell, report: Report) -> None:
    """Serve until interrupted. Raises Busy where another build is running, EnvironmentFault where the port is taken."""
    with lock(workspace.state):
        shown = Preview(workspace, audience)
        try:
            server = PreviewServer(port, shown)
        except OSError as error:
            raise EnvironmentFault(
                f"port {port} cannot be used: {error.strerror}", "give another with --port"
            ) from error
        with server, closing(stock_of(workspace, audience, at_hand=True)) as stock, _asked_to_stop() as stop:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            ready = f"The site is at {server.address}. Edits show at once; Ctrl+C ends."
            _follow(shown, stock, stop, ready, tell, report)
        tell("Ended.")


@contextmanager
def _without_collection() -> Iterator[None]:
    """Nearly all objects stay: looking through them for what may go would take a good part of the time of an edit."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _asked_to_stop() -> Iterator[threading.Event]:
    """An event that Ctrl+C sets: an exception in the middle of the work of others would leave it in pieces."""
    stop = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _follow(shown: Preview, stock: Stock, stop: threading.Event, ready: str, tell: Tell, report: Report) -> None:
    """Make the site, and make it again after each edit, until asked to stop."""
    workspace = shown.workspace
    watched = [workspace.content, workspace.schemas, workspace.templates, workspace.docs, workspace.config]
    changes = watch(*watched, debounce=DEBOUNCE, step=STEP, stop_event=stop)
    with worker_pool() as pool:
        making = Making(stock, pool)
        _renewed(shown, making, tell, report)
        tell(ready)
        for _ in changes:
            _renewed(shown, making, tell, report)


def _renewed(shown: Preview, making: Making, tell: Tell, report: Report) -> None:
    start = time.monotonic()
    shown.renew(making)
    if shown.problems:
        tell(report(shown.problems).rstrip() + "\nThe last good pages stay.")
    else:
        tell(f"Made in {time.monotonic() - start:.1f} s.")


def _errors(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(found for found in diagnostics if found.severity is Severity.ERROR)
