"""Articles, readings and runs in the articles graph."""

from datetime import datetime

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from dateline.graph import literals
from dateline.graph.iris import Iris, term
from dateline.graph.provenance import article_quads, article_subjects, reading_entity_quads, run_quads
from factories import make_article, make_run

IRIS = Iris()


def values(quads: list[Quad], subject: NamedNode, predicate: str) -> list[object]:
    return [q.object for q in quads if q.subject == subject and q.predicate == term(predicate)]


def test_article() -> None:
    article, node = make_article(), IRIS.article("made-1")
    quads = article_quads(article, IRIS)
    assert {q.graph_name for q in quads} == {IRIS.articles_graph}
    assert values(quads, node, "rdf:type") == [term("dl:Article")]
    assert values(quads, node, "dct:title") == [Literal(article.title or "", language="en")]
    assert values(quads, node, "dct:issued") == [Literal("2031-03-09", datatype=term("xsd:date"))]
    assert values(quads, node, "schema:sha256") == [Literal(article.sha256)]
    assert values(quads, node, "dct:source") == [NamedNode("https://news.example/made-1")]
    (publisher,) = values(quads, node, "dct:publisher")
    assert publisher == NamedNode(IRIS.base + "publisher/the-coast-gazette")
    assert values(quads, IRIS.publisher("The Coast Gazette"), "rdfs:label") == [Literal("The Coast Gazette")]


def test_reprint_names_its_agency() -> None:
    quads = article_quads(make_article(), IRIS)
    (original,) = values(quads, IRIS.article("made-1"), "prov:hadPrimarySource")
    assert isinstance(original, NamedNode)
    assert values(quads, original, "prov:wasAttributedTo") == [IRIS.publisher("Coastal Wire")]
    plain = article_quads(make_article(primary_source=None), IRIS)
    assert not values(plain, IRIS.article("made-1"), "prov:hadPrimarySource")


@pytest.mark.parametrize("source", ["made-1.txt", "https://news.example/a b", "notes/http.txt"])
def test_a_source_that_is_no_iri_is_text(source: str) -> None:
    quads = article_quads(make_article(source=source), IRIS)
    assert values(quads, IRIS.article("made-1"), "dct:source") == [Literal(source)]


def test_reading_and_run() -> None:
    quads = reading_entity_quads("made-1", "abc123", 4, IRIS) + run_quads(make_run(4), IRIS)
    reading, run = IRIS.reading("made-1"), IRIS.run(4)
    assert values(quads, reading, "prov:wasDerivedFrom") == [IRIS.article("made-1")]
    assert values(quads, reading, "prov:wasGeneratedBy") == [run]
    assert values(quads, reading, "dct:identifier") == [Literal("abc123")]
    assert values(quads, run, "prov:startedAtTime") == [Literal("2031-03-10T08:30:00Z", datatype=term("xsd:dateTime"))]
    used = values(quads, run, "prov:used")
    labels = [v for u in used if isinstance(u, NamedNode) for v in values(quads, u, "rdfs:label")]
    assert labels == [Literal("mappings m-1"), Literal("register r-1"), Literal("model en 3.8.0")]


def test_subjects_that_go_with_an_article_are_all_of_its_own() -> None:
    own = set(article_subjects("made-1", IRIS))
    mine = article_quads(make_article(), IRIS) + reading_entity_quads("made-1", "f", 1, IRIS)
    other = article_quads(make_article("made-2"), IRIS) + reading_entity_quads("made-2", "f", 1, IRIS)
    assert {q.subject for q in mine} - own == {q.subject for q in other} - set(article_subjects("made-2", IRIS))
    assert not own & {q.subject for q in other}


def test_a_moment_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        literals.moment(datetime(2031, 3, 10))
