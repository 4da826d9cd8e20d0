"""The preview server: shows a site to this computer alone, and tells open pages when it has changed."""

from __future__ import annotations

import mimetypes
import re
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Protocol
from urllib.parse import unquote, urlsplit

import orjson

from penholder.diagnostics import Diagnostic, EnvironmentFault
from penholder.publishing.addresses import NOT_FOUND
from penholder.publishing.output import Shelf

LOOPBACK = "127.0.0.1"
STATE = "/-/state.json"
_OWN = {"/-/preview.js": "text/javascript", "/-/preview.css": "text/css"}
_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?", re.IGNORECASE)
_TAG = b'<script src="/-/preview.js" defer></script></body>'
_INDEX = "index.html"
_TOLD = 20
"""How many problems a page tells; the terminal tells all."""
_WAITING = (
    b'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Preview</title>\n'
    b'<link rel="stylesheet" href="/-/preview.css">\n</head>\n'
    b'<body>\n<p class="penholder-waiting">The pages are being made.</p>\n</body>\n</html>\n'
)


class Shown(Protocol):
    """What is served."""

    @property
    def site(self) -> Shelf | None:
        """The last good site; None before there is one."""

    @property
    def generation(self) -> int:
        """How many sites there have been."""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What keeps a newer site from being shown."""


class PreviewServer(ThreadingHTTPServer):
    """Listens on the loopback address alone."""

    daemon_threads = True

    def __init__(self, port: int, shown: Shown) -> None:
        self.shown = shown
        here = files("penholder.publishing") / "preview"
        self.own = {path: (here / path.rpartition("/")[2]).read_bytes() for path in _OWN}
        """What the preview adds to the pages of the site, by path."""
        super().__init__((LOOPBACK, port), _Handler)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://localhost:{self.server_address[1]}/"


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        """Answer with a file, the state, or what the preview adds."""
        path = urlsplit(self.path).path
        # A page of another site may make a browser ask us under its own name (DNS rebinding): only ours are served.
        if not _HOST.fullmatch(self.headers.get("Host", "")):
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, b"This server answers this computer alone.", "text/plain")
        elif path == STATE:
            self._answer(HTTPStatus.OK, self._state(), "application/json")
        elif path in _OWN:
            self._answer(HTTPStatus.OK, self.server.own[path], _OWN[path])
        elif self.server.shown.site is None:
            self._page(HTTPStatus.SERVICE_UNAVAILABLE, _WAITING)
        else:
            self._file(self.server.shown.site, path)

    def do_HEAD(self) -> None:
        """The same without the body."""
        self.do_GET()

    def _state(self) -> bytes:
        shown = self.server.shown
        problems = [
            {"place": f"{found.path}:{found.line}:{found.column}", "code": found.code}
            | {"message": found.message, "hint": found.hint}
            for found in shown.problems[:_TOLD]
        ]
        return orjson.dumps({"generation": shown.generation, "count": len(shown.problems), "problems": problems})

    def _file(self, site: Shelf, path: str) -> None:
        name = unquote(path).lstrip("/")
        if not name or name.endswith("/"):
            name += _INDEX
        if name in site.files:
            try:
                body = site.read(name)
            except EnvironmentFault as fault:
                words = f"{name} cannot be made: {fault}. {fault.hint}".rstrip()
                self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, words.encode(), "text/plain; charset=utf-8")
                return
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            if kind == "text/html":
                self._page(HTTPStatus.OK, body)
            else:
                self._answer(HTTPStatus.OK, body, kind)
        elif f"{name}/{_INDEX}" in site.files:
            self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", "text/plain", f"{path}/")
        else:
            self._page(HTTPStatus.NOT_FOUND, site.read(NOT_FOUND))

    def _page(self, status: HTTPStatus, body: bytes) -> None:
        self._answer(status, body.replace(b"</body>", _TAG), "text/html; charset=utf-8")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if location:
            self.send_header("Location", location)
        with suppress(ConnectionError):  # the browser has gone on to another page
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are not told."""
