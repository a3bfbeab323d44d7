"""Every stored question: its header, its terms, and its rows on the invented world, from two SPARQL engines."""

import json
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, parse_query_results

from dateline.questions.answer import run
from dateline.questions.formats import to_csv
from dateline.questions.header import list_questions, parse_question
from dateline.questions.text import bind, ontology_terms, unknown_terms
from dateline.resources import folder

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in folder("queries").glob("*.rq"))

BASE = "https://example.org/id/"
DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")
VALUES = {
    "actor": [NamedNode(BASE + "actor/karo-tenn"), NamedNode(BASE + "actor/velmora")],
    "victim": [NamedNode(BASE + "actor/marit-osk")],
    "except": [NamedNode(BASE + "actor/marit-osk")],
    "place": [NamedNode(BASE + "place/velmora")],
    "action": [NamedNode("https://w3id.org/dateline/action/retreat")],
    "type": [NamedNode("https://w3id.org/dateline/event-type/armed-attack")],
    "since": [Literal("2031-05-02", datatype=DATE)],
    "until": [Literal("2031-05-04", datatype=DATE)],
}


def open_defaults(question):
    """Every parameter that has a default, left open: the defaults are persons whom the invented world lacks."""
    return {p.name: ["any"] for p in question.parameters if p.default}


@pytest.fixture(scope="module")
def in_rdflib():
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(HERE / "world.trig", format="trig")
    return dataset


@pytest.mark.parametrize("name", NAMES)
def test_rows_with_evidence(name, world):
    question = parse_question(folder("queries") / f"{name}.rq")
    result = run(world, question, open_defaults(question), evidence=True)
    assert to_csv(result).replace("\r\n", "\n") == (HERE / "expected" / f"{name}.csv").read_text("utf-8")
    assert result.rows, "the invented world has something for every question"


@pytest.mark.parametrize("bound", [False, True], ids=["open", "bound"])
@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_rows(name, bound, world, in_rdflib):
    question = parse_question(folder("queries") / f"{name}.rq")
    sparql = bind(question.sparql, VALUES if bound else {})
    ours = json.loads(world.query(sparql).serialize(format=QueryResultsFormat.JSON))["results"]["bindings"]
    theirs = json.loads(in_rdflib.query(sparql).serialize(format="json"))["results"]["bindings"]
    assert sorted(map(_plain, ours)) == sorted(map(_plain, theirs))


@pytest.mark.parametrize("name", NAMES)
def test_terms_are_the_ontologys(name):
    known = ontology_terms(folder("ontology"))
    assert unknown_terms((folder("queries") / f"{name}.rq").read_text("utf-8"), known) == []


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_and_short(name):
    question = parse_question(folder("queries") / f"{name}.rq")
    assert set(question.text) == {"en", "nl"}
    assert question.description
    body = question.sparql.partition("SELECT")[2]
    assert len(body.splitlines()) <= 20, "a stored question documents the model: keep it short"


def test_each_gold_question_has_one(folders):
    gold = sorted(q.gold.id for q in list_questions(folders) if q.gold)
    assert gold == [f"Q{n:02}" for n in range(1, 22)]


class Backwards:
    """The world, with the rows of every answer the other way round."""

    def __init__(self, world):
        self.world = world

    def query(self, sparql):
        answer = json.loads(self.world.query(sparql).serialize(format=QueryResultsFormat.JSON))
        answer["results"]["bindings"].reverse()
        return parse_query_results(json.dumps(answer), format=QueryResultsFormat.JSON)


@pytest.mark.parametrize("name", NAMES)
def test_order_does_not_depend_on_the_store(name, world):
    question = parse_question(folder("queries") / f"{name}.rq")
    params = open_defaults(question)
    assert run(Backwards(world), question, params, evidence=True) == run(world, question, params, evidence=True)


def _plain(binding):
    """A row without what engines write differently: 700.0 and 700."""
    return sorted(
        (k, str(float(v["value"])) if "decimal" in v.get("datatype", "") else v["value"]) for k, v in binding.items()
    )
