"""`dateline export`: everything, the same bytes each time, in every format."""

import gzip
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from dateline.corpus.describe import description
from dateline.corpus.export import export
from dateline.corpus.select import selected
from dateline.graph.iris import Iris
from dateline.graph.literals import restored
from dateline.graph.provenance import article_quads, reading_entity_quads, run_quads
from dateline.graph.quads import reading_quads
from dateline.graph.register import register_quads, used_keys
from dateline.graph.schema import schema_quads
from dateline.graph.serialise import canonical, parse_bytes, serialise
from dateline.identity.link import identity_quads, link
from dateline.language.register import default_register
from dateline.store.embedded import open_store
from dateline.store.interface import Store
from factories import make_article, make_reading, make_run

IRIS = Iris()
FORMATS = ["turtle", "trig", "ntriples", "nquads", "rdfxml", "jsonld", "framed", "void"]


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


def told(store: Store) -> list[Quad]:
    """What a store says of the world: its indexes are its own affair."""
    return [q for q in store.quads() if q.graph_name not in IRIS.internal_graphs]


def run(folder: Path, *words: str, seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "export", "--store", str(folder), *words]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.run(command, capture_output=True, check=False, env=environment)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes_in_any_process(folder: Path, form: str) -> None:
    runs = [run(folder, "--format", form, seed=seed) for seed in ("0", "1", "4242")]
    assert [r.returncode for r in runs] == [0, 0, 0]
    assert len({r.stdout for r in runs}) == 1
    assert len(runs[0].stdout) > 5_000


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_all_graphs_come_back(folder: Path, form: str) -> None:
    written = everything()
    expected = written + identity_quads(written, IRIS) + schema_quads()
    with open_store(folder, read_only=True) as store:
        assert canonical(parse_bytes(export(store, form), form)) == canonical(expected)


def test_turtle_is_the_union(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        found = canonical(parse(export(store, "turtle"), format=RdfFormat.TURTLE))
        graphs = [*told(store), *schema_quads()]
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
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.trig"]
    assert run(tmp_path / "no-store").returncode == 3


@pytest.mark.parametrize("form", ["trig", "nquads"])
def test_graph_by_graph_gives_the_bytes_of_the_whole(folder: Path, form: str) -> None:
    with open_store(folder, read_only=True) as store:
        quads = [restored(q) for q in told(store)]
        quads += [q for q in schema_quads() if q.graph_name not in {p.graph_name for p in quads}]
        assert export(store, form) == serialise(quads, form)


def test_one_article_brings_what_it_needs_and_nothing_of_others(folder: Path) -> None:
    done = run(folder, "--format", "nquads", "--article", "one")
    assert done.returncode == 0
    quads = list(parse(done.stdout, format=RdfFormat.N_QUADS))
    assert b"article/two" not in done.stdout and b"reading/two" not in done.stdout
    assert {q for q in quads if q.graph_name == IRIS.reading("one")} == set(reading_quads(make_reading("one"), IRIS))
    subjects = {q.subject for q in quads}
    named = {q.object for q in quads if str(q.predicate).endswith(("#canonical>", "#inCluster>", "#attacker>"))}
    assert named and named <= subjects
    with open_store(folder, read_only=True) as store:
        whole = set(parse(export(store, "nquads"), format=RdfFormat.N_QUADS))
    assert set(quads) < whole


def test_filters_are_checked_and_combined(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        assert selected(store) == ["one", "two"]
        assert selected(store, articles=["two", IRIS.article("one").value]) == ["one", "two"]
        issued = make_article("one").issued
        assert issued is not None
        assert selected(store, since=issued) == ["one", "two"]
        assert selected(store, articles=["one"], since=issued + timedelta(days=1)) == []
        cluster = next(q.object for q in store.quads(IRIS.identity_graph) if str(q.predicate).endswith("#inCluster>"))
        assert isinstance(cluster, NamedNode) and selected(store, clusters=[cluster.value])
        short = cluster.value.removeprefix(f"{IRIS.base}cluster/")
        assert selected(store, clusters=[short]) == selected(store, clusters=[cluster.value])
    missing = run(folder, "--article", "three")
    assert missing.returncode == 2 and b"three: no article of the store has this name" in missing.stderr
    assert run(folder, "--cluster", "nothing").returncode == 2
    assert run(folder, "--format", "void", "--article", "one").returncode == 2


def test_the_description_counts_what_is_there(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        quads = description(store)
        data = [q for q in told(store) if q.graph_name not in {s.graph_name for s in schema_quads()}]
    facts = {str(q.predicate).rpartition("#")[2][:-1]: q.object for q in quads if str(q.subject).endswith("/dataset>")}
    assert facts["triples"].value == str(len(data))  # type: ignore[union-attr]
    kinds = {str(q.object) for q in quads if str(q.predicate).endswith("#type>")}
    assert any("void#Dataset" in k for k in kinds) and any("dcat#Dataset" in k for k in kinds)
    articles = {q.subject for q in quads if str(q.object).endswith("ns#Article>")}
    (count,) = (q.object for q in quads if q.subject in articles and str(q.predicate).endswith("#entities>"))
    assert count.value == "2"  # type: ignore[union-attr]


def test_packed_as_the_suffix_says(folder: Path, tmp_path: Path) -> None:
    plain = run(folder, "--format", "nquads").stdout
    assert run(folder, "--format", "nquads", "-o", str(tmp_path / "a.nq.gz")).returncode == 0
    assert gzip.decompress((tmp_path / "a.nq.gz").read_bytes()) == plain
    assert gzip.decompress(run(folder, "--format", "nquads", "--compress", "gzip").stdout) == plain
