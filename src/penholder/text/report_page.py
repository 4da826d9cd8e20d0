"""The page of a report: one HTML file that stands alone, on a screen, a phone and paper, in light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from penholder.text.html import LANGUAGE_TAG

STYLE = """\
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1d21;--soft:#50555c;--rule:#c3c8ce;--tint:#f2f4f6;--link:#0b57a4;
--good:#14603a;--bad:#a11a1a}
@media(prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#e6e8ea;--soft:#b0b6bd;--rule:#474d54;--tint:#212529;
--link:#8ab8f0;--good:#86d3a2;--bad:#f2a1a1}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:76rem;padding:1.5rem 1.5rem 4rem;
font:1rem/1.5 "Source Sans 3","Noto Sans","Liberation Sans",system-ui,sans-serif}
h1{margin:0 0 .4rem;font-size:1.6rem;line-height:1.25}
h2{margin:2.2rem 0 .6rem;font-size:1.2rem;break-after:avoid}
h3{margin:1.2rem 0 .3rem;font-size:1rem;break-after:avoid}
p,ul,dl,table{margin:0 0 .8rem}
ul{padding-left:1.3rem}
li{margin:.15rem 0}
p,li,td,th,dd{overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
table{border-collapse:collapse}
th,td{padding:.25rem .9rem .25rem 0;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top}
td.count,th.count{text-align:right;font-variant-numeric:tabular-nums}
.soft{color:var(--soft)}
.wide{overflow-x:auto}
@media(max-width:40em){body{padding:1rem 1rem 3rem}h1{font-size:1.35rem}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--rule:#999;--tint:#fff;--link:#000;--good:#000;--bad:#000}
body{max-width:none;padding:0;font-size:10pt;line-height:1.35}a{text-decoration:none}}
@page{size:A4;margin:2cm}
"""


def report_page(title: str, body: Iterable[str], *, language: str = "en", style: str = "") -> str:
    """A report as a page with its style inside; it loads nothing and holds no script.

    `body` is HTML, line by line; `style` is added to that of all reports; `language` is that of the words.
    """
    tag = escape(LANGUAGE_TAG.get(language, language))
    return "".join(
        (
            f'<!doctype html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="robots" content="noindex">\n',
            f"<title>{shown(title)}</title>\n<style>\n{STYLE}{style}</style>\n</head>\n<body>\n<main>\n",
            *(f"{line}\n" for line in body),
            "</main>\n</body>\n</html>\n",
        )
    )


def shown(text: str) -> str:
    """Words as they stand in HTML; characters that no page may hold are shown as unknown."""
    return escape(_UNPRINTABLE.sub("\ufffd", text))


def counts_table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """A table whose first column names and whose others count."""
    first, *others = head
    columns = f'<th scope="col">{shown(first)}</th>' + "".join(
        f'<th scope="col" class="count">{shown(name)}</th>' for name in others
    )
    lines = "".join(
        f'<tr><th scope="row">{shown(str(name))}</th>'
        + "".join(f'<td class="count">{shown(str(count))}</td>' for count in counts)
        + "</tr>"
        for name, *counts in rows
    )
    hidden = f"<caption>{shown(caption)}</caption>" if caption else ""
    return f'<div class="wide"><table>{hidden}<thead><tr>{columns}</tr></thead><tbody>{lines}</tbody></table></div>'


_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
