"""Writing an adopted text: JSON, YAML and Akoma Ntoso for programs, plain text for people."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence

import orjson
from ruamel.yaml import YAML

from penholder.text.adopted import AdoptedItem, AdoptedText
from penholder.text.akn import adopted_akn


def to_json(text: AdoptedText) -> str:
    """The text as JSON."""
    return orjson.dumps(text.as_data(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def to_yaml(text: AdoptedText) -> str:
    """The text as YAML, with the same fields as in JSON."""
    yaml = YAML()
    yaml.width = 100
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(text.as_data(), stream)
    return stream.getvalue()


def to_txt(text: AdoptedText) -> str:
    """The text on plain lines, items indented, with its notes after the annexes."""
    blocks = [" · ".join(filter(None, (text.symbol, text.date)))] if text.symbol or text.date else []
    blocks += [paragraph.text for paragraph in text.preambular]
    for paragraph in text.operative:
        blocks += [paragraph.heading] if paragraph.heading else []
        number = f"{paragraph.number}. " if paragraph.number else ""
        blocks.append(number + paragraph.text)
        blocks += _items(paragraph.items, 1)
    for annex in text.annexes:
        blocks += [*([annex.label] if annex.label else []), *annex.paragraphs]
    if text.notes:
        blocks += ["—", *text.notes]
    return "\n\n".join(blocks) + "\n"


def _items(items: Sequence[AdoptedItem], depth: int) -> Iterator[str]:
    indent = "    " * depth
    for item in items:
        if item.heading:
            yield indent + item.heading.replace("\n", f"\n{indent}")
        yield indent + f"{item.label} {item.text}".replace("\n", f"\n{indent}")
        yield from _items(item.items, depth + 1)


WRITERS: Mapping[str, Callable[[AdoptedText], str]] = {
    "json": to_json,
    "yaml": to_yaml,
    "txt": to_txt,
    "akn": adopted_akn,
}
"""The formats that an adopted text is written in."""
