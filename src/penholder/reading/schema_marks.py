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


def _reference_mistakes(path: _Path, named: object, types: Collection[str]) -> Iterator[_Mistake]:
    if not isinstance(named, list) or not named:
        yield path, "the types that may be named are a list", 'write ["actor"], or ["*"] for all'
    elif named != ["*"]:
        for index, name in enumerate(named):
            if not isinstance(name, str) or name not in types:
                yield (*path, index), f'there is no type "{name}"', f"known: {', '.join(sorted(types))}"
