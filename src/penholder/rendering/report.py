"""Reports as web pages: the blocks of a handout as one HTML file that stands alone, on a screen, a phone and paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from penholder.rendering.blocks import Block, Field, Figure, Heading, ListItem, Run, Runs, Table
from penholder.rendering.handout import Drawn, Handout

_STYLE = """\
:root{color-scheme:light dark;--paper:#fff;--ground:#eceef0;--ink:#1a1a1a;--soft:#4d5257;--rule:#c4c8cc;--link:#0b57a4;
--mark:#fff1b8;--full:#cfe8d5;--full-ink:#0b4a20;--half:#fbe7b5;--half-ink:#5b3d00;--none:#f3d3cf;--none-ink:#7a1b12}
@media(prefers-color-scheme:dark){:root{--paper:#1b1e22;--ground:#121417;--ink:#e7e9eb;--soft:#b4bac1;--rule:#4a5058;
--link:#8fc1ff;--mark:#5a4a00;--full:#174527;--full-ink:#c8f0d3;--half:#574108;--half-ink:#ffe6a3;--none:#5b2620;
--none-ink:#ffd3cc}}
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;font:1rem/1.55 system-ui,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
.sheet{max-width:56rem;margin:2rem auto;padding:2rem 3rem 3rem;background:var(--paper);box-shadow:0 1px 4px #0003}
.edition{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 2rem;padding-bottom:.35rem;
border-bottom:1px solid var(--rule);color:var(--soft);font-size:.875rem}
h1{margin:1.5rem 0 .25rem;font-size:1.6rem;line-height:1.25}
.subtitle{margin:0 0 1.25rem;color:var(--soft)}
h2{margin:2.25rem 0 .75rem;padding-top:.5rem;border-top:2px solid var(--ink);font-size:1.25rem;break-after:avoid}
h3{margin:1.75rem 0 .5rem;font-size:1.05rem;break-after:avoid}
h4{margin:1rem 0 .25rem;font-size:.95rem;break-after:avoid}
p,ul,ol,dl{margin:0 0 .7rem;overflow-wrap:anywhere;orphans:2;widows:2}
li{margin:0 0 .25rem}
blockquote{margin:0 0 .7rem;padding:.4rem 0 .4rem 1rem;border-left:3px solid var(--rule);overflow-wrap:anywhere;
break-inside:avoid}
blockquote b{background:var(--mark);color:inherit;font-weight:600}
dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.15rem 1rem}
dt{color:var(--soft)}dd{margin:0}
code{font:.9em/1.5 ui-monospace,Consolas,"Liberation Mono",monospace;white-space:pre-wrap}
.tone{display:inline-block;padding:0 .5em;border-radius:.6em;white-space:nowrap}
.full{background:var(--full);color:var(--full-ink)}.half{background:var(--half);color:var(--half-ink)}
.none{background:var(--none);color:var(--none-ink)}
.wide{overflow-x:auto;margin:0 0 1.25rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{padding:0 0 .4rem;color:var(--soft);text-align:left}
th,td{padding:.3rem .5rem;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top}
tbody th{font-weight:inherit}
.signs td,.signs thead th:not(:first-child){text-align:center}
figure{margin:0 0 1.25rem;overflow-x:auto}
figure svg{display:block;max-width:none;height:auto}
footer{margin-top:2.5rem;padding-top:.75rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.875rem}
@media(max-width:40em){.sheet{margin:0;padding:1rem 1.1rem 2rem;box-shadow:none}html{background:var(--paper)}
dl{display:block}dd{margin:0 0 .4rem}h1{font-size:1.35rem}}
@media print{:root{color-scheme:light}html{background:#fff}body{font-size:10.5pt}
.sheet{max-width:none;margin:0;padding:0;box-shadow:none}.tone,td{print-color-adjust:exact}}
@page{size:A4;margin:2cm}
"""


def report_page(report: Handout) -> str:
    """The report as an HTML page with its style inside; it loads nothing and holds no script.

    What is drawn for Word alone is left out.
    """
    return "".join(
        (
            '<!doctype html>\n<html lang="en-GB-oxendict">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="robots" content="noindex">\n',
            f"<title>{escape(report.title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n",
            '<div class="sheet">\n<header>\n',
            f'<p class="edition"><span>{escape(report.header)}</span> <span>{escape(report.edition)}</span></p>\n',
            f"<h1>{escape(report.title)}</h1>\n",
            f'<p class="subtitle">{escape(report.subtitle)}</p>\n' if report.subtitle else "",
            "</header>\n<main>\n",
            *(f"{line}\n" for line in _lines([block for block in report.blocks if not isinstance(block, Drawn)])),
            "</main>\n",
            f"<footer>{escape(report.footer)}</footer>\n" if report.footer else "",
            "</div>\n</body>\n</html>\n",
        )
    )


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Each block; entries and facts that follow each other make one list."""
    closing = ""
    for number, block in enumerate(blocks):
        kind = "ol" if isinstance(block, ListItem) and block.ordered else "ul"
        wanted = kind if isinstance(block, ListItem) else "dl" if isinstance(block, Field) else ""
        if closing and (wanted != closing or (isinstance(block, ListItem) and block.first)):
            yield f"</{closing}>"
            closing = ""
        if wanted and not closing:
            yield f"<{wanted}>"
            closing = wanted
        yield from _block(block, number)
    if closing:
        yield f"</{closing}>"


def _block(block: Block, number: int) -> Iterator[str]:
    if isinstance(block, Heading):
        level = min(max(block.level, 1), 3) + 1
        yield f"<h{level}>{escape(block.text)}</h{level}>"
    elif isinstance(block, ListItem):
        yield f"<li>{_marked(block.runs)}</li>"
    elif isinstance(block, Field):
        yield f"<dt>{escape(block.term)}</dt><dd>{_marked(block.runs)}</dd>"
    elif isinstance(block, Table):
        yield from _table(block, number)
    elif isinstance(block, Figure):
        yield f'<figure tabindex="0" role="group" aria-label="Picture">{block.svg}</figure>'
    else:
        tag = "blockquote" if block.quoted else "p"
        yield f"<{tag}>{_marked(block.runs)}</{tag}>"


def _table(block: Table, number: int) -> Iterator[str]:
    name = f"table-{number}"
    kind = ' class="signs"' if block.signs else ""
    yield f'<div class="wide" tabindex="0" role="group" aria-labelledby="{name}">'
    yield f'<table{kind}><caption id="{name}">{escape(block.caption)}</caption>'
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in block.head)
    yield f"<thead><tr>{head}</tr></thead>"
    yield "<tbody>"
    for first, *rest in block.rows:
        cells = "".join(f"<td>{_marked(runs)}</td>" for runs in rest)
        yield f'<tr><th scope="row">{_marked(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _marked(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br>")
    for wanted, tag in ((run.code, "code"), (run.italic, "i"), (run.bold, "b")):
        if wanted:
            words = f"<{tag}>{words}</{tag}>"
    return f'<span class="tone {run.tone}">{words}</span>' if run.tone else words
