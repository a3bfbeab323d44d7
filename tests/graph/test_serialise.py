"""Every format: the same bytes for the same quads, and nothing lost on the way back."""

import json
import random
import warnings
from datetime import date
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from dateline.errors import InputError, UsageError
from dateline.graph.iris import Iris, term
from dateline.graph.jsonld import Context, write_jsonld
from dateline.graph.provenance import article_quads, reading_entity_quads, run_quads
from dateline.graph.quads import reading_quads
from dateline.graph.serialise import Format, canonical, in_order, parse_bytes, parse_file, serialise
from dateline.resources import folder
from dateline.vocabulary import PREFIXES
from factories import make_article, make_reading, make_run

IRIS = Iris()
DATASETS = [Format.TRIG, Format.NQUADS, Format.JSONLD]
GRAPHLESS = [Format.TURTLE, Format.NTRIPLES]

names = st.text(st.characters(codec="utf-8"), max_size=30)
literals = st.one_of(
    st.builds(Literal, names),
    st.builds(lambda t, tag: Literal(t, language=tag), names, st.sampled_from(["en", "nl", "de-ch"])),
    st.builds(
        lambda t, kind: Literal(t, datatype=term(kind)),
        st.one_of(
            names, st.integers().map(str), st.decimals(allow_nan=False, allow_infinity=False).map(str), st.just("true")
        ),
        st.sampled_from(
            ["xsd:decimal", "xsd:integer", "xsd:nonNegativeInteger", "xsd:boolean", "xsd:date", "xsd:double", "dl:odd"]
        ),
    ),
    st.dates(min_value=date(1000, 1, 1)).map(lambda d: Literal(d.isoformat(), datatype=term("xsd:date"))),
)
nodes = st.sampled_from([IRIS.node("a", "event/1"), IRIS.span("a", 3, 9), term("dl:Strike"), NamedNode("urn:x:y")])
predicates = st.sampled_from(
    [term(t) for t in ("rdf:type", "rdfs:label", "dl:attacker", "dl:earliest", "dl:value", "dl:quotation", "dl:odd")]
)
graphs = st.sampled_from([IRIS.reading("a"), IRIS.articles_graph, DefaultGraph()])
datasets = st.lists(st.builds(Quad, nodes, predicates, st.one_of(literals, nodes), graphs), max_size=12)

CONTEXT = Context.parse(
    {
        "@version": 1.1,
        "dl": "https://w3id.org/dateline/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "id": "@id",
        "type": "@type",
        "Strike": "dl:Strike",
        "label": {"@id": "rdfs:label", "@container": "@language"},
        "attacker": {"@id": "dl:attacker", "@type": "@id", "@container": "@set"},
        "earliest": {"@id": "dl:earliest", "@type": "xsd:date"},
        "value": {"@id": "dl:value", "@type": "xsd:nonNegativeInteger"},
        "quotation": {"@id": "dl:quotation", "@language": "en"},
    }
)


def everything() -> list[Quad]:
    parts = [reading_quads(make_reading(i), IRIS) + article_quads(make_article(i), IRIS) for i in ("a", "b")]
    return parts[0] + parts[1] + run_quads(make_run(), IRIS) + reading_entity_quads("a", "f", 1, IRIS)


@given(datasets)
def test_any_text_survives_formats_with_graphs(quads: list[Quad]) -> None:
    for format in (Format.TRIG, Format.NQUADS):
        assert set(parse_bytes(serialise(quads, format), format)) == set(quads)


@given(datasets)
def test_any_text_survives_json_ld(quads: list[Quad]) -> None:
    assert set(parse_bytes(write_jsonld(in_order(quads), CONTEXT), Format.JSONLD)) == set(quads)


@given(datasets)
def test_any_text_survives_formats_without_graphs(quads: list[Quad]) -> None:
    merged = {Quad(q.subject, q.predicate, q.object) for q in quads}
    for format in GRAPHLESS:
        assert set(parse_bytes(serialise(quads, format), format)) == merged


@pytest.mark.parametrize("format", [*DATASETS, *GRAPHLESS])
def test_order_and_repetition_change_no_byte(format: Format) -> None:
    quads = everything()
    expected = serialise(quads, format)
    for seed in range(3):
        shuffled = quads + quads[:50]
        random.Random(seed).shuffle(shuffled)
        assert serialise(shuffled, format) == expected


@pytest.mark.parametrize("format", DATASETS)
def test_readings_come_back(format: Format) -> None:
    quads = everything()
    assert set(parse_bytes(serialise(quads, format), format)) == set(quads)


