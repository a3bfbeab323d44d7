"""`dateline export`: everything, the same bytes each time, in every format."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from dateline.corpus.export import export
from dateline.graph.iris import Iris
from dateline.graph.literals import restored
from dateline.graph.provenance import article_quads, reading_entity_quads, run_quads
from dateline.graph.quads import reading_quads
from dateline.graph.register import register_quads, used_keys
from dateline.graph.schema import schema_quads
from dateline.graph.serialise import canonical, parse_bytes
from dateline.identity.link import identity_quads, link
from dateline.language.register import default_register
from dateline.store.embedded import open_store
from factories import make_article, make_reading, make_run

IRIS = Iris()
FORMATS = ["turtle", "trig", "nquads", "jsonld"]


def everything() -> list[Quad]:
    """All quads of two articles but those of the identity graph and the ontology."""
    quads = run_quads(make_run(), IRIS)
    for name in ("one", "two"):
        quads += reading_quads(make_reading(name), IRIS) + article_quads(make_article(name), IRIS)
        quads += reading_entity_quads(name, "f", 1, IRIS)
    return quads + register_quads(default_register(), used_keys(quads, IRIS), IRIS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "store"
    with open_store(path, create=True) as store:
        store.extend(everything())
        assert link(store, IRIS)
        assert not link(store, IRIS)  # a second time changes nothing
    return path


def run(folder: Path, *words: str, seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "export", "--store", str(folder), *words]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.run(command, capture_output=True, check=False, env=environment)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes_in_any_process(folder: Path, form: str) -> None:
    runs = [run(folder, "--format", form, seed=seed) for seed in ("0", "1", "4242")]
    assert [r.returncode for r in runs] == [0, 0, 0]
    assert len({r.stdout for r in runs}) == 1
    assert len(runs[0].stdout) > 10_000


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_all_graphs_come_back(folder: Path, form: str) -> None:
    written = everything()
    expected = written + identity_quads(written, IRIS) + schema_quads()
    with open_store(folder, read_only=True) as store:
        assert canonical(parse_bytes(export(store, form), form)) == canonical(expected)


def test_turtle_is_the_union(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        found = canonical(parse(export(store, "turtle"), format=RdfFormat.TURTLE))
        internal = IRIS.internal_graphs
        graphs = [*(q for q in store.quads() if q.graph_name not in internal), *schema_quads()]
    assert found == canonical(Quad(q.subject, q.predicate, q.object) for q in map(restored, graphs))


def test_an_ontology_in_the_store_is_not_written_twice(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        alone = export(store, "nquads")
        for graph in {q.graph_name for q in schema_quads()}:
            store.replace_graph(graph, [q for q in schema_quads() if q.graph_name == graph])  # type: ignore[arg-type]
        assert export(store, "nquads") == alone


def test_to_a_file_or_not_at_all(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "-o", str(tmp_path / "out.trig"))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "out.trig").read_bytes() == run(folder, "--format", "trig").stdout
    failed = run(folder, "-o", str(tmp_path / "nowhere" / "out.trig"))
    assert failed.returncode == 2
    assert b"nowhere" in failed.stderr
    assert run(folder, "--format", "xml").returncode == 2
    assert run(tmp_path / "no-store").returncode == 3
