"""Asking: values of parameters, names in a language, evidence."""

from types import SimpleNamespace

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from dateline.errors import QueryError
from dateline.questions.answer import run
from dateline.questions.header import find_question
from dateline.questions.values import UnknownValue, fold

XSD_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")


@pytest.fixture
def ask(world, folders):
    def asked(name, *columns, lang="en", evidence=False, **params):
        values = {k: [v] if isinstance(v, str) else v for k, v in params.items()}
        result = run(world, find_question(name, folders), values, lang=lang, evidence=evidence)
        wanted = [result.vars.index(c) for c in columns]
        return [tuple(None if row[i] is None else row[i].value for i in wanted) for row in result.rows]

    return asked


@pytest.mark.parametrize(
    "value",
    ["Karo Tenn", "karo TENN", "karo-tenn", "Tenn", "Káro Tenn", "https://example.org/id/actor/karo-tenn"],
)
def test_an_actor_by_any_form_of_the_name(ask, value):
    assert ask("calls", "demandedLabel", actor=value) == [("embassy closure",), ("troop withdrawal",)]


def test_several_values_are_alternatives(ask):
    rows = ask("calls", "actorLabel", "demandedLabel", actor=["Karo Tenn", "Assembly of Velmora"])
    assert rows == [
        ("Assembly of Velmora", "end a foreign presence"),
        ("Karo Tenn", "embassy closure"),
        ("Karo Tenn", "troop withdrawal"),
    ]


def test_a_name_of_an_alternative_is_enough(ask):
    assert ask("calls", "actorLabel", actor="Parlement van Velmora") == [("Assembly of Velmora",)]


@pytest.mark.parametrize(
    "value", ["ac:retreat", "retreat", "Terugtocht", "https://w3id.org/dateline/action/retreat", "RETREAT"]
)
def test_an_action_by_concept_or_label_means_narrower_ones_too(ask, value):
    assert ask("calls", "demandedLabel", actor="any", action=value) == [("troop withdrawal",)]


def test_a_place_means_what_is_within_it(ask):
    assert ask("attacks", "words", place="Velmora", **{"except": "any"}) == [
        ("a strike killed Osk,",),
        ("last week",),
        ("Osk, dead",),
        ("raketten vielen op",),
    ]
    assert ask("attacks", "words", place="Quay", **{"except": "any"}) == [("a strike killed Osk,",)]


def test_an_attack_is_left_out_in_all_its_reports(ask):
    assert ask("attacks", "words", **{"except": "Marit Osk"}) == [("drones hit",), ("raketten vielen op",)]


def test_each_of_several_is_left_out(ask):
    assert ask("attacks", "words", **{"except": ["Karo Tenn", "Marit Osk"]}) == [
        ("drones hit",),
        ("raketten vielen op",),
    ]


def test_one_source_does_not_disagree_with_itself(world, folders):
    question = find_question("date-disagreement", folders)
    before = run(world, question, {}).rows
    other = Store()
    other.extend(world.inner)
    dl, again = "https://w3id.org/dateline/ns#", NamedNode("https://example.org/id/article/harbour/event/strike-9")
    first = NamedNode("https://example.org/id/article/harbour/event/strike-1")
    for quad in world.inner.quads_for_pattern(first, None, None):
        day = quad.predicate.value in (dl + "earliest", dl + "latest")
        value = Literal("2031-05-02", datatype=XSD_DATE) if day else quad.object
        other.add(Quad(again, quad.predicate, value, quad.graph_name))
    other.remove_graph(NamedNode("https://example.org/id/reading/kade"))
    other.remove_graph(NamedNode("https://example.org/id/reading/lantern"))
    view = SimpleNamespace(query=lambda sparql: other.query(sparql, use_default_graph_as_union=True))
    assert before
    assert run(view, question, {}).rows == ()


def test_a_period(ask):
    assert ask("events", "earliest", "eventTypeLabel", since="2031-05-04", until="2031-05-04") == [
        ("2031-05-01", "drone strike"),
        ("2031-05-04", "drone strike"),
    ]