@pytest.mark.parametrize("format", DATASETS)
def test_blank_nodes_get_names_that_depend_on_what_is_said_of_them(format: Format) -> None:
    def chain(first: str, second: str) -> list[Quad]:
        a, b, graph = BlankNode(first), BlankNode(second), IRIS.articles_graph
        return [
            Quad(term("dl:agent"), term("owl:propertyChainAxiom"), a, graph),
            Quad(a, term("rdf:first"), term("dl:speaker"), graph),
            Quad(a, term("rdf:rest"), b, graph),
            Quad(b, term("rdf:first"), term("dl:action"), graph),
            Quad(b, term("rdf:rest"), term("rdf:nil"), graph),
        ]

    written = serialise(chain("x", "y"), format)
    assert written == serialise(reversed(chain("y", "x")), format)
    assert canonical(parse_bytes(written, format)) == canonical(chain("x", "y"))


def test_trig_is_grouped_and_has_only_the_prefixes_it_needs() -> None:
    text = serialise(everything(), "trig").decode()
    assert text.count("GRAPH") + text.count(" {\n") == 3
    assert text.count("article/a/event/strike-1> a dl:Strike") == 1
    assert "@prefix dl:" in text
    assert "@prefix sh:" not in text
    assert text.index("graph/articles> {") < text.index("reading/a> {") < text.index("reading/b> {")


def test_nothing_is_nothing() -> None:
    for format in Format:
        assert parse_bytes(serialise([], format), format) == []


def test_compact_json_ld_is_plain() -> None:
    node = IRIS.node("a", "event/1")
    quads = [
        Quad(node, term("rdf:type"), term("dl:Strike"), IRIS.reading("a")),
        Quad(node, term("dl:attacker"), IRIS.register_entry("actor/kenya"), IRIS.reading("a")),
        Quad(node, term("dl:earliest"), Literal("2031-03-07", datatype=term("xsd:date")), IRIS.reading("a")),
        Quad(node, term("rdfs:label"), Literal("a", language="en"), IRIS.reading("a")),
        Quad(node, term("dl:value"), Literal("3", datatype=term("xsd:nonNegativeInteger")), IRIS.reading("a")),
    ]
    text = write_jsonld(in_order(quads), CONTEXT).decode()
    for line in ('"type": "Strike"', '"earliest": "2031-03-07"', '"value": 3', '"en": "a"'):
        assert line in text


def test_the_published_context_is_used_and_another_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    quads = everything()
    document = serialise(quads, "jsonld")
    data = json.loads(document)
    assert data["@context"] == json.loads((folder("ontology") / "context.jsonld").read_text())["@context"]
    nodes = {node["id"]: node for graph in data["@graph"] for node in graph["@graph"]}
    strike = nodes[IRIS.node("a", "event/strike-1").value]
    assert (strike["type"], strike["eventType"], strike["earliest"]) == ("Strike", "et:drone-strike", "2031-03-07")
    assert strike["dateText"] == {"en": "on Friday"}
    assert nodes[IRIS.publisher("Coastal Wire").value]["rdfs:label"] == "Coastal Wire"
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    other = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own, inside its Dataset
        other.parse(data=document, format="json-ld")
    expected = {(str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)) for q in quads}
    found = set()
    for s, p, o, g in other.quads():
        found.add((s.n3(), p.n3(), o.n3() if isinstance(o, rdflib.URIRef) else _plain(o), f"<{g}>"))
    assert found == expected


def _plain(value: object) -> str:
    """An rdflib literal as pyoxigraph writes it."""
    assert isinstance(value, rdflib.Literal)
    if value.language:
        return str(Literal(str(value), language=value.language))
    return str(Literal(str(value), datatype=NamedNode(str(value.datatype or PREFIXES["xsd"] + "string"))))


def test_an_iri_whose_scheme_is_a_prefix_is_refused_in_json_ld() -> None:
    quad = Quad(NamedNode("dl:x"), term("rdf:type"), term("dl:Strike"))
    with pytest.raises(ValueError, match="prefix"):
        write_jsonld([quad], CONTEXT)


@pytest.mark.parametrize(
    "source",
    [
        {"@import": "https://example.org/"},
        {"x": {"@reverse": "dl:agent"}},
        {"x": {"@id": "dl:x", "@container": "@index"}},
    ],
)
def test_contexts_beyond_the_writer_are_refused(source: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not supported"):
        Context.parse(source)


def test_errors_name_file_and_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<http://a/> <http://b/> \n nonsense .\n")
    with pytest.raises(InputError, match=r"broken\.ttl:2: .*expected turtle"):
        parse_file(broken)
    with pytest.raises(InputError, match="expected one of"):
        parse_file(tmp_path / "a.xyz")
    with pytest.raises(InputError, match="missing"):
        parse_file(tmp_path / "missing.ttl")
    with pytest.raises(UsageError, match="one of turtle, trig"):
        serialise([], "xml")
    remote = tmp_path / "remote.jsonld"
    remote.write_text('{"@context": "https://example.org/context.jsonld", "@id": "https://example.org/a"}')
    with pytest.raises(InputError, match="remote"):
        parse_file(remote)
