"""The corpus on the whole collection of resolutions: every text comes back, and altered paragraphs find themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from penholder.language.corpus import Corpus, corpus_to_read
from penholder.language.filters import Filter
from penholder.language.missions import Operations, Resolution, missions
from penholder.language.operations import mentions, titled
from penholder.language.retrieval import Index
from penholder.text.read import read_file
from tests.language.samples import added

ROOT = Path(__file__).resolve().parents[2]
COLLECTION = ROOT.parent / "shared" / "corpus"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not COLLECTION.is_dir(), reason="the collection of resolutions is absent"),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    place = tmp_path_factory.mktemp("corpus") / "corpus.sqlite"
    assert added(place, COLLECTION).problems == []
    with corpus_to_read(place) as opened:
        yield opened


def test_every_text_is_there_and_comes_back_as_it_was_read(corpus: Corpus) -> None:
    files = [path for part in ("en", "languages", "text") for path in sorted((COLLECTION / part).iterdir())]
    assert corpus.count()[0] == len(files)
    for path in files[::29]:
        read = read_file(path)
        assert corpus.text(read.symbol, read.language) == read


def test_the_words_alone_tell_the_mission_that_the_title_names(corpus: Corpus) -> None:
    pairs = corpus.connection.execute("SELECT name, acronym FROM definition").fetchall()
    texts = [text for text in corpus.texts(Filter(language="en")) if text.metadata]
    titles = {text.symbol: set(titled(text.metadata.title if text.metadata else "")) for text in texts}
    operations = Operations.of([*pairs, *(pair for found in titles.values() for pair in sorted(found))])
    right = of = 0
    for symbol, found in titles.items():
        text = corpus.text(symbol)
        if found and text is not None:
            told = missions(Resolution(0, len(text.operative), mentions(text)), operations)
            right += bool({acronym for _, acronym in found} & set(told))
            of += 1
    assert of > 500
    assert right >= 0.98 * of


def test_altered_paragraphs_find_their_originals(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts" / "evaluate.d"))
    import precedents

    found = precedents.trials(corpus, Index(corpus))
    assert found.place["among the first"] >= 0.95 * precedents.TRIALS, found.misses
