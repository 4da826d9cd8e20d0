"""Which writer makes which format of a resolution text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias, cast

from penholder.text.akn import draft_akn
from penholder.text.html import html
from penholder.text.markdown import markdown
from penholder.text.model import Edition, ResolutionText

_Engine: TypeAlias = Callable[..., bytes]

_PLAIN: dict[str, Callable[[ResolutionText], str]] = {"html": html, "md": markdown}
# Word and PDF load heavy libraries, so each is loaded when it is asked for.
_ENGINES = {"docx": ("penholder.rendering.word", "word"), "pdf": ("penholder.rendering.pdf", "pdf")}

ENDINGS = {"docx": "docx", "pdf": "pdf", "html": "html", "md": "md", "akn": "xml"}
"""The formats, with the endings of their files: what opens a file goes by its ending, and none knows `.akn`."""
FORMATS = tuple(ENDINGS)
"""The names of the formats."""


def file_stem(draft: str, edition: Edition) -> str:
    """What the files of a draft are called, without their ending: `renewal`, `renewal-annotated`."""
    return draft if edition is Edition.CLEAN else f"{draft}-{edition}"


def file_name(draft: str, to: str, edition: Edition = Edition.CLEAN) -> str:
    """The name of the file of a draft in a format, such as `extension-2027.docx`."""
    return f"{file_stem(draft, edition)}.{ENDINGS[to]}"


def render_draft(text: ResolutionText, to: str, *, draft: str, templates: Path, epoch: int) -> bytes:
    """An edited text in the format `to`, one of `FORMATS`.

    `draft` is the id of the draft, `templates` the workspace's folder of templates, `epoch` the time that the file
    bears, in seconds since 1970. The same arguments give the same bytes. Raises `EnvironmentFault` where an engine
    fails.
    """
    if to in _PLAIN:
        return _PLAIN[to](text).encode()
    if to == "akn":
        return draft_akn(text, draft).encode()
    module, name = _ENGINES[to]
    return cast(_Engine, getattr(import_module(module), name))(text, templates=templates, epoch=epoch)
