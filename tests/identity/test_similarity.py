"""What makes two events one, and what never does."""

from datetime import date
from decimal import Decimal

import pytest
from event_fakes import MONDAY, day, event, statement

from dateline.identity.events import Event
from dateline.identity.similarity import APART, compare, is_telling, kinds

DEAD = frozenset({"actor/tesfaye-bekele"})
FRONT, ARMY = frozenset({"actor/front"}), frozenset({"actor/army"})
NOWHERE = {"spots": frozenset(), "lands": frozenset(), "placed": frozenset()}


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


def _killed(number: int) -> dict[str, object]:
    return {"counts": {"ct:killed": (Decimal(number), Decimal(number))}}


def test_a_spot_that_is_called_after_the_city() -> None:
    """Residents of Mekelle were hit, or a hotel in Mekelle of which nobody says more."""
    hit = event("a", **NOWHERE | {"names": frozenset({"mekelle"})})
    assert compare(hit, event("b")).is_one
    hotel = {"spots": frozenset({"article/b/place/hotel"}), "placed": frozenset()}
    assert compare(event("a", **hotel, names=frozenset({"mekelle"})), event("b")).is_one


def test_what_a_spot_is_called_does_not_say_where_it_is() -> None:
    """A compound and a hotel may be one; two cities are not."""
    hotel, compound = ({"spots": frozenset({f"article/a/place/{s}"}), "placed": frozenset()} for s in ("x", "y"))
    assert not compare(event("a", **hotel, **_killed(2)), event("b", **compound, **_killed(2))).is_one
    both = {"doers": FRONT, **_killed(23)}
    assert compare(event("a", **hotel, **both), event("b", **compound, **both)).is_one
    adwa = {"spots": frozenset({"place/adwa"}), "placed": frozenset({"place/adwa"})}
    assert compare(event("a", **adwa, **both), event("b", **both)).points == APART


def test_a_province_says_more_than_a_country() -> None:
    province = {
        "spots": frozenset(),
        "placed": frozenset(),
        "lands": frozenset({"place/ethiopia", "place/tigray"}),
        "regions": frozenset({"place/tigray"}),
    }
    dozens = {"counts": {"ct:killed": (Decimal(24), Decimal(24))}}
    found = compare(event("a", **province, **dozens), event("b", **province, **dozens))
    assert found.is_one and "region" in found.grounds
    elsewhere = province | {"regions": frozenset({"place/afar"})}
    assert not compare(event("a", **province, **_killed(30)), event("b", **elsewhere, **_killed(30))).is_one


def test_figures() -> None:
    """One that hardly two events have says most; early tolls are near each other; small and round ones are common."""
    points = {
        (a, b): compare(event("a", **_killed(a)), event("b", **_killed(b))).points
        - compare(event("a"), event("b")).points
        for a, b in ((61, 61), (60, 60), (2, 2), (35, 39), (2, 3), (10, 39))
    }
    assert [round(p, 2) for p in points.values()] == [0.25, 0.15, 0.15, 0.1, 0.0, -0.15]
    assert is_telling((Decimal(61), Decimal("91.5")))  # at least 61
    assert not is_telling((Decimal("54.0"), Decimal("66.0")))  # about 60


def test_the_last_day_that_a_calendar_has() -> None:
    whole = {"days": (date(9999, 1, 1), date(9999, 12, 31))}
    assert compare(event("a", **whole), event("b", **whole)).points > 0


def test_a_toll_far_off_of_an_attack_without_a_day_is_another_attack() -> None:
    """ "In spring, four people were killed in a bombing of the same market" """
    earlier = event("b", days=None, doers=FRONT, **_killed(4))
    assert not compare(event("a", doers=FRONT, **_killed(30)), earlier).is_one
    assert compare(event("a", doers=FRONT, **_killed(30)), event("b", doers=FRONT, **_killed(4))).is_one


def test_a_period_that_only_one_series_has() -> None:
    weeks = {"type": "et:rocket-attack", "doers": FRONT, **NOWHERE, "days": day(-60, 61)}
    assert compare(event("a", **weeks), event("b", **weeks, vague=frozenset({"targets"}))).is_one
    year = weeks | {"days": (day()[0].replace(month=1, day=1), day()[0].replace(month=12, day=31))}
    assert not compare(event("a", **year), event("b", **year, vague=frozenset({"targets"}))).is_one


def test_silence_does_not_contradict() -> None:
    assert compare(event("a", dead=DEAD), event("b")).is_one


def test_told_alike_on_the_same_days() -> None:
    raids = {"days": None, "spots": frozenset(), "placed": frozenset(), "doers": ARMY, "type": "et:air-strike"}
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
