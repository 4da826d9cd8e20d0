"""The numbering of our Word files: the lists of clauses, and those of prose."""

from __future__ import annotations

from reference_docx.levels import (
    ALTERNATIVES,
    BULLETS,
    FORMS,
    ITEMS,
    LEVELS,
    NS,
    NUMBERS,
    OPERATIVE,
    PREAMBULAR,
    XML,
    indent,
    level_style,
    style_id,
    tabs,
)


def level_xml(level: int, form: str, text: str, style: str, shape: str, *, extra: str = "", run: str = "") -> str:
    link = f'<w:pStyle w:val="{style_id(style)}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}{extra}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{shape}</w:pPr>{run}</w:lvl>'
    )


def clauses_xml(definition: int, name: str) -> str:
    """One list: paragraphs, (a), (i), a., i., and 1 bis, 1 ter …; those of the preamble carry no number."""
    levels = []
    for level in range(LEVELS):
        style = level_style(name, level)
        shape = tabs(level) + indent(level)
        if 0 < level <= ITEMS:
            form, text = FORMS[level - 1]
            levels.append(level_xml(level, form, text.format(level + 1), style, shape))
        elif definition == OPERATIVE:
            text = f"%1 {ALTERNATIVES[level - ITEMS - 1]}." if level else "%1."
            levels.append(level_xml(level, "decimal", text, style, shape))
        else:
            levels.append(level_xml(level, "none", "", style, indent(level), extra='<w:suff w:val="nothing"/>'))
    return abstract_xml(definition, levels)


def list_xml(definition: int, style: str) -> str:
    levels = []
    for level in range(LEVELS):
        left = (level + 1) * 400
        shape = f'<w:ind w:left="{left}" w:hanging="400"/>'
        link = style if level == 0 else ""
        if definition == BULLETS:
            levels.append(level_xml(level, "bullet", "•–"[level % 2], link, shape))
        else:
            form, text = (("decimal", "%{}."), *FORMS)[level % 5]
            levels.append(level_xml(level, form, text.format(level + 1), link, shape))
    return abstract_xml(definition, levels)


def abstract_xml(definition: int, levels: list[str]) -> str:
    # Word tells lists apart by these two numbers; they have to differ and to stay.
    return (
        f'<w:abstractNum w:abstractNumId="{definition}"><w:nsid w:val="5E0A10{definition:02X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="7C1B20{definition:02X}"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def numbering_xml() -> str:
    lists = (
        clauses_xml(OPERATIVE, "Operative"),
        clauses_xml(PREAMBULAR, "Preambular"),
        list_xml(BULLETS, "List Bullet"),
        list_xml(NUMBERS, "List Number"),
    )
    uses = (
        f'<w:num w:numId="{definition}"><w:abstractNumId w:val="{definition}"/></w:num>'
        for definition in (OPERATIVE, PREAMBULAR, BULLETS, NUMBERS)
    )
    return f"{XML}<w:numbering {NS}>{''.join(lists)}{''.join(uses)}</w:numbering>"
