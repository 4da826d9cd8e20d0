"""What a person would lose of a collection: its texts whole, its order, and all of it when something goes wrong."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from penholder.diagnostics import Busy, EnvironmentFault, UsageFault
from penholder.language.corpus import corpus_to_read
from penholder.language.corpus_schema import VERSION, writing
from penholder.language.corpus_writer import corpus_to_write
from penholder.language.filters import Filter, Years
from penholder.text.read import read_file
from tests.language.samples import TEXTS, added, lay_out, resolution
from tests.support.workspaces import ROOT
from tests.text.resolutions import LANGUAGES, WORD_BODY, XML, word


def symbols(corpus: Path, wanted: Filter = Filter()) -> list[str]:  # noqa: B008
    with corpus_to_read(corpus) as opened:
        return [text.symbol for text in opened.texts(wanted)]


def test_a_text_comes_back_exactly_as_it_was_read_in_every_format(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "texts")
    (folder / "page.html").write_text(XML.replace("9001 (2031)", "9002 (2031)"), "utf-8")
    (folder / "word.docx").write_bytes(word(WORD_BODY.replace("9001 (2031)", "9003 (2031)")))
    (folder / "french.txt").write_text("S/RES/9001 (2031)\n\n" + LANGUAGES["fr"], "utf-8")
    place = tmp_path / "corpus.sqlite"
    assert added(place, folder).problems == []
    with corpus_to_read(place) as opened:
        for path in folder.iterdir():
            if path.suffix != ".json":
                read = read_file(path)
                assert opened.text(read.symbol, read.language) == read
        assert opened.text("9001", "en") == opened.text("S/RES/9001 (2031)") == opened.text("S/RES/9001")
        assert opened.text("9001 (1999)") is None
        assert opened.text("not a symbol") is None


def test_what_has_not_changed_is_not_read_again(corpus: Path, folder: Path) -> None:
    again = added(corpus, folder)
    assert (again.texts, again.metadata, again.unchanged) == (0, 0, len(TEXTS) + 1)
    path = folder / "9040.txt"
    path.write_text(TEXTS["9040.txt"].replace("plant trees", "plant oaks"), "utf-8")
    assert added(corpus, folder).texts == 1
    with corpus_to_read(corpus) as opened:
        assert "oaks" in str(opened.text("9040"))
    assert len(symbols(corpus)) == len(TEXTS)


def test_a_moved_file_is_the_same_text(corpus: Path, folder: Path, tmp_path: Path) -> None:
    moved = folder.rename(tmp_path / "elsewhere")
    assert added(corpus, moved).problems == []
    assert len(symbols(corpus)) == len(TEXTS)


def test_a_second_file_of_a_text_is_told_and_left_out(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(resolution(9001, 2031, ("Decides otherwise",)), "utf-8")
    (problem,) = added(corpus, other).problems
    assert "S/RES/9001 (2031) (en) is here from" in problem.why
    assert added(corpus, other).problems == [problem]
    with corpus_to_write(corpus) as writer:
        assert writer.remove(9001) == ("S/RES/9001 (2031), en",)
    assert added(corpus, other).texts == 1


def test_damaged_files_are_told_and_the_others_are_added(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "texts")
    (folder / "damaged.xml").write_text(XML[:-60], "utf-8")
    (folder / "empty.txt").write_text("")
    (folder / "diary.txt").write_text("Dear diary,\n\ntoday it rained.\n")
    (folder / "rows.json").write_text('{"symbol": "S/RES/9040 (2035)"}\n{"symbol": 3}\nno json\n')
    (folder / "other.json").write_text('{"colour": "blue"}\n')
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text("no text")
    found = added(tmp_path / "corpus.sqlite", folder)
    assert [(Path(one.path).name, one.line) for one in found.problems] == [
        ("rows.json", 2),
        ("rows.json", 3),
        ("damaged.xml", 0),
        ("diary.txt", 0),
        ("empty.txt", 0),
    ]
    assert found.texts == len(TEXTS)
    assert added(tmp_path / "corpus.sqlite", folder / "other.json").problems[0].why == (
        'it has no "symbol" of a resolution with its year'
    )


def test_texts_are_chosen_by_year_mission_and_chapter(corpus: Path) -> None:
    assert symbols(corpus, Filter(Years(2032, 2033))) == ["S/RES/9010 (2032)", "S/RES/9020 (2033)"]
    assert symbols(corpus, Filter(mission="unwemis"))[0] == "S/RES/9001 (2031)"
    assert "S/RES/9040 (2035)" not in symbols(corpus, Filter(mission="UNWEMIS"))
    # One says so in its words, the other in its metadata.
    assert symbols(corpus, Filter(chapter_vii=True)) == ["S/RES/9001 (2031)", "S/RES/9040 (2035)"]
    assert symbols(corpus, Filter(mission="'; DROP TABLE text; --")) == []


def test_metadata_stand_beside_the_text(corpus: Path) -> None:
    with corpus_to_read(corpus) as opened:
        found = next(opened.texts(Filter(Years(2035, 2035)))).metadata
    assert found is not None
    assert (found.title, found.adoption, found.abstaining) == ("trees", "Adopted 14-0-1", ("ORVANE",))
    assert found.subjects == ("TREES",)


def test_a_mandate_renews_what_it_names_or_what_was_before(corpus: Path) -> None:
    with corpus_to_read(corpus) as opened:
        found = {text.symbol: (text.is_mandate, text.renews) for text in opened.texts(Filter())}
    assert found == {
        "S/RES/9001 (2031)": (True, ()),
        "S/RES/9010 (2032)": (True, ("S/RES/9001 (2031)",)),
        "S/RES/9020 (2033)": (True, ("S/RES/9010 (2032)",)),
        "S/RES/9030 (2034)": (True, ("S/RES/9020 (2033)",)),
        "S/RES/9040 (2035)": (False, ()),
    }


def test_two_at_once_do_not_corrupt_it(corpus: Path, folder: Path) -> None:
    with corpus_to_write(corpus) as writer:
        with pytest.raises(Busy), corpus_to_write(corpus):
            pass
        writer.remove(9001)
        assert len(symbols(corpus)) == len(TEXTS), "a reader finds what was there before"
    assert len(symbols(corpus)) == len(TEXTS) - 1


def test_an_exception_leaves_all_as_it_was(corpus: Path) -> None:
    with contextlib.suppress(KeyboardInterrupt), corpus_to_write(corpus) as writer:
        writer.remove(9001)
        raise KeyboardInterrupt
    assert len(symbols(corpus)) == len(TEXTS)


_KILLED = """
import sys, time
from pathlib import Path
from penholder.language.corpus_schema import writing
with writing(Path(sys.argv[1])) as connection:
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("UPDATE passage SET words = words || hex(randomblob(2000))")
    connection.execute("DELETE FROM metadata")
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("is_new", [False, True], ids=["in an old one", "in a new one"])
def test_a_killed_add_leaves_a_valid_database(corpus: Path, folder: Path, tmp_path: Path, is_new: bool) -> None:
    place = tmp_path / "new.sqlite" if is_new else corpus
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(place)], stdout=subprocess.PIPE, env=environment, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    if is_new:
        with pytest.raises(UsageFault, match="empty"):
            symbols(place)
        assert added(place, folder).texts == len(TEXTS)
    else:
        assert len(symbols(place)) == len(TEXTS)
        assert added(place, folder).unchanged == len(TEXTS) + 1
    with sqlite3.connect(place) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO wording_index (wording_index) VALUES ('integrity-check')")
    connection.close()


