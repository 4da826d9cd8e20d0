"""The preview follows edits, keeps the last good pages, and answers this computer alone."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import orjson
import pytest

from penholder.workspace import Workspace
from tests.pipeline.test_faults import PENHOLDER, nothing_left

PATIENCE = 60
"""How long a page may take on a machine with other work, in seconds."""


@dataclass
class Served:
    workspace: Workspace
    port: int

    def get(self, path: str, host: str = "localhost") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers={"Host": f"{host}:{self.port}"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def state(self) -> dict[str, object]:
        return orjson.loads(self.get("/-/state.json")[1])

    def edit(self, name: str, before: str, after: str) -> None:
        path = self.workspace.root / name
        path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")


def until(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


@pytest.fixture
def served(workspace: Workspace) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [PENHOLDER, "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=workspace.root, stderr=subprocess.PIPE, text=True)
    made = Served(workspace, port)

    def ready() -> bool:
        assert process.poll() is None
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0 and made.state()["generation"] != 0

    try:
        until(ready)
        yield made
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=PATIENCE)
        assert "Ended." in told
        assert "Traceback" not in told
        assert process.returncode == 0
    finally:
        process.kill()
        process.communicate()
    assert not (workspace.state / "preview").exists()
    assert nothing_left(workspace)


def test_an_edit_is_on_the_page_and_a_broken_one_keeps_the_last(served: Served) -> None:
    page = "/clauses/watch/"
    assert served.get(page)[0] == 200
    assert "/-/preview.js" in served.get(page)[1]
    served.edit("content/clauses/watch.yaml", "Title of watch", "A better title")
    until(lambda: "A better title" in served.get(page)[1])
    served.edit("content/clauses/watch.yaml", "kind: operative", "kind: operatif")
    until(lambda: bool(served.state()["problems"]))
    assert "unknown-value" in str(served.state()["problems"])
    assert "A better title" in served.get(page)[1]
    served.edit("content/clauses/watch.yaml", "kind: operatif", "kind: operative")
    until(lambda: not served.state()["problems"])
    served.edit("mkdocs.yml", "site_name: Penholder", "site_name: Another name")
    until(lambda: "Another name" in served.get(page)[1])


def test_other_names_and_paths_are_refused(served: Served) -> None:
    assert served.get("/", host="evil.example")[0] == 421
    assert served.get("/../mkdocs.yml")[0] == 404
    assert served.get("/%2e%2e/%2e%2e/mkdocs.yml")[0] == 404
    assert served.get("/nowhere/")[0] == 404
    assert served.get("/clauses/watch")[0] == 301