def test_names_in_dutch_and_where_there_are_none(ask):
    assert ask("calls", "actorLabel", "demandedLabel", actor="any", lang="nl") == [
        ("Karo Tenn", "sluiting van een ambassade"),
        ("Karo Tenn", "terugtrekking van troepen"),
        ("Parlement van Velmora", "buitenlandse aanwezigheid beëindigen"),
    ]
    assert ask("opposes-presence", "actorLabel") == [("Ilse Tenn",)]


def test_rows_are_distinct_without_evidence(ask):
    assert ask("killed-in-strikes", "actorLabel") == [("Marit Osk",)]
    assert len(ask("killed-in-strikes", "actorLabel", "words", evidence=True)) == 4


def test_what_is_planned_did_not_happen(ask):
    assert ("rockets are planned",) not in ask("attacks", "words", **{"except": "any"})
    assert ("Karo Tenn",) not in ask("killed-in-strikes", "actorLabel")


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"actor": "Karo Ten"}, "--actor: no actor in this store is called 'Karo Ten' (did you mean 'Karo Tenn'"),
        ({"actor": "Quay"}, "no actor in this store is called 'Quay'"),
        ({"actor": "https://example.org/id/actor/nobody"}, "no actor in this store is called"),
        ({"actor": "any", "action": "ac:retret"}, "did you mean 'ac:retreat'"),
        ({"actor": "any", "action": "et:suspension"}, "no action in this store is called 'et:suspension'"),
        (
            {"actor": "any", "speaker": "x"},
            "calls has no parameter --speaker (it has --actor, --action, --since, --until, --place, --source)",
        ),
    ],
)
def test_values_that_mean_nothing(ask, params, says):
    with pytest.raises(QueryError) as caught:
        ask("calls", **params)
    assert says in str(caught.value)


@pytest.mark.parametrize("value", ["yesterday", "2031-5-6", "2031-13-01", ""])
def test_a_date_is_a_date(ask, value):
    with pytest.raises(QueryError, match=r"--since: .* is not a date"):
        ask("events", since=value)


def test_a_part_of_several_names_is_not_enough(world, folders):
    class More:
        """The world where nobody is called Tenn and no more."""

        def query(self, sparql):
            return world.query(sparql.replace("rdfs:label|skos:altLabel", "rdfs:label"))

    with pytest.raises(QueryError, match="part of several names") as caught:
        run(More(), find_question("calls", folders), {"actor": ["Tenn"]})
    assert "Ilse Tenn, Karo Tenn" in str(caught.value)


def test_a_default_that_this_store_lacks_leaves_the_parameter_open(world, folders):
    result = run(world, find_question("calls", folders))
    assert result.rows == run(world, find_question("calls", folders), {"actor": ["any"]}).rows
    assert [note.partition(",")[2] for note in result.notes] == [" of the default of --actor: --actor is left open"]


@pytest.mark.parametrize(
    ("params", "articles"),
    [
        ({}, {"harbour", "lantern", "kade"}),
        ({"since": "2031-05-04"}, {"lantern", "kade"}),
    ],
)
def test_filters(ask, params, articles):
    rows = ask("killed-in-strikes", "article", evidence=True, **params)
    assert {row[0].rpartition("/")[2] for row in rows} == articles


def test_an_unknown_value_is_a_kind_of_query_error(world, folders):
    with pytest.raises(UnknownValue):
        run(world, find_question("calls", folders), {"actor": ["Zz"]})


def test_a_value_is_never_sparql(world, folders):
    hostile = '" } SERVICE <http://127.0.0.1:9/> { ?a ?b "'
    with pytest.raises(UnknownValue):
        run(world, find_question("calls", folders), {"actor": [hostile]})


def test_fold_keeps_what_two_spellings_share():
    assert fold("  Al-Názir’s  House ") == fold("al nazir s house")
