"""Which writer makes which format of a form."""

from __future__ import annotations

from pathlib import Path

from penholder.rendering.form import Form
from penholder.rendering.form_excel import form_excel
from penholder.rendering.form_word import form_word
from penholder.rendering.reference import REFERENCE

FORM_FORMATS = ("docx", "xlsx")
"""The formats, by the endings of their files."""


def render_form(form: Form, to: str, *, templates: Path, epoch: int) -> bytes:
    """The form in the format `to`, one of `FORM_FORMATS`.

    `templates` is the workspace's folder of templates; `epoch` is the time that the file bears, in seconds since
    1970. The same arguments give the same bytes.
    """
    if to == "docx":
        return form_word(form, reference=templates / REFERENCE, epoch=epoch)
    return form_excel(form, epoch=epoch)
