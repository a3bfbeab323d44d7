"""Answers as CSV, TSV, JSON and as a table."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from dateline.questions.formats import render, to_csv, to_json, to_markdown, to_table, to_tsv, to_xml
from dateline.questions.model import Result

BASE = "https://example.org/id/"
KINDS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
XSD = "http://www.w3.org/2001/XMLSchema#"
RESULT = Result(
    ("actor", "actorLabel", "n", "when"),
    (
        (NamedNode(BASE + "actor/a"), Literal("Ada", language="en"), Literal(7), None),
        (NamedNode(BASE + "actor/b"), None, Literal(12), Literal("2031-05-06", datatype=NamedNode(XSD + "date"))),
    ),
)


def test_csv():
    assert to_csv(RESULT).splitlines() == [
        "actor,actorLabel,n,when",
        "https://example.org/id/actor/a,Ada,7,",
        "https://example.org/id/actor/b,,12,2031-05-06",
    ]
    assert to_csv(RESULT).endswith("\r\n")


def test_tsv_is_read_back():
    read = parse_query_results(to_tsv(RESULT), format=QueryResultsFormat.TSV)
    assert tuple(tuple(row) for row in read) == RESULT.rows


def test_json_is_read_back():
    read = parse_query_results(to_json(RESULT), format=QueryResultsFormat.JSON)
    assert tuple(v.value for v in read.variables) == RESULT.vars
    assert tuple(tuple(row) for row in read) == RESULT.rows


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(text):
    result = Result(("x",), ((Literal(text),),))
    assert json.loads(to_json(result))["results"]["bindings"][0]["x"]["value"] == text
    assert [tuple(row) for row in parse_query_results(to_tsv(result), format=QueryResultsFormat.TSV)] == list(
        result.rows
    )
    if "\r" not in text and "\n" not in text and "\0" not in text:
        assert list(csv.reader(io.StringIO(to_csv(result)))) == [["x"], [text] if text else [""]] or not text


def test_a_table_has_names_for_iris():
    lines = to_table(RESULT, width=60, base=BASE).splitlines()
    assert [line.split() for line in lines if "─" not in line] == [
        ["actor", "n", "when"],
        ["Ada", "7"],
        ["actor/b", "12", "2031-05-06"],
    ]


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_a_table_fits(width):
    long = Result(("actor", "words"), ((NamedNode(BASE + "actor/" + "x" * 90), Literal("many words " * 30)),))
    lines = to_table(long, width=width, base=BASE).splitlines()
    assert max(map(len, lines)) <= width
    assert "".join(lines).count("x") == 90, "nothing is cut off"


def test_a_table_says_the_answer_once():
    rows = tuple((Literal("Ada"), Literal(words)) for words in ("one", "two"))
    table = to_table(Result(("actor", "words"), rows), width=60, group=1)
    assert table.count("Ada") == 1
    assert "two" in table


def test_a_terminal_is_not_obeyed():
    table = to_table(Result(("x",), ((Literal("\x1b[31mred\u202e[bold]b[/bold]"),),)), width=60)
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert "[bold]b[/bold]" in table, "what looks like markup is text"


def test_curies_in_tables():
    terms = (NamedNode("https://w3id.org/dateline/action/retreat"), NamedNode(BASE + "article/harbour"))
    assert to_table(Result(("a", "b"), (terms,)), width=60, base=BASE).splitlines()[-1].split() == [
        "ac:retreat",
        "harbour",
    ]


def test_ask_and_graphs():
    assert render(True, "table", width=60) == "true\n"
    assert json.loads(render(False, "json", width=60)) == {"head": {}, "boolean": False}
    terms = NamedNode("urn:x:a"), NamedNode("https://w3id.org/dateline/ns#speaker"), NamedNode("urn:x:b")
    assert render((Triple(*terms),), "turtle", width=60).splitlines() == [
        "@prefix dl: <https://w3id.org/dateline/ns#> .",
        "<urn:x:a> dl:speaker <urn:x:b> .",
    ]


def test_xml_is_read_back():
    read = parse_query_results(to_xml(RESULT), format=QueryResultsFormat.XML)
    assert tuple(v.value for v in read.variables) == RESULT.vars
    assert tuple(tuple(row) for row in read) == RESULT.rows
    assert bool(parse_query_results(to_xml(True), format=QueryResultsFormat.XML)) is True
    from rdflib.query import Result as Read

    assert len(Read.parse(io.BytesIO(to_xml(RESULT).encode()), format="xml").bindings) == 2


def test_markdown_keeps_a_row_in_a_line():
    hostile = Result(("a",), ((Literal("one|two\n`three`"),),))
    assert to_markdown(hostile) == "| a |\n| --- |\n| one\\|two \\`three\\` |\n"


@pytest.mark.parametrize(
    ("form", "name"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml"), ("jsonld", "json-ld")]
)
def test_graphs_are_read_back(form, name):
    import rdflib

    node = NamedNode("http://example.org/n")
    triples = (Triple(node, NamedNode("http://example.org/p"), Literal('a <b> & "c"\n\u202e|', language="nl")),)
    text = render(triples, form, width=80)
    assert tuple(q.triple for q in parse(text, format=KINDS[form])) == triples
    read = rdflib.Graph().parse(data=text, format=name)
    assert [str(o) for o in read.objects()] == [triples[0].object.value]
