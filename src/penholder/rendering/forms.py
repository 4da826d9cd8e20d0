"""Which writer makes which format of a form or a worksheet."""

from __future__ import annotations

from pathlib import Path

from penholder.rendering.form import Form
from penholder.rendering.form_excel import form_excel
from penholder.rendering.form_word import form_word
from penholder.rendering.reference import REFERENCE
from penholder.rendering.worksheet import Worksheet
from penholder.rendering.worksheet_excel import worksheet_excel
from penholder.rendering.worksheet_word import worksheet_word

FORM_FORMATS = ("docx", "xlsx")
"""The formats, by the endings of their files."""


def render_form(form: Form | Worksheet, to: str, *, templates: Path, epoch: int) -> bytes:
    """The form, or the worksheet, in the format `to`, one of `FORM_FORMATS`.

    `templates` is the workspace's folder of templates; `epoch` is the time that the file bears, in seconds since
    1970. The same arguments give the same bytes.
    """
    reference = templates / REFERENCE
    if isinstance(form, Worksheet):
        return (
            worksheet_word(form, reference=reference, epoch=epoch)
            if to == "docx"
            else worksheet_excel(form, epoch=epoch)
        )
    return form_word(form, reference=reference, epoch=epoch) if to == "docx" else form_excel(form, epoch=epoch)
