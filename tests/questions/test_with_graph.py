"""Stored questions on quads as the rooms before this one make them."""

import pytest

from dateline.graph.iris import Iris
from dateline.graph.provenance import article_quads
from dateline.graph.quads import reading_quads
from dateline.graph.schema import schema_quads
from dateline.identity.link import link
from dateline.questions import find_question, run
from dateline.store.embedded import open_store
from factories import make_person, make_reading

IRIS = Iris("https://example.org/id/")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("made") / "store", create=True, base=IRIS.base) as opened:
        opened.extend(schema_quads())
        for id in ("made-1", "made-2"):
            reading = make_reading(id)
            envoy = make_person("elodie-okoth-mbeki", "Élodie Okoth-Mbeki", "Okoth-Mbeki", "the envoy")
            entities = tuple(envoy if e.key == envoy.key else e for e in reading.entities)
            opened.extend(reading_quads(make_reading(id, entities=entities), IRIS))
            opened.extend(article_quads(reading.article, IRIS))
        link(opened, IRIS)
        yield opened


def ask(store, folders, name, *columns, evidence=False, **params):
    result = run(store, find_question(name, folders), {k: [v] for k, v in params.items()}, evidence=evidence)
    return [tuple(str(row[result.vars.index(c)].value) for c in columns) for row in result.rows]


def test_who_called_for_withdrawal_in_two_articles(store, folders):
    assert ask(store, folders, "calls-for-withdrawal", "actorLabel") == [("Élodie Okoth-Mbeki",)]
    rows = ask(store, folders, "calls-for-withdrawal", "article", "issued", "words", "rule", evidence=True)
    assert [(article.removeprefix(IRIS.base), *rest) for article, *rest in rows] == [
        (
            f"article/{id}",
            "2031-03-09",
            "to withdraw its troops",
            "withdraw",
        )
        for id in ("made-1", "made-2")
    ]


def test_by_a_short_name_and_a_broader_action_in_dutch(store, folders):
    result = run(
        store,
        find_question("calls", folders),
        {"actor": ["okoth mbeki"], "action": ["end-foreign-presence"]},
        lang="nl",
    )
    assert [row[result.vars.index("demandedLabel")].language for row in result.rows] == ["nl"]


@pytest.mark.parametrize("place", ["Mekelle", "Mekelle airport", "https://example.org/id/place/mekelle"])
def test_strikes_at_a_place_and_around_it(store, folders, place):
    rows = ask(store, folders, "attacks", "eventTypeLabel", place=place, **{"except": "any"})
    assert rows == [("drone strike",)]


def test_what_senators_said_of_it_is_uncertain_and_left_out(store, folders):
    assert ask(store, folders, "sayings", "words", actor="Many senators") == []


def test_what_was_said_includes_the_quotation(store, folders):
    rows = ask(store, folders, "sayings", "words", actor="the envoy")
    assert ("We cannot wait any longer,",) in rows
    assert len(rows) == 2
