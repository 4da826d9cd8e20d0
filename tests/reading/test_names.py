"""Ids and file names: every system can hold them, and nothing that lies outside `content/` is read."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import orjson
import pytest

from penholder.diagnostics import EnvironmentFault
from penholder.knowledge.loading import load
from penholder.reading.reader import Reader
from penholder.reading.schemas import load_schemas
from tests.reading.conftest import Read
from tests.support.workspaces import check, found, lay_out, term

IDS = {
    "a way out": "../x",
    "an absolute path": "/etc/passwd",
    "a backslash": "..\\x",
    "a trailing dot": "x.",
    "capitals": "Warning",
    "300 characters": "x" * 300,
    "an underscore": "early_warning",
    "Cyrillic letters": "w\u0430rning",
    "full-width letters": "\uff57arning",
    "a percent sign": "a%2fb",
    "nothing": '""',
}
FILES: dict[str, tuple[str, list[str]]] = {
    "a device of Windows": ("con", ["bad-id"]),
    "another": ("lpt1", ["bad-id"]),
    "a device in capitals": ("CON", ["bad-id"]),
    "a trailing dot": ("x.", ["bad-id"]),
    "a trailing space": ("x ", ["bad-id"]),
    "capitals": ("Warning", ["bad-id"]),
    "65 characters": ("x" * 65, ["bad-id"]),
    "Cyrillic letters": ("w\u0430rning", ["lookalike-id"]),
    "a zero-width space": ("war\u200bning", ["bad-id"]),
    "a line feed": ("war\nning", ["bad-id"]),
    "an escape code": ("\x1b[2Jwarning", ["bad-id"]),
}
STRAY: dict[str, tuple[str, str]] = {
    "another ending": ("content/terms/warning.yml", "stray-file"),
    "no record": ("content/terms/notes.txt", "stray-file"),
    "a backup": ("content/terms/warning.yaml~", "stray-file"),
    "a trailing dot": ("content/terms/warning.yaml.", "stray-file"),
    "a folder in a folder": ("content/terms/old/warning.yaml", "stray-file"),
    "a folder of no type": ("content/ideas/warning.yaml", "stray-file"),
    "a file beside the folders": ("content/warning.yaml", "stray-file"),
}
SHOWN = {"bad-id", "id-mismatch", "id-case", "lookalike-id", "stray-file", "not-a-file", "file-too-large"}


@pytest.mark.parametrize("name", IDS)
def test_an_id_is_a_plain_word(name: str, read: Read) -> None:
    assert read(term(IDS[name])) == ["1:5 bad-id"]


def test_an_id_is_that_of_the_file(read: Read) -> None:
    assert read(term("y")) == ["1:5 id-mismatch"]


def test_one_id_cannot_stand_in_two_files_of_a_type(tmp_path: Path) -> None:
    files = {"content/terms/a.yaml": term("a"), "content/terms/b.yaml": term("a"), "content/actors/a.yaml": "{"}
    assert check(lay_out(tmp_path, files)) == [
        "content/actors/a.yaml:1:2 yaml-syntax",
        "content/terms/b.yaml:1:5 id-mismatch",
    ]


def test_an_id_that_is_no_text_is_one_mistake(read: Read) -> None:
    assert read(term("2026")) == ["1:5 wrong-type"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_a_name_that_every_system_can_hold(name: str, tmp_path: Path) -> None:
    stem, expected = FILES[name]
    workspace = lay_out(tmp_path, {f"content/terms/{stem}.yaml": term(stem.strip())})
    loaded = load(workspace)
    assert [one.code for one in loaded.diagnostics] == expected
    assert all(one.path.isprintable() and one.message.isprintable() for one in loaded.diagnostics)


@pytest.mark.parametrize("name", STRAY)
def test_what_is_no_record_is_named_and_not_read(name: str, tmp_path: Path) -> None:
    path, code = STRAY[name]
    loaded = load(lay_out(tmp_path, {path: term("warning"), "content/terms/alarm.yaml": term("alarm")}))
    assert [one.code for one in loaded.diagnostics] == [code]
    assert path.startswith(loaded.diagnostics[0].path)
    assert [str(record) for record in loaded.base.records] == ["term/alarm"]


def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    workspace = lay_out(tmp_path, {"content/terms/alarm.yaml": term("alarm")})
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/content/terms/a\xff.yaml")).write_text(term("a"))
    except OSError:
        pytest.skip("this file system takes names in Unicode only")
    (diagnostic,) = load(workspace).diagnostics
    assert orjson.dumps([diagnostic.path, diagnostic.message])


def test_hidden_files_are_nobody_s_business(tmp_path: Path) -> None:
    assert check(lay_out(tmp_path, {"content/.DS_Store": b"\0", "content/terms/.x.yaml.swp": b"\0"})) == []


def test_two_names_that_differ_in_capitals_only(tmp_path: Path) -> None:
    workspace = lay_out(tmp_path, {"content/terms/warning.yaml": term("warning")})
    try:
        (tmp_path / "content/terms/Warning.yaml").touch(exist_ok=False)
    except FileExistsError:
        pytest.skip("this file system does not tell capitals apart")
    assert check(workspace) == ["content/terms/Warning.yaml:1:1 id-case"]


@pytest.mark.parametrize("target", ["content/terms/alarm.yaml", "/etc/passwd", "/nowhere", "/dev/zero"])
def test_a_link_to_a_file_is_not_followed(target: str, tmp_path: Path) -> None:
    workspace = lay_out(tmp_path, {"content/terms/alarm.yaml": term("alarm")})
    (tmp_path / "content/terms/warning.yaml").symlink_to(target if target.startswith("/") else tmp_path / target)
    assert check(workspace) == ["content/terms/warning.yaml:1:1 not-a-file"]


@pytest.mark.parametrize("link", ["content/actors", "content/terms/old"])
def test_a_link_to_a_folder_is_not_followed(link: str, tmp_path: Path) -> None:
    workspace = lay_out(tmp_path, {"outside/secret.yaml": term("secret"), "content/terms/alarm.yaml": term("alarm")})
    (tmp_path / link).symlink_to(tmp_path / "outside", target_is_directory=True)
    assert check(workspace) == [f"{link}:1:1 not-a-file"]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    workspace = lay_out(tmp_path, {"content/terms/alarm.yaml": term("alarm")})
    os.mkfifo(tmp_path / "content/terms/warning.yaml")
    assert check(workspace) == ["content/terms/warning.yaml:1:1 not-a-file"]


@pytest.mark.parametrize("became", ["nothing", "a link", "a folder", "a pipe", "very large"])
def test_a_file_that_changes_between_listing_and_reading_is_a_diagnostic(became: str, tmp_path: Path) -> None:
    workspace = lay_out(tmp_path, {"content/terms/warning.yaml": term("warning")})
    file = load(workspace).files[next(iter(load(workspace).files))]
    path = tmp_path / file.path
    path.unlink()
    if became == "a link":
        path.symlink_to("/etc/passwd")
    elif became == "a folder":
        path.mkdir()
    elif became == "a pipe":
        os.mkfifo(path)
    elif became == "very large":
        path.write_text(term("warning") + "#" * 600_000)
    (diagnostic,) = Reader(workspace, load_schemas(workspace)[0]).read(file)
    assert diagnostic.code == {"very large": "file-too-large", "a pipe": "empty-file"}.get(became, "not-a-file")


def test_too_few_file_handles_are_no_mistake_of_the_author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = lay_out(tmp_path, {"content/terms/warning.yaml": term("warning")})
    right = os.open

    def refuse(path: str, *arguments: int) -> int:
        if str(path).endswith("warning.yaml"):
            raise OSError(errno.EMFILE, "Too many open files")
        return right(path, *arguments)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(EnvironmentFault, match="too many files"):
        load(workspace)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = lay_out(tmp_path, {"content/terms/warning.yaml": term("warning")})

    def refuse(*arguments: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        loaded = load(workspace)
    assert found(loaded.diagnostics) == ["content/terms/warning.yaml:1:1 not-a-file"]


def test_a_mistake_in_a_name_is_one_message_though_others_refer_to_the_record(tmp_path: Path) -> None:
    related = term("alarm") + "related: [term/warning, term/other]\n"
    files = {"content/terms/alarm.yaml": related, "content/terms/warning.yml": term("warning")}
    workspace = lay_out(tmp_path, {**files, "content/terms/other.yaml": "title: Other\n: x\n"})
    assert check(workspace) == [
        "content/terms/other.yaml:2:1 key-not-string",
        "content/terms/warning.yml:1:1 stray-file",
    ]


def test_diagnostics_are_relative_to_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = lay_out(tmp_path, {"content/terms/x.yaml": ""})
    monkeypatch.chdir("/")
    assert found(load(workspace).diagnostics) == ["content/terms/x.yaml:1:1 empty-file"]
