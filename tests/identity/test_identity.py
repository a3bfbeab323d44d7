"""Who meets whom across articles, and that nothing depends on the order of building."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from identity_help import SmallRegister, group, known, person, place
from pyoxigraph import Literal, NamedNode, Quad

from dateline.graph.iris import Iris, term
from dateline.graph.quads import reading_quads
from dateline.graph.register import register_quads, used_keys
from dateline.identity.check import problems
from dateline.identity.link import identity_quads
from dateline.language.model import Entity
from dateline.reading.model import Reading
from factories import make_article, make_reading

IRIS = Iris()


def corpus(*articles: Sequence[Entity]) -> list[Quad]:
    """Readings a1, a2, ... that hold nothing but these entities, and the register entries that they use."""
    quads = []
    for number, entities in enumerate(articles, 1):
        quads += reading_quads(Reading(make_article(f"a{number}"), entities=tuple(entities)), IRIS)
    keys = {e.register for entities in articles for e in entities if e.register} | set(used_keys(quads, IRIS))
    return quads + register_quads(SmallRegister(), sorted(keys), IRIS)


def canonical(quads: Sequence[Quad]) -> dict[str, str]:
    """Entry to canonical entry, both without the base; checks the graph on the way."""
    identity = identity_quads(quads, IRIS)
    assert problems([*quads, *identity], IRIS) == []
    return {
        q.subject.value.removeprefix(IRIS.base): q.object.value.removeprefix(IRIS.base)  # type: ignore[union-attr]
        for q in identity
        if q.predicate == term("dl:canonical")
    }


def met(first: Entity, second: Entity) -> bool:
    """Whether entries of two articles meet."""
    links = canonical(corpus([first], [second]))
    return links[f"article/a1/{first.key}"] == links[f"article/a2/{second.key}"]


def test_equal_full_names_meet_in_a_new_entry() -> None:
    links = canonical(corpus([person("Élodie Okoth-Mbeki")], [person("Elodie Okoth Mbeki", "q")]))
    assert links["article/a1/actor/p"] == links["article/a2/actor/q"] == "actor/elodie-okoth-mbeki"
    assert links["actor/elodie-okoth-mbeki"] == "actor/elodie-okoth-mbeki"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (person("Adel Rashidi"), person("Adil al-Rashidi")),
        (person("General Ibrahim Bello"), person("Ibrahim Bello")),
        (person("Prabowo"), person("Prabowo")),
        (group("the Tigray Front"), group("Tigray Front")),
        (place("Mekelle"), place("Mekelle", within="place/ethiopia")),
    ],
)
def test_these_meet(first: Entity, second: Entity) -> None:
    ethiopia = [known("place/ethiopia")]
    links = canonical(corpus([first, *ethiopia], [second, *ethiopia]))
    assert links[f"article/a1/{first.key}"] == links[f"article/a2/{second.key}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (person("Jamal Rashidi"), person("Jamil Rashidi")),
        (person("Jordan"), group("Jordan")),
        (group("Jordan"), place("Jordan")),
        (group("Many senators", named=False), group("Many senators", named=False)),
        (group("Many senators"), group("Many senators", named=False)),
        (person("the prime minister"), person("prime minister")),
        (person("Adel Rashidi"), person("Adel Omar Rashidi")),
    ],
)
def test_these_do_not_meet(first: Entity, second: Entity) -> None:
    assert not met(first, second)


def test_a_description_stands_for_itself() -> None:
    links = canonical(corpus([group("Many senators", named=False)]))
    assert links == {"article/a1/actor/g": "article/a1/actor/g"}


def test_a_surname_meets_its_one_bearer() -> None:
    links = canonical(corpus([person("Bello")], [person("Ibrahim Bello")], [person("Al-Bello")]))
    assert {links[f"article/a{n}/actor/p"] for n in (1, 2, 3)} == {"actor/ibrahim-bello"}


def test_a_surname_with_two_bearers_stays_alone() -> None:
    links = canonical(corpus([person("Bello")], [person("Ibrahim Bello")], [person("Aisha Bello")], [person("Bello")]))
    assert len({links[f"article/a{n}/actor/p"] for n in (1, 2, 3, 4)}) == 4
    assert links["article/a1/actor/p"] == "article/a1/actor/p"


def test_a_given_name_alone_meets_nobody() -> None:
    links = canonical(
        corpus([person("Ibrahim")], [person("Ibrahim Bello")], [person("Aisha Ibrahim")], [person("Ibrahim")])
    )
    assert len({links[f"article/a{n}/actor/p"] for n in (1, 2, 3, 4)}) == 4
    links = canonical(corpus([person("Ibrahim")], [person("Ibrahim Bello")], [person("Ibrahim")]))
    assert len({links[f"article/a{n}/actor/p"] for n in (1, 2, 3)}) == 3


def test_a_chain_of_likenesses_is_not_followed() -> None:
    names = ("Salim Rashidi", "Salem Rashidi", "Salam Rashidi")
    links = canonical(corpus(*([person(name)] for name in names)))
    assert len({links[f"article/a{n}/actor/p"] for n in (1, 2, 3)}) == 3


def test_the_register_stands_for_what_it_names() -> None:
    links = canonical(corpus([known("actor/kenya")], [group("Kenya")]))
    assert links == {"actor/kenya": "actor/kenya", "article/a2/actor/g": "actor/kenya"}


def test_one_name_in_two_countries() -> None:
    quads = corpus(
        [known("place/lebanon"), place("Tripoli", within="place/lebanon")],
        [known("place/libya"), place("Tripoli", within="place/libya")],
        [known("place/libya"), place("Tripoli", within="place/libya")],
        [place("Tripoli")],
    )
    links = canonical(quads)
    one, two, three, four = (links[f"article/a{n}/place/l"] for n in (1, 2, 3, 4))
    assert two == three
    assert len({one, two, four}) == 3
    assert {one, two} == {"place/tripoli", "place/tripoli--2"}
    assert four == "article/a4/place/l"


def test_a_place_is_not_the_one_that_it_lies_in() -> None:
    links = canonical(corpus([known("place/mexico"), place("Mexico", within="place/mexico")], [known("place/mexico")]))
    assert links["article/a1/place/l"] == "place/mexico--2"
    assert links["place/mexico"] == "place/mexico"


def test_a_town_in_a_city_of_the_register() -> None:
    links = canonical(corpus([known("place/beirut"), place("Dahieh", within="place/beirut")], [place("Dahieh")]))
    assert links["article/a1/place/l"] == links["article/a2/place/l"] == "place/dahieh"


def test_kinds_that_share_a_slug_get_two_entries() -> None:
    links = canonical(corpus([person("Ibrahim Bello")], [group("Ibrahim Bello")]))
    assert sorted(set(links.values())) == ["actor/ibrahim-bello", "actor/ibrahim-bello--2"]


def test_reserved_names_are_left_alone() -> None:
    quads = corpus([group("Kenya")])
    reserved = [IRIS.register_entry("actor/kenya").value]
    links = [q for q in identity_quads(quads, IRIS, reserved=reserved) if q.predicate == term("dl:canonical")]
    assert {q.object for q in links} == {NamedNode(IRIS.base + "actor/kenya--2")}


def test_a_new_entry_is_described_and_says_why() -> None:
    quads = corpus(
        [known("place/ethiopia"), place("Mekelle", within="place/ethiopia")],
        [person("Adel Rashidi", alt=("Rashidi",))],
        [person("Adil Rashidi")],
        [person("Adil Rashidi")],
    )
    identity = identity_quads(quads, IRIS)

    def of(iri: str, prop: str) -> list[object]:
        return [q.object for q in identity if q.subject == NamedNode(IRIS.base + iri) and q.predicate == term(prop)]

    assert of("actor/adel-rashidi", "rdf:type") == [term("dl:Person")]
    assert of("actor/adel-rashidi", "dl:actorType") == [term("at:person")]
    assert of("actor/adel-rashidi", "rdfs:label") == [Literal("Adel Rashidi", language="en")]
    assert of("actor/adel-rashidi", "skos:altLabel") == [Literal(t, language="en") for t in ("Adil Rashidi", "Rashidi")]
    assert of("place/mekelle", "dl:within") == [IRIS.register_entry("place/ethiopia")]
    why = of("article/a3/actor/p", "dl:because")
    assert why == [Literal("one name in several spellings: Adil Rashidi, Adel Rashidi")]
    assert of("article/a2/actor/p", "dl:because") == [Literal("known by this name: Adel Rashidi")]


def test_one_strike_of_two_articles_is_one_cluster_and_statements_of_nobody_are_not() -> None:
    quads = reading_quads(make_reading("a1"), IRIS) + reading_quads(make_reading("a2"), IRIS)
    identity = identity_quads(quads, IRIS)
    clusters = {q.subject.value: q.object.value for q in identity if q.predicate == term("dl:inCluster")}  # type: ignore[union-attr]
    strike = IRIS.base + "article/a2/event/strike-1"
    assert clusters[strike] == IRIS.base + "cluster/a1/event/strike-1"
    senators = {clusters[f"{IRIS.base}article/{a}/event/statement-2"] for a in ("a1", "a2")}
    assert len(senators) == 2


def test_other_graphs_are_not_looked_at() -> None:
    quads = corpus([person("Ibrahim Bello")])
    once = identity_quads(quads, IRIS)
    inferred = [Quad(q.subject, q.predicate, q.object, IRIS.inferred("a1")) for q in quads]
    assert identity_quads([*quads, *once, *inferred], IRIS) == once


GIVEN = ["Adel", "Adil", "Salim", "Salem", "Salam", "Ibrahim", "Aisha", ""]
SURNAMES = ["Rashidi", "al-Rashidi", "Bello", "Abdul-Rahman", "Abdul Rahman", "Khan"]
entities = st.one_of(
    st.builds(
        lambda g, s, n: person(f"{g} {s}".strip(), named=n),
        st.sampled_from(GIVEN),
        st.sampled_from(SURNAMES),
        st.booleans(),
    ),
    st.builds(lambda n: group(n), st.sampled_from(["Kenya", "the Front", "Front", "Bello"])),
    st.just(known("actor/kenya")),
)
places = st.builds(
    lambda n, w: [place(n, within=w), *([known(w)] if w else [])],
    st.sampled_from(["Tripoli", "Mexico", "Beirut", "Dahieh"]),
    st.sampled_from([None, "place/lebanon", "place/libya", "place/mexico", "place/beirut"]),
)
articles = st.one_of(entities.map(lambda e: [e]), places)


@given(st.lists(articles, max_size=9), st.randoms(use_true_random=False))
def test_any_corpus_is_linked_in_any_order(contents: list[list[Entity]], random: object) -> None:
    quads = corpus(*contents)
    first = identity_quads(quads, IRIS)
    assert problems([*quads, *first], IRIS) == []
    shuffled = list(quads)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert identity_quads(shuffled, IRIS) == first


@given(st.lists(articles, max_size=7))
def test_kinds_and_descriptions_never_meet(contents: list[list[Entity]]) -> None:
    quads = corpus(*contents)
    groups: dict[str, list[Entity]] = {}
    for entry, target in canonical(quads).items():
        if entry.startswith("article/"):
            _, article, kind, slug = entry.split("/")
            entity = next(e for e in contents[int(article[1:]) - 1] if e.key == f"{kind}/{slug}")
            groups.setdefault(target, []).append(entity)
    for members in groups.values():
        assert len({(e.is_place, e.type == "person") for e in members}) == 1
        assert len(members) == 1 or all(e.named for e in members)


def test_check_sees_what_is_wrong() -> None:
    quads = corpus([person("Ibrahim Bello")])
    events = reading_quads(make_reading("a3"), IRIS)
    quads += events + register_quads(SmallRegister(), used_keys(events, IRIS), IRIS)
    identity = identity_quads(quads, IRIS)
    entry, graph = IRIS.node("a1", "actor/p"), IRIS.identity_graph
    link = next(q for q in identity if q.subject == entry and q.predicate == term("dl:canonical"))
    cluster = next(q for q in identity if q.predicate == term("dl:inCluster"))
    assert problems([*quads, *identity], IRIS) == []

    def wrong(without: Quad | None = None, *plus: Quad) -> str:
        return "\n".join(problems([*quads, *(q for q in identity if q != without), *plus], IRIS))

    assert "actor/p> has 0 dl:canonical, expected 1" in wrong(link)
    assert "has 2 dl:canonical" in wrong(None, Quad(entry, term("dl:canonical"), entry, graph))
    assert "has 0 dl:inCluster" in wrong(cluster)
    assert "is a cluster without events" in wrong(cluster)
    assert "but is no event" in wrong(None, Quad(entry, term("dl:inCluster"), cluster.object, graph))
    kenya = IRIS.register_entry("actor/kenya")
    assert "is of another kind" in wrong(link, Quad(entry, term("dl:canonical"), kenya, graph))
    nobody = IRIS.register_entry("actor/nobody")
    assert "but not for itself" in wrong(link, Quad(entry, term("dl:canonical"), nobody, graph))
    named = Quad(IRIS.node("a3", "event/strike-1"), term("dl:attacker"), nobody, IRIS.reading("a3"))
    assert "actor/nobody> is named in a reading but is not in the register graph" in wrong(None, named)


def test_two_kinds_of_one_entry_are_refused() -> None:
    quads = corpus([person("Ibrahim Bello")])
    quads.append(Quad(IRIS.node("a1", "actor/p"), term("rdf:type"), term("dl:Group"), IRIS.reading("a1")))
    with pytest.raises(ValueError, match="of several kinds: group, person"):
        identity_quads(quads, IRIS)


def test_articles_in_every_order() -> None:
    contents = [[person("Adel Rashidi")], [person("Adil Rashidi")], [person("Rashidi")]]
    results = []
    for order in permutations(range(3)):
        quads: list[Quad] = []
        for n in order:
            quads += reading_quads(Reading(make_article(f"a{n}"), entities=tuple(contents[n])), IRIS)
        results.append(identity_quads(quads, IRIS))
    assert all(r == results[0] for r in results)
    assert {q.object for q in results[0] if q.predicate == term("dl:canonical")} == {
        NamedNode(IRIS.base + "actor/adel-rashidi")
    }


def because(quads: Sequence[Quad], iri: str) -> str:
    node = NamedNode(IRIS.base + iri)
    return next(q.object.value for q in quads if q.subject == node and q.predicate == term("dl:because"))  # type: ignore[union-attr]


def test_initials_go_to_what_an_article_introduces_them_for() -> None:
    quads = corpus(
        [group("River Defence Front", alt=("RDF",))],
        [group("the RDF")],
        [group("Red Desert Force")],
    )
    links = canonical(quads)
    assert links["article/a2/actor/g"] == links["article/a1/actor/g"] == "actor/river-defence-front"
    assert links["article/a3/actor/g"] == "actor/red-desert-force"
    why = because(identity_quads(quads, IRIS), "article/a2/actor/g")
    assert why == "an article introduces it as short for River Defence Front"


def test_initials_that_fit_one_group_only() -> None:
    links = canonical(corpus([group("River Defence Front")], [group("RDF")]))
    assert links["article/a2/actor/g"] == "actor/river-defence-front"


def test_initials_that_fit_two_groups_are_neithers() -> None:
    links = canonical(corpus([group("River Defence Front")], [group("Red Desert Force")], [group("RDF")]))
    assert links["article/a3/actor/g"] == "article/a3/actor/g"


def test_initials_of_an_actor_of_an_excluded_type() -> None:
    ministry = Entity("actor/g", "Rural Defence Fund", "government")
    links = canonical(corpus([ministry], [group("RDF")]))
    assert links["article/a2/actor/g"] == "actor/rdf"


def test_an_armed_group_is_no_state_of_that_name() -> None:
    state = Entity("actor/g", "Marova", "state")
    vague = Entity("actor/g", "Marova", "other")
    links = canonical(corpus([state], [group("Marova")], [state], [group("Marova")], [vague]))
    assert links["article/a1/actor/g"] == links["article/a3/actor/g"] != links["article/a2/actor/g"]
    assert links["article/a2/actor/g"] == links["article/a4/actor/g"]
    assert links["article/a5/actor/g"] == "article/a5/actor/g"


def test_a_state_of_the_register_is_no_newspaper() -> None:
    paper = Entity("actor/g", "Kenya", "media")
    quads = corpus([known("actor/kenya")], [paper])
    of_state = Quad(IRIS.register_entry("actor/kenya"), term("dl:actorType"), term("at:state"), IRIS.register_graph)
    assert canonical(quads)["article/a2/actor/g"] == "actor/kenya"
    assert canonical([*quads, of_state])["article/a2/actor/g"] == "actor/kenya--2"
