"""The only user of pandoc: a document tree in, a Word file out."""

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


def word(blocks: Sequence[Node], reference: Path, *, epoch: int, timeout: float = TIMEOUT) -> bytes:
    """The blocks as a Word file with the styles of `reference`.

    `epoch` is the time that the file bears, in seconds since 1970; `timeout` is in seconds. Raises
    `EnvironmentFault` where pandoc is missing, fails, hangs or answers with something that is no Word file.
    """
    tree = {"pandoc-api-version": API_VERSION, "meta": {}, "blocks": blocks}
    arguments = (
        *("--from=json", "--to=docx", "--output=-", f"--reference-doc={reference}"),
        f"--data-dir={reference.parent}",  # not the one of whoever runs it
        "--syntax-highlighting=none",  # or forty styles for source code would stand in Word's list of styles
    )
    answer = run(arguments, json.dumps(tree).encode(), epoch=epoch, timeout=timeout)
    if not answer.startswith(b"PK"):
        message = "pandoc answered with something that is no Word file" if answer else "pandoc answered with nothing"
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
