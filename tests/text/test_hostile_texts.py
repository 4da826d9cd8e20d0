"""What is not fit to be read: one line that says why, quickly, in little memory, and no traceback."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.limits import BYTES, SECONDS
from tests.support.workspaces import ROOT
from tests.text.resolutions import NUMBERING, PLAIN, WORD_BODY, XML, paragraph, word


def _zip(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _encrypted() -> bytes:
    data = bytearray(word(WORD_BODY))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


_HEAD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_TAIL = b"</w:body></w:document>"
REFUSED: dict[str, Callable[[], bytes]] = {
    "4 million empty paragraphs": lambda: _zip({"word/document.xml": _HEAD + b"<w:p/>" * 4_000_000 + _TAIL}),
    "paragraphs up to the limit of size": lambda: _zip({"word/document.xml": _HEAD + b"<w:p/>" * 1_300_000 + _TAIL}),
    "300 MB of text": lambda: _zip({"word/document.xml": _HEAD + b"a" * 300_000_000 + _TAIL}),
    "10,000 zip entries": lambda: _zip({f"word/{number}.xml": b"" for number in range(10_000)}),
    "truncated": lambda: word(WORD_BODY)[:400],
    "encrypted entries": _encrypted,
    "encrypted package": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "macros": lambda: _zip({"word/document.xml": _HEAD + _TAIL, "word/vbaProject.bin": b"x"}),
    "another zip": lambda: _zip({"a.txt": b"a"}),
    "malformed XML": XML[:-40].encode,
    "malformed XML in Word": lambda: _zip({"word/document.xml": _HEAD + b"<w:p>"}),
    "external entity": lambda: b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
    "entity bomb": lambda: b'<!DOCTYPE a [<!ENTITY e "eeeeeeeeee">]><a>' + b"&e;" * 100_000 + b"</a>",
    "XML 3,000 deep": lambda: b"<?xml version='1.0'?>" + b"<a>" * 3_000 + b"</a>" * 3_000,
    "binary": lambda: b"\x7fELF\0\0\0\0",
    "PDF": lambda: b"%PDF-1.7\n",
    "100 MB": lambda: b"word " * 20_000_000,
    "half a million lines": lambda: b"a\n\n" * 500_000,
    "a million empty elements": lambda: b"<a>" + b"<p>x</p>" * 900_000 + b"</a>",
}
READ: dict[str, Callable[[], bytes]] = {
    "an insertion inside a deletion, a move": lambda: word(
        WORD_BODY
        + paragraph(
            "3. Keeps",
            "<w:del><w:ins><w:r><w:t>gone</w:t></w:r></w:ins></w:del>",
            "<w:moveFrom><w:r><w:t>from</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>to</w:t></w:r></w:moveTo>",
        ),
        numbering=NUMBERING,
    ),
    "an external relationship": lambda: _zip(
        {
            "word/document.xml": _HEAD + b"<w:p><w:r><w:t>Recalling</w:t></w:r></w:p>" + _TAIL,
            "word/_rels/document.xml.rels": (
                b'<Relationships><Relationship Target="http://192.0.2.1/x" TargetMode="External"/></Relationships>'
            ),
        }
    ),
    "HTML 100,000 deep": lambda: b"<div>" * 100_000 + b"Recalling",
    "one line of 7 MB": lambda: b"1. Decides " + b"to stay, and requests " * 300_000,
    "many open brackets": lambda: b"(a) " * 500_000,
    "many paragraphs": lambda: b"The Security Council,\n\n" + b"1. Decides to stay;\n\n(a) So;\n\n" * 20_000,
    "many headings": lambda: b"The Security Council,\n\n" + b"Wells.\n\nPumps\n\n" * 20_000 + b"1. Decides",
    "many annexes": lambda: b"The Security Council,\n\n" + b"Annex\n\n" * 40_000,
    "many labels": lambda: b"The Security Council,\n\n1. Decides:\n\n" + b"(h) So;\n\n(i) So;\n\n" * 20_000,
    "UTF-16": lambda: PLAIN.encode("utf-16"),
    "Windows-1252": lambda: "Le Conseil de sécurité,\n\nRappelant les puits".encode("cp1252"),
}


def _run(data: bytes, folder: Path) -> subprocess.CompletedProcess[str]:
    file = folder / "resolution"
    file.write_bytes(data)
    del data
    return subprocess.run(
        [sys.executable, "-c", "from penholder.cli import main; main()", "read", str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=_limit,
        env={**os.environ, "MALLOC_ARENA_MAX": "2"},
    )


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_unfit_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    done = _run(REFUSED[name](), tmp_path)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr[-2000:]
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("penholder: ")


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read(name: str, tmp_path: Path) -> None:
    done = _run(READ[name](), tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith("{")
    assert "Traceback" not in done.stderr
    assert "gone" not in done.stdout
