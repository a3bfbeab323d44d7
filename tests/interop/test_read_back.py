"""What is exported, read back by tools that we did not write: the same graph, to the last statement."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse
from rdflib import Dataset as RdflibDataset
from rdflib import Graph
from rdflib.compare import to_isomorphic

from dateline.cli import main
from dateline.resources import folder

ROOT = Path(__file__).parents[2]
Tool = Callable[..., bytes]


def dateline(*words: str | Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    assert ended.value.code in (0, None)


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds in every format."""
    path = tmp_path_factory.mktemp("exports")
    dateline("build", "--store", path / "store", ROOT / "seeds")
    for form in ("turtle", "trig", "ntriples", "nquads", "rdfxml", "jsonld", "framed"):
        dateline("export", "--store", path / "store", "--format", form, "-o", path / form)
    return path


def canonical(quads: object) -> bytes:
    """RDFC-1.0 by Oxigraph."""
    dataset = Dataset(quads)  # type: ignore[arg-type]
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in dataset)).encode()


@pytest.fixture(scope="module")
def whole(exports: Path) -> bytes:
    """All quads, canonical."""
    return canonical(parse(path=str(exports / "nquads"), format=RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def union(exports: Path) -> bytes:
    """All triples, canonical."""
    triples = parse(path=str(exports / "ntriples"), format=RdfFormat.N_TRIPLES)
    return canonical(triples)


def test_n3js_reads_trig_and_nquads(exports: Path, node: Tool, whole: bytes) -> None:
    assert node("n3", exports / "trig") == whole
    assert node("n3", exports / "nquads") == whole


def test_jsonldjs_reads_jsonld(exports: Path, node: Tool, whole: bytes) -> None:
    """Expanded and canonicalised by another implementation, with the context that travels inside."""
    assert node("jsonld", exports / "jsonld") == whole
    assert len(json.loads(node("expand", exports / "jsonld"))) > 5


def test_jsonldjs_frames_as_we_do(exports: Path, node: Tool, tmp_path: Path) -> None:
    ours = json.loads((exports / "framed").read_bytes())
    flat = tmp_path / "flat.jsonld"
    flat.write_text(json.dumps(ours | json.loads((folder("ontology") / "context.jsonld").read_text("utf-8"))), "utf-8")
    theirs = json.loads(node("frame", flat, folder("ontology") / "frame.jsonld", folder("ontology") / "context.jsonld"))
    by_id = {event["id"]: event for event in theirs["@graph"]}
    assert set(by_id) == {event["id"] for event in ours["@graph"]}
    for event in ours["@graph"]:
        for name in ("type", "eventType", "factuality", "earliest", "attacker", "speaker", "demands"):
            assert by_id[event["id"]].get(name) == event.get(name), (event["id"], name)


def test_framed_events_hold_their_actors(exports: Path) -> None:
    events = json.loads((exports / "framed").read_bytes())["@graph"]
    strikes = [e for e in events if "Strike" in e["type"] and "killed" in e]
    assert strikes and all(e["evidence"] and e["reportedIn"]["type"] == "Article" for e in events)
    for strike in strikes:
        killed = strike["killed"] if isinstance(strike["killed"], list) else [strike["killed"]]
        assert all(k["label"] and isinstance(k["canonical"], str) for k in killed)
    assert "null" not in json.dumps(events)


@pytest.mark.parametrize(("form", "name"), [("turtle", "turtle"), ("rdfxml", "rdfxml"), ("ntriples", "ntriples")])
def test_rapper_reads_the_union(exports: Path, rapper: Tool, union: bytes, form: str, name: str) -> None:
    read = rapper("-i", name, "-o", "ntriples", exports / form, "https://example.org/")
    assert canonical(parse(input=read, format=RdfFormat.N_TRIPLES)) == union


def test_rapper_reads_nquads(exports: Path, rapper: Tool, whole: bytes) -> None:
    read = rapper("-i", "nquads", "-o", "nquads", exports / "nquads")
    assert canonical(parse(input=read, format=RdfFormat.N_QUADS)) == whole


@pytest.mark.parametrize(("form", "name"), [("turtle", "turtle"), ("rdfxml", "xml"), ("ntriples", "nt")])
def test_rdflib_reads_the_union(exports: Path, form: str, name: str) -> None:
    ours = Graph().parse(exports / "ntriples", format="nt")
    assert to_isomorphic(Graph().parse(exports / form, format=name)) == to_isomorphic(ours)


@pytest.mark.parametrize(("form", "name"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_graphs(exports: Path, form: str, name: str, whole: bytes) -> None:
    dataset = RdflibDataset()
    dataset.parse(exports / form, format=name)
    names = {str(g.identifier) for g in dataset.graphs() if len(g)}
    expected = {str(q.graph_name)[1:-1] for q in parse(input=whole, format=RdfFormat.N_QUADS)}
    assert names == expected
    assert sum(len(g) for g in dataset.graphs()) == whole.count(b"\n")


def test_oxigraph_reads_every_format(exports: Path, whole: bytes, union: bytes) -> None:
    def read(form: str, kind: RdfFormat) -> list[Quad]:
        return list(parse(path=str(exports / form), format=kind))

    for form, kind in (("trig", RdfFormat.TRIG), ("jsonld", RdfFormat.JSON_LD)):
        assert canonical(read(form, kind)) == whole
    for form, kind in (("turtle", RdfFormat.TURTLE), ("rdfxml", RdfFormat.RDF_XML)):
        assert canonical(read(form, kind)) == union


def test_packed_files_are_the_same_bytes(exports: Path, tmp_path: Path) -> None:
    import zstandard

    plain = (exports / "nquads").read_bytes()
    for name in ("a.nq.gz", "b.nq.gz", "a.nq.zst", "b.nq.zst"):
        dateline("export", "--store", exports / "store", "--format", "nquads", "-o", tmp_path / name)
    assert gzip.decompress((tmp_path / "a.nq.gz").read_bytes()) == plain
    with (tmp_path / "a.nq.zst").open("rb") as packed, zstandard.ZstdDecompressor().stream_reader(packed) as reader:
        assert reader.read() == plain
    for suffix in ("gz", "zst"):
        assert (tmp_path / f"a.nq.{suffix}").read_bytes() == (tmp_path / f"b.nq.{suffix}").read_bytes()
