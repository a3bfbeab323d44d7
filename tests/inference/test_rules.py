"""The rules in ontology/rules, with owlrl as oracle."""

import random

import owlrl
import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryTriples, RdfFormat, Store, parse
from rdflib import RDF, Graph, Literal, URIRef

from dateline.inference.rules import materialise
from dateline.resources import folder
from dateline.vocabulary import PREFIXES, expand

DL = PREFIXES["dl"]
TURTLE = "@prefix : <https://example.org/> .\n" + "".join(f"@prefix {p}: <{n}> .\n" for p, n in PREFIXES.items())


def follows(turtle: str) -> set[str]:
    quads = materialise(parse(TURTLE + turtle, format=RdfFormat.TURTLE))
    assert {q.graph_name for q in quads} <= {DefaultGraph()}
    short = {RDF.type: "a"}

    def name(iri: str) -> str:
        return short.get(URIRef(iri)) or iri.replace("https://example.org/", ":").replace(DL, "dl:").replace(
            PREFIXES["ac"], "ac:"
        )

    return {" ".join(name(t.value) for t in (q.subject, q.predicate, q.object)) for q in quads}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (":s a dl:Statement .", {":s a dl:CommunicativeAct", ":s a dl:Event"}),
        (":s dl:killed :x .", {":s dl:victim :x"}),
        (":s dl:attacker :x .", {":s dl:agent :x", ":x dl:agentOf :s"}),
        (":x dl:agentOf :s .", {":s dl:agent :x"}),
        (":s dl:threatens :p .", {":s dl:expresses :p"}),
        (
            ":a dl:within :b . :b dl:within :c . :c dl:within :d .",
            {":a dl:within :c", ":a dl:within :d", ":b dl:within :d"},
        ),
        (
            ":s dl:adoptedBy :x ; dl:demands :p . :p dl:action ac:troop-withdrawal .",
            {
                ":s dl:agent :x",
                ":x dl:agentOf :s",
                ":s dl:expresses :p",
                ":x dl:calledFor ac:troop-withdrawal",
                ":x dl:calledFor ac:retreat",
                ":x dl:calledFor ac:end-foreign-presence",
            },
        ),
        (
            ":s dl:speaker :x ; dl:opposes :p . :p dl:action ac:troop-withdrawal .",
            {":s dl:agent :x", ":x dl:agentOf :s", ":s dl:expresses :p"},
        ),
        (":s dl:place :x .", set()),
    ],
)
def test_what_follows(given: str, expected: set[str]) -> None:
    assert follows(given) == expected


def test_new_quads_only_in_the_graph_asked_for_in_a_stable_order() -> None:
    graph = NamedNode("https://example.org/inferred/a")
    given = list(parse(TURTLE + ":s a dl:Strike , dl:Event ; dl:attacker :x .", format=RdfFormat.TURTLE))
    once = materialise(given, graph=graph)
    assert {q.graph_name for q in once} == {graph}
    assert not {(q.subject, q.predicate, q.object) for q in once} & {(q.subject, q.predicate, q.object) for q in given}
    assert once == materialise(reversed(given), graph=graph)


def test_a_store_will_do() -> None:
    store = Store()
    store.load(input=TURTLE + ":g { :s a dl:Strike }", format=RdfFormat.TRIG)
    assert [q.object.value for q in materialise(store)] == [DL + "Event"]  # type: ignore[union-attr]


def test_nothing_follows_twice() -> None:
    given = list(parse(TURTLE + ":s a dl:Strike ; dl:attacker :x .", format=RdfFormat.TURTLE))
    assert materialise([*given, *materialise(given)]) == []


def test_each_rule_is_a_construct_query_that_says_what_it_does() -> None:
    rules = sorted((folder("ontology") / "rules").glob("*.rq"))
    assert rules
    for path in rules:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# ")
        assert isinstance(Store().query(text), QueryTriples), path.name


# ------------------------------------------------------------------------------------------------ the oracle
def generated(seed: int) -> list[Quad]:
    """Random claims: every node of one class, every property between nodes of its kinds."""
    rng = random.Random(seed)

    def nodes(name: str, classes: str, count: int) -> list[NamedNode]:
        out = [NamedNode(f"https://example.org/{name}{i}") for i in range(count)]
        for node in out:
            quads.append(Quad(node, NamedNode(str(RDF.type)), NamedNode(expand("dl:" + rng.choice(classes.split())))))
        return out

    quads: list[Quad] = []
    actors, places = nodes("actor", "Person Group", 4), nodes("place", "Location", 5)
    strikes, acts = nodes("strike", "Strike", 3), nodes("act", "Statement Resolution CommunicativeAct", 4)
    contents, events = nodes("proposition", "Proposition", 4), nodes("event", "Event", 2)
    actions = [NamedNode(expand("ac:" + a)) for a in ("troop-withdrawal", "humanitarian-access", "violence", "meeting")]
    links = {
        "attacker orderedBy": (strikes, actors),
        "agent killed injured victim attributedTo": ([*strikes, *events], actors),
        "speaker adoptedBy addressee": (acts, actors),
        "demands opposes threatens commitsTo expresses": (acts, contents),
        "action": (contents, actions),
        "place": ([*strikes, *events], places),
        "within": (places, places),
        "concerns": ([*contents, *events], [*actors, *places]),
    }
    for names, (subjects, objects) in links.items():
        for name in names.split():
            for _ in range(3):
                quads.append(Quad(rng.choice(subjects), NamedNode(DL + name), rng.choice(objects)))
    return quads


def by_owlrl(quads: list[Quad]) -> set[tuple[str, str, str]]:
    """What owlrl adds about the nodes of the data in terms of our ontology."""
    graph = Graph()
    for name in ("dateline.ttl", "schemes.ttl"):
        graph.parse(folder("ontology") / name, format="turtle")
    data = {tuple(URIRef(t.value) for t in (q.subject, q.predicate, q.object)) for q in quads}  # type: ignore[union-attr]
    for triple in data:
        graph.add(triple)  # type: ignore[arg-type]
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return {
        (str(s), str(p), str(o))
        for s, p, o in graph
        if s.startswith("https://example.org/")
        and not isinstance(s, Literal)
        and (p.startswith(DL) or (p == RDF.type and o.startswith(DL)))
        and (s, p, o) not in data
    }


@pytest.mark.parametrize("seed", range(3))
def test_the_rules_say_what_owlrl_says(seed: int) -> None:
    quads = generated(seed)
    ours = {(q.subject.value, q.predicate.value, q.object.value) for q in materialise(quads)}  # type: ignore[union-attr]
    assert ours == by_owlrl(quads)


def test_the_generated_claims_reach_every_rule() -> None:
    found = {q.predicate.value for seed in range(3) for q in materialise(generated(seed))}
    assert {str(RDF.type), *(DL + p for p in ("agentOf", "victim", "expresses", "within", "calledFor"))} <= found
