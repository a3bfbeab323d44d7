"""The store on a real server: everything that a folder does, with the same outcome."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

sys.path.append(str(Path(__file__).parents[1] / "corpus"))
sys.path.append(str(Path(__file__).parent))
from corpus_fakes import ToyReader, all_is_well, write_article
from servers import VIRTUOSO, oxigraph, virtuoso

from dateline.corpus.build import build, remove
from dateline.corpus.export import export
from dateline.errors import QueryError, StoreError, StoreLocked, UsageError
from dateline.graph.schema import schema_quads
from dateline.questions import find_question
from dateline.questions import run as ask
from dateline.resources import folder as data_folder
from dateline.store.interface import Store
from dateline.store.opening import open_store

BASE = "https://w3id.org/dateline/id/"
G, H = NamedNode(BASE + "reading/g"), NamedNode(BASE + "reading/h")
P = NamedNode("http://example.org/p")
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server's queries."""
    folder = tmp_path_factory.mktemp("server") / "data"
    if request.param == "oxigraph":
        with oxigraph(folder) as url:
            yield url
    elif VIRTUOSO is None:
        if os.environ.get("CI"):
            pytest.fail("virtuoso-t is missing: apt-get install virtuoso-opensource-7-bin")
        pytest.skip("needs virtuoso-t and isql-vt (Debian: virtuoso-opensource-7-bin)")
    else:
        with virtuoso(folder) as url:
            yield url


