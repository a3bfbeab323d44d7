"""What `dateline query` can be told: which graphs, files instead of the store, how much time and memory, to explain."""

import gzip
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from typer.testing import CliRunner

from dateline.cli import app
from dateline.errors import InputError, QueryError, UsageError
from dateline.graph.iris import Iris
from dateline.questions.adhoc import explain, query
from dateline.questions.job import Endpoint, Files
from dateline.questions.model import Result
from dateline.store.embedded import open_store

IRIS = Iris()
ONE, TWO = IRIS.reading("one"), IRIS.reading("two")
NODE, HOLDS = NamedNode("http://example.org/n"), NamedNode("http://example.org/holds")
VALUES = "SELECT ?o { ?s <http://example.org/holds> ?o } ORDER BY ?o"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o } ORDER BY ?c ?f ?i ?l ?o"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "store"
    with open_store(path, create=True) as store:
        store.extend([Quad(NODE, HOLDS, Literal("one"), ONE), Quad(NODE, HOLDS, Literal("two"), TWO)])
        store.extend([Quad(NODE, NamedNode("urn:n"), Literal(n), ONE) for n in range(200)])
    return path


def column(answer: object) -> list[str]:
    assert isinstance(answer, Result)
    return [row[0].value for row in answer.rows]  # type: ignore[union-attr]


# ------------------------------------------------------------------------------------------ which graphs
def test_a_graph_is_chosen_by_its_iri_or_by_what_follows_the_base(folder: Path) -> None:
    assert column(query(folder, VALUES)) == ["one", "two"]
    assert column(query(folder, VALUES, graphs=["reading/two"])) == ["two"]
    assert column(query(folder, VALUES, graphs=[ONE.value, TWO.value])) == ["one", "two"]
    assert column(query(folder, VALUES.replace("{", "{ GRAPH ?g {").replace("}", "} }"), graphs=["reading/one"])) == [
        "one"
    ]
    with pytest.raises(UsageError, match=r"no graph is named 'reading/tow' \(did you mean reading/two"):
        query(folder, VALUES, graphs=["reading/tow"])


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        (f"FROM {ONE}", ["one"]),
        (f"from {ONE} FROM {TWO}", ["one", "two"]),
        ("FROM r:one", ["one"]),
        ("FROM <one>", ["one"]),
        (f"FROM NAMED {ONE}", []),
        (f"FROM {TWO} FROM NAMED {ONE}", ["two"]),
    ],
)
def test_from_names_graphs_of_the_store(folder: Path, clause: str, found: list[str]) -> None:
    prologue = f"BASE <{IRIS.base}reading/> PREFIX r: <{IRIS.base}reading/> "
    assert column(query(folder, prologue + VALUES.replace("{", f"{clause} {{", 1))) == found


@pytest.mark.parametrize("clause", ["FROM <https://example.org/far>", "FROM NAMED dl:far", f"FROM {ONE} FROM <urn:x>"])
def test_from_fetches_nothing(folder: Path, clause: str) -> None:
    with pytest.raises(QueryError, match="which is no graph of the store, and nothing is fetched"):
        query(folder, VALUES.replace("{", f"{clause} {{", 1))


def test_graphs_are_named_once(folder: Path) -> None:
    with pytest.raises(UsageError, match="names its graphs itself"):
        query(folder, VALUES.replace("{", f"FROM {ONE} {{", 1), graphs=["reading/two"])


# ------------------------------------------------------------------------------------------ files
def test_files_are_asked_together(tmp_path: Path) -> None:
    first, second = tmp_path / "a.ttl", tmp_path / "b.nq.gz"
    first.write_text('<urn:a> <http://example.org/holds> "plain" .', "utf-8")
    second.write_bytes(gzip.compress(f'<urn:b> <http://example.org/holds> "packed" {ONE} .\n'.encode()))
    files = Files((first, second))
    assert column(query(files, VALUES)) == ["packed", "plain"]
    assert column(query(files, VALUES, graphs=["reading/one"])) == ["packed"]
    assert column(query(files, VALUES.replace("{", f"FROM {ONE} {{", 1))) == ["packed"]
    with pytest.raises(InputError, match=r"missing\.ttl"):
        query(Files((tmp_path / "missing.ttl",)), VALUES)
    first.write_text("<urn:a> <urn:b> .", "utf-8")
    with pytest.raises(InputError) as caught:
        query(files, VALUES)
    assert caught.value.line == 1


