"""The package around a redline: comments put into any Word package, and a plain package for where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from penholder.rendering.ooxml import LEVELS, W, serialized

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STEP = 567


def with_comments(parts: Mapping[str, bytes], comments: bytes) -> dict[str, bytes]:
    """The parts of a package with comments among them."""
    types = etree.fromstring(parts["[Content_Types].xml"])
    override = {"PartName": "/word/comments.xml", "ContentType": f"{_WORD}.comments+xml"}
    etree.SubElement(types, f"{{{_TYPES}}}Override", override)
    links = etree.fromstring(parts["word/_rels/document.xml.rels"])
    link = {"Id": "rIdComments", "Type": f"{_OFFICE}/comments", "Target": "comments.xml"}
    etree.SubElement(links, f"{{{_LINKS}}}Relationship", link)
    return {
        **parts,
        "[Content_Types].xml": serialized(types),
        "word/_rels/document.xml.rels": serialized(links),
        "word/comments.xml": comments,
    }


def _styles() -> Iterator[str]:
    """The styles that a redline uses, plain."""
    yield _style("Organ", f'<w:ind w:firstLine="{_STEP}"/>')
    yield _style("Preambular", f'<w:ind w:firstLine="{_STEP}"/>')
    for level in range(1, LEVELS + 1):
        hanging = f'<w:ind w:left="{level * _STEP}" w:hanging="{_STEP}"/>'
        yield _style(f"Operative{level}", f'<w:ind w:firstLine="{_STEP}"/>' if level <= _RUN_BACK else hanging)
    for name in ("SectionHeading", "AnnexLabel"):
        yield _style(name, "<w:keepNext/>", "<w:b/>")
    yield _style("ItemHeading", f'<w:keepNext/><w:ind w:left="{_STEP}"/>', "<w:i/>")


_RUN_BACK = 2
"""Paragraphs and (a) run back to the margin; deeper items hang."""


def _style(name: str, paragraph: str, run: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONT = " ".join(f'w:{script}="Times New Roman"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))

PLAIN: Mapping[str, bytes] = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    ).encode(),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/'
        'relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
    ).encode(),
    "word/_rels/document.xml.rels": (
        f'{_XML}<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" Type="{_OFFICE}/styles" '
        'Target="styles.xml"/></Relationships>'
    ).encode(),
    "word/styles.xml": (
        f'{_XML}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {_FONT}/><w:sz w:val="24"/>'
        '<w:szCs w:val="24"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:pPr><w:spacing w:after="140"/></w:pPr></w:style>{"".join(_styles())}</w:styles>'
    ).encode(),
    "word/document.xml": (
        f'{_XML}<w:document xmlns:w="{W}"><w:body><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar '
        'w:top="1701" w:right="1418" w:bottom="1418" w:left="1418" w:header="850" w:footer="709" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    ).encode(),
}
"""A package with an empty document on A4 and the styles that a redline uses, in the shapes of our drafts."""