def test_the_search_index_agrees_with_the_texts_after_removals(corpus: Path) -> None:
    with corpus_to_write(corpus) as writer:
        writer.remove(9001)
        writer.remove(9040)
    connection = sqlite3.connect(corpus)
    connection.execute("INSERT INTO wording_index (wording_index) VALUES ('integrity-check')")
    orphans = "SELECT count(*) FROM wording WHERE id NOT IN (SELECT wording FROM passage)"
    assert connection.execute(orphans).fetchone() == (0,)
    connection.close()


def _damaged(place: Path) -> None:
    place.write_bytes(b"no database" * 500)


def _foreign(place: Path) -> None:
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE songs (title)")
    connection.commit()
    connection.close()


def _newer(place: Path) -> None:
    with writing(place) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


@pytest.mark.parametrize(
    ("make", "fault", "words"),
    [
        (_damaged, EnvironmentFault, "damaged"),
        (_foreign, UsageFault, "another program"),
        (_newer, EnvironmentFault, f"version {VERSION + 1}"),
    ],
)
def test_what_is_no_corpus_is_told_and_left_alone(make, fault, words, tmp_path: Path, folder: Path) -> None:
    place = tmp_path / "corpus.sqlite"
    make(place)
    before = place.read_bytes()
    with pytest.raises(fault, match=words):
        symbols(place)
    with pytest.raises(fault, match=words):
        added(place, folder)
    assert place.read_bytes() == before


def test_an_empty_file_becomes_a_corpus_and_a_missing_one_is_told(tmp_path: Path, folder: Path) -> None:
    place = tmp_path / "corpus.sqlite"
    with pytest.raises(UsageFault, match="there is no corpus"):
        symbols(place)
    place.touch()
    with pytest.raises(UsageFault, match="is empty"):
        symbols(place)
    assert added(place, folder).texts == len(TEXTS)


def test_a_corpus_damaged_in_its_middle_is_told(corpus: Path) -> None:
    data = bytearray(corpus.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    corpus.write_bytes(data)
    with pytest.raises(EnvironmentFault, match="damaged"):
        symbols(corpus)


def test_many_files_are_read_by_workers_with_the_same_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lay_out(tmp_path / "texts")
    (folder / "damaged.xml").write_text(XML[:-60], "utf-8")
    alone, many = tmp_path / "alone.sqlite", tmp_path / "many.sqlite"
    one = added(alone, folder)
    monkeypatch.setattr("penholder.pipeline.corpus.ALONE", 0)
    monkeypatch.setattr("penholder.pipeline.corpus.BATCH", 2)
    assert added(many, folder) == one

    def dumped(place: Path) -> list[str]:
        connection = sqlite3.connect(place)
        rows = [line for line in connection.iterdump() if "wording_index" not in line]
        connection.close()
        return rows

    assert dumped(alone) == dumped(many)


def test_a_file_with_a_name_that_is_no_text_is_added(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    path.write_text(TEXTS["9001.txt"], "utf-8")
    assert added(tmp_path / "corpus.sqlite", tmp_path).texts == 1
    assert added(tmp_path / "corpus.sqlite", tmp_path).unchanged == 1
