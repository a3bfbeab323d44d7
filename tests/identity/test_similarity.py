"""What makes two events one, and what never does."""

from decimal import Decimal

import pytest
from event_fakes import MONDAY, day, event, statement

from dateline.identity.events import Event
from dateline.identity.similarity import APART, compare, kinds

DEAD = frozenset({"actor/tesfaye-bekele"})
FRONT, ARMY = frozenset({"actor/front"}), frozenset({"actor/army"})
NOWHERE = {"spots": frozenset(), "lands": frozenset()}


def test_one_place_one_day() -> None:
    found = compare(event("a"), event("b"))
    assert found.is_one
    assert {"place", "day", "type"} <= set(found.grounds)


def test_nobody_dies_twice() -> None:
    first = event("a", dead=DEAD, days=day(-3), **NOWHERE)
    second = event("b", dead=DEAD, type="et:killing", cls="dl:Event", spots=frozenset({"place/adwa"}))
    assert compare(first, second).is_one
    assert not compare(first, event("b", dead=DEAD, days=day(90), **NOWHERE)).is_one


def test_the_dead_of_a_report_without_anything_else() -> None:
    bare = event("b", dead=DEAD, type="et:assassination", days=None, **NOWHERE)
    assert compare(event("a", dead=DEAD), bare).is_one


@pytest.mark.parametrize(
    "other",
    [
        event("b", days=day(1)),  # the next day
        event("b", spots=frozenset({"place/adwa"})),  # the next city
        event("b", type="et:abduction"),
        event("b", days=None, issued=day(40)[0]),
        event("b", **NOWHERE),  # says too little
        event("b", days=None, **NOWHERE),
        event("b", spots=frozenset(), doers=FRONT),
        statement("b"),
    ],
)
def test_two_attacks_of_one_war(other: Event) -> None:
    first = event("a", doers=FRONT)
    assert not compare(first, other).is_one
    assert compare(first, other) == compare(other, first)


def test_sources_that_disagree_still_meet() -> None:
    """On the day, the toll, the weapon and the attacker."""
    market = frozenset({"market"})
    first = event("a", words=market, doers=FRONT, counts={"ct:killed": (Decimal(14), Decimal(14))})
    second = event(
        "b", type="et:rocket-attack", words=market, doers=ARMY, counts={"ct:killed": (Decimal(20), Decimal(20))}
    )
    assert compare(first, second).is_one
    late = event("b", days=day(1), words=market, doers=FRONT, counts=first.counts)
    assert compare(first, late).is_one


def test_a_headline_without_a_day_goes_by_the_day_of_its_article() -> None:
    assert compare(event("a"), event("b", days=None)).is_one
    assert not compare(event("a"), event("b", days=None, issued=day(9)[0])).is_one


def test_a_spot_in_the_same_city() -> None:
    station = event("a", spots=frozenset({"article/a/place/station"}), around=frozenset({"place/mekelle"}))
    assert compare(station, event("b")).is_one


def test_silence_does_not_contradict() -> None:
    assert compare(event("a", dead=DEAD), event("b")).is_one


def test_told_alike_on_the_same_days() -> None:
    raids = {"days": None, "spots": frozenset(), "doers": ARMY, "type": "et:air-strike"}
    assert compare(event("a", **raids), event("b", **raids)).is_one
    assert not compare(event("a", **raids), event("b", **raids | {"doers": FRONT})).is_one
    assert not compare(event("a", **raids), event("b", **raids | {"vague": frozenset({"targets"})})).is_one
    assert not compare(event("a", **raids), event("b", **raids | {"issued": day(5)[0]})).is_one
    somewhere = raids | {"lands": frozenset()}
    assert not compare(event("a", **somewhere), event("b", **somewhere)).is_one


def test_other_acts_need_who_and_when() -> None:
    visit = {"cls": "dl:Event", "type": "et:visit", "doers": ARMY, **NOWHERE}
    assert compare(event("a", **visit), event("b", **visit)).is_one
    assert not compare(event("a", **visit), event("b", **visit | {"doers": FRONT})).is_one
    assert not compare(event("a", **visit, others=FRONT), event("b", **visit, others=DEAD)).is_one


def test_one_statement_in_two_articles() -> None:
    words = ("we", "will", "not", "leave", "this", "valley")
    assert compare(statement("a", quotes=(words,)), statement("b", quotes=(words[:5],))).is_one
    demand = {"act": "sa:call-for", "forces": frozenset({("dl:demands", "ac:ceasefire")}), "addressees": ARMY}
    assert compare(statement("a", **demand), statement("b", **demand, days=None)).is_one
    condemned = {"act": "sa:condemn"}
    about = compare(statement("a", about=(event("a"),), **condemned), statement("b", about=(event("b"),), **condemned))
    assert about.is_one


@pytest.mark.parametrize(
    "other",
    [
        statement("b"),
        statement("b", quotes=(("another", "word", "altogether", "was", "said"),)),
        statement("b", doers=ARMY, quotes=(("we", "will", "not", "leave", "this", "valley"),)),
        statement("b", act="sa:call-for", forces=frozenset({("dl:demands", "ac:release")})),
        statement("b", quotes=(("we", "will", "not", "leave", "this", "valley"),), days=day(20)),
    ],
)
def test_two_statements_of_one_speaker(other: Event) -> None:
    first = statement("a", quotes=(("we", "will", "not", "leave", "this", "valley"),))
    assert not compare(first, other).is_one


def test_resolutions_of_one_body() -> None:
    vote = {"cls": "dl:Resolution", "type": "et:resolution", "doers": ARMY, **NOWHERE}
    assert compare(event("a", **vote), event("b", **vote, issued=MONDAY)).is_one
    assert not compare(event("a", **vote), event("b", **vote | {"days": day(8)})).is_one
    first = frozenset({("dl:demands", "ac:ceasefire")})
    second = frozenset({("dl:demands", "ac:release")})
    assert not compare(event("a", **vote, forces=first), event("b", **vote, forces=second)).is_one
    assert compare(event("a", **vote), event("b", **vote | {"doers": FRONT})).points == APART


def test_kinds_are_those_of_the_ontology() -> None:
    assert kinds("et:drone-strike") == {"et:drone-strike", "et:air-strike", "et:armed-attack", "et:violence"}
