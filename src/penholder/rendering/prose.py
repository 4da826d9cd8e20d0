"""Prose: what contributors write as CommonMark, made into HTML that can carry nothing but text.

Two walls. The parser knows no raw HTML, no images, and only links that lead to a record, to `https:` or to `mailto:`.
What it makes then passes an allow-list, so that a mistake in the first wall is not a hole in the page.
The result stands inside a page's Markdown as a raw block: no blank lines, and nothing that a Markdown reader would take
for a fence or a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

Html: TypeAlias = Markup
"""HTML that our own code has made and cleaned; templates print it as it is."""
Resolve = Callable[[str], str | None]
"""From a record's full name, such as `clause/early-warning-cell`, to its address; None where there is no record."""

_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.;:’‘“”()–—/%-])*")
"""One line that begins with a letter and holds nothing that CommonMark or HTML could read as a mark."""
_RECORD = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_OUTWARD = re.compile(r"(https://|mailto:)", re.IGNORECASE)
_SLOT = re.compile(r"&#123;((?:[a-z][a-z0-9_]{0,39}|paragraph:[a-z0-9/-]{1,105}))&#125;")
_PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_MARKS = str.maketrans({"{": "&#123;", "}": "&#125;", "`": "&#96;", "~": "&#126;"})
_TAGS = {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br", "a", "h3"}
_ATTRIBUTES = {"a": {"href", "rel"}, "ol": {"start"}}


def is_plain(text: str) -> bool:
    """Whether a text is one paragraph without any mark, so that there is nothing to parse. Two thirds of all prose."""
    return _PLAIN.fullmatch(text) is not None


def prose(text: str, resolve: Resolve) -> Html:
    """Paragraphs, lists and the like, as HTML without a blank line. `text` is CommonMark, in any state."""
    if is_plain(text):
        return Markup("<p>{}</p>").format(text)
    return _clean(_parser().render(text, {"resolve": resolve}))


def wording(text: str, resolve: Resolve) -> Html:
    """One paragraph without block marks (a text that begins with "1." is no list), its `{names}` shown as slots."""
    html = str(_clean(_parser().renderInline(text, {"resolve": resolve})))
    return Markup(_SLOT.sub(r'<span class="ph-slot">\1</span>', html))  # noqa: S704 - cleaned on the line above


def plain(text: str) -> str:
    """The words alone, without marks; paragraphs and list entries are parted by a line break."""
    if is_plain(text):
        return text
    return "\n".join(line for line in (_words(token) for token in _parser().parse(text)) if line)


def targets(text: str) -> Iterator[str]:
    """The full names of records that the links of a text lead to, in order; they may not exist."""
    if "](" in text or "]:" in text:
        for token in _parser().parse(text):
            for child in token.children or ():
                if child.type == "link_open" and _RECORD.fullmatch(str(child.attrs["href"])):
                    yield str(child.attrs["href"])


def _words(token: Token) -> str:
    if token.type in ("fence", "code_block"):
        return token.content.rstrip("\n")
    return "".join(" " if child.type.endswith("break") else child.content for child in token.children or ())


def _clean(html: str) -> Html:
    html = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"https", "mailto"}, link_rel=None)
    if "<pre>" in html:
        html = _PRE.sub(lambda match: match[0].replace("\n", "&#10;"), html)
    return Markup(html.translate(_MARKS).replace("\n\n", "\n").rstrip())  # noqa: S704 - the allow-list has passed it


@lru_cache(maxsize=1)
def _parser() -> _Parser:
    parser = _Parser("commonmark", {"html": False}, renderer_cls=_Renderer)
    parser.disable("image")
    return parser


class _Parser(MarkdownIt):
    """CommonMark whose links lead to records, to `https:` or to `mailto:`; others stay the text that they are."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return bool(_OUTWARD.match(url) or _RECORD.fullmatch(url))


class _Renderer(RendererHTML):
    """Links to records get their address, headings one level, and nothing else is changed."""

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        address = str(tokens[idx].attrs["href"])
        if _RECORD.fullmatch(address):
            address = env["resolve"](address) or ""
            return f'<a href="{escape(address)}">' if address else "<a>"
        return f'<a href="{escape(address)}" rel="noopener noreferrer">'

    def heading_open(self, *_: Any) -> str:  # noqa: ANN401
        return "<h3>"  # it stands below a section's heading, whatever its own level

    def heading_close(self, *_: Any) -> str:  # noqa: ANN401
        return "</h3>"
