"""The publishers' articles against the gold standard, by the scorer that stands beside them.

What must never be wrong is stated here; how much must be right is read from `.ci/floors.json`, where that file is. The
figures that need the stored questions are left to `.ci/score.py`.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.corpus.build import build
from dateline.corpus.export import export
from dateline.store.embedded import open_store

pytestmark = [pytest.mark.originals, pytest.mark.slow]

FLOORS = Path(__file__).resolve().parents[2] / ".ci" / "floors.json"


@pytest.fixture(scope="module")
def scores(originals: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    scorer = shared / "tools" / "score"
    if not scorer.is_file():
        pytest.skip("../shared/tools/score is not here")
    folder = tmp_path_factory.mktemp("originals")
    with open_store(folder / "store", create=True) as store:
        build([originals], store)
        (folder / "all.trig").write_bytes(export(store, "trig"))
    run = subprocess.run(
        [sys.executable, str(scorer), str(folder / "all.trig"), "--json"], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_every_article_is_there(scores: dict[str, Any]) -> None:
    assert [name for name, one in scores["articles"].items() if not one["found"]] == []
    assert scores["articles_with_other_text"] == []


def test_evidence_is_the_articles_own_words(scores: dict[str, Any]) -> None:
    evidence = scores["overall"]["shares"]["evidence spans that quote the text"]
    assert evidence["of"] > 100
    assert evidence["share"] == 1.0


@pytest.mark.parametrize("error", ["modality errors", "event modality errors", "class confusions"])
def test_what_must_never_happen(scores: dict[str, Any], error: str) -> None:
    assert {name: one["errors"][error] for name, one in scores["articles"].items() if one["errors"][error]} == {}


def test_the_floors(scores: dict[str, Any]) -> None:
    if not FLOORS.is_file():
        pytest.skip(".ci/floors.json is not here")
    figures = {"reading_f1": scores["reading_f1"]}
    figures |= {f"reading_f1 {language}": one["reading_f1"] for language, one in scores["languages"].items()}
    figures |= {"median length of evidence": scores["evidence_median_length"]}
    floors = json.loads(FLOORS.read_text("utf-8"))
    low = [f"{n}: {figures[n]} < {v}" for n, v in floors["at_least"].items() if n in figures and figures[n] < v]
    high = [f"{n}: {figures[n]} > {v}" for n, v in floors["at_most"].items() if n in figures and figures[n] > v]
    assert low + high == []
