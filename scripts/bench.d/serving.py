"""Servers that show pages while they are written, measured as their user sees them."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from memory import mebibytes

PATIENCE = 300
"""How long a server may take, in seconds."""
REST = 1
"""The pause before an edit, in seconds: nobody saves ten times a second."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A place in a file where words are put in."""

    file: Path
    """The file."""
    before: str
    """What stands before the place."""

    def write(self, words: str) -> None:
        """Put in words; those of the last time stay."""
        text = self.file.read_text(encoding="utf-8")
        self.file.write_text(text.replace(self.before, f"{self.before}{words} ", 1), encoding="utf-8")


class Server:
    """A server in a process of its own."""

    def __init__(self, command: list[object], address: str, folder: Path, page: str) -> None:
        """`command` ends with the option for the address, which is `address` and the port; `page` is looked at."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._command = [*(str(part) for part in command), f"{address}{port}"]
        self._folder = folder
        self._page = f"http://127.0.0.1:{port}/{page}"

    def __enter__(self) -> Server:
        self._process = subprocess.Popen(
            self._command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._wait_for("</html>")
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()

    @property
    def mebibytes(self) -> float:
        """The memory that it holds now."""
        return mebibytes(self._process.pid)

    def seconds_to(self, edited: Edited) -> float:
        """Save new words; the time until the page has them."""
        time.sleep(REST)
        words = f"Words{time.monotonic_ns()}"
        start = time.perf_counter()
        edited.write(words)
        self._wait_for(words)
        return time.perf_counter() - start

    def _wait_for(self, words: str) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(self._page, timeout=PATIENCE) as answer:
                    if words.encode() in answer.read():
                        return
            except urllib.error.HTTPError as error:
                error.close()
            except OSError:
                pass
            time.sleep(0.01)
        raise TimeoutError(f"{self._page} does not show {words}")
