"""The register entries in use."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from dateline.graph.iris import Iris, term
from dateline.graph.quads import reading_quads
from dateline.graph.register import RegisterIris, register_quads, used_keys
from dateline.language.register import default_register
from factories import make_reading

IRIS = Iris("https://example.org/id/")


class Fixed:
    """A register that says one thing of each kind."""

    def triples(self, keys: object) -> list[tuple[str, str, str, str]]:
        assert keys == ["place/x"]
        return [
            ("place/x", "rdf:type", "dl:Location", "curie"),
            ("place/x", "dl:within", "place/y", "key"),
            ("place/x", "geo:lat", "12.3400", "decimal"),
            ("place/x", "rdfs:seeAlso", "https://sws.geonames.org/1/", "iri"),
            ("place/x", "rdfs:label", "X", "nl"),
            ("place/x", "skos:notation", "XX", "string"),
        ]


def test_each_kind_of_value() -> None:
    quads = register_quads(Fixed(), ["place/x", "place/x"], IRIS)
    assert {(q.subject, q.graph_name) for q in quads} == {(IRIS.register_entry("place/x"), IRIS.register_graph)}
    assert [q.object for q in quads] == [
        term("dl:Location"),
        IRIS.register_entry("place/y"),
        Literal("12.34", datatype=term("xsd:decimal")),
        NamedNode("https://sws.geonames.org/1/"),
        Literal("X", language="nl"),
        Literal("XX"),
    ]


def test_used_keys() -> None:
    assert used_keys(reading_quads(make_reading(), IRIS), IRIS) == [
        "actor/african-union",
        "actor/kenya",
        "place/ethiopia",
    ]


def test_a_number_that_is_none() -> None:
    class Broken:
        def triples(self, keys: object) -> list[tuple[str, str, str, str]]:
            return [("place/x", "geo:lat", "north", "decimal")]

    with pytest.raises(ValueError, match="'north' is not a number"):
        register_quads(Broken(), ["place/x"], IRIS)


def test_the_register_that_came_with_dateline() -> None:
    quads = register_quads(default_register(), ["actor/kenya", "actor/nobody-at-all"], IRIS)
    kenya = IRIS.register_entry("actor/kenya")
    assert Quad(kenya, term("rdf:type"), term("dl:Group"), IRIS.register_graph) in quads
    assert Quad(kenya, term("rdfs:label"), Literal("Kenya", language="en"), IRIS.register_graph) in quads
    assert {q.subject for q in quads} == {kenya, IRIS.register_entry("place/kenya")}


def test_iris_of_the_register() -> None:
    iris = RegisterIris(default_register(), IRIS)
    assert IRIS.register_entry("actor/kenya").value in iris
    assert IRIS.register_entry("actor/nobody-at-all").value not in iris
    assert "actor/kenya" not in iris
    assert 3 not in iris