@pytest.fixture
def url(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a server that holds nothing."""
    monkeypatch.setenv("DATELINE_FILES", str(tmp_path / "files"))
    with open_store(server, create=True) as store:
        store.remove_graphs(store.graphs())
    return server


def quad(value: str | Literal, graph: NamedNode = G, subject: str = "s") -> Quad:
    literal = value if isinstance(value, Literal) else Literal(value)
    return Quad(NamedNode(f"http://example.org/{subject}"), P, literal, graph)


def values(store: Store, sparql: str, **options: object) -> list[str]:
    answer = store.query(sparql, **options)  # type: ignore[arg-type]
    assert isinstance(answer, QuerySolutions)
    return sorted(row[0].value for row in answer)  # type: ignore[union-attr]


def test_terms_come_back_as_they_went(url: str) -> None:
    texts = ["", 'a "b" \\ c\nd\te', "’é😀", "} ; DROP ALL #", "typed-literal", "1"]
    typed = [("true", "boolean"), ("7", "integer"), ("0.25", "decimal"), ("2021-03-09", "date")]
    typed += [("2021-03-09T10:00:00Z", "dateTime")]
    literals = [Literal(t) for t in texts] + [Literal("woord", language="nl")]
    literals += [Literal(value, datatype=NamedNode(XSD + name)) for value, name in typed]
    sent = {quad(literal) for literal in literals}
    with open_store(url, create=True) as store:
        store.extend(sent)
        assert set(store.quads(G)) == sent
        answer = store.query("SELECT ?o { ?s ?p ?o }", graphs=[G])
        assert isinstance(answer, QuerySolutions)
        assert {row["o"] for row in answer} == set(literals)
        for literal in literals:
            bound = store.query("SELECT ?s ?o { ?s ?p ?o }", substitutions={"o": literal}, graphs=[G])
            assert isinstance(bound, QuerySolutions)
            assert len(list(bound)) == 1, literal


def test_a_query_sees_all_graphs_as_one_unless_told_otherwise(url: str) -> None:
    with open_store(url, create=True) as store:
        assert values(store, "SELECT ?o { ?s <http://example.org/p> ?o }") == []
        store.extend([quad("one"), quad("two", H)])
        assert store.graphs() == [G, H]
        assert values(store, "SELECT ?o { ?s <http://example.org/p> ?o }") == ["one", "two"]
        assert values(store, "SELECT ?o { ?s ?p ?o }", graphs=[H]) == ["two"]
        assert values(store, "SELECT ?o { GRAPH ?g { ?s ?p ?o } }", graphs=[H]) == ["two"]
        assert values(store, "SELECT (str(dl:Event) AS ?e) {}") == ["https://w3id.org/dateline/ns#Event"]
        for text, right in (("ASK { ?s ?p 'two' }", True), ("ASK { ?s ?p 'three' }", False)):
            ask = store.query(text)
            assert isinstance(ask, QueryBoolean)
            assert bool(ask) is right
        known = store.query("ASK { { ?n ?p ?o } UNION { ?s ?q ?n } }", substitutions={"n": quad("one").subject})
        assert isinstance(known, QueryBoolean)
        assert known
        made = store.query("CONSTRUCT { ?s dl:label ?o } { GRAPH ?g { ?s <http://example.org/p> ?o } }")
        assert isinstance(made, QueryTriples)
        assert sorted(t.object.value for t in made) == ["one", "two"]  # type: ignore[union-attr]
        for wrong, options in (("SELEC", {}), ("SELECT ?s { ?s ?p ?o }", {"substitutions": {"o": Literal("two")}})):
            with pytest.raises(QueryError):
                store.query(wrong, **options)  # type: ignore[arg-type]


def test_a_change_takes_out_and_puts_in(url: str) -> None:
    with open_store(url, create=True) as store:
        store.apply(add=[quad("one"), quad("two")])
        store.apply(remove=[quad("one"), quad("two")], add=[quad("two"), quad("three", H)])
        assert set(store.quads()) == {quad("two"), quad("three", H)}
        assert store.replace_graph(G, [quad("four")])
        assert not store.replace_graph(G, [quad("four")])
        store.remove_graphs([H, NamedNode(BASE + "reading/none")])
        assert set(store.quads()) == {quad("four")}
        with pytest.raises(ValueError, match="blank node"):
            store.apply(remove=[Quad(BlankNode(), P, P, G)])


@pytest.mark.parametrize("number", [490, 510, 950, 1010])
def test_no_number_of_changes_is_too_much_for_a_server(url: str, number: int) -> None:
    old, new = ([quad(f"{word} {n}", subject=f"s{n}") for n in range(number)] for word in ("a", "b"))
    with open_store(url, create=True) as store:
        assert store.replace_graph(G, old)
        assert store.replace_graph(G, new)
        assert set(store.quads()) == set(new)


def test_a_store_of_many_statements_is_opened_and_changed_at_once(url: str) -> None:
    with open_store(url, create=True) as store:
        for part in range(13):
            store.extend(quad(f"{part} {n}", subject=f"s{part}-{n}") for n in range(1990))
    began = time.monotonic()
    with open_store(url, create=True) as store:
        assert store.graphs() == [G]
        store.extend([quad("one more", H)])
        assert store.graphs() == [G, H]
    assert time.monotonic() - began < 20


def test_who_asks_meanwhile_sees_the_old_article_or_the_new(url: str) -> None:
    def side(letter: str) -> list[Quad]:
        return [quad(letter, subject=f"s{n}") for n in range(600)]

    seen: set[tuple[str, ...]] = set()
    stop = threading.Event()
    count = "SELECT (CONCAT(?o, ' ', STR(COUNT(*))) AS ?n) { ?s <http://example.org/p> ?o } GROUP BY ?o"

    def ask() -> None:
        with open_store(url, read_only=True, create=True) as reading:
            while not stop.is_set():
                seen.add(tuple(values(reading, count, graphs=[G])))

    run = Quad(NamedNode(BASE + "run/1"), NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
               NamedNode("http://www.w3.org/ns/prov#Activity"), NamedNode(BASE + "graph/articles"))  # fmt: skip
    with open_store(url, create=True) as store:
        store.extend([run, *side("a")])
        thread = threading.Thread(target=ask)
        thread.start()
        try:
            for letter in ("b", "a", "b"):
                store.replace_graph(G, side(letter))
        finally:
            stop.set()
            thread.join()
    assert seen <= {("a 600",), ("b 600",)}


def test_a_change_too_large_for_one_text_is_whole_too(url: str) -> None:
    old, new = ([quad(f"{word} {n}", graph, f"s{n}") for n in range(3000) for graph in (G, H)] for word in ("a", "b"))
    with open_store(url, create=True) as store:
        store.apply(add=old)
        assert set(store.quads()) == set(old)
        store.apply(remove=old, add=new)
        assert set(store.quads()) == set(new)
        assert (
            values(store, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'urn:dateline')) }")
            == []
        )


def test_the_ontology_with_its_blank_nodes_is_put_once(url: str) -> None:
    graph = NamedNode("https://w3id.org/dateline/ns")
    quads = [q for q in schema_quads() if q.graph_name == graph]
    assert any(isinstance(q.object, BlankNode) for q in quads)
    with open_store(url, create=True) as store:
        assert store.replace_graph(graph, quads)
        assert len(list(store.quads(graph))) == len(quads)
        assert not store.replace_graph(graph, quads)


def test_articles_go_in_are_corrected_and_go_out_as_in_a_folder(url: str, tmp_path: Path) -> None:
    def walk(where: str | Path) -> list[bytes]:
        articles, seen = tmp_path / f"articles-{len(str(where))}", []

        def read() -> None:
            with open_store(where, create=True) as store:
                build(
                    [articles],
                    store,
                    reader=ToyReader(),
                    check=all_is_well,
                    now=lambda: datetime(2024, 5, 1, tzinfo=UTC),
                )
            with open_store(where, read_only=True) as store:
                seen.append(export(store, "nquads"))

        for name in ("one", "two"):
            write_article(articles, name, f"strike {name}", "with place/port", "strike Sela", "says Sela")
        read()
        write_article(articles, "two", "says Orrin")
        read()
        read()
        with open_store(where) as store:
            remove(store, ["one"], reader=ToyReader())
            seen.append(export(store, "nquads"))
            assert len(store.texts.names()) == 1
        return seen

    remote, local = walk(url), walk(tmp_path / "folder")
    assert remote == local
    assert remote[1] == remote[2]
    assert len({*remote}) == 3


def test_it_is_opened_as_a_folder_is(url: str) -> None:
    with pytest.raises(StoreError, match="holds no Dateline store"), open_store(url):
        pass
    run = Quad(NamedNode(BASE + "run/1"), NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
               NamedNode("http://www.w3.org/ns/prov#Activity"), NamedNode(BASE + "graph/articles"))  # fmt: skip
    with open_store(url, create=True) as store:
        store.extend([run])
        with pytest.raises(StoreLocked), open_store(url):
            pass
    with open_store(url, read_only=True) as store:
        assert store.base == BASE
        with pytest.raises(StoreError, match="reading only"):
            store.extend([run])
    with pytest.raises(UsageError, match="has the base"), open_store(url, base="http://example.org/mine/"):
        pass


@pytest.mark.slow
def test_the_commands_give_what_they_give_of_a_folder(
    url: str, seeds: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    virtuoso = "virtuoso" in request.node.name
    env = os.environ | {"COLUMNS": "200"}

    def run(*words: str, where: str) -> str:
        command = [str(Path(sys.executable).with_name("dateline")), words[0], "--store", where, *words[1:]]
        done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=300)
        assert done.returncode == 0, done.stderr
        return "\n".join(line for line in done.stdout.splitlines() if "prov:startedAtTime" not in line)

    folder = str(tmp_path / "folder")
    for where in (url, folder):
        run("build", str(seeds), where=where)
    queries = data_folder("queries")
    questions = [name.stem for name in sorted(queries.glob("*.rq"))]
    with open_store(url, read_only=True) as far, open_store(folder, read_only=True) as near:
        for name in questions:  # one with "added" in it went as an update, and UNDEF is something else for Virtuoso
            question = find_question(name, [queries])
            there, here = ({*map(str, ask(store, question).rows)} for store in (far, near))
            if virtuoso and name == "weapon-disagreement":
                continue  # Virtuoso 7.2.5 answers paths over a group now one way, now another: docs/scaling.md says so
            assert here == there, name
    for words in (
        ("ask", "calls-for-withdrawal", "--evidence"),
        ("ask", "attacks", "--format", "json"),
        ("ask", "attacks", "--since", "2020-01-02", "--place", "Baghdad"),
        ("ask", "calls", "--actor", "Moqtada al-Sadr"),
        ("query", "SELECT (COUNT(*) AS ?n) { ?e a dl:Event }"),
        ("validate", "--format", "csv"),
        ("export",),
    ):
        assert run(*words, where=url) == run(*words, where=folder), words
    assert "Nothing has changed" in run("build", str(seeds), where=url)
