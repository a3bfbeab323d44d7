"""What follows from all articles together, and from the ontology."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad
from rdflib import RDF, Graph, URIRef

from dateline.graph.iris import Iris, term
from dateline.inference import schema, whole
from dateline.inference.schema import close_schema, closed
from dateline.inference.whole import infer_canonical, infer_schema
from dateline.resources import folder
from dateline.store.embedded import open_store
from dateline.store.interface import Store

IRIS = Iris()
KINDS = ("dl:Person", "dl:Group", "dl:Location")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store", create=True) as opened:
        yield opened


def place(name: str) -> NamedNode:
    return IRIS.canonical("place", name)


def test_a_town_of_one_article_lies_in_the_province_of_another(store: Store) -> None:
    for inner, outer in (("orvek", "tarsin"), ("tarsin", "northland")):
        for name in (inner, outer):
            store.extend([Quad(place(name), term("rdf:type"), term("dl:Location"), IRIS.identity_graph)])
        store.extend([Quad(place(inner), term("dl:within"), place(outer), IRIS.identity_graph)])
    assert infer_canonical(store, IRIS)
    assert list(store.quads(IRIS.inferred_graph)) == [
        Quad(place("orvek"), term("dl:within"), place("northland"), IRIS.inferred_graph)
    ]
    assert not infer_canonical(store, IRIS)
    store.apply(remove=[Quad(place("tarsin"), term("dl:within"), place("northland"), IRIS.identity_graph)])
    assert infer_canonical(store, IRIS)
    assert list(store.quads(IRIS.inferred_graph)) == []


entries = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(KINDS), st.integers(0, 5)), min_size=1, unique_by=lambda e: e[0]
)


@settings(max_examples=8, deadline=None)
@given(described=entries)
def test_it_is_what_owlrl_says(described: list[tuple[int, str, int]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """On any canonical entries: their classes and places, closed by owlrl with the whole ontology."""
    quads = []
    kinds = {number: kind for number, kind, _ in described}
    for number, kind, outer in described:
        quads.append(Quad(place(str(number)), term("rdf:type"), term(kind), IRIS.identity_graph))
        if kind == kinds.get(outer) == "dl:Location" and number != outer:
            quads.append(Quad(place(str(number)), term("dl:within"), place(str(outer)), IRIS.identity_graph))
    with open_store(tmp_path_factory.mktemp("any") / "store", create=True) as store:
        store.extend(quads)
        infer_canonical(store, IRIS)
        ours = {(q.subject.value, q.predicate.value, q.object.value) for q in store.quads(IRIS.inferred_graph)}  # type: ignore[union-attr]
    graph = Graph()
    for name in ("dateline.ttl", "schemes.ttl"):
        graph.parse(folder("ontology") / name, format="turtle")
    for quad in quads:
        graph.add(tuple(URIRef(t.value) for t in (quad.subject, quad.predicate, quad.object)))  # type: ignore[union-attr, arg-type]
    begin = place("x").value[:-1]
    said = (term("dl:within").value, str(RDF.type))
    theirs = {
        (str(s), str(p), str(o))
        for s, p, o in closed(graph)
        if s.startswith(begin) and str(p) in said and "dateline" in str(o)
    }
    assert {t for t in ours if t[0] != t[2]} == theirs


def test_owlrl_closes_the_schema_once_for_each_version(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert infer_schema(store, IRIS)
    written = set(store.quads(IRIS.inferred_schema_graph))
    assert set(close_schema(graph=IRIS.inferred_schema_graph)) < written
    monkeypatch.setattr(schema, "close_schema", lambda **_: pytest.fail("closed again"))
    assert not infer_schema(store, IRIS)
    monkeypatch.undo()
    monkeypatch.setattr(whole, "schema_digest", lambda: "another version")
    assert infer_schema(store, IRIS)
