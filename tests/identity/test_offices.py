"""Who holds an office, as articles say, and what a description means."""

import pytest
from identity_help import known, person
from pyoxigraph import Literal, Quad
from test_identity import IRIS, canonical, corpus

from dateline.graph.iris import term
from dateline.identity.offices import described, held

BASE = "https://example.org/id/"
KENYA = known("actor/kenya")
SOMEBODY = person("Kenya's president", slug="d", named=False)


@pytest.mark.parametrize(
    ("role", "state", "office"),
    [
        ("President", "kenya", "actor/kenya president"),
        ("prime minister of Iraq", "iraq", "actor/iraq prime-minister"),
        ("premier", "iraq", "actor/iraq prime-minister"),
        ("minister van Buitenlandse Zaken", "iran", "actor/iran foreign-minister"),
        ("deputy prime minister", "iraq", ""),
        ("former president", "kenya", ""),
        ("ambassador", "kenya", ""),
        ("spokesman for the president", "kenya", ""),
    ],
)
def test_held(role: str, state: str, office: str) -> None:
    assert held(role, f"{BASE}actor/{state}") == office
    assert held(role, f"{BASE}article/a1/actor/{state}") == ""


@pytest.mark.parametrize(
    ("description", "language", "office"),
    [
        ("Kenya’s president", "en", "actor/kenya president"),
        ("Iraqi prime minister", "en", "actor/iraq prime-minister"),
        ("prime minister of Iraq", "en", "actor/iraq prime-minister"),
        ("South Korean president", "en", "actor/south-korea president"),
        ("Iraakse premier", "nl", "actor/iraq prime-minister"),
        ("president van Kenia", "nl", "actor/kenya president"),
        ("president", "en", ""),
        ("former Iraqi prime minister", "en", ""),
        ("Iraqi deputy prime minister", "en", ""),
        ("Kenyan presidents", "en", ""),
        ("Reuters president", "en", ""),
    ],
)
def test_described(description: str, language: str, office: str) -> None:
    assert described(description, language) == office


def _president(article: str) -> list[Quad]:
    role, graph = IRIS.node(article, "role-1"), IRIS.reading(article)
    return [
        Quad(role, term("rdf:type"), term("dl:Role"), graph),
        Quad(role, term("dl:holder"), IRIS.node(article, "actor/p"), graph),
        Quad(role, term("dl:inOrganization"), IRIS.register_entry("actor/kenya"), graph),
        Quad(role, term("dl:roleText"), Literal("President", language="en"), graph),
    ]


def test_a_description_goes_to_whoever_holds_the_office() -> None:
    quads = [*corpus([person("Amina Okoth"), KENYA], [SOMEBODY, KENYA]), *_president("a1")]
    links = canonical(quads)
    assert links["article/a2/actor/d"] == links["article/a1/actor/p"] == "actor/amina-okoth"


def test_without_a_holder_or_with_two_it_stays_alone() -> None:
    alone = corpus([person("Amina Okoth"), KENYA], [SOMEBODY, KENYA], [SOMEBODY])
    two = [*corpus([person("Amina Okoth"), KENYA], [SOMEBODY, KENYA], [person("Bill Wafula")])]
    for quads in (alone, [*two, *_president("a1"), *_president("a3")]):
        links = canonical(quads)
        assert links["article/a2/actor/d"] == "article/a2/actor/d"
