"""Any text survives a round trip through every format, read back by us and, where there is one, by another parser."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, Store, parse_query_results

from dateline.errors import UsageError
from dateline.graph.framed import write_framed
from dateline.graph.iris import Iris, term
from dateline.graph.serialise import Format, parse_bytes, serialise
from dateline.questions.formats import to_csv, to_json, to_tsv, to_xml
from dateline.questions.model import Result
from dateline.store.changes import data
from dateline.vocabulary import PREFIXES

IRIS = Iris()
NODE, LABEL, GRAPH = IRIS.node("a", "event/1"), term("rdfs:label"), IRIS.reading("a")
EVERY = st.text(st.characters(codec="utf-8"), max_size=40)
NASTY = st.sampled_from(
    [
        *("'", '"', "\\", "\n", "\r", "\r\n", "\t", "\0", "\x1b[31m", "]]>", "-->", "<", "&amp;", "{", "}", '"' * 3),
        *("^^", "@en", "\\u0041", " ", "\u202e", "\u2066", "\ufeff", "\u0085", "\u2028", "\uffff", "😀", "e\u0301"),
        *(";", "|", ",", "=1+1", "#", "?x", "} ; DROP ALL #"),
    ]
)
TEXTS = st.one_of(EVERY, st.lists(st.one_of(NASTY, EVERY), max_size=6).map("".join))
LITERALS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(lambda text: Literal(text, language="nl"), TEXTS),
    st.builds(lambda text: Literal(text, datatype=term("dl:odd")), TEXTS),
)
XML = {*map(chr, range(0x20))} - {"\t", "\n", "\r"} | {"\ufffe", "\uffff"}
RDFLIB = {Format.TURTLE: "turtle", Format.TRIG: "trig", Format.NTRIPLES: "nt", Format.NQUADS: "nquads",
          Format.JSONLD: "json-ld", Format.RDFXML: "xml"}  # fmt: skip


@pytest.mark.parametrize("form", list(Format))
def test_any_text_survives_every_format_of_rdf(form: Format) -> None:
    @given(LITERALS)
    def check(literal: Literal) -> None:
        quad = Quad(NODE, LABEL, literal, GRAPH)
        if form is Format.RDFXML and XML & set(literal.value):
            with pytest.raises(UsageError, match="cannot be written as RDF/XML"):
                serialise([quad], form)
            return
        written = serialise([quad], form)
        assert [q.triple for q in parse_bytes(written, form)] == [quad.triple]
        if form in (Format.TURTLE, Format.RDFXML, Format.NTRIPLES):
            (value,) = rdflib.Graph().parse(data=written, format=RDFLIB[form]).objects()
        else:
            dataset = rdflib.Dataset()
            dataset.parse(data=written, format=RDFLIB[form])
            ((_, _, value, _),) = dataset.quads()
        assert str(value) == literal.value

    check()


@given(TEXTS)
def test_any_text_survives_framing(text: str) -> None:
    quads = [Quad(NODE, term("rdf:type"), term("dl:Event"), GRAPH), Quad(NODE, term("dl:rule"), Literal(text), GRAPH)]
    (event,) = json.loads(write_framed(quads))["@graph"]
    assert event["rule"] == text


@given(LITERALS)
def test_any_text_survives_every_format_of_results(literal: Literal) -> None:
    result = Result(("one", "two"), ((literal, NODE),))
    for written, kind in ((to_json(result), QueryResultsFormat.JSON), (to_tsv(result), QueryResultsFormat.TSV)):
        read = parse_query_results(written, format=kind)
        assert isinstance(read, QuerySolutions)
        assert [list(row) for row in read] == [[literal, NODE]]
    rows = list(csv.reader(io.StringIO(to_csv(result), newline="")))
    assert rows == [["one", "two"], [literal.value, NODE.value]]
    if not XML & set(literal.value):
        root = ElementTree.fromstring(to_xml(result))
        (found,) = root.iter("{http://www.w3.org/2005/sparql-results#}literal")
        assert (found.text or "") == literal.value


@given(LITERALS, LITERALS)
def test_any_text_survives_an_update(old: Literal, new: Literal) -> None:
    """What the stores send: text of ours with terms in it, which never becomes SPARQL."""
    store = Store()
    kept = Quad(term("dl:Event"), LABEL, Literal("kept"), GRAPH)
    store.update(data("INSERT DATA", [Quad(NODE, LABEL, old, GRAPH), kept]))
    out, into = data("DELETE", [Quad(NODE, LABEL, old, GRAPH)]), data("INSERT", [Quad(NODE, LABEL, new, GRAPH)])
    store.update(f"{out} {into} WHERE {{}}")
    assert set(store) == {Quad(NODE, LABEL, new, GRAPH), kept}


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_name_becomes_an_iri_that_every_parser_takes(name: str) -> None:
    from dateline.articles.metadata import Metadata, article_id
    from dateline.graph.iris import slug

    for node in (IRIS.article(article_id(Metadata(id=name), "x")), IRIS.canonical("actor", slug(name))):
        quad = Quad(node, LABEL, Literal("x"))
        (read,) = rdflib.Graph().parse(data=serialise([quad], "turtle"), format="turtle").subjects()
        assert str(read) == node.value
        assert NamedNode(node.value) == node
        assert not set(node.value.removeprefix(IRIS.base)) & set('#?:%<>"{}|\\^` ')


def test_a_property_without_a_name_is_refused_in_rdf_xml() -> None:
    with pytest.raises(UsageError, match=r"the property <http://example\.org/p/> cannot be written as RDF/XML"):
        serialise([Quad(NODE, NamedNode("http://example.org/p/"), Literal("x"))], "rdfxml")
    assert b"rdf:type" not in serialise([Quad(NODE, NamedNode(PREFIXES["dl"] + "rule"), Literal("x"))], "rdfxml")
