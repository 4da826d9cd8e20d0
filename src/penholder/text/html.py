"""The HTML writer: a resolution text as one page that stands alone, on a screen, a phone and paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from penholder.text.header import edition, header
from penholder.text.model import Block, Fact, Heading, Product, ResolutionText, SourceNote, Span, Spans

LANGUAGE_TAG = {"en": "en-GB-oxendict"}
"""The language tag of what we write; other languages stand for themselves."""

_STYLE = """\
:root{--step:2.5em;--ink:#1a1a1a;--soft:#55595f;--rule:#9aa0a6}
*{box-sizing:border-box}
html{background:#eceef0;color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0;font:1.0625rem/1.5 "Times New Roman",Tinos,"Liberation Serif",Times,serif}
.sheet{max-width:46rem;margin:2rem auto;padding:2.5rem 3.5rem 3.5rem;background:#fff;box-shadow:0 1px 4px #0003}
.edition{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 2rem;padding-bottom:.35rem;
border-bottom:1px solid var(--ink);font-size:.9rem}
.edition strong{letter-spacing:.04em}
h1{margin:2rem 0 1.5rem;font-size:1.35rem;line-height:1.3}
h1 span{display:block}
h2{margin:1.6rem 0 .7rem;font-size:1.0625rem;break-after:avoid}
h3{margin:1.2rem 0 .2rem;font-size:.95rem;break-after:avoid}
p{margin:0 0 .75rem;overflow-wrap:break-word;orphans:2;widows:2}
.pp,.op,.i1{text-indent:var(--step);text-align:justify;hyphens:auto}
.i2,.i3,.i4{text-indent:calc(-1*var(--step));text-align:justify;hyphens:auto}
.i2{margin-left:calc(3*var(--step))}
.i3{margin-left:calc(4*var(--step))}
.i4{margin-left:calc(5*var(--step))}
.label{display:inline-block;min-width:var(--step);padding-right:.15em;text-indent:0;white-space:pre}
.run{font-weight:bold;break-after:avoid}
:target{background:#fff4c2}
.note{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.9rem}
.note h2,.note h3{color:var(--ink)}
.note dl,.annotation dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.15rem 1rem;
margin:0 0 .75rem}
.note dt,.annotation dt{font-style:italic}
.note dd,.annotation dd{margin:0;overflow-wrap:anywhere}
.note a,main a,.feet a{color:inherit}
main a{text-decoration:none}
main a:hover{text-decoration:underline}
.annotation{margin:0 0 1rem var(--step);padding:.5rem .8rem;border-left:4px solid #8fa8c0;background:#eef2f6;
font-size:.875rem}
.annotation h3{margin:0 0 .25rem}
.annotation dl{margin:0}
sup{line-height:0}
.feet{margin-top:2rem;padding-top:.6rem;border-top:1px solid var(--rule);font-size:.9rem}
.feet ol{margin:0;padding-left:1.5em}
@media(max-width:40em){:root{--step:1.6em}html{background:#fff}.sheet{margin:0;padding:1rem 1.1rem 2rem;box-shadow:none}
.pp,.op,.i1,.i2,.i3,.i4{text-align:left}.note dl,.annotation dl{display:block}
.note dd,.annotation dd{margin:0 0 .4rem 1rem}.annotation{margin-left:0}}
@media print{html{background:#fff}body{font-size:12pt;line-height:1.25}
.sheet{max-width:none;margin:0;padding:0;box-shadow:none}.note{break-before:page;border:0}}
@page{size:A4;margin:2.5cm}
"""


def html(text: ResolutionText) -> str:
    """The text as an HTML page with its style inside; it loads nothing and holds no script."""
    language = LANGUAGE_TAG.get(text.language, text.language)
    return "".join(
        (
            f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="robots" content="noindex">\n',
            f"<title>{escape(_title(text))}</title>\n<style>\n{_STYLE}{_page_style(text)}</style>\n</head>\n",
            "<body>\n",
            *(f"{line}\n" for line in _lines(text)),
            "</body>\n</html>\n",
        )
    )


def _title(text: ResolutionText) -> str:
    name = f"Annex: {text.title}" if text.product is Product.ANNEX else text.title
    return f"{name} ({text.marking})" if text.marking else name


def _page_style(text: ResolutionText) -> str:
    """The header and the page numbers of the printed sheets; words stand in style only as code points."""
    words = "".join(character if character.isalnum() else f"\\{ord(character):06x}" for character in header(text))
    font = 'font:9pt "Times New Roman",Times,serif'
    return (
        f'@page{{@top-left{{content:"{words}";{font}}}'
        f'@bottom-right{{content:"Page " counter(page) " of " counter(pages);{font}}}}}\n'
    )


def _lines(text: ResolutionText) -> Iterator[str]:
    yield '<div class="sheet">'
    marking = f"<strong>{escape(text.marking)}</strong>"
    yield f'<header class="edition">{marking} <span>{escape(edition(text))}</span></header>'
    yield "<main>"
    label = "<span>Annex</span> " if text.product is Product.ANNEX else ""
    yield f"<h1>{label}{escape(text.title)}</h1>"
    if text.organ:
        yield f'<p class="pp"><em>{escape(text.organ)}</em>,</p>'
    blocks = _Blocks()
    yield from blocks.lines(text.preambular, "pp")
    yield from blocks.lines(text.operative, "op")
    yield "</main>"
    yield from blocks.feet()
    if text.note:
        yield from _note(text.note)
    yield "</div>"


class _Blocks:
    """Writes the paragraphs of a text, counting its footnotes."""

    def __init__(self) -> None:
        self._footnotes: list[str] = []

    def lines(self, blocks: Iterable[Block], style: str, depth: int = 0) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Heading):
                tag = "h2" if depth == 0 else 'p class="run"'
                yield f"<{tag}>{self._marked(block.spans)}</{tag.split()[0]}>"
                continue
            name = f' id="{anchor(block.name)}"' if block.name else ""
            label = f'<span class="label">{escape(block.label)} </span>' if block.label else ""
            yield f'<p class="{style}"{name}>{label}{self._marked(block.spans)}</p>'
            yield from self.lines(block.items, f"i{min(depth + 1, 4)}", depth + 1)
            if block.annotation:
                yield '<aside class="annotation">'
                yield f"<h3>{escape(block.annotation.paragraph)} · {escape(block.annotation.title)}</h3>"
                yield from _facts(block.annotation.brief)
                yield "</aside>"

    def feet(self) -> Iterator[str]:
        """The footnotes, each with a link back to its mark."""
        if self._footnotes:
            yield '<section class="feet" aria-label="Footnotes">'
            yield "<ol>"
            for number, words in enumerate(self._footnotes, 1):
                back = f'<a href="#footnote-mark-{number}" aria-label="Back to the text">↩</a>'
                yield f'<li id="footnote-{number}">{words} {back}</li>'
            yield "</ol>"
            yield "</section>"

    def _marked(self, spans: Spans) -> str:
        return "".join(self._span(span) for span in spans)

    def _span(self, span: Span) -> str:
        if span.footnote:
            self._footnotes.append(_marked(span.footnote))
            number = len(self._footnotes)
            return f'<sup><a id="footnote-mark-{number}" href="#footnote-{number}">{number}</a></sup>'
        return _word(span)


def _note(note: SourceNote) -> Iterator[str]:
    yield '<aside class="note" aria-labelledby="source-note">'
    yield '<h2 id="source-note">Source note</h2>'
    yield "<p>For the drafters; not part of the text.</p>"
    yield from _facts(note.facts)
    for paragraph in note.paragraphs:
        link = f'<a href="#{anchor(paragraph.name)}">{escape(paragraph.paragraph)}</a>'
        yield f"<h3>{link} · {escape(paragraph.title)}</h3>"
        yield from _facts(paragraph.facts)
    if note.blanks:
        yield "<h3>To be filled in</h3>"
        yield from _facts(note.blanks)
    yield "</aside>"


def _facts(facts: tuple[Fact, ...]) -> Iterator[str]:
    if facts:
        lines = (f"<dt>{escape(fact.term)}</dt><dd>{_marked(fact.spans)}</dd>" for fact in facts)
        yield f"<dl>{''.join(lines)}</dl>"


def anchor(name: str) -> str:
    """What links in a page call a paragraph or item of that name."""
    return f"clause-{name.replace('/', '--')}"


def _marked(spans: Spans) -> str:
    return "".join(_word(span) for span in spans)


def _word(span: Span) -> str:
    found = escape(span.text)
    if span.target:
        found = f'<a href="#{anchor(span.target)}">{found}</a>'
    elif span.aside:
        found = f"<strong>{found}</strong>"
    return f"<em>{found}</em>" if span.italic else found
