"""The styles of our Word files."""

from __future__ import annotations

from dataclasses import dataclass

from reference_docx.levels import (
    BULLETS,
    LEVELS,
    NS,
    NUMBERS,
    OPERATIVE,
    PREAMBULAR,
    STEP,
    XML,
    indent,
    level_style,
    style_id,
)


@dataclass(frozen=True)
class Style:
    """A named style; `paragraph` and `run` are the insides of `w:pPr` and `w:rPr`."""

    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    following: str = ""
    kind: str = "paragraph"
    shown: bool = True

    @property
    def id(self) -> str:
        return style_id(self.name)


def spacing(before: int = 0, after: int = 0, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def numbering(definition: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{definition}"/></w:numPr>'


BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
BOTH = '<w:jc w:val="both"/>'
LEFT = '<w:jc w:val="left"/>'
GREY = '<w:color w:val="595959"/>'
MARGIN = (
    '<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="8FA8C0"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/>'
)
"""A bar at the left and a pale ground, for what is not part of the text."""


def outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


def styles() -> list[Style]:
    text = spacing(after=140)
    found = [
        Style("Draft Title", KEEP + spacing(after=280) + LEFT + outline(0), BOLD + size(14), following="Organ"),
        Style("Annex Label", KEEP + spacing(after=60) + LEFT + outline(0), BOLD + size(14), following="Annex Title"),
        Style("Annex Title", KEEP + spacing(after=280) + LEFT, BOLD + size(13), following="Operative 1"),
        Style("Section Heading", KEEP + spacing(200, 140) + LEFT + outline(1), BOLD, following="Operative 1"),
        Style("Item Heading", KEEP + spacing(60, 100) + f'<w:ind w:left="{STEP}"/>' + LEFT, ITALIC),
        Style("Organ", f'{text}<w:ind w:firstLine="{STEP}"/>{BOTH}', following="Preambular"),
    ]
    for part, definition in (("Preambular", PREAMBULAR), ("Operative", OPERATIVE)):
        for level in range(LEVELS):
            shape = text + indent(level) + BOTH
            name = level_style(part, level)
            found.append(Style(name, numbering(definition, level) + shape, following=name))
    small = spacing(after=30)
    found += [
        Style(
            "Source Note Title",
            KEEP + "<w:pageBreakBefore/>" + spacing(after=80) + LEFT + outline(0),
            BOLD + size(13),
            following="Source Note",
        ),
        Style("Source Note", spacing(after=120) + LEFT, size(10)),
        Style("Source Note Heading", KEEP + spacing(160, 30) + LEFT + outline(1), BOLD + size(10.5)),
        Style(
            "Source Note Fact",
            f'<w:tabs><w:tab w:val="left" w:pos="{3 * STEP}"/></w:tabs>{small}'
            f'<w:ind w:left="{3 * STEP}" w:hanging="{3 * STEP}"/>{LEFT}',
            size(10),
        ),
        Style("Source Note Term", "", GREY, based_on="Default Paragraph Font", kind="character"),
        Style(
            "Annotation Heading",
            f'{KEEP}{MARGIN}{spacing(60, 0)}<w:ind w:left="{STEP}"/>{LEFT}',
            BOLD + size(9.5),
            following="Annotation",
        ),
        Style(
            "Annotation",
            f'{MARGIN}<w:tabs><w:tab w:val="left" w:pos="{4 * STEP}"/></w:tabs>{spacing(after=220)}'
            f'<w:ind w:left="{4 * STEP}" w:hanging="{3 * STEP}"/><w:contextualSpacing/>{LEFT}',
            size(9.5),
        ),
        Style("Delegation", "", BOLD, based_on="Default Paragraph Font", kind="character"),
        Style("footnote text", f'{spacing(after=40)}<w:ind w:left="0" w:firstLine="{STEP}"/>{BOTH}', size(10)),
        Style(
            "footnote reference",
            "",
            '<w:vertAlign w:val="superscript"/>',
            based_on="Default Paragraph Font",
            kind="character",
        ),
        Style(
            "Header",
            '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="auto"/></w:pBdr>'
            f'<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>{LEFT}',
            size(10),
        ),
        Style("Footer", '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>' + LEFT, size(10)),
        Style("Title", KEEP + spacing(after=60) + LEFT + outline(0), BOLD + size(18), following="Body Text"),
        Style("Subtitle", KEEP + spacing(after=240) + LEFT, GREY + size(11), following="Body Text"),
        Style("heading 1", KEEP + spacing(280, 100) + LEFT + outline(0), BOLD + size(14), following="Body Text"),
        Style("heading 2", KEEP + spacing(220, 80) + LEFT + outline(1), BOLD + size(12.5), following="Body Text"),
        Style(
            "heading 3", KEEP + spacing(160, 60) + LEFT + outline(2), BOLD + ITALIC + size(11.5), following="Body Text"
        ),
        Style("Body Text", spacing(40, 100, line=264) + LEFT, size(11)),
        Style("Compact", spacing(after=40) + LEFT, size(11), based_on="Body Text"),
        Style("Block Text", f'<w:ind w:left="{STEP}" w:right="{STEP}"/>', "", based_on="Body Text"),
        Style("Field Term", KEEP + spacing(before=100, after=10) + LEFT, GREY + size(9.5), following="Body Text"),
        Style("List Bullet", numbering(BULLETS, 0) + spacing(after=60) + LEFT, size(11)),
        Style("List Number", numbering(NUMBERS, 0) + spacing(after=60) + LEFT, size(11)),
        Style(
            "Verbatim Char",
            "",
            '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>',
            based_on="Default Paragraph Font",
            kind="character",
        ),
    ]
    return found


def style_xml(style: Style) -> str:
    following = f'<w:next w:val="{style_id(style.following)}"/>' if style.following else ""
    hidden = "" if style.shown else "<w:semiHidden/><w:unhideWhenUsed/>"
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    custom = "" if style.name in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{style.kind}"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style_id(style.based_on)}"/>{following}{hidden}<w:qFormat/>{paragraph}{run}</w:style>'
    )


BUILT_IN = {
    *("Header", "Footer", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "Body Text", "Block Text"),
    *("List Bullet", "List Number", "footnote text", "footnote reference"),
}


def styles_xml() -> str:
    font = " ".join(f'w:{where}="Times New Roman"' for where in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"{XML}<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {font}/>{size(12)}"
        '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "<w:semiHidden/></w:style>"
        f"{''.join(style_xml(style) for style in styles())}</w:styles>"
    )
