"""Places: where the files that a command writes go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from penholder.diagnostics import UsageFault


def places(
    name: str, formats: Sequence[str], out: Path | None, folder: Path, endings: Mapping[str, str]
) -> dict[str, Path]:
    """The file for each format: `out` where that is one, a file called `name` in `out` or else in `folder`.

    `endings` are all formats that the command knows, with the endings of their files. Raises UsageFault where one file
    is to hold several formats.
    """
    if out is not None and out.suffix.lstrip(".") in {*endings, *endings.values()} and not out.is_dir():
        if len(formats) > 1:
            raise UsageFault(f"{out} is one file, and {len(formats)} formats are asked for", "give a folder")
        return {formats[0]: out}
    return {to: (folder if out is None else out) / f"{name}.{endings[to]}" for to in formats}
