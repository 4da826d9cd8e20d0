"""The `penholder` command and what all its commands share."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from penholder import __version__
from penholder.diagnostics import Busy, EnvironmentFault, UsageFault
from penholder.workspace import Workspace, find_workspace

COMMANDS = {
    "check": "checking",
    "build": "building",
    "serve": "serving",
    "draft": "drafting",
    "advise": "advising",
    "checklist": "checklists",
    "read": "reading",
    "compare": "comparing",
    "corpus": "corpus",
    "precedents": "precedents",
    "coverage": "coverage",
    "find": "records",
    "show": "records",
    "export": "records",
    "new": "editing",
    "rename": "editing",
    "fmt": "editing",
    "completion": "completion",
}
"""Each command and the module that holds it; a module is imported when its command is called."""

AUDIENCE = click.Choice(["public", "internal", "restricted"])
CORPUS = click.option(
    "--corpus",
    "corpus_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The corpus, where it is not the one of the workspace.",
)
"""Says which corpus is meant; `corpus_of` gives it."""


class Exit(IntEnum):
    """What the exit code of a command says."""

    DONE = 0
    CONTENT = 1
    USAGE = 2
    ENVIRONMENT = 3
    BUSY = 4
    INTERRUPTED = 130


class Commands(click.Group):
    """The commands, imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"penholder.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, cmd_name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was probably meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            ctx.fail(f'there is no command "{args[0]}"{f" (did you mean {near[0]}?)" if near else ""}')
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="penholder")
@click.option(
    "--workspace",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The workspace, where it is not the folder you are in or one above it.",
)
@click.pass_context
def penholder(ctx: click.Context, folder: Path | None) -> None:
    """Mandate language, guidance and course material from structured records.

    \b
    penholder check                       what is wrong with the content
    penholder build                       the site, drafts and downloads, in build/
    penholder draft ID --to docx          one draft, ready to send
    """
    ctx.obj = folder


def workspace_of(ctx: click.Context) -> Workspace:
    """The workspace that the command is for."""
    given: Path | None = ctx.find_root().obj
    found = find_workspace(given or Path.cwd())
    if found is None or (given is not None and found.root != given.resolve()):
        where = given or Path.cwd()
        hint = "go into a folder that holds content/, schemas/ and mkdocs.yml, or name it with --workspace"
        raise UsageFault(f"{where} is not in a workspace" if given is None else f"{where} is not a workspace", hint)
    return found


def optional_workspace(ctx: click.Context) -> Workspace | None:
    """The workspace that the command is for, where there is one; a folder that is named has to be one."""
    return find_workspace(Path.cwd()) if ctx.find_root().obj is None else workspace_of(ctx)


def optional_corpus(ctx: click.Context, given: Path | None) -> Path | None:
    """The file of the corpus that is meant: the one given, or that of the workspace, where there is one."""
    workspace = optional_workspace(ctx)
    return given or (workspace.corpus if workspace else None)


def corpus_of(ctx: click.Context, given: Path | None) -> Path:
    """The file of the corpus that is meant: the one given, or that of the workspace.

    Raises UsageFault where none is given outside a workspace.
    """
    if given is not None:
        return given
    try:
        return workspace_of(ctx).corpus
    except UsageFault as fault:
        raise UsageFault(str(fault), "go into a workspace, or name a corpus with --corpus FILE") from fault


@contextmanager
def told() -> Iterator[None]:
    """Turn what a command may raise into words and an exit code."""
    try:
        yield
    except UsageFault as fault:
        _fail(Exit.USAGE, str(fault), fault.hint)
    except EnvironmentFault as fault:
        _unless_interrupted(fault)
        _fail(Exit.ENVIRONMENT, str(fault), fault.hint)
    except Busy as fault:
        _fail(Exit.BUSY, str(fault), "wait for it to end")
    except BrokenPipeError:
        # The reader has gone: nothing more to say. Standard output is closed so that Python does not complain at exit.
        sys.stderr.close()
        sys.exit(Exit.DONE)
    except OSError as error:
        _unless_interrupted(error)
        _fail(Exit.ENVIRONMENT, f"{error.filename or 'the system'}: {error.strerror or error}", "")


def _unless_interrupted(error: BaseException) -> None:
    """Raise KeyboardInterrupt where the error only followed from one, while what was under way was taken down."""
    before: BaseException | None = error
    while before is not None:
        if isinstance(before, KeyboardInterrupt):
            raise KeyboardInterrupt from error
        before = before.__cause__ or before.__context__


def shown_path(path: Path) -> str:
    """A path as a person would type it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def formats_of(to: str, known: Sequence[str], of: str) -> list[str]:
    """The formats that are asked for, with commas between them. Raises UsageFault where one is not `known`."""
    formats = [name for name in to.replace(" ", "").split(",") if name]
    unknown = [name for name in formats if name not in known]
    if unknown or not formats:
        raise UsageFault(f'"{",".join(unknown) or to}" is not a format of {of}', f"formats: {', '.join(known)}")
    return formats


def _fail(code: Exit, message: str, hint: str) -> None:
    click.echo(f"penholder: {message}{f' ({hint})' if hint else ''}", err=True)
    sys.exit(code)


def epilog(example: str) -> str:
    """How the help of a command ends."""
    return f"\b\nExample:\n  {example}"


def command(example: str, group: click.Group | None = None) -> Callable[[Callable[..., None]], click.Command]:
    """Declare a command whose help ends with an example; one of a group, where it is given."""

    def declare(function: Callable[..., None]) -> click.Command:
        declaring = group.command if group is not None else click.command
        name = function.__name__.rstrip("_")
        declared = declaring(name=name, epilog=epilog(example))(click.pass_context(function))
        run = declared.callback
        assert run is not None

        def guarded(*args: Any, **kwargs: Any) -> None:  # noqa: ANN401
            with told():
                run(*args, **kwargs)

        declared.callback = guarded
        return declared

    return declare


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line."""
    try:
        code = penholder(args=arguments, prog_name="penholder", standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        sys.exit(Exit.USAGE)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(Exit.INTERRUPTED)
    sys.exit(code if isinstance(code, int) else Exit.DONE)
