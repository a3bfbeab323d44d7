"""A reading as quads: nodes, types, spans, and what must not be written."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from dateline.errors import UsageError
from dateline.graph.iris import Iris, slug, term
from dateline.graph.literals import restored
from dateline.graph.quads import reading_quads
from dateline.graph.serialise import parse_bytes, serialise
from dateline.language.model import Entity, Span
from dateline.reading.model import Reading
from factories import TEXT, make_article, make_reading, span

IRIS = Iris("https://example.org/id/")
ARTICLE = "https://example.org/id/article/made-1"


def quads() -> list[Quad]:
    return reading_quads(make_reading(), IRIS)


def values(subject: str, predicate: str) -> list[str]:
    """Objects of a node of the article (`event/strike-1`, `#char=0,4`), shortened to what follows the base."""
    node = NamedNode(ARTICLE + (subject if subject.startswith("#") else "/" + subject))
    found = [q.object for q in quads() if q.subject == node and q.predicate == term(predicate)]
    return [str(o) if isinstance(o, Literal) else o.value.removeprefix("https://example.org/id/") for o in found]  # type: ignore[union-attr]


def test_one_graph_no_blank_nodes_no_duplicates() -> None:
    written = quads()
    assert {q.graph_name for q in written} == {NamedNode("https://example.org/id/reading/made-1")}
    assert len(written) == len(set(written))
    assert not any(isinstance(t, BlankNode) for q in written for t in (q.subject, q.object))


def test_event() -> None:
    strike = "event/strike-1"
    assert values(strike, "rdf:type") == [term("dl:Strike").value]  # the most specific class only
    assert values(strike, "dl:reportedIn") == ["article/made-1"]
    assert values(strike, "dl:eventType") == [term("et:drone-strike").value]
    assert values(strike, "dl:factuality") == [term("fa:occurred").value]
    assert values(strike, "dl:attacker") == ["article/made-1/actor/tigray-front"]
    assert values(strike, "dl:quantity") == ["article/made-1/quantity/1"]
    assert values(strike, "dl:earliest") == values(strike, "dl:latest")
    assert values(strike, "dl:latest") == ['"2031-03-07"^^<http://www.w3.org/2001/XMLSchema#date>']
    assert values(strike, "dl:dateText") == ['"on Friday"@en']
    assert values(strike, "dl:rule") == ['"strike-noun"']
    assert values(strike, "dl:speechAct") == []


def test_statement_and_proposition() -> None:
    assert values("event/statement-1", "dl:demands") == ["article/made-1/proposition/1"]
    assert values("event/statement-1", "dl:about") == ["article/made-1/event/strike-1"]
    assert values("event/statement-1", "dl:addressee") == ["actor/kenya"]  # the register's entry
    assert values("event/statement-1", "dl:earliest") == []
    assert values("proposition/1", "dl:condition") == ['"should the shelling go on"@en']
    assert values("proposition/1", "dl:reportedIn") == ["article/made-1"]
    assert values("role/1", "dl:roleText") == ['"special envoy"@en']
    assert values("role/1", "dl:inOrganization") == ["actor/african-union"]


def test_entries_of_the_article_are_described_and_register_entries_are_not() -> None:
    assert values("actor/elodie-okoth-mbeki", "rdf:type") == [term("dl:Person").value]
    assert values("actor/elodie-okoth-mbeki", "skos:altLabel") == ['"Okoth-Mbeki"@en']
    assert values("actor/tigray-front", "rdf:type") == [term("dl:Group").value]
    assert values("actor/tigray-front", "dl:actorType") == [term("at:armed-group").value]
    assert values("place/mekelle", "dl:within") == ["place/ethiopia"]
    assert values("place/mekelle-airport", "dl:within") == ["article/made-1/place/mekelle"]
    assert not any(q.subject == IRIS.register_entry("actor/kenya") for q in quads())


def test_a_description_is_marked_as_one() -> None:
    assert values("actor/many-senators", "rdfs:label") == values("actor/many-senators", "dct:description")
    assert values("actor/tigray-front", "dct:description") == []


def test_spans_hold_their_words() -> None:
    spans = [q.subject for q in quads() if q.predicate == term("rdf:type") and q.object == term("dl:Span")]
    assert len(spans) == 7
    for node in spans:
        part = node.value.removeprefix(ARTICLE)  # type: ignore[union-attr]
        begin, end = (int(n) for n in part.removeprefix("#char=").split(","))
        assert values(part, "nif:anchorOf") == [str(Literal(TEXT[begin:end]))]
        assert values(part, "nif:beginIndex") == [f'"{begin}"^^<{term("xsd:nonNegativeInteger").value}>']
        assert values(part, "nif:referenceContext") == [f"article/made-1#char=0,{len(TEXT)}"]
    assert values(f"#char=0,{len(TEXT)}", "rdf:type") == [term("nif:Context").value]


def test_quantity_is_canonical() -> None:
    assert values("quantity/1", "dl:value") == [f'"1200"^^<{term("xsd:decimal").value}>']
    assert values("quantity/1", "dl:approximate") == [f'"true"^^<{term("xsd:boolean").value}>']


def test_a_store_gives_back_what_went_in() -> None:
    store = Store()
    store.extend(quads())
    assert {restored(q) for q in store} == set(quads())


def test_unknown_key_and_impossible_span_are_refused() -> None:
    reading = make_reading()
    event = replace(reading.events[0], links={"dl:attacker": ("actor/nobody",)})
    with pytest.raises(ValueError, match=r"event/strike-1 names actor/nobody"):
        reading_quads(replace(reading, events=(event,)), IRIS)
    event = replace(reading.events[0], evidence=(Span(5, len(TEXT) + 1),))
    with pytest.raises(ValueError, match="in a text of"):
        reading_quads(replace(reading, events=(event,)), IRIS)


def test_two_claims_of_one_key_are_refused() -> None:
    reading = make_reading()
    with pytest.raises(ValueError, match="two things have the key event/strike-1"):
        reading_quads(replace(reading, events=(*reading.events, reading.events[0])), IRIS)


@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).flatmap(
        lambda text: st.tuples(st.just(text), st.sets(st.integers(0, len(text)), min_size=2, max_size=2))
    ),
    st.sampled_from(["trig", "nquads"]),
)
def test_words_of_any_text_are_found_again(drawn: tuple[str, set[int]], form: str) -> None:
    text, ends = drawn
    begin, end = sorted(ends)
    event = replace(make_reading().events[0], links={}, quantities=(), date_text=text, evidence=(Span(begin, end),))
    reading = Reading(make_article(text=text), events=(event,))
    back = parse_bytes(serialise(reading_quads(reading, IRIS), form), form)
    anchors = [q.object.value for q in back if q.predicate == term("nif:anchorOf")]  # type: ignore[union-attr]
    assert anchors == [text[begin:end]]
    assert Literal(text, language="en") in [q.object for q in back]


def test_offsets_count_code_points() -> None:
    text = "🎺 Aïda met Bø."
    reading = make_reading(article=make_article(text=text), entities=(), propositions=(), roles=(), quantities=())
    event = replace(
        make_reading().events[0], links={}, quantities=(), evidence=(span("Aïda met Bø", text),), date_text=None
    )
    written = reading_quads(replace(reading, events=(event,)), IRIS)
    words = [
        q.object for q in written if q.subject == IRIS.span("made-1", 2, 13) and q.predicate == term("nif:anchorOf")
    ]
    assert words == [Literal("Aïda met Bø")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Élodie Okoth-Mbeki", "elodie-okoth-mbeki"),
        ("U.S. Army", "u-s-army"),
        ("حسن", "حسن"),
        ("Groß_Straße", "gross-strasse"),
        ("…", "x"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("base", ["", "id/", "https://example.org/id", "https://exa mple.org/", "urn:x:"])
def test_a_base_must_be_a_namespace(base: str) -> None:
    with pytest.raises(UsageError, match="base"):
        Iris(base)


def test_entry_names() -> None:
    own = Entity("actor/tigray-front", "Tigray Front", "armed-group")
    assert IRIS.entry("made-1", own).value == ARTICLE + "/actor/tigray-front"
    assert IRIS.entry("made-1", replace(own, register="actor/front")).value == "https://example.org/id/actor/front"
    assert IRIS.article_id_of("https://example.org/id/reading/made-1") == "made-1"
    assert IRIS.article_id_of("https://example.org/id/graph/articles") is None
