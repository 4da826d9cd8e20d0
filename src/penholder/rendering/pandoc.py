"""The only user of pandoc: a document tree in, a Word file or an e-book out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

from penholder.diagnostics import EnvironmentFault

API_VERSION = (1, 23, 1, 1)
"""The version of the tree that we write; pandoc itself refuses a tree that it does not know."""
TIMEOUT = 120.0
"""Seconds after which pandoc counts as hanging; the longest text takes less than two."""
_REPAIR = "install the packages of requirements.lock again: pip install --force-reinstall pypandoc_binary"

Node: TypeAlias = Mapping[str, Any]
"""A block or inline of pandoc's document tree, as its JSON form has it."""


def program() -> Path:
    """Where the pandoc of the installed wheel lies. Raises `EnvironmentFault` where there is none."""
    # Importing pypandoc would run every pandoc of the machine to compare versions, and may take another one.
    spec = find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        found = Path(folder, "files", "pandoc.exe" if os.name == "nt" else "pandoc")
        if found.is_file():
            return found
    message = "pandoc is missing"
    raise EnvironmentFault(message, _REPAIR)


def word(
    blocks: Sequence[Node], meta: Mapping[str, str], reference: Path, *, epoch: int, timeout: float = TIMEOUT
) -> bytes:
    """The blocks as a Word file with the styles of `reference` and a table of contents.

    `meta` are the fields that pandoc knows, such as `title`; `epoch` is the time that the file bears, in seconds since
    1970; `timeout` is in seconds. Raises `EnvironmentFault` where pandoc is missing, fails, hangs or answers with
    something that is no Word file.
    """
    arguments = (
        *("--to=docx", f"--reference-doc={reference}", "--toc", "--toc-depth=1"),
        "--syntax-highlighting=none",  # or forty styles for source code would stand in Word's list of styles
    )
    return _package(arguments, blocks, meta, "Word file", epoch=epoch, timeout=timeout)


def epub(blocks: Sequence[Node], meta: Mapping[str, str], *, epoch: int, timeout: float = TIMEOUT) -> bytes:
    """The blocks as an e-book, a file for each heading of the first level; the arguments are those of `word`.

    `meta` names the `identifier`, or pandoc would draw one by lot.
    """
    arguments = ("--to=epub3", "--toc", "--toc-depth=2", "--split-level=1")
    return _package(arguments, blocks, meta, "e-book", epoch=epoch, timeout=timeout)


def _package(
    arguments: Sequence[str], blocks: Sequence[Node], meta: Mapping[str, str], what: str, *, epoch: int, timeout: float
) -> bytes:
    fields = {name: {"t": "MetaString", "c": said} for name, said in meta.items()}
    tree = json.dumps({"pandoc-api-version": API_VERSION, "meta": fields, "blocks": blocks}).encode()
    # A data folder that cannot be: not the one of whoever runs it, with files that change what is made.
    always = ("--from=json", "--output=-", f"--data-dir={os.devnull}")
    answer = run((*always, *arguments), tree, epoch=epoch, timeout=timeout)
    if not answer.startswith(b"PK"):
        message = f"pandoc answered with something that is no {what}" if answer else "pandoc answered with nothing"
        raise EnvironmentFault(message, _REPAIR)
    return answer


def run(arguments: Sequence[str], given: bytes, *, epoch: int, timeout: float) -> bytes:
    """What pandoc, in its sandbox, makes of what it is given."""
    command = [str(program()), "--sandbox", *arguments]
    environment = {"SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8"}
    if "SYSTEMROOT" in os.environ:  # without it no program starts on Windows
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # so that what it starts can be ended with it
        )
    except OSError as error:
        message = f"pandoc cannot be started: {error.strerror}"
        raise EnvironmentFault(message, _REPAIR) from error
    with process:
        try:
            answer, complaint = process.communicate(given, timeout)
        except subprocess.TimeoutExpired as error:
            _end(process)
            message = f"pandoc did not answer within {timeout:g} seconds"
            raise EnvironmentFault(message, "try again when the machine is less busy") from error
        except BaseException:
            _end(process)
            raise
    if process.returncode:
        words = complaint.decode("utf-8", "replace").strip()
        message = f"pandoc failed ({process.returncode}): {words or 'it gave no reason'}"
        raise EnvironmentFault(message, _REPAIR)
    return answer


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it started."""
    if os.name == "nt":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
