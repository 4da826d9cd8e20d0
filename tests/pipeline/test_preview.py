"""The preview follows edits, keeps the last good pages, and answers this computer alone."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from penholder.publishing.search_index import HEAD
from penholder.workspace import Workspace
from tests.pipeline.test_faults import PENHOLDER, nothing_left
from tests.pipeline.workspaces import unpacked
from tests.publishing.browsing import ARGUMENTS, CHROMIUM

PATIENCE = 60
"""How long a page may take on a machine with other work, in seconds."""


@dataclass
class Served:
    workspace: Workspace
    port: int

    def ask(self, path: str, host: str = "localhost") -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers={"Host": f"{host}:{self.port}"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def get(self, path: str, host: str = "localhost") -> tuple[int, str]:
        status, body = self.ask(path, host)
        return status, body.decode()

    def bytes(self, path: str) -> bytes:
        return self.ask(path)[1]

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
    served.edit("templates/site/layout/record.md.j2", "record.title }}", "record.title }} in a new layout")
    until(lambda: "in a new layout" in served.get(page)[1])


def test_downloads_and_search_are_those_of_the_last_edit(served: Served) -> None:
    served.edit("content/clauses/watch.yaml", "Title of watch", "A better title")
    until(lambda: "A better title" in served.get("/clauses/watch/")[1])
    for path in ("/api/v1/clause/watch.json", "/api/v1/records.json", "/downloads/clauses.csv", f"/{HEAD}"):
        assert "A better title" in served.get(path)[1], path
    assert "A better title" in "".join(unpacked({"it": served.bytes("/downloads/clause/watch.docx")}).values())


def test_the_copy_that_a_preview_does_not_make_is_not_offered(served: Served) -> None:
    for path in ("/", "/clauses/watch/", "/nowhere/"):
        shown = served.get(path)[1]
        assert "Content as of" in shown
        assert "penholder-site.zip" not in shown, path


def test_other_names_and_paths_are_refused(served: Served) -> None:
    for name in ("evil.example", "localhost.evil.example", "evil.example:8000@localhost", "127.0.0.1.nip.io", ""):
        assert served.get("/", host=name)[0] == 421, name
    for name in ("localhost", "LOCALHOST", "127.0.0.1", "[::1]"):
        assert served.get("/", host=name)[0] == 200, name
    assert served.get("/../mkdocs.yml")[0] == 404
    assert served.get("/%2e%2e/%2e%2e/mkdocs.yml")[0] == 404
    assert served.get("/nowhere/")[0] == 404
    assert served.get("/clauses/watch")[0] == 301


def test_only_this_computer_reaches_it(served: Served) -> None:
    (listening,) = [
        fields[1]
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]
        if (fields := line.split())[3] == "0A" and fields[1].endswith(f":{served.port:04X}")
    ]
    assert listening.startswith("0100007F:")  # 127.0.0.1, the lowest byte first


@pytest.fixture
def page(served: Served) -> Iterator[Page]:
    """A clause in a browser, as an author has it open beside the editor."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        opened = chromium.new_page()
        expect.set_options(timeout=PATIENCE * 1000)
        opened.goto(f"http://localhost:{served.port}/clauses/watch/")
        yield opened
        chromium.close()


@pytest.mark.browser
def test_an_open_page_follows_edits_and_tells_what_is_broken(served: Served, page: Page) -> None:
    served.edit("content/clauses/watch.yaml", "Title of watch", "A better title")
    expect(page.get_by_role("heading", name="A better title")).to_be_visible()
    served.edit("content/clauses/watch.yaml", "kind: operative", "kind: operatif")
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("content/clauses/watch.yaml:7:7 unknown-value")
    expect(panel).to_contain_text('did you mean "operative"')
    expect(panel).to_contain_text("You see the last good ones.")
    expect(page.get_by_role("heading", name="A better title")).to_be_visible()
    page.get_by_role("button", name="Hide").click()
    expect(page.get_by_text("did you mean")).to_be_hidden()
    page.get_by_role("button", name="Show").click()
    page.reload()
    expect(panel).to_contain_text("unknown-value")
    served.edit("content/clauses/watch.yaml", "kind: operatif", "kind: operative")
    expect(panel).to_have_count(0)
