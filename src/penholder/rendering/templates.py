"""Templates: the only user of Jinja. Whatever a template prints is text, unless our own code made it HTML.

Templates are trusted, what they print is not. Every `{{ … }}` passes `encode`, which turns each character that means
something to Markdown or HTML into an entity; so the same value is safe in a heading, in an attribute and in a raw
block, and nobody has to remember a filter. Only `Markup`, which comes from `prose`, from macros and from captured
blocks, goes through as it is; the filters that could make it from text are not there.
"""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

_ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in "&<>\"'`*_{}[]#|~\\!^=$:"}
_ENTITIES |= {ord("\n"): "&#32;", ord("\r"): "", ord("\t"): "&#32;"}
_ENTITIES |= dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)], "\ufffd")
_OPENING = re.compile(r"( +)?(?:([-+])|(\d+)([.)]))?")
"""What makes an indented block, a list entry or a rule when it begins a line."""

_INTERNAL = {"mro", "gi_frame", "gi_code", "cr_frame", "cr_code", "ag_frame", "ag_code"}
_FILTERS = {"batch", "default", "first", "groupby", "last", "length", "list", "lower", "map"}
_FILTERS |= {"reject", "rejectattr", "select", "selectattr", "sort", "unique"}


class TemplateFault(Exception):
    """A template cannot be read or filled; the place is in the attributes."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(message)
        self.name = name
        """The template, relative to its folder."""
        self.line = line
        """The line, from 1."""


def encode(text: str) -> str:
    """`text` as entities where a character could mean something to Markdown or HTML; a browser shows it unchanged."""
    text = text.translate(_ENTITIES)
    opening = _OPENING.match(text)
    if opening is None or not opening[0]:
        return text
    spaces, bullet, number, stop = opening.groups(default="")
    mark = "".join(f"&#{ord(character)};" for character in bullet or stop)
    return "&#32;" * len(spaces) + number + mark + text[opening.end() :]


class Templates:
    """The templates of one folder."""

    def __init__(self, folder: Path, filters: Mapping[str, Callable[..., object]]) -> None:
        """Templates may use `filters`, which return views, or HTML that they have made safe with `encode`."""
        self._folder = folder
        self._environment = _Environment(
            loader=jinja2.FileSystemLoader(folder, followlinks=False),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        environment = self._environment
        environment.filters = {name: environment.filters[name] for name in _FILTERS}
        environment.filters |= {"json": _json, **filters}
        environment.globals = {"range": environment.globals["range"]}

    def has(self, name: str) -> bool:
        """Whether there is a template of that name."""
        return (self._folder / name).is_file()

    def names(self, folder: str) -> tuple[str, ...]:
        """The templates of a folder, in order."""
        return tuple(path.relative_to(self._folder).as_posix() for path in sorted((self._folder / folder).glob("*.j2")))

    def block(self, name: str, block: str) -> Markup:
        """A block of a template by itself, such as a title that stands there in so many words. See `render`."""
        try:
            template = self._environment.get_template(name)
            context = template.new_context({})
            return Markup("".join(template.blocks[block](context)).strip())  # noqa: S704 - written by a template
        except jinja2.TemplateSyntaxError as error:
            raise TemplateFault(error.name or name, error.lineno, error.message or "syntax error") from error
        except (KeyError, jinja2.TemplateError) as error:
            raise TemplateFault(name, 1, f'the block "{block}" is missing or asks for what is not there') from error

    def render(self, name: str, **context: object) -> str:
        """Fill a template. Raises TemplateFault where it is wrong or asks for what is not there."""
        try:
            return self._environment.get_template(name).render(context)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateFault(error.name or name, error.lineno, error.message or "syntax error") from error
        except jinja2.TemplateNotFound as error:
            raise TemplateFault(name, 1, f"there is no template {error.name}") from error
        except (jinja2.TemplateError, TypeError, AttributeError) as error:
            raise TemplateFault(*self._place(error, name), str(error)) from error

    def _place(self, error: Exception, name: str) -> tuple[str, int]:
        frames = [
            (Path(frame.filename).relative_to(self._folder).as_posix(), frame.lineno or 1)
            for frame in traceback.extract_tb(error.__traceback__)
            if Path(frame.filename).is_relative_to(self._folder)
        ]
        return frames[-1] if frames else (name, 1)


class _Environment(SandboxedEnvironment):
    """A sandbox in which `~` is refused: joining text to HTML would escape it for HTML alone, not for Markdown."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:  # noqa: ARG002
        # As strict as the sandbox's own test, which looks at the kind of each object first and takes a sixth of the
        # time of a page: what leads into the interpreter begins with "_" or is one of a few names.
        return not attr.startswith("_") and attr not in _INTERNAL

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for join in tree.find_all(nodes.Concat):
            raise jinja2.TemplateSyntaxError("print two values instead of joining them with ~", join.lineno, name)
        return tree


def _finalize(value: object) -> str:
    if isinstance(value, (Markup, jinja2.Undefined)):
        return value  # type: ignore[return-value]  # an undefined value raises when it is printed
    if isinstance(value, str):
        return Markup(encode(value))  # noqa: S704 - this is the escaping
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"a template prints a {type(value).__name__}, which is not text")


def _json(value: object) -> Markup:
    """A value for the front matter of a page: JSON is YAML, and its strings are encoded like all others."""
    if isinstance(value, str):
        value = encode(value)
    elif isinstance(value, (list, tuple)):
        value = [encode(str(entry)) for entry in value]
    return Markup(json.dumps(value, ensure_ascii=False))  # noqa: S704 - the strings inside were encoded
