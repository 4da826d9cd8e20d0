"""The reference of the command line names every command, option and exit code; other pages name real ones only."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from penholder.cli.main import COMMANDS, Exit, penholder
from tests.docs.handbook import DOCS, ROOT, blocks, fences, headings, pages, section

PAGE = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
_CALL = re.compile(r"\bpenholder ([a-z][a-z-]*)((?: [^\n`#|&>]+)?)")
_OPTION = re.compile(r"(?<=\s)--?[a-z][a-z-]*")
OTHER_PAGES = [*pages(), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


def _command(name: str) -> click.Command:
    with click.Context(penholder) as context:
        command = penholder.get_command(context, name)
    assert command is not None
    return command


def _parts(command: click.Command) -> list[click.Command]:
    """A command and those of its group."""
    return [command, *(command.commands.values() if isinstance(command, click.Group) else ())]


def _options(command: click.Command) -> list[str]:
    return [
        name
        for part in _parts(command)
        for parameter in part.params
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
    ]


def test_the_page_has_a_section_for_each_command_and_no_other() -> None:
    assert [head for head in headings(PAGE, 2) if head.startswith("penholder ")] == [
        f"penholder {name}" for name in COMMANDS
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_of_a_command_is_explained(name: str) -> None:
    text, command = section(PAGE, f"penholder {name}"), _command(name)
    for option in _options(command):
        assert re.search(rf"^\|.*`{option}[ `]", text, re.MULTILINE), f"{option} is not in the table"
    usage = blocks(text, "text")[0]
    arguments = [(part, one) for part in _parts(command) for one in part.params if isinstance(one, click.Argument)]
    for part, argument in arguments:
        word = argument.make_metavar(click.Context(part)).strip("[]{}.").upper()
        assert re.split(r"\W", word)[0] in usage.upper(), f"{word} is not in the usage"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_that_is_also_in_its_help(name: str) -> None:
    examples = "\n".join(blocks(section(PAGE, f"penholder {name}"), "bash"))
    for part in _parts(_command(name)):
        in_help = (part.epilog or "").rpartition("Example:\n")[2].strip()
        assert in_help
        assert in_help in examples


def test_the_options_of_all_commands_are_explained() -> None:
    for option in (*_options(penholder), "-h", "--help"):
        assert re.search(rf"^\|.*`{option}[ `]", PAGE, re.MULTILINE), f"{option} is not in the table"


def test_every_exit_code_is_listed() -> None:
    listed = re.findall(r"^\| (\d+) \|", section(PAGE, "Exit codes"), re.MULTILINE)
    assert [int(code) for code in listed] == [int(code) for code in Exit]


@pytest.mark.parametrize("page", OTHER_PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_pages_name_commands_and_options_that_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    fenced = "\n".join(body for language, body in fences(text) if language in ("bash", "console", "text"))
    in_line = re.findall(r"`(penholder [^`\n]+)`", text)
    lines = re.findall(r"^(?:\$ |\.venv/bin/)?(penholder .+)$", fenced, re.MULTILINE)
    code = "\n".join((*in_line, *lines))
    for name, words in _CALL.findall(code):
        assert name in COMMANDS, f"there is no penholder {name}"
        for option in _OPTION.findall(words):
            assert option in (*_options(_command(name)), "--help", "-h"), f"penholder {name} has no {option}"
