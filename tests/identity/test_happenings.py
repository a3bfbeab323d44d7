"""The clusters of a store: made anew, or as far as a change reaches, they are the same."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from dateline.graph.iris import Iris, term
from dateline.graph.provenance import article_quads
from dateline.graph.quads import reading_quads
from dateline.identity import check_identity
from dateline.identity.decisions import Decisions, store_decisions
from dateline.identity.link import link
from dateline.language.model import Entity, Span
from dateline.reading.model import Event, Reading
from dateline.store.embedded import EmbeddedStore, open_store
from factories import make_article

IRIS = Iris()
MONDAY = date(2031, 3, 10)
PLACES = ["Mekelle", "Adwa", "Axum"]
PEOPLE = ["Tesfaye Bekele", "Amina Okoth"]

Told = tuple[str, int | None, str, str | None]
"""What happened where, how many days after that Monday, and who died."""

told = st.tuples(
    st.sampled_from(["et:bombing", "et:armed-attack", "et:shelling"]),
    st.sampled_from([None, 0, 1, 9]),
    st.sampled_from(PLACES),
    st.sampled_from([None, *PEOPLE]),
)
versions = st.lists(told, min_size=1, max_size=3)
changes = st.lists(st.tuples(st.sampled_from("abcd"), st.one_of(st.none(), versions)), min_size=1, max_size=6)


def reading(article_id: str, contents: Sequence[Told]) -> Reading:
    """An article with these strikes in it."""
    article = make_article(article_id, issued=MONDAY + timedelta(days=1))
    entities: dict[str, Entity] = {}
    events = []
    for number, (kind, after, place, dead) in enumerate(contents, 1):
        spot = Entity(f"place/{place.lower()}", place, "city", is_place=True)
        entities[spot.key] = spot
        links = {"dl:place": (spot.key,)}
        if dead:
            victim = Entity("actor/" + dead.lower().replace(" ", "-"), dead, "person")
            entities[victim.key] = victim
            links["dl:killed"] = (victim.key,)
        when = None if after is None else MONDAY + timedelta(days=after)
        span = (Span(0, 5),)
        key = f"event/strike-{number}"
        events.append(Event(key, "dl:Strike", kind, span, "toy", links=links, earliest=when, latest=when))
    return Reading(article, tuple(entities.values()), tuple(events))


def put(store: EmbeddedStore, article_id: str, contents: Sequence[Told] | None) -> None:
    """An article in place of what the store had under its id; nothing for None."""
    store.remove_graphs([IRIS.reading(article_id)])
    if contents is not None:
        one = reading(article_id, contents)
        store.extend([*reading_quads(one, IRIS), *article_quads(one.article, IRIS)])


def identity(store: EmbeddedStore) -> set[Quad]:
    return set(store.quads(IRIS.identity_graph))


def clusters(store: EmbeddedStore) -> set[frozenset[str]]:
    """The events of each cluster of several: article and number."""
    found: dict[object, set[str]] = {}
    for quad in identity(store):
        if quad.predicate == term("dl:inCluster") and isinstance(quad.subject, NamedNode):
            name = quad.subject.value.removeprefix(IRIS.base + "article/").replace("/event/strike-", "")
            found.setdefault(quad.object, set()).add(name)
    return {frozenset(members) for members in found.values() if len(members) > 1}


@settings(max_examples=40, deadline=None)
@given(changes)
def test_a_change_gives_what_making_everything_anew_gives(history: list[tuple[str, list[Told] | None]]) -> None:
    with TemporaryDirectory() as folder, open_store(Path(folder) / "store", create=True) as store:
        link(store, IRIS, changed=None)
        for article_id, contents in history:
            put(store, article_id, contents)
            link(store, IRIS, changed=[article_id])
            step = identity(store), set(store.quads(IRIS.event_index_graph))
            link(store, IRIS, changed=None)
            assert step == (identity(store), set(store.quads(IRIS.event_index_graph)))
            assert check_identity(store) == []


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(st.sampled_from("abcd"), versions, min_size=2), st.randoms(use_true_random=False))
def test_articles_in_any_order(contents: dict[str, list[Told]], random: object) -> None:
    results = []
    for _ in range(2):
        order = sorted(contents)
        random.shuffle(order)  # type: ignore[attr-defined]
        with TemporaryDirectory() as folder, open_store(Path(folder) / "store", create=True) as store:
            for article_id in order:
                put(store, article_id, contents[article_id])
                link(store, IRIS, changed=[article_id])
            results.append(identity(store))
    assert results[0] == results[1]


def test_what_was_joined_comes_apart_when_what_joined_it_goes(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        put(store, "a", [("et:bombing", 0, "Mekelle", "Amina Okoth")])
        put(store, "b", [("et:bombing", 1, "Adwa", "Amina Okoth")])
        link(store, IRIS)
        assert clusters(store) == {frozenset({"a1", "b1"})}
        put(store, "b", None)
        link(store, IRIS, changed=["b"])
        assert clusters(store) == set()
        assert check_identity(store) == []


def test_decisions_about_events_and_clusters(tmp_path: Path) -> None:
    a1, b1, c1 = (IRIS.node(i, "event/strike-1").value for i in "abc")
    with open_store(tmp_path / "store", create=True) as store:
        put(store, "a", [("et:bombing", 0, "Mekelle", None)])
        put(store, "b", [("et:bombing", 0, "Mekelle", None)])
        put(store, "c", [("et:bombing", 9, "Axum", None)])
        link(store, IRIS)
        assert clusters(store) == {frozenset({"a1", "b1"})}
        store_decisions(store, Decisions(frozenset({(b1, c1)}), frozenset({(a1, b1)})), IRIS)
        link(store, IRIS)
        assert clusters(store) == {frozenset({"b1", "c1"})}
        cluster = IRIS.cluster("a/event/strike-1").value
        store_decisions(store, Decisions(frozenset({(c1, cluster)})), IRIS)
        link(store, IRIS)
        assert clusters(store) == {frozenset({"a1", "b1", "c1"})}
        put(store, "c", [("et:bombing", 9, "Axum", None), ("et:bombing", 9, "Adwa", None)])
        link(store, IRIS, changed=["c"])
        assert clusters(store) == {frozenset({"a1", "b1", "c1"})}
