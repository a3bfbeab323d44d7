"""What goes with a claim that violates a shape, and what stays."""

from collections.abc import Mapping, Sequence

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from dateline.articles.model import Article
from dateline.corpus.withhold import Check, withhold
from dateline.graph.iris import term

ARTICLE = Article("a", "x", "en", "a.txt")
G = NamedNode("http://example.org/g")


def node(name: str) -> NamedNode:
    return NamedNode(f"http://example.org/{name}")


def link(subject: str, prop: str, target: str) -> Quad:
    return Quad(node(subject), term(prop), node(target), G)


def typed(subject: str, curie: str) -> Quad:
    return Quad(node(subject), term("rdf:type"), term(curie), G)


SAYS = [typed("s", "dl:Statement"), link("s", "dl:demands", "p"), link("s", "dl:speaker", "ada")]
DEMAND = [typed("p", "dl:Proposition"), link("p", "dl:quantity", "q"), link("p", "dl:performedBy", "bo")]
NUMBER = [typed("q", "dl:Quantity"), link("q", "dl:evidence", "span")]
STRIKE = [typed("e", "dl:Strike"), link("e", "dl:attacker", "bo"), link("e", "dl:evidence", "span2")]
ACTORS = [typed("ada", "dl:Person"), typed("bo", "dl:Person")]
SPANS = [typed("span", "dl:Span"), typed("span2", "dl:Span")]
ALL = [*SAYS, *DEMAND, *NUMBER, *STRIKE, *ACTORS, *SPANS]


def nothing(left: Sequence[Quad]) -> Sequence[Quad]:
    return ()


def complains(*rounds: Mapping[str, Sequence[str]]) -> Check:
    answers = iter([*rounds, {}])
    return lambda quads, article: next(answers)


def test_nothing_wrong_nothing_changed() -> None:
    kept, withheld = withhold(ALL, nothing, ARTICLE, complains())
    assert kept == ALL
    assert withheld.claims == () == withheld.quads


def test_what_was_there_for_a_claim_alone_goes_with_it() -> None:
    kept, withheld = withhold(ALL, nothing, ARTICLE, complains({node("s").value: ["no"]}))
    assert kept == [*STRIKE, ACTORS[1], SPANS[1]]
    assert withheld.claims == ((node("s").value, ("no",)),)
    assert set(withheld.quads) == set(ALL) - set(kept)


def test_a_claim_that_another_speaks_of_stays() -> None:
    about = link("s", "dl:about", "e")
    kept, _ = withhold([*ALL, about], nothing, ARTICLE, complains({node("s").value: ["no"]}))
    assert set(STRIKE) <= set(kept)


def test_links_to_a_withheld_claim_go_and_the_rest_is_checked_again() -> None:
    seen: list[int] = []

    def check(quads: Sequence[Quad], article: Article) -> Mapping[str, Sequence[str]]:
        seen.append(len(quads))
        if link("s", "dl:demands", "p") in quads:
            return {node("p").value: ["first"]}
        return {node("s").value: ["then"]} if SAYS[0] in quads else {}

    kept, withheld = withhold(ALL, lambda left: [typed("context", "dl:Article")], ARTICLE, check)
    assert [iri for iri, _ in withheld.claims] == [node("p").value, node("s").value]
    assert kept == [*STRIKE, ACTORS[1], SPANS[1]]
    assert seen[0] == len(ALL) + 1 > seen[1] > seen[2]


def test_complaints_that_nothing_can_be_done_about_are_a_fault() -> None:
    stray = Quad(node("x"), term("rdfs:label"), Literal("x"), G)
    with pytest.raises(RuntimeError, match="does not hold"):
        withhold([stray], nothing, ARTICLE, lambda quads, article: {node("elsewhere").value: ["wrong"]})
