"""Matrices as pictures: which of some things have which of others, told apart by shape as well as by colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from penholder.rendering.blocks import Tone

_CELL, _GAP, _TOP, _LETTER = 22, 4, 130, 6.6
_MARGIN = 80
"""What the slanting name of the last column needs on the right."""
_STYLE = """\
text{font:12px system-ui,"Segoe UI",Roboto,"Liberation Sans",sans-serif;fill:#1a1a1a}
.line{stroke:#c4c8cc;stroke-width:1}.box{fill:#fff;stroke:#5b6168;stroke-width:1.25}
.full{fill:#1b7a3d;stroke:#1b7a3d}.half{fill:#b97800}.ground{fill:#fff}
@media(prefers-color-scheme:dark){text{fill:#e7e9eb}.line{stroke:#4a5058}.box{fill:#1b1e22;stroke:#aab1b9}
.full{fill:#5cc982;stroke:#5cc982}.half{fill:#f0b43c}.ground{fill:#1b1e22}}
"""


@dataclass(frozen=True, slots=True)
class Matrix:
    """What a matrix shows."""

    title: str
    """What it is."""
    rows: tuple[str, ...]
    """What each row is about."""
    columns: tuple[str, ...]
    """What each column is about."""
    tones: tuple[tuple[Tone | None, ...], ...]
    """How far each is there, row by row; None where nothing is known."""
    names: tuple[tuple[Tone, str], ...]
    """What each tone is called, for the key."""


def matrix_svg(matrix: Matrix) -> str:
    """The matrix as an SVG picture of its own, with a title, a description in words and a key."""
    left = int(max((len(name) for name in matrix.rows), default=0) * _LETTER) + 16
    top = min(_TOP, int(max((len(name) for name in matrix.columns), default=0) * _LETTER) + 16)
    width = max(left + len(matrix.columns) * (_CELL + _GAP) + _MARGIN, 420)
    below = top + len(matrix.rows) * (_CELL + _GAP)
    height = below + 44
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="matrix-title matrix-words">',
        f'<title id="matrix-title">{escape(matrix.title)}</title>',
        f'<desc id="matrix-words">{escape(_in_words(matrix))}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="ground" width="{width}" height="{height}"/>',
    ]
    for number, name in enumerate(matrix.columns):
        x = left + number * (_CELL + _GAP) + _CELL / 2 + 4
        parts.append(f'<text transform="translate({x:g} {top - 6}) rotate(-60)">{escape(name)}</text>')
    for row, (name, tones) in enumerate(zip(matrix.rows, matrix.tones, strict=True)):
        y = top + row * (_CELL + _GAP)
        parts.append(f'<line class="line" x1="0" x2="{width - _MARGIN}" y1="{y + _CELL + 2}" y2="{y + _CELL + 2}"/>')
        parts.append(f'<text x="{left - 10}" y="{y + 15}" text-anchor="end">{escape(name)}</text>')
        parts += [_cell(left + column * (_CELL + _GAP), y, tone) for column, tone in enumerate(tones)]
    x = 8.0
    for tone, name in matrix.names:
        parts.append(_cell(x, below + 14, tone))
        parts.append(f'<text x="{x + _CELL + 6:g}" y="{below + 29}">{escape(name)}</text>')
        x += _CELL + 22 + len(name) * _LETTER
    return "\n".join((*parts, "</svg>\n"))


def _cell(x: float, y: float, tone: Tone | None) -> str:
    """A filled square, one filled in its lower half, an empty one; a dash where nothing is known."""
    if tone is None:
        return (
            f'<line class="box" x1="{x + 7:g}" x2="{x + _CELL - 7:g}" y1="{y + _CELL / 2:g}" y2="{y + _CELL / 2:g}"/>'
        )
    box = (
        f'<rect class="box{" full" if tone is Tone.FULL else ""}" x="{x + 2:g}" y="{y + 2:g}" width="18" height="18"/>'
    )
    return box + (
        f'<rect class="half" x="{x + 2.6:g}" y="{y + 11:g}" width="16.8" height="8.4"/>' if tone is Tone.HALF else ""
    )


def _in_words(matrix: Matrix) -> str:
    """What the picture says, column by column."""
    return " ".join(
        f"{name}: {_counted([tones[column] for tones in matrix.tones], matrix)}."
        for column, name in enumerate(matrix.columns)
    )


def _counted(tones: Sequence[Tone | None], matrix: Matrix) -> str:
    return ", ".join(f"{tones.count(tone)} {name}" for tone, name in matrix.names)
