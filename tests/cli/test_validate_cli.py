"""`dateline validate`."""

from pathlib import Path

import pytest
from corpus_fakes import ToyReader, write_article
from pyoxigraph import RdfFormat, parse

from dateline.cli import main
from dateline.corpus.build import build
from dateline.graph.iris import Iris, term
from dateline.store.embedded import open_store


def dateline(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as end:
        main([str(w) for w in words])
    return int(end.value.code or 0)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    write_article(tmp_path / "in", "one", "strike Ada")
    with open_store(tmp_path / "store", create=True) as opened:
        build([tmp_path / "in"], opened, reader=ToyReader())  # type: ignore[arg-type]
    return tmp_path / "store"


def damage(store: Path) -> None:
    iris = Iris()
    with open_store(store) as opened:
        wrong = [q for q in opened.quads(iris.reading("one")) if q.predicate == term("dl:factuality")]
        opened.apply(remove=wrong)


def test_a_sound_store(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("validate", "--store", store) == 0
    assert capsys.readouterr().out == "conforms: 0 violations, 0 warnings, 0 remarks\n"


def test_a_damaged_store_as_text_and_as_turtle(store: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    damage(store)
    assert dateline("validate", "--store", store) == 1
    shown = capsys.readouterr().out
    assert "event/strike-1" in shown and "dl:factuality" in shown and "does not conform: 1 violation" in shown
    output = tmp_path / "report.ttl"
    assert dateline("validate", "--store", store, "--format", "turtle", "-o", output) == 1
    quads = list(parse(output.read_bytes(), format=RdfFormat.TURTLE))
    assert term("sh:ValidationReport") in [q.object for q in quads]


def test_files_instead_of_a_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = tmp_path / "good.ttl"
    good.write_text("<http://example.org/a> <http://example.org/b> 1 .")
    assert dateline("validate", good) == 0
    bad = tmp_path / "bad.ttl"
    bad.write_text("<http://example.org/e> a <https://w3id.org/dateline/ns#Strike> .")
    assert dateline("validate", good, bad) == 1
    assert dateline("validate", tmp_path / "none.ttl") == 3
    broken = tmp_path / "broken.ttl"
    broken.write_text("<http://example.org/e> a")
    assert dateline("validate", broken) == 3
    assert "broken.ttl" in capsys.readouterr().err


def test_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("validate", "--store", tmp_path / "none") == 3
    assert "dateline build" in capsys.readouterr().err
