"""`dateline cluster`, on a store made by hand."""

from pathlib import Path

import pytest
from corpus_fakes import ToyReader, all_is_well, write_article
from typer.testing import CliRunner

from dateline.cli import app
from dateline.corpus.build import build
from dateline.store.embedded import open_store

ONE, OTHER = "article/one/event/strike-1", "article/two/event/strike-1"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    for name in ("one", "two"):
        write_article(folder, name, "strike Ada")
    with open_store(tmp_path / "store", create=True) as opened:
        build([folder], opened, reader=ToyReader(), check=all_is_well)
    return tmp_path / "store"


def run(store: Path, *args: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["cluster", "--store", str(store), *args])
    return result.exit_code, result.output


def decide(folder: Path, property: str, one: str = ONE, other: str = OTHER) -> str:
    path = folder / "decisions.ttl"
    path.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        f"<{one}> {property} <{other}> .\n"
    )
    return str(path)


def test_decisions_are_obeyed_kept_and_taken_back(store: Path, tmp_path: Path) -> None:
    code, output = run(store)
    assert (code, output) == (0, "2 events in 2 clusters, 0 of several articles.\nNothing has changed.\n")
    code, output = run(store, "--decisions", decide(tmp_path, "skos:exactMatch"), "--list")
    assert code == 0
    assert "  decided by the user; 2 reports: air-strike (2)" in output
    assert f"  {ONE}\n" in output
    assert "2 events in 1 cluster, 1 of several articles.\n2 events shared the cluster with others before.\n" in output
    assert "Nothing has changed." in run(store)[1]
    (tmp_path / "none.ttl").write_text("")
    assert "2 events in 2 clusters" in run(store, "--decisions", str(tmp_path / "none.ttl"))[1]


def test_what_is_not_there_yet_waits(store: Path, tmp_path: Path) -> None:
    later = decide(tmp_path, "skos:exactMatch", other="article/three/event/strike-1")
    code, output = run(store, "--decisions", later)
    assert code == 0
    assert "the store has no article/three/event/strike-1 (yet): what was decided about it waits" in output


def test_wrong_decisions_change_nothing(store: Path, tmp_path: Path) -> None:
    code, output = run(store, "--decisions", decide(tmp_path, "owl:sameAs"))
    assert code == 3
    assert "owl:sameAs decides nothing" in output
    assert "Nothing has changed." in run(store)[1]
