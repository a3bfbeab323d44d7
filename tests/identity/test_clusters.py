"""Events put together."""

from decimal import Decimal

from event_fakes import clusters, day, event, statement, together
from hypothesis import given
from hypothesis import strategies as st

from dateline.identity.candidates import keys, pairs
from dateline.identity.clusters import cluster
from dateline.identity.decisions import Decisions
from dateline.identity.events import Event
from dateline.identity.similarity import compare

DEAD = frozenset({"actor/tesfaye-bekele"})


def test_three_reports_of_one_attack_and_one_of_the_next() -> None:
    found = together(event("a"), event("b"), event("c", days=None), event("d", days=day(2)))
    assert found == [{"a", "b", "c"}]


def test_an_article_tells_a_happening_once() -> None:
    assert together(event("a"), event("a", 2), event("b")) == [{"a", "b"}]


def test_a_chain_is_not_followed() -> None:
    """A meets B and B meets C, but what A and C tell cannot be one."""
    first = event("a", spots=frozenset({"place/adwa"}), dead=DEAD)
    second = event("b", days=None, spots=frozenset(), lands=frozenset(), dead=DEAD)
    third = event("c", days=day(30), dead=DEAD)
    assert compare(first, second).is_one
    assert together(first, second, third) in ([{"a", "b"}], [{"b", "c"}])


def test_the_surest_pair_comes_first() -> None:
    market, port = frozenset({"market"}), frozenset({"port"})
    told = event("a", dead=DEAD), event("b", dead=DEAD, words=market), event("b", 2, words=port)
    members = [c.members for c in clusters(*told) if len(c.members) > 1]
    assert members == [("article/a/event/strike-1", "article/b/event/strike-1")]


def test_what_an_article_tells_twice_is_one_if_another_article_tells_it_and_nothing_keeps_it_apart() -> None:
    first, again, other = event("a"), event("a", 2, days=None), event("b")
    assert together(first, again) == []
    assert [len(c.members) for c in clusters(first, again, other)] == [3]
    for apart in (
        {"doers": frozenset({"actor/x"})},
        {"days": day(1)},
        {"counts": {"ct:killed": (Decimal(4), Decimal(4))}},
    ):
        two = event("a", 2, **apart)
        one = event("a", doers=frozenset({"actor/y"}), counts={"ct:killed": (Decimal(30), Decimal(30))})
        assert max(len(c.members) for c in clusters(one, two, other)) == 2


def test_score_and_reason() -> None:
    found = next(c for c in clusters(event("a", dead=DEAD), event("b", dead=DEAD, type="et:air-strike")))
    assert found.name == "article/a/event/strike-1"
    assert set(found.scores.values()) == {1.0}
    assert found.because == (
        "2 reports: air-strike (1), bombing (1); killing Tesfaye Bekele (2); in Mekelle (2); on 2031-03-10 (2)"
    )
    alone = clusters(event("a"))[0]
    assert (alone.scores, alone.because) == ({}, "")


def test_what_the_user_decided_wins() -> None:
    one, other, far = (e.iri for e in (event("a"), event("b"), event("c")))
    apart = Decisions(different=frozenset({(one, other)}))
    assert all(len(c.members) == 1 for c in clusters(event("a"), event("b"), decisions=apart))
    united = Decisions(same=frozenset({(one, far)}))
    found = clusters(event("a"), event("c", days=day(90)), decisions=united)
    assert [c.members for c in found] == [(one, far)]
    assert found[0].because.startswith("decided by the user; 2 reports")


PLACES = st.sampled_from(["place/mekelle", "place/adwa", "article/x/place/market"])
strikes = st.builds(
    lambda number, place, days, dead, kind, article: event(
        article,
        number,
        spots=frozenset({place} - {""}),
        days=days,
        dead=frozenset({dead} - {""}),
        type=kind,
    ),
    st.integers(1, 2),
    PLACES,
    st.sampled_from([None, day(), day(1), day(2), day(9), day(-20, 30)]),
    st.sampled_from(["", "actor/p", "actor/q"]),
    st.sampled_from(["et:bombing", "et:armed-attack", "et:killing", "et:shelling"]),
    st.sampled_from("abcdef"),
)
statements = st.builds(
    lambda number, article, act, about: statement(article, number, act=act, about=about),
    st.integers(1, 2),
    st.sampled_from("abcdef"),
    st.sampled_from(["sa:state", "sa:condemn"]),
    st.sampled_from([(), (event("x"),), (event("y", dead=DEAD),)]),
)
corpora = st.lists(st.one_of(strikes, statements), max_size=12)


@given(corpora, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(found: list[Event], random: object) -> None:
    events = {e.iri: e for e in found}
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = {iri: events[iri] for iri in shuffled}
    assert cluster(events, pairs(events)) == cluster(again, pairs(again))


@given(corpora)
def test_every_event_is_in_one_cluster_with_events_of_other_articles(found: list[Event]) -> None:
    events = {e.iri: e for e in found}
    made = clusters(*found)
    assert sorted(m for c in made for m in c.members) == sorted(events)
    for one in made:
        assert len(one.members) == 1 or len({events[m].article for m in one.members}) > 1


@given(corpora)
def test_what_may_be_one_shares_a_key(found: list[Event]) -> None:
    for one in found:
        for other in found:
            if one.article != other.article and compare(one, other).is_one:
                assert keys(one) & keys(other)
