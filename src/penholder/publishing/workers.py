"""Workers: processes that work on many documents, side by side, through the `concurrent.futures` interface."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import TypeVar

from penholder.diagnostics import EnvironmentFault

BATCH = 40
"""Documents that are handed to a worker at a time."""
AHEAD = 4
"""Batches that may wait for a worker or for the caller; more would only fill the memory."""
_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


@contextmanager
def worker_pool(workers: int | None = None) -> Iterator[Executor]:
    """Processes to work in, as many as there are cores. They end with the caller, however it ends.

    Raises EnvironmentFault where the system stops one of them.
    """
    pool = ProcessPoolExecutor(workers or os.cpu_count(), mp_context=get_context("spawn"), initializer=_enlist)
    try:
        yield pool
    except BrokenProcessPool as error:
        raise EnvironmentFault("the system stopped a process that worked for this one", "free some memory") from error
    finally:
        pool.shutdown(cancel_futures=True)


def spread(pool: Executor, work: Callable[[_Task], _Result], tasks: Iterable[_Task]) -> Iterator[tuple[_Task, _Result]]:
    """Do the work of each task and give task and result back in order, without ever holding many of them."""
    running: deque[tuple[_Task, Future[_Result]]] = deque()
    for task in tasks:
        running.append((task, pool.submit(work, task)))
        if len(running) > AHEAD:
            first, result = running.popleft()
            yield first, result.result()
    for task, result in running:
        yield task, result.result()


def _enlist() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller is interrupted, and tells us
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # the caller was killed, so nobody else would ever tell us to stop
