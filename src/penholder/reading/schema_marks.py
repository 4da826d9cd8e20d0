"""Marks: what the keywords of ours in a schema (`x-…`) may say, and where they may stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

CLEARANCES = ("public", "internal", "restricted")
"""From what anybody may see to what named persons may see."""
NAME = re.compile(r"[a-z0-9-]{1,64}")
"""What the name of a type and of its folder look like."""
_UNSEEN = (
    *("anyOf", "oneOf", "not", "if", "then", "else", "prefixItems", "contains", "propertyNames"),
    *("dependentSchemas", "unevaluatedItems", "unevaluatedProperties"),
)
"""What stands under these describes no field of its own, so that a mark there would have no effect."""
_KINDS: Mapping[str, tuple[type, str]] = {
    "x-inverse": (str, "text"),
    "x-acyclic": (bool, "true or false"),
    "x-facet": (bool, "true or false"),
    "x-defines": (bool, "true or false"),
    "enumDescriptions": (list, "a list"),
}
_SHEET_TEXTS = ("name", "title", "caution", "group", "rated", "eased_by")
_SHEET_FIELDS = ("group", "rated", "eased_by")
_CHOICES = range(2, 7)
"""How many ratings a worksheet may offer: more find no room beside a question."""
_Path = tuple[str | int, ...]
_Mistake = tuple[_Path, str, str]


def type_mistakes(document: Mapping[str, Any]) -> Iterator[_Mistake]:
    """What is wrong with what a type's schema says of the type: path, message and hint."""
    for key in ("title", "description", "x-plural", "x-folder"):
        if not isinstance(document.get(key), str):
            yield (), f'"{key}" is missing', "a type needs a title, a description, a plural and a folder"
    folder = document.get("x-folder")
    if isinstance(folder, str) and NAME.fullmatch(folder) is None:
        hint = "use lower-case letters, digits and hyphens, at most 64"
        yield ("x-folder",), f'"{folder[:80]}" is not the name of a folder', hint
    if "x-worksheet" in document:
        yield from _worksheet_mistakes(document["x-worksheet"], document.get("properties", {}))


def mark_mistakes(
    path: _Path, above: Collection[str], schema: Mapping[str, Any], types: Collection[str]
) -> Iterator[_Mistake]:
    """What is wrong with the marks of one part of a schema; `above` are the keywords that it stands under."""
    for key in ("x-clearance", "x-references", "x-mentions"):
        unseen = next((keyword for keyword in _UNSEEN if keyword in above), None)
        if key in schema and unseen is not None:
            hint = "put it on the property itself"
            yield (*path, key), f'"{key}" has no effect under "{unseen}"', hint
    for key, (kind, due) in _KINDS.items():
        if not isinstance(schema.get(key, kind()), kind):
            yield (*path, key), f'"{key}" has the wrong type', f"{due} is due"
    clearance = schema.get("x-clearance", "public")
    if clearance not in CLEARANCES:
        yield (*path, "x-clearance"), f'"{clearance}" is not a clearance', f"write one of {', '.join(CLEARANCES)}"
    for key in ("x-references", "x-mentions"):
        if key in schema:
            yield from _reference_mistakes((*path, key), schema[key], types)


def _worksheet_mistakes(sheet: object, properties: Mapping[str, Any]) -> Iterator[_Mistake]:
    """What is wrong with a declaration of a worksheet."""
    path = "x-worksheet"
    if not isinstance(sheet, dict) or set(sheet) != {*_SHEET_TEXTS, "choices"}:
        yield (
            (path,),
            "a worksheet is declared by seven words",
            f"give {', '.join(_SHEET_TEXTS)} and choices, no others",
        )
        return
    for key in _SHEET_TEXTS:
        if not isinstance(sheet[key], str) or not sheet[key].strip():
            yield (path, key), f'"{key}" of a worksheet is text', "write a line"
    for key in _SHEET_FIELDS:
        field = properties.get(str(sheet[key]))
        if not isinstance(field, dict):
            yield (path, key), f'there is no property "{str(sheet[key])[:80]}"', "name one that stands in this schema"
        elif key != "group" and field.get("type") != "array":
            yield (path, key), f'"{sheet[key]}" is no list', "its entries are shown one by one"
    if isinstance(sheet["name"], str) and NAME.fullmatch(sheet["name"]) is None:
        hint = "use lower-case letters, digits and hyphens, at most 64"
        yield (path, "name"), f'"{sheet["name"][:80]}" is not the name of a worksheet', hint
    choices = sheet["choices"]
    words = isinstance(choices, list) and all(
        isinstance(one, str) and one.strip() and "|" not in one for one in choices
    )
    if not words or len(choices) not in _CHOICES or len(set(choices)) < len(choices):
        hint = "write them from nothing to most, each once, without |"
        yield (path, "choices"), "the ratings of a worksheet are two to six words", hint


def _reference_mistakes(path: _Path, named: object, types: Collection[str]) -> Iterator[_Mistake]:
    if not isinstance(named, list) or not named:
        yield path, "the types that may be named are a list", 'write ["actor"], or ["*"] for all'
    elif named != ["*"]:
        for index, name in enumerate(named):
            if not isinstance(name, str) or name not in types:
                yield (*path, index), f'there is no type "{name}"', f"known: {', '.join(sorted(types))}"
