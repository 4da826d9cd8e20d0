"""The reference document: styles, lists, header and footer of Word files, in `word/reference.docx` of the templates.

An institution may put its own in that place. Styles are found by their names, lists by the styles that use them; so it
may look as it likes and call its parts what Word called them.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from penholder.diagnostics import EnvironmentFault
from penholder.rendering.ooxml import W

REFERENCE = Path("word", "reference.docx")
"""Where it lies in the folder of templates."""
DOCUMENT, STYLES, NUMBERING, FOOTNOTES = (
    f"word/{name}.xml" for name in ("document", "styles", "numbering", "footnotes")
)


_OURS = "begin with the one that scripts/make-reference-docx writes"


class Reference:
    """A reference document, read once."""

    def __init__(self, path: Path) -> None:
        """Read it. Raises `EnvironmentFault` where it is missing or lacks a part that texts need."""
        try:
            with zipfile.ZipFile(path) as archive:
                self.parts = {name: archive.read(name) for name in archive.namelist()}
        except (OSError, zipfile.BadZipFile) as error:
            message = f"{path.name} cannot be read: {error}"
            raise EnvironmentFault(message, "make it anew with scripts/make-reference-docx") from error
        missing = [part for part in (DOCUMENT, STYLES, NUMBERING, FOOTNOTES) if part not in self.parts]
        if missing:
            message = f"{path.name} has no {missing[0]}"
            raise EnvironmentFault(message, _OURS)
        styles = etree.fromstring(self.parts[STYLES]).iter(w("style"))
        self._styles = {child(style, w("name")).get(VAL): style for style in styles}
        self.section = etree.tostring(etree.fromstring(self.parts[DOCUMENT])[0][-1])
        """The page and what stands at its head and foot, as XML."""

    @property
    def styles(self) -> dict[str, str]:
        """The ids of all styles by their names."""
        return {str(name): self.style(str(name)) for name in self._styles}

    def style(self, name: str) -> str:
        """The id of the style of that name. Raises `EnvironmentFault` where there is none."""
        return str(self._style(name).get(w("styleId")))

    def list_of(self, style: str) -> str:
        """The number of the list that a style's paragraphs are counted in."""
        return str(child(self._style(style), f"{w('pPr')}/{w('numPr')}/{w('numId')}").get(VAL))

    def _style(self, name: str) -> etree._Element:
        if name not in self._styles:
            message = f'the reference document has no style "{name}"'
            raise EnvironmentFault(message, _OURS)
        return self._styles[name]


def child(element: etree._Element, path: str) -> etree._Element:
    """What stands at a path below an element. Raises `EnvironmentFault` where a reference document does not have it."""
    found = element.find(path)
    if found is None:
        message = f"the reference document lacks {path.replace(f'{{{W}}}', 'w:')} of {element.tag.rpartition('}')[2]}"
        raise EnvironmentFault(message, _OURS)
    return found


def w(name: str) -> str:
    """An element or attribute name in the namespace of a document's words."""
    return f"{{{W}}}{name}"


VAL = w("val")
"""The attribute that most elements say their value with."""
