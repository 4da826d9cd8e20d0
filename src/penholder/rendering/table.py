"""Tables of numbers: as plain text, and as a page of HTML that stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from penholder.rendering.chart import number

Cell = str | float | None
"""Words, a number, or nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a name in the first column and numbers in the others."""

    title: str
    """What it is of."""
    note: str
    """What a reader should know of it."""
    head: tuple[str, ...]
    """What stands above each column."""
    rows: tuple[tuple[Cell, ...], ...]
    """The rows, a cell a column."""


def plain(table: Table) -> str:
    """The table as lines of text."""
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    sizes = [max(map(len, column)) for column in zip(table.head, *rows, strict=True)]
    lines = [_line(row, sizes) for row in (list(table.head), *rows)]
    return "\n".join([table.title, "", lines[0], "-" * len(lines[0]), *lines[1:], "", table.note, ""])


def html_page(table: Table, image: str) -> str:
    """A page with an image and the table; no script, and nothing is fetched."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.head)
    body = "\n".join(
        f'<tr><th scope="row">{escape(_cell(row[0]))}</th>'
        + "".join(f"<td>{escape(_cell(cell))}</td>" for cell in row[1:])
        + "</tr>"
        for row in table.rows
    )
    return _PAGE.format(title=escape(table.title), note=escape(table.note), image=image, head=head, body=body)


_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; color: #1f2933; margin: 0 auto; max-width: 68rem; padding: 1rem; }}
svg {{ min-width: 44rem; width: 100%; height: auto; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }}
th, td {{ border-bottom: 1px solid #d5dae0; padding: .3rem .6rem; text-align: right; white-space: nowrap; }}
thead th {{ border-bottom: 2px solid #616e7c; }}
th:first-child {{ text-align: left; }}
@media print {{ body {{ max-width: none; }} tr {{ break-inside: avoid; }} }}
</style>
</head>
<body>
<main>
<h1>The corpus in numbers</h1>
<div class="wide" tabindex="0" role="region" aria-label="Chart">{image}</div>
<h2>The numbers</h2>
<p>{note}</p>
<div class="wide" tabindex="0" role="region" aria-label="Table"><table>
<thead><tr>{head}</tr></thead>
<tbody>
{body}
</tbody>
</table></div>
</main>
</body>
</html>
"""


def _cell(cell: Cell) -> str:
    return cell if isinstance(cell, str) else number(cell)


def _line(row: list[str], sizes: list[int]) -> str:
    first, *others = zip(row, sizes, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(size) for cell, size in others)])
