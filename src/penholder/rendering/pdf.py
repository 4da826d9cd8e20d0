"""The PDF writer: a resolution text set by typst, which is the only user of its engine."""

from __future__ import annotations

from pathlib import Path

import orjson
import typst

from penholder.diagnostics import EnvironmentFault
from penholder.text.header import edition
from penholder.text.model import ResolutionText

LAYOUT = Path("annex", "draft.typ")
"""The layout, in the folder of templates."""


def pdf(text: ResolutionText, *, templates: Path, epoch: int) -> bytes:
    """The text as a tagged PDF (PDF/UA-1) that bears the time `epoch` (seconds since 1970) and names no author.

    Only the fonts inside the engine are used, so that every machine makes the same file. The text goes in as data:
    nothing that contributors wrote is read as markup. Raises `EnvironmentFault` where the engine fails.
    """
    try:
        answer = typst.compile(
            templates / LAYOUT,
            root=templates,
            ignore_system_fonts=True,
            sys_inputs={"text": orjson.dumps(text).decode(), "edition": edition(text)},
            pdf_standards="ua-1",
            timestamp=epoch,
            format="pdf",
        )
    except (typst.TypstError, OSError) as error:
        message = f"the PDF engine failed: {error}"
        raise EnvironmentFault(message, f"look at {LAYOUT.as_posix()} in the folder of templates") from error
    if not isinstance(answer, bytes) or not answer:
        message = "the PDF engine answered with nothing"
        raise EnvironmentFault(message)
    return answer
