"""The preview server: shows a folder to this computer alone, and tells open pages when it has changed."""

from __future__ import annotations

import html
import mimetypes
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import unquote, urlsplit

import orjson

from penholder.diagnostics import Diagnostic

STATE = "/-/state.json"
SCRIPT = "/-/preview.js"
LOOPBACK = "127.0.0.1"
_NAMES = ("localhost", LOOPBACK, "[::1]")
_TAG = f'<script src="{SCRIPT}" defer></script></body>'.encode()
_CODE = b"""
(async () => {
  let shown = null;
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:50vh;overflow:auto;z-index:99;padding:1rem;" +
    "background:#7a1020;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap;display:none";
  document.body.append(box);
  for (;;) {
    try {
      const state = await (await fetch("/-/state.json", {cache: "no-store"})).json();
      if (shown !== null && state.generation !== shown) location.reload();
      shown = state.generation;
      box.textContent = state.problems.join("\\n");
      box.style.display = state.problems.length ? "block" : "none";
    } catch { /* the server is away; it may come back */ }
    await new Promise(done => setTimeout(done, 300));
  }
})();
"""


class Shown(Protocol):
    """What is served."""

    @property
    def site(self) -> Path:
        """The folder of the pages."""

    @property
    def generation(self) -> int:
        """Changes when the pages do."""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What keeps newer pages from being shown."""


class PreviewServer(ThreadingHTTPServer):
    """Listens on the loopback address alone."""

    daemon_threads = True

    def __init__(self, port: int, shown: Shown) -> None:
        self.shown = shown
        super().__init__((LOOPBACK, port), _Handler)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://localhost:{self.server_address[1]}/"


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        """Answer with a file, the state or the script."""
        # A page of another site may make a browser ask us under its own name (DNS rebinding): only ours are served.
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        if host not in _NAMES:
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, b"This server answers this computer alone.", "text/plain")
        elif self.path == STATE:
            self._answer(HTTPStatus.OK, self._state(), "application/json")
        elif self.path == SCRIPT:
            self._answer(HTTPStatus.OK, _CODE, "text/javascript")
        else:
            self._file(unquote(urlsplit(self.path).path))

    def _state(self) -> bytes:
        shown = self.server.shown
        problems = [
            f"{found.path}:{found.line}:{found.column}: {found.code}: {found.message} {found.hint}".rstrip()
            for found in shown.problems
        ]
        return orjson.dumps({"generation": shown.generation, "problems": problems})

    def _file(self, path: str) -> None:
        parts = PurePosixPath(path.lstrip("/")).parts
        site = self.server.shown.site
        file = site.joinpath(*parts)
        if ".." in parts or not file.exists():
            missing = site / "404.html"
            body = missing.read_bytes() if missing.exists() else html.escape(f"{path} is not there").encode()
            self._answer(HTTPStatus.NOT_FOUND, body.replace(b"</body>", _TAG), "text/html; charset=utf-8")
        elif file.is_dir() and not path.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{urlsplit(self.path).path}/")
            self.end_headers()
        else:
            file = file / "index.html" if file.is_dir() else file
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            body = file.read_bytes() if file.exists() else b""
            page = kind == "text/html"
            self._answer(
                HTTPStatus.OK,
                body.replace(b"</body>", _TAG) if page else body,
                f"{kind}; charset=utf-8" if page else kind,
            )

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are not told."""
