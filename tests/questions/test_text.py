"""SPARQL as text: slots, words that are refused, terms that the ontology lacks."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from dateline.errors import QueryError
from dateline.questions.text import UnknownTerm, bind, columns, refuse_elsewhere, slots, unknown_terms

SLOT = "SELECT ?name WHERE { VALUES ?name { UNDEF } }"
NO_SURROGATES = st.text(st.characters(exclude_categories=["Cs"]))


@given(NO_SURROGATES, st.sampled_from([None, "en", "nl"]))
def test_any_text_survives_a_slot(text, language):
    literal = Literal(text, language=language) if language else Literal(text)
    assert [row["name"] for row in Store().query(bind(SLOT, {"name": [literal]}))] == [literal]


def test_several_terms_are_alternatives():
    terms = [NamedNode("urn:x:a"), NamedNode("urn:x:b")]
    assert [row["name"] for row in Store().query(bind(SLOT, {"name": terms}))] == terms


def test_an_open_slot_is_taken_out():
    assert slots(SLOT) == {"name"}
    assert bind(SLOT, {"name": [], "other": [Literal("x")]}) == "SELECT ?name WHERE {  }"


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("SELECT * { SERVICE <urn:x:s> { ?s ?p ?o } }", 1),
        ("SELECT * {\n service silent <urn:x:s> { ?s ?p ?o } }", 2),
        ("SELECT * { ?s ?p '''it's # not''' . # nor here\n SerVice ?x { ?s ?p ?o } }", 2),
        (r"SELECT * { \u0053ERVICE <urn:x:s> { ?s ?p ?o } }", 1),
        ('SELECT * { ?s ?p "a\\"b" SERVICE<urn:x:s>{ ?s ?p ?o } }', 1),
        ("SELECT * { { ?s <urn:x:p#y> ?o }SERVICE <urn:x:s> { ?s ?p ?o } }", 1),
        ("SELECT * { FILTER(?a<?b) SERVICE <urn:x:s> { ?s ?p ?o } FILTER(?b>?a) }", 1),
        ("SELECT * FROM <urn:x:g> { ?s ?p ?o }", 1),
        ("SELECT * FROM NAMED <urn:x:g> { ?s ?p ?o }", 1),
    ],
)
def test_a_query_may_not_go_elsewhere(query, line):
    with pytest.raises(QueryError, match=r"SERVICE is not allowed|names no graphs") as caught:
        refuse_elsewhere(query)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a <urn:x:SERVICE> }",
        "PREFIX service: <urn:x:> SELECT ?from { ?from service:service 'SERVICE', \"FROM\" } # SERVICE",
        'SELECT * { ?s ?p """SERVICE <urn:x:s> { }""", "a\\\\" , "FROM" }',
    ],
)
def test_the_words_alone_do_no_harm(query):
    refuse_elsewhere(query)
    assert Store().query(query) is not None


def test_syntax_errors_have_a_place():
    with pytest.raises(QueryError) as caught:
        columns("SELECT * {\n ?s ?p }", "mine.rq")
    assert str(caught.value).startswith("mine.rq:2: column ")
    assert len(str(caught.value)) < 200


def test_an_update_is_no_query():
    with pytest.raises(QueryError, match="a query cannot change the store"):
        columns("INSERT DATA { <urn:x:a> <urn:x:b> <urn:x:c> }", "query")


def test_unknown_terms_are_found_with_line_and_nearest():
    known = frozenset({"https://w3id.org/dateline/ns#speaker", "https://w3id.org/dateline/action/retreat"})
    query = (
        "PREFIX d: <https://w3id.org/dateline/ns#>\n"
        "SELECT * { ?a d:speaker ?b ; d:speeker <https://w3id.org/dateline/action/xyz> ;\n"
        "  <urn:x:any> 'd:none' } # d:neither"
    )
    assert unknown_terms(query, known) == [
        UnknownTerm("dl:speeker", 2, "dl:speaker"),
        UnknownTerm("ac:xyz", 2, None),
    ]


@pytest.mark.parametrize("piece", ["a.", "a-", "<", '"', "'" * 3, "ex:", "u005", "((", "?a<", '"""a'])
def test_a_long_query_is_looked_through_quickly(piece):
    start = time.monotonic()
    refuse_elsewhere(piece * 30_000)
    assert time.monotonic() - start < 5


PIECES = [
    " ",
    "\n",
    ".",
    "'",
    '"',
    '"""',
    "<",
    ">",
    "#",
    ":",
    "u:x",
    "?a",
    "1",
    "(",
    ")",
    "{",
    "}",
    "FILTER(?a",
    "OPTIONAL",
]
PIECES += ["?s ?p ?o", "SERVICE <urn:x:s> { ?s ?p ?o }", "service", "SILENT", "<urn:x:s>", "{ ?s ?p ?o }", "u:SERVICE"]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_whatever_the_parser_takes_for_service_is_refused(text):
    query = "PREFIX u: <urn:x:> PREFIX : <urn:x:> SELECT * { " + text + " }"
    try:
        answers = Store().query(query)
        algebra = str(translateQuery(parseQuery(query)).algebra)
    except Exception:  # noqa: BLE001 - not SPARQL: each parser says so in its own way
        return
    del answers
    if "ServiceGraphPattern" in algebra:
        with pytest.raises(QueryError):
            refuse_elsewhere(query)