# ------------------------------------------------------------------------------------------ time and memory
def test_time_is_up_when_it_is(folder: Path) -> None:
    began = time.monotonic()
    with pytest.raises(QueryError, match="no answer within 2 s"):
        query(folder, ENDLESS, timeout=2)
    assert time.monotonic() - began < 20


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
def test_memory_is_up_when_it_is(folder: Path) -> None:
    with pytest.raises(QueryError, match=r"more than the 0\.3 GB of memory"):
        query(folder, ENDLESS, memory=300_000_000, timeout=120)
    assert column(query(folder, VALUES, memory=300_000_000)) == ["one", "two"]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * " + "{" * 20_000 + "}" * 20_000,
        "SELECT * { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
        "SELECT * { FILTER(" + "!" * 20_000 + "1) }",
        "SELECT * { FILTER(" + "\\u0028" * 20_000 + "1" + ")" * 20_000 + ") }",
        "SELECT * { FILTER(" + "NOT EXISTS { FILTER(" * 3_000 + "1" + ")}" * 3_000 + ") }",
        "SELECT * { ?s ?p " + "<<" * 20_000 + " ?a ?b ?c " + ">>" * 20_000 + " }",
        "SELECT * { ?s ?p " + "<< <urn:a> ?p " * 3_000 + "1" + ">>" * 3_000 + " }",
    ],
    ids=["groups", "brackets", "not", "escaped", "exists", "triple-terms", "nested-triple-terms"],
)
def test_nesting_that_would_kill_the_parser_is_refused(folder: Path, text: str) -> None:
    with pytest.raises(QueryError, match="nested over 100 levels deep"):
        query(folder, text, timeout=60)


def test_many_comparisons_are_no_nesting(folder: Path) -> None:
    many = " && ".join(["1 < 2", "3 > 2", "!(1 < -1)"] * 60)
    assert column(query(folder, VALUES.replace("}", f"FILTER({many}) }}"))) == ["one", "two"]


# ------------------------------------------------------------------------------------------ explaining
def test_an_explanation_counts_each_pattern_and_names_misspelt_terms(folder: Path) -> None:
    said = explain(
        folder, "SELECT ?o { ?s <http://example.org/holds> ?o OPTIONAL { GRAPH ?g { ?s dl:agnt/dl:place ?x } } }"
    )
    lines = [line.strip() for line in said.splitlines()]
    assert lines[0] == "graphs: all of them, as one"
    assert lines[1] == "line 1: the ontology has no term dl:agnt; did you mean dl:agent?"
    assert any(line.startswith("2 ") and "?s <http://example.org/holds> ?o" in line for line in lines)
    assert any(line.startswith("0 ") and "?s dl:agnt/dl:place ?x" in line for line in lines)
    assert [line for line in lines if line.startswith("Graph")] == ["Graph ?g"]
    assert "reading/two" in explain(folder, VALUES, graphs=["reading/two"])
    with pytest.raises(QueryError):
        explain(folder, "SELECT ?o { ?s")
    with pytest.raises(UsageError, match="an endpoint does not say"):
        explain(Endpoint("http://127.0.0.1:1/"), VALUES)


def test_an_explanation_counts_in_the_graphs_that_from_names(folder: Path) -> None:
    said = explain(folder, VALUES.replace("{", f"FROM {ONE} {{", 1))
    assert said.splitlines()[0] == "graphs: those that FROM names"
    assert any(line.split() == ["1", "?s", "<http://example.org/holds>", "?o"] for line in said.splitlines())


def test_an_explanation_is_the_same_each_time(folder: Path) -> None:
    said = explain(folder, "SELECT * { ?b <urn:n> ?a . [] <urn:n> ?c . [ ?d ?e ] }")
    assert "Project ?a ?b ?c ?d ?e" in said
    assert [line.split()[1:] for line in said.splitlines() if line.strip()[0].isdigit()] == [
        ["?b", "<urn:n>", "?a"],
        ["[]", "<urn:n>", "?c"],
        ["[]", "?d", "?e"],
    ]


def test_what_has_no_pattern_is_explained_too(folder: Path) -> None:
    assert explain(folder, f"DESCRIBE {NODE}").splitlines() == [
        "graphs: all of them, as one",
        "no pattern: it names what it describes",
    ]


# ------------------------------------------------------------------------------------------ the command
def test_the_command_writes_each_format_of_a_graph(folder: Path, tmp_path: Path) -> None:
    forms = {
        "turtle": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "ntriples": RdfFormat.N_TRIPLES,
        "nquads": RdfFormat.N_QUADS, "rdfxml": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD,
    }  # fmt: skip
    construct = "CONSTRUCT { ?s a dl:Event ; rdfs:label ?o } { ?s <http://example.org/holds> ?o }"
    read = set()
    for form, kind in forms.items():
        output = tmp_path / form
        done = CliRunner().invoke(
            app, ["query", construct, "--store", str(folder), "--format", form, "-o", str(output)]
        )
        assert (done.exit_code, done.stdout) == (0, ""), done.stderr
        assert output.read_bytes().endswith(b"\n")
        read.add(frozenset(quad.triple for quad in parse(path=str(output), format=kind)))
    assert len(read) == 1 and len(next(iter(read))) == 3
    turtle = (tmp_path / "turtle").read_text("utf-8")
    assert '<http://example.org/n> a dl:Event ;\n\trdfs:label "one" , "two" .' in turtle


def test_the_command_takes_files_or_an_endpoint(folder: Path) -> None:
    done = CliRunner().invoke(app, ["query", VALUES, "--data", "a.ttl", "--endpoint", "http://127.0.0.1:1/"])
    assert done.exit_code == 2 and "not both" in done.stderr
