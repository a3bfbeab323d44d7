"""The real command, killed with -9 while it reads, and completed by the next one."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.corpus.check import check_store
from dateline.corpus.shelf import Shelf
from dateline.identity.check import check_identity
from dateline.store.embedded import open_store

_PLACES = ("Kidal", "Sloviansk", "Goma", "Marib", "Sirte", "Aleppo", "Agdam", "Mocha", "Gao", "Raqqa")


def dateline(*words: str | Path) -> list[str]:
    return [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, words)]


def write_articles(folder: Path, number: int) -> None:
    folder.mkdir()
    for n in range(number):
        place = _PLACES[n % len(_PLACES)]
        text = (
            f"Rebels shell barracks near {place}\n\n"
            f"Rebel fighters shelled an army barracks near {place} on Monday, killing {n + 2} soldiers, "
            "the army said.\n\n"
            f"Colonel Anton Brandvold said the army would strike back. The United Nations called for a ceasefire.\n"
        )
        data = {"id": f"report-{n:02}", "text": text, "language": "en", "issued": f"2023-03-{n + 1:02}"}
        (folder / f"{n:02}.jsonl").write_text(json.dumps(data) + "\n", encoding="utf-8")


@pytest.mark.slow
def test_a_killed_build_loses_nothing_that_it_had_reported(tmp_path: Path) -> None:
    articles, killed, whole = tmp_path / "articles", tmp_path / "killed", tmp_path / "whole"
    write_articles(articles, 12)
    process = subprocess.Popen(dateline("build", articles, "--store", killed), stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    told = [process.stderr.readline().split(" ")[0] for _ in range(4)]
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with open_store(killed, read_only=True) as store:
        there = Shelf(store).fingerprints()
        assert set(told) <= set(there) and len(there) < 12
    done = subprocess.run(
        dateline("build", articles, "--store", killed, "--format", "json"), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    read = [a["article"] for a in json.loads(done.stdout)["articles"] if a["status"] == "read"]
    assert sorted([*read, *there]) == [f"report-{n:02}" for n in range(12)]
    assert subprocess.run(dateline("build", articles, "--store", whole), capture_output=True).returncode == 0
    with open_store(killed) as one, open_store(whole) as other:
        assert check_identity(one) == []
        assert check_store(one).conforms
        for graph in other.graphs():
            if "/reading/" in graph.value or graph.value.endswith(("/graph/register", "/graph/identity")):
                assert set(one.quads(graph)) == set(other.quads(graph))
        assert one.graphs() == other.graphs()
        assert one.texts.names() == other.texts.names()
